import { isSeated } from './draft.ts'
import type { MeetingId, ParticipantId, SlotId, TableId } from './ids.ts'
import type { ProgrammeItem, Room, SeatedMeeting } from './room.ts'
import { timesOverlap } from './timetable.ts'

// Engaged: a person by a seated meeting and by a programme item they signed up for; a table by a seated meeting.
// Engagements exclude each other when their times overlap, also across sessions [G2] [L1].

/** Seated meetings whose time overlaps the slot's, but for `except`. */
export function meetingsDuring(room: Room, slotId: SlotId, except: readonly MeetingId[] = []): SeatedMeeting[] {
  const meetings: SeatedMeeting[] = []
  for (const overlapping of room.overlaps.get(slotId) ?? []) {
    for (const id of room.meetingsAt.get(overlapping) ?? []) {
      const meeting = room.meetings.get(id)!
      if (!except.includes(id) && isSeated(meeting)) meetings.push(meeting)
    }
  }
  return meetings
}

/** Seated meetings of a person, oldest first. */
export function seatedMeetingsOf(room: Room, participantId: ParticipantId): SeatedMeeting[] {
  return (room.meetingsOf.get(participantId) ?? []).map((id) => room.meetings.get(id)!).filter(isSeated)
}

export function signedUpItems(room: Room, participantId: ParticipantId): ProgrammeItem[] {
  return [...room.items.values()].filter(
    (item) => item.signUp && !item.cancelled && item.signedUp.includes(participantId),
  )
}

/** Slots in which a person is engaged, but for the meetings in `except`. Closed ones are not in it. */
export function engagedSlots(room: Room, participantId: ParticipantId, except: readonly MeetingId[] = []): Set<SlotId> {
  const slots = new Set<SlotId>()
  for (const meeting of seatedMeetingsOf(room, participantId)) {
    if (except.includes(meeting.id)) continue
    for (const id of room.overlaps.get(meeting.slotId) ?? []) slots.add(id)
  }
  for (const item of signedUpItems(room, participantId)) {
    for (const slot of room.slots.values()) if (timesOverlap(slot, item)) slots.add(slot.id)
  }
  return slots
}

/** [A3] What others see as busy: engaged or closed, in the order of the slots. */
export function busySlots(room: Room, participantId: ParticipantId): SlotId[] {
  const engaged = engagedSlots(room, participantId)
  const closed = room.participants.get(participantId)?.closedSlots ?? []
  return slotsInOrder(room).filter((id) => engaged.has(id) || closed.includes(id))
}

/** All slots by session, then number. */
export function slotsInOrder(room: Room): SlotId[] {
  return room.sessions.flatMap((session) => session.slotIds)
}

/** The person's meeting during a slot, if there is one. */
export function meetingOfDuring(
  room: Room,
  participantId: ParticipantId,
  slotId: SlotId,
  except: readonly MeetingId[] = [],
): SeatedMeeting | undefined {
  const overlapping = room.overlaps.get(slotId) ?? []
  return seatedMeetingsOf(room, participantId).find(
    (meeting) => overlapping.includes(meeting.slotId) && !except.includes(meeting.id),
  )
}

/** Who sits at the table at any time of the slot. */
export function tableHolder(
  room: Room,
  tableId: TableId,
  slotId: SlotId,
  except: readonly MeetingId[] = [],
): SeatedMeeting | undefined {
  for (const during of room.overlaps.get(slotId) ?? []) {
    const id = holdersAt(room, during).get(tableId)
    if (id && !except.includes(id)) return room.meetings.get(id) as SeatedMeeting
  }
  return undefined
}

/** By a slot's list of meetings, which is another one whenever one of them comes, goes or changes its table. */
const holdersOf = new WeakMap<readonly MeetingId[], ReadonlyMap<TableId, MeetingId>>()
const nobody: ReadonlyMap<TableId, MeetingId> = new Map()

/** Who holds which table in the slot itself, whatever overlaps it. */
export function holdersAt(room: Room, slotId: SlotId): ReadonlyMap<TableId, MeetingId> {
  const ids = room.meetingsAt.get(slotId)
  if (!ids) return nobody
  const known = holdersOf.get(ids)
  if (known) return known
  const holders = new Map(ids.map((id) => [(room.meetings.get(id) as SeatedMeeting).tableId, id]))
  holdersOf.set(ids, holders)
  return holders
}

/** [M14] The live meeting of exactly these people, waiting, placed or running, but for `except`. */
export function liveMeetingOf(room: Room, participantIds: readonly ParticipantId[], except?: MeetingId) {
  for (const id of room.meetingsOf.get(participantIds[0]!) ?? []) {
    const meeting = room.meetings.get(id)!
    if (id === except) continue
    if (meeting.state !== 'waiting' && meeting.state !== 'placed' && meeting.state !== 'running') continue
    const same =
      meeting.participantIds.length === participantIds.length &&
      participantIds.every((other) => meeting.participantIds.includes(other))
    if (same) return meeting
  }
  return undefined
}
