import { signedUpItems } from '../engagements.ts'
import type { ParticipantId, PersonalKey } from '../ids.ts'
import { countedMeetings, openRequests } from '../limits.ts'
import type { Meeting, Outcome, Room } from '../room.ts'
import { declinersOf } from './decliners.ts'
import { seesAny, seesFor, wardsOf } from './leads.ts'
import { meetingRecord, requestRecord, unseenBy } from './meetings.ts'
import { noticeRecord } from './notices.ts'
import type { MeetingRecord } from './records.ts'
import { removedIn, removedPartner } from './removed.ts'
import { plain, sealed, type Keys, type Sealed } from './sealed.ts'
import { extended, isoOrNull, type View } from './view.ts'

/** [V] [D] A person's own: requests, meetings, notices; for a lead those of all members. Empty for those no longer present. */
export function personView(viewer: ParticipantId): View {
  return {
    participant: {
      ids: removedIn,
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
        const people = [request.from, request.to]
        return sealed(requestRecord(request), {
          ...said(room, people, 'message', request.message),
          ...said(room, people, 'reason', request.reason),
        })
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

function meRecord(room: Room, id: ParticipantId): Sealed | undefined {
  const person = room.participants.get(id)!
  return sealed(
    {
      kind: 'me',
      id,
      email: '',
      stepFree: person.stepFree,
      listed: person.listed,
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
  const record: MeetingRecord = extended(meetingRecord(room, meeting), {
    outcome,
    unseenBy: unseenBy(room, meeting).filter((id) => id !== viewer),
  })
  const reason = meeting.state === 'cancelled' ? meeting.cancelReason : null
  return sealed(record, said(room, meeting.participantIds, 'reason', reason))
}

/** Where words lie that one of `people` said to the others; nowhere once one of them was erased [V5]. */
function said(room: Room, people: readonly ParticipantId[], what: 'message' | 'reason', key: PersonalKey | null): Keys {
  const isGone = key === null || people.some((id) => room.participants.get(id)!.state === 'erased')
  return isGone ? {} : { [what]: key }
}
