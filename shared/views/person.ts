import { signedUpItems } from '../engagements.ts'
import type { ParticipantId, PersonalKey } from '../ids.ts'
import { countedMeetings, openRequests } from '../limits.ts'
import type { Meeting, Notice, Outcome, Room } from '../room.ts'
import { declinersOf } from './decliners.ts'
import { openRecord } from './floor.ts'
import { seesFor, wardsOf } from './leads.ts'
import { meetingRecord, requestRecord, unseenBy } from './meetings.ts'
import { noticeRecord } from './notices.ts'
import type { MeetingRecord } from './records.ts'
import { plain, sealed, type Sealed } from './sealed.ts'
import { isoOrNull, type View } from './view.ts'
import { openMark } from './words.ts'

/** [V] [D] A person's own: requests, meetings, notices; for a lead those of all members. Empty for those no longer present. */
export function personView(viewer: ParticipantId): View {
  return {
    participant: {
      ids: (room) => [...room.participants.values()].filter(({ state }) => state === 'removed').map(({ id }) => id),
      record: (room, id) => removedPartner(room, viewer, id),
    },
    me: {
      ids: (room) => wardsOf(room, viewer),
      record: (room, id) => (seesFor(room, viewer, id) ? meRecord(room, id) : undefined),
    },
    request: {
      ids: (room) => new Set(wardsOf(room, viewer).flatMap((id) => room.requestsOf.get(id) ?? [])),
      record(room, id) {
        const request = room.requests.get(id)
        if (!request || !seesAny(room, viewer, [request.from, request.to])) return undefined
        const { message, reason } = request
        return sealed(requestRecord(request), { ...(message && { message }), ...(reason && { reason }) })
      },
    },
    meeting: {
      ids: (room) => room.meetings.keys(),
      record(room, id) {
        const meeting = room.meetings.get(id)
        return meeting && seesAny(room, viewer, meeting.participantIds) ? ownMeeting(room, viewer, meeting) : undefined
      },
    },
    notice: {
      ids: (room) => room.notices.keys(),
      record(room, id) {
        const notice = room.notices.get(id)
        return notice && seesFor(room, viewer, notice.participantId) ? plain(noticeRecord(notice)) : undefined
      },
    },
  }
}

function seesAny(room: Room, viewer: ParticipantId, ids: readonly ParticipantId[]): boolean {
  return ids.some((id) => seesFor(room, viewer, id))
}

function meRecord(room: Room, id: ParticipantId): Sealed | undefined {
  const person = room.participants.get(id)!
  return sealed(
    {
      kind: 'me',
      id,
      email: '',
      stepFree: person.stepFree,
      closedSlots: person.closedSlots,
      signedUp: signedUpItems(room, id).map((item) => item.id),
      checkedInAt: isoOrNull(person.checkedInAt),
      openRequests: openRequests(room, id),
      meetings: countedMeetings(room, id),
      declinedBy: declinersOf(room, id),
      calendar: '',
    },
    { profile: person.profile },
    `${person.profile} ${person.linkGeneration}`,
  )
}

function ownMeeting(room: Room, viewer: ParticipantId, meeting: Meeting): Sealed {
  const ward = meeting.participantIds.includes(viewer)
    ? viewer
    : meeting.participantIds.find((id) => seesFor(room, viewer, id))!
  const outcome: Outcome | null = meeting.outcomes[ward] ?? null
  const record: MeetingRecord = {
    ...meetingRecord(room, meeting),
    outcome,
    unseenBy: unseenBy(room, meeting).filter((id) => id !== viewer),
  }
  const reason: PersonalKey | null = meeting.state === 'cancelled' ? meeting.cancelReason : null
  return reason === null ? plain(record) : sealed(record, { reason })
}

/** [V6] Somebody who was removed keeps their name for those who had to do with them. */
function removedPartner(room: Room, viewer: ParticipantId, id: ParticipantId): Sealed | undefined {
  const person = room.participants.get(id)
  if (person?.state !== 'removed' || !hadToDoWith(room, viewer, id)) return undefined
  return sealed(
    { ...openRecord(room, person), state: 'removed' },
    { profile: person.profile },
    openMark(person.profile),
  )
}

function hadToDoWith(room: Room, viewer: ParticipantId, other: ParticipantId): boolean {
  const requests = (room.requestsOf.get(other) ?? []).map((id) => room.requests.get(id)!)
  if (requests.some(({ from, to }) => seesAny(room, viewer, [from, to]))) return true
  for (const { participantIds } of room.meetings.values()) {
    if (participantIds.includes(other) && seesAny(room, viewer, participantIds)) return true
  }
  for (const notice of room.notices.values()) {
    if (peopleIn(notice).includes(other) && seesFor(room, viewer, notice.participantId)) return true
  }
  return false
}

/** Everybody whom a notice names. */
export function peopleIn({ participantId, seen, now }: Notice): ParticipantId[] {
  return [participantId, ...(seen?.participantIds ?? []), ...now.participantIds]
}
