import type { ParticipantId } from '../ids.ts'
import { nameForm } from '../names.ts'
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
  if (other?.state !== 'present' || !viewer.lead) return false
  const delegation = delegationOf(room, viewer)
  return delegation !== undefined && delegation === delegationOf(room, other)
}

/** Whether what concerns one of `ids` concerns `viewer` too. */
export function seesAny(room: Room, viewer: ParticipantId, ids: readonly ParticipantId[]): boolean {
  return ids.some((id) => seesFor(room, viewer, id))
}

function delegationOf(room: Room, { delegation }: Participant): Delegation | undefined {
  let delegations = delegationsOf.get(room.participants)
  if (!delegations) {
    delegations = grouped(room)
    delegationsOf.set(room.participants, delegations)
  }
  return delegations.get(delegation)
}

/** By the name as it is written; names that are the same (CASES O) share one delegation. */
function grouped(room: Room): ReadonlyMap<string, Delegation> {
  const byForm = new Map<string, Delegation>()
  const byName = new Map<string, Delegation>()
  for (const { id, state, delegation, lead } of room.participants.values()) {
    if (state !== 'present' || delegation === '') continue
    const group = byName.get(delegation) ?? groupOf(byForm, nameForm(delegation))
    byName.set(delegation, group)
    group.members.push(id)
    if (lead) group.leads.push(id)
  }
  return byName
}

function groupOf(byForm: Map<string, Delegation>, form: string): Delegation {
  const group = byForm.get(form) ?? { members: [], leads: [] }
  byForm.set(form, group)
  return group
}
