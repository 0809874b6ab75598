import type { ParticipantId } from '../ids.ts'
import type { Participant, Room } from '../room.ts'

interface Delegation {
  members: ParticipantId[]
  leads: ParticipantId[]
}

/** A room never changes, so neither does who leads whom in it; made once for each change of its people. */
const delegationsOf = new WeakMap<Room['participants'], ReadonlyMap<string, Delegation>>()

/** [D] Who sees what concerns a person: they themselves, and all leads of their delegation. Nobody for those not present. */
export function viewersOf(room: Room, participantId: ParticipantId): readonly ParticipantId[] {
  const person = room.participants.get(participantId)
  if (person?.state !== 'present') return []
  const leads = delegationOf(room, person)?.leads ?? []
  return leads.includes(participantId) ? leads : [participantId, ...leads]
}

/** [D] For whom somebody may see and act: themselves first; a lead also for everybody of the delegation. */
export function wardsOf(room: Room, participantId: ParticipantId): readonly ParticipantId[] {
  const person = room.participants.get(participantId)
  if (person?.state !== 'present') return []
  const members = person.lead ? (delegationOf(room, person)?.members ?? []) : []
  return [participantId, ...members.filter((id) => id !== participantId)]
}

/** Whether what concerns `participantId` concerns `viewerId` too. */
export function seesFor(room: Room, viewerId: ParticipantId, participantId: ParticipantId): boolean {
  const viewer = room.participants.get(viewerId)
  if (viewer?.state !== 'present') return false
  if (viewerId === participantId) return true
  const other = room.participants.get(participantId)
  return other?.state === 'present' && viewer.lead && viewer.delegation !== '' && viewer.delegation === other.delegation
}

function delegationOf(room: Room, { delegation }: Participant): Delegation | undefined {
  let delegations = delegationsOf.get(room.participants)
  if (!delegations) {
    delegations = grouped(room)
    delegationsOf.set(room.participants, delegations)
  }
  return delegations.get(delegation)
}

function grouped(room: Room): ReadonlyMap<string, Delegation> {
  const delegations = new Map<string, Delegation>()
  for (const { id, state, delegation, lead } of room.participants.values()) {
    if (state !== 'present' || delegation === '') continue
    const group = delegations.get(delegation) ?? { members: [], leads: [] }
    group.members.push(id)
    if (lead) group.leads.push(id)
    delegations.set(delegation, group)
  }
  return delegations
}
