import { isSeated } from '../draft.ts'
import type { ParticipantId } from '../ids.ts'
import { meetingType } from '../meeting-type.ts'
import { noticeKey } from '../notices.ts'
import type { Meeting, MeetingType, Request, Room } from '../room.ts'
import type { MeetingRecord, RequestRecord } from './records.ts'
import { iso, isoOrNull } from './view.ts'

/** [O5] Fixed once it is held; until then by what its people's organisations are now. */
export function typeOf(room: Room, meeting: Meeting): MeetingType {
  return meeting.fixedType ?? meetingType(meeting.participantIds.map((id) => room.participants.get(id)!.kind))
}

/** A meeting as its people and staff see it, without what differs between them. */
export function meetingRecord(room: Room, meeting: Meeting): MeetingRecord {
  const { id, participantIds, state, locked, proposal, atTable, absent } = meeting
  const record: MeetingRecord = {
    kind: 'meeting',
    id,
    participantIds,
    state,
    locked,
    type: typeOf(room, meeting),
    atTable,
    absent,
  }
  if (proposal) record.proposal = { by: proposal.by, slotId: proposal.slotId, agreed: proposal.agreed }
  if (isSeated(meeting)) {
    record.slotId = meeting.slotId
    record.tableId = meeting.tableId
    const { url } = room.tables.get(meeting.tableId)!
    if (url) record.url = url
  }
  if (meeting.state === 'waiting') {
    record.reason = meeting.reason
    record.parked = meeting.parked
    record.lastPlace = meeting.lastPlace
  }
  return record
}

/** Who in the meeting has not seen its last change (L11); who has left the room has no notices, so is waited for no more. */
export function unseenBy(room: Room, meeting: Meeting): ParticipantId[] {
  return meeting.participantIds.filter((id) => room.notices.has(noticeKey(id, meeting.id)))
}

/** [O] Held by state, or running, and one of its people says that it did not happen. */
export function isInDoubt(meeting: Meeting): boolean {
  return (
    (meeting.state === 'running' || meeting.state === 'held') &&
    Object.values(meeting.outcomes).includes('did-not-happen')
  )
}

/** A request as all see it who see it at all. */
export function requestRecord(request: Request): RequestRecord {
  const { id, from, to, state, slotIds, sentAt, expiresAt, meetingId, answeredBy } = request
  return {
    kind: 'request',
    id,
    from,
    to,
    state,
    slotIds,
    sentAt: iso(sentAt),
    expiresAt: isoOrNull(expiresAt),
    meetingId,
    answeredBy,
  }
}
