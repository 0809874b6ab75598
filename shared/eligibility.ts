import type { ParticipantId } from './ids.ts'
import { nameForm } from './names.ts'
import type { Facts, Room, Rules, Side } from './room.ts'

type Member = Pick<Facts, 'kind' | 'delegation'>

/** Somebody fits a side when every field of it fits [E1]. */
export function fits(side: Side, { kind, delegation }: Member): boolean {
  if (side.kind && !side.kind.includes(kind)) return false
  return !side.delegation || side.delegation.some((name) => nameForm(name) === nameForm(delegation))
}

/** [E1] Whether these two may ask and meet each other: in that session, or where none is named, in any. Symmetric. No pairs: everyone. */
export function pairMayMeet(rules: Rules, a: Member, b: Member, sessionName?: string): boolean {
  if (rules.mayMeet.length === 0) return true
  return rules.mayMeet.some((pairing) => {
    if (sessionName !== undefined && pairing.sessions && !pairing.sessions.includes(sessionName)) return false
    return (fits(pairing.a, a) && fits(pairing.b, b)) || (fits(pairing.a, b) && fits(pairing.b, a))
  })
}

/** [E2] [E3] In a group every two must be allowed; in that session, or all of them in some one session. */
export function mayMeet(room: Room, participantIds: readonly ParticipantId[], sessionName?: string): boolean {
  if (room.rules.mayMeet.length === 0) return true
  if (sessionName === undefined && room.sessions.length > 0)
    return room.sessions.some(({ name }) => mayMeet(room, participantIds, name))
  const people = participantIds.map((id) => room.participants.get(id)!)
  return people.every((a, i) => people.slice(i + 1).every((b) => pairMayMeet(room.rules, a, b, sessionName)))
}
