import { accept, type Asking, nothingToDo, reject, type Rules } from './decision.ts'
import { isSeated } from './draft.ts'
import { liveMeetingOf, tableHolder } from './engagements.ts'
import type { RoomEvent } from './events.ts'
import { placeOf } from './evolve-meetings.ts'
import { isFit, isReservedFor, slotFault } from './fitting.ts'
import type { ParticipantId, PersonalKey, SlotId } from './ids.ts'
import { alternatives, bestTable } from './placing.ts'
import type { Rejection } from './rejections.ts'
import { isStaff } from './roles.ts'
import type { Meeting, Room, SeatedMeeting } from './room.ts'
import { noneAmong, ownOf, speakerAmong, visibleMeeting } from './speaking.ts'

type MeetingDeed = 'cancel-meeting' | 'propose-slot' | 'answer-proposal'

/** What anyone in a meeting may do with it. */
export const meetingRules: Rules<MeetingDeed> = {
  /** [M9] [M10] By anyone in it until it begins, by staff until it ends; of three or more, one leaves. */
  'cancel-meeting': ({ room, issuer }, { meetingId, reason, participantId }) => {
    const meeting = visibleMeeting(room, issuer, meetingId)
    if (!meeting) return reject('not-found')
    const leaver = speakerAmong(room, issuer, meeting.participantIds, participantId)
    if (leaver === undefined && participantId !== undefined) return reject(noneAmong(issuer, participantId))
    if (meeting.state === 'cancelled') return nothingToDo()
    if (meeting.state === 'held' || meeting.state === 'no-show') return reject(meetingClosed(meeting))
    if (meeting.state === 'running' && !isStaff(issuer)) return reject({ code: 'too-late', state: 'running' })
    return accept(
      leaver === undefined
        ? { type: 'meeting-cancelled', meetingId, from: placeOf(meeting), reason: reason || null }
        : withoutPerson(room, meeting, leaver, reason || null),
    )
  },

  /** [M7] The meeting keeps its place meanwhile, and the proposal blocks nothing. */
  'propose-slot': (asking, { meetingId, slotId, participantId }) => {
    const { room, issuer } = asking
    const meeting = visibleMeeting(room, issuer, meetingId)
    if (!meeting) return reject('not-found')
    const by = speakerAmong(room, issuer, meeting.participantIds, participantId)
    if (by === undefined) return reject(noneAmong(issuer, participantId))
    if (!room.slots.has(slotId)) return reject({ code: 'not-found', field: 'slotId' })
    const unmovable = notMovable(meeting)
    if (unmovable) return reject(unmovable)
    const seated = meeting as SeatedMeeting
    if (seated.slotId === slotId) return nothingToDo()
    const fault = newSlotFault(asking, seated, slotId, by)
    if (fault) return reject(fault)
    if (meeting.proposal?.slotId === slotId && meeting.proposal.by === by) return nothingToDo()
    return accept({ type: 'slot-proposed', meetingId, by, slotId })
  },

  /** [M7] When all have agreed, it moves in one version: same meeting, same table if that is free. */
  'answer-proposal': (asking, { meetingId, slotId, accept: agrees, participantId }) => {
    const { room, issuer } = asking
    const meeting = visibleMeeting(room, issuer, meetingId)
    if (!meeting) return reject('not-found')
    const by = speakerAmong(room, issuer, meeting.participantIds, participantId)
    if (by === undefined) return reject(noneAmong(issuer, participantId))
    const unmovable = notMovable(meeting)
    if (unmovable) return reject(unmovable)
    const { proposal } = meeting
    if (!proposal || (slotId !== undefined && slotId !== proposal.slotId))
      return reject({ code: 'changed-since', meetingId, what: meeting.changed.what, when: meeting.changed.at })
    if (!agrees) return accept({ type: 'proposal-refused', meetingId, by })
    if (proposal.agreed.includes(by)) return reject('not-allowed')
    if (meeting.participantIds.some((id) => id !== by && !proposal.agreed.includes(id))) {
      return accept({ type: 'proposal-agreed', meetingId, by })
    }
    const seated = meeting as SeatedMeeting
    const fault = newSlotFault(asking, seated, proposal.slotId, by)
    if (fault) return reject(fault)
    const to = { slotId: proposal.slotId, tableId: tableAfterMove(room, seated, proposal.slotId)! }
    return accept({ type: 'meeting-moved', meetingId, from: placeOf(seated)!, to }, { meetingId, ...to })
  },
}

/** A meeting that is over or cancelled cannot be changed (M8). */
export function meetingClosed({ id, state }: Meeting): Rejection {
  return { code: 'meeting-closed', state, meetingId: id }
}

function notMovable(meeting: Meeting): Rejection | undefined {
  if (meeting.state === 'waiting') return { code: 'meeting-not-placed', meetingId: meeting.id }
  if (meeting.state === 'running') return { code: 'too-late', state: 'running' }
  if (!isSeated(meeting) || meeting.state === 'held') return meetingClosed(meeting)
  return meeting.locked ? { code: 'locked', meetingId: meeting.id } : undefined
}

/**
 * [M9] A meeting without one of its people. Of three or more the others go on, in the same place; it is cancelled where only one
 * would be left, or people who have a live meeting of exactly themselves.
 */
export function withoutPerson(
  room: Room,
  meeting: Meeting,
  participantId: ParticipantId,
  reason: PersonalKey | null,
): RoomEvent {
  const { id: meetingId, participantIds } = meeting
  const rest = participantIds.filter((id) => id !== participantId)
  if (rest.length > 1 && !liveMeetingOf(room, rest)) return { type: 'meeting-left', meetingId, participantId }
  return { type: 'meeting-cancelled', meetingId, from: placeOf(meeting), reason }
}

/** Why a meeting cannot move to another slot, with alternatives. */
function newSlotFault(
  { room, issuer, at }: Asking,
  meeting: SeatedMeeting,
  slotId: SlotId,
  by: ParticipantId,
): Rejection | undefined {
  const own = ownOf(room, issuer, meeting.participantIds)
  const except = [meeting.id]
  const first = [by, ...meeting.participantIds.filter((id) => id !== by)]
  const fault =
    slotFault(room, slotId, { participantIds: first, except, issuer, own, at }) ??
    (tableAfterMove(room, meeting, slotId) === undefined ? { code: 'table-taken' as const, slotId } : undefined)
  if (!fault) return undefined
  const wanted = { participantIds: meeting.participantIds, wishes: {}, except }
  return {
    ...fault,
    alternatives: alternatives(room, wanted, at, { slotId, here: placeOf(meeting) }),
  }
}

/** The table it has, where that is free then; otherwise the one that the rule gives. */
function tableAfterMove(room: Room, meeting: SeatedMeeting, slotId: SlotId) {
  const except = [meeting.id]
  const table = room.tables.get(meeting.tableId)!
  const people = meeting.participantIds.map((id) => room.participants.get(id)!)
  const keeps =
    !table.closed &&
    !tableHolder(room, table.id, slotId, except) &&
    isFit(table, people) &&
    (!table.reserved || isReservedFor(table, people))
  return keeps
    ? table.id
    : bestTable(room, slotId, { participantIds: meeting.participantIds, wishes: {}, except })?.tableId
}
