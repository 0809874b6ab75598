import { isSeated } from './draft.ts'
import { engagedSlots, liveMeetingOf, meetingsDuring, seatedMeetingsOf, signedUpItems } from './engagements.ts'
import type { ParticipantId, SlotId } from './ids.ts'
import type { Rejection } from './rejections.ts'
import type { Act, Change, Meeting, Room, SeatedMeeting } from './room.ts'
import { presentParticipant } from './speaking.ts'
import { timesOverlap } from './timetable.ts'

/**
 * [U6] What others did since that leaves no way back, although they touched no card of the act: they took the place or its people,
 * closed it, or came to where the act had let them. `after`: `room` as the undo would make it.
 */
export function clashAfter(room: Room, after: Room, act: Act): Rejection | undefined {
  for (const id of act.before.meetings.keys()) {
    const meeting = after.meetings.get(id)!
    const clash = twinOrGone(after, meeting) ?? (isSeated(meeting) ? clashAt(after, meeting, act) : undefined)
    if (clash) return clash
  }
  return comersSince(room, after, act) ?? signedUpSince(after, act)
}

/** [M14] [V6] The same people have agreed to another meeting, or one of them has left. */
function twinOrGone(after: Room, { id, state, participantIds }: Meeting): Rejection | undefined {
  if (state !== 'waiting' && state !== 'placed' && state !== 'running') return undefined
  const twin = liveMeetingOf(after, participantIds, id)
  if (twin) return changedBy(twin.changed, { meetingId: twin.id })
  const gone = participantIds.find((person) => !presentParticipant(after, person))
  return gone === undefined ? undefined : changedBy(after.participants.get(gone)!.changed, { meetingId: id })
}

/** [L1] Its place, its people or their wish are no longer free. */
function clashAt(after: Room, meeting: SeatedMeeting, { version }: Act): Rejection | undefined {
  const { id, slotId, tableId, participantIds } = meeting
  const rival = meetingsDuring(after, slotId, [id]).find(
    (other) => other.tableId === tableId || other.participantIds.some((person) => participantIds.includes(person)),
  )
  if (rival) return changedBy(rival.changed, { meetingId: rival.id })
  const [table, slot] = [after.tables.get(tableId), after.slots.get(slotId)]
  if (!table || !slot) return { code: 'changed-since', meetingId: id }
  const closed = [table, slot].find((place) => place.closed)
  if (closed) return changedBy(closed.changed, { meetingId: id })
  for (const personId of participantIds) {
    const person = after.participants.get(personId)!
    const closedSince = person.changed.version > version && person.closedSlots.includes(slotId)
    if (closedSince) return changedBy(person.changed, { meetingId: id })
    if (engagedSlots(after, personId, [id]).has(slotId))
      return changedBy(signedUpItems(after, personId)[0]?.changed ?? meeting.changed, { meetingId: id })
  }
  return undefined
}

/** Meetings that others brought to a table, a slot or a person's time that the act had opened and the undo would close. */
function comersSince(room: Room, after: Room, { version, before }: Act): Rejection | undefined {
  if (before.tables.size + before.slots.size + before.participants.size === 0) return undefined
  for (const meeting of after.meetings.values()) {
    if (meeting.state !== 'placed' || meeting.changed.version <= version || before.meetings.has(meeting.id)) continue
    const { slotId, tableId, participantIds } = meeting
    const shuts =
      after.tables.get(tableId)!.closed ||
      after.slots.get(slotId)!.closed ||
      participantIds.some((id) => closes(room, after, id, slotId))
    if (shuts) return changedBy(meeting.changed, { meetingId: meeting.id })
  }
  return undefined
}

/** Whether the person is open there and would be closed again. */
function closes(room: Room, after: Room, id: ParticipantId, slotId: SlotId): boolean {
  const closed = ({ participants }: Room) => participants.get(id)!.closedSlots.includes(slotId)
  return closed(after) && !closed(room)
}

/** [P4] People who would be back on a programme item and have been engaged since, or have left. */
function signedUpSince(after: Room, { before }: Act): Rejection | undefined {
  for (const id of before.items.keys()) {
    const item = after.items.get(id)!
    for (const person of item.signedUp) {
      if (!presentParticipant(after, person)) return changedBy(after.participants.get(person)!.changed)
      const meeting = seatedMeetingsOf(after, person).find(({ slotId }) => timesOverlap(after.slots.get(slotId)!, item))
      if (meeting) return changedBy(meeting.changed, { meetingId: meeting.id })
      const other = signedUpItems(after, person).find((busy) => busy.id !== id && timesOverlap(busy, item))
      if (other) return changedBy(other.changed)
    }
  }
  return undefined
}

/** Who came between, with what, and when. */
export function changedBy({ by, what, at }: Change, about: Partial<Rejection> = {}): Rejection {
  return { code: 'changed-since', by, what, when: at, ...about }
}
