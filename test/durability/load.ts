import type { Audience } from '../../shared/protocol.ts'
import type { Guest, Invited } from '../server/house.ts'

/** Who somebody in the hall is, and of whom they think when they act. */
export interface Part {
  role: 'organiser' | 'facilitator' | 'participant'
  /** Own id of a participant; the name of a shared link. */
  speaker: string
  others: readonly Invited[]
}

/** What somebody says with a command: found again beside the log, where the command is in it. */
export function wordsOf(speaker: string, seq: number): string {
  return `said by ${speaker} in ${seq}`
}

/** The next thing that somebody in the hall asks for, from what they see: `type` and its fields. Some of it is refused, as in life. */
export function nextWish({ role, speaker, others }: Part, guest: Guest, seq: number, random: () => number): object {
  const audience: Audience = role === 'participant' ? `person:${speaker}` : 'staff'
  const shared = role === 'participant' ? 'floor' : 'staff'
  const one = <T>(list: readonly T[]): T | undefined => list[Math.floor(random() * list.length)]
  const slotId = one(guest.records(shared, 'slot'))?.id ?? ''
  const tableId = one(guest.records(shared, 'table'))?.id ?? ''
  const meeting = one(
    guest.records(audience, 'meeting').filter(({ state }) => state === 'placed' || state === 'waiting'),
  )
  const dice = random()

  if (role === 'organiser') {
    const name = `Late ${seq}`
    const profile = { name, organisation: `${name} Ltd`, kind: 'company', country: 'IT', email: `late${seq}@x.example` }
    if (dice < 0.3) return { type: 'add-participant', ...profile }
    return { type: 'change-participant', participantId: one(others)?.id, offers: [wordsOf(speaker, seq)] }
  }
  if (role === 'facilitator') {
    if (meeting && dice < 0.3) return { type: 'cancel-meeting', meetingId: meeting.id, reason: wordsOf(speaker, seq) }
    if (meeting && dice < 0.6) return { type: 'move-meeting', meetingId: meeting.id, slotId, tableId }
    return { type: 'book-meeting', participantIds: [one(others)?.id, one(others)?.id], slotId, tableId }
  }
  const pending = one(guest.records(audience, 'request').filter(({ state }) => state === 'pending'))
  if (pending && dice < 0.5) {
    if (pending.from === speaker) return { type: 'withdraw-request', requestId: pending.id }
    if (dice < 0.3) return { type: 'accept-request', requestId: pending.id }
    return { type: 'decline-request', requestId: pending.id, reason: wordsOf(speaker, seq) }
  }
  if (meeting && dice < 0.6) return { type: 'cancel-meeting', meetingId: meeting.id }
  if (dice < 0.7) return { type: 'set-availability', slotId, open: random() < 0.8 }
  return { type: 'send-request', to: one(others)?.id, message: wordsOf(speaker, seq) }
}
