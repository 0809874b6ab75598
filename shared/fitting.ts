import { mayMeet } from './eligibility.ts'
import { meetingOfDuring, signedUpItems, tableHolder } from './engagements.ts'
import type { Instant, MeetingId, ParticipantId, SlotId, TableId } from './ids.ts'
import { limitReached, roomInSession } from './limits.ts'
import { nameForm } from './names.ts'
import type { Rejection } from './rejections.ts'
import { isStaff, type Issuer } from './roles.ts'
import type { Participant, Room, Table } from './room.ts'
import { sessionOf, timesOverlap } from './timetable.ts'

/** Who is to sit somewhere, and for whom that is asked. */
export interface Sitting {
  participantIds: readonly ParticipantId[]
  /** Meetings that are to leave their place in the same act: their engagements do not count. */
  except?: readonly MeetingId[]
  issuer: Issuer
  /** The issuer and those they speak for: what a participant may be told about. */
  own: readonly ParticipantId[]
  overrule?: boolean | undefined
  at: Instant
}

/** [T5] [T6] Whether the table has what its people need: somebody online needs a virtual one, step-free need a step-free one. */
export function isFit(table: Table, people: readonly Participant[]): boolean {
  if (people.some(({ online }) => online)) return table.url !== null
  return table.stepFree || !people.some(({ stepFree }) => stepFree)
}

/** [T4] Reserved tables are for meetings with somebody of that organisation or delegation. */
export function isReservedFor(table: Table, people: readonly Participant[]): boolean {
  const { reserved } = table
  if (!reserved) return false
  return people.some(
    ({ organisation, delegation }) => organisation === reserved.key || nameForm(delegation) === nameForm(reserved.text),
  )
}

/** Why these people cannot sit in that slot: who may meet, limit, slot, people, in this order. Undefined: they can. */
export function slotFault(room: Room, slotId: SlotId, sitting: Sitting): Rejection | undefined {
  const slot = room.slots.get(slotId)
  if (!slot) return { code: 'not-found', field: 'slotId' }
  const { participantIds, except, issuer, own, overrule } = sitting
  const session = sessionOf(room, slotId)
  if (!overrule) {
    if (!mayMeet(room, participantIds, session.name)) return { code: 'not-eligible', slotId }
    const full = participantIds.find((id) => !roomInSession(room, [id], session.id, except))
    if (full) return limitReached(room, issuer, 'meetingsPerSession', full, own)
  }
  if (slot.stage === 'over' || (slot.stage === 'running' && !isStaff(issuer))) return { code: 'too-late', slotId }
  if (slot.closed) return { code: 'slot-closed', slotId }
  for (const id of participantIds) {
    const fault = personFault(room, slotId, id, sitting)
    if (fault) return fault
  }
  return undefined
}

/** [V3] [L6] Staff are told by what; a participant only that they or the other side is busy. */
function personFault(
  room: Room,
  slotId: SlotId,
  id: ParticipantId,
  { except, issuer, own, overrule }: Sitting,
): Rejection | undefined {
  const slot = room.slots.get(slotId)!
  const meeting = meetingOfDuring(room, id, slotId, except)
  const item = meeting ? undefined : signedUpItems(room, id).find((candidate) => timesOverlap(candidate, slot))
  const closed = room.participants.get(id)!.closedSlots.includes(slotId)
  if (!isStaff(issuer)) {
    return meeting || item || closed
      ? { code: 'person-busy', who: own.includes(id) ? 'you' : 'other', slotId }
      : undefined
  }
  if (meeting) return { code: 'person-busy', who: id, meetingId: meeting.id, slotId }
  if (item) return { code: 'person-busy', who: id, what: item.title, slotId }
  return closed && !overrule ? { code: 'person-closed', who: id, slotId } : undefined
}

/** Why they cannot sit at that table then. Undefined: they can. */
export function tableFault(room: Room, tableId: TableId, slotId: SlotId, sitting: Sitting): Rejection | undefined {
  const table = room.tables.get(tableId)
  if (!table) return { code: 'not-found', field: 'tableId' }
  const people = sitting.participantIds.map((id) => room.participants.get(id)!)
  if (table.closed) return { code: 'table-closed', tableId }
  const holder = tableHolder(room, tableId, slotId, sitting.except)
  if (holder)
    return isStaff(sitting.issuer)
      ? { code: 'table-taken', tableId, meetingId: holder.id }
      : { code: 'table-taken', tableId }
  if (table.reserved && !isReservedFor(table, people) && !sitting.overrule) return { code: 'table-reserved', tableId }
  if (!isFit(table, people)) return { code: 'table-unfit', tableId }
  return undefined
}
