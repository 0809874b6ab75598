import { isSeated } from './draft.ts'
import { mayMeet } from './eligibility.ts'
import { liveMeetingOf, meetingOfDuring, signedUpItems } from './engagements.ts'
import type { MeetingId, ParticipantId } from './ids.ts'
import { nameForm } from './names.ts'
import type { RejectionCode } from './rejections.ts'
import type { Meeting, Participant, Room } from './room.ts'
import { sessionOf, timesOverlap } from './timetable.ts'

// What somebody could take over for another: asked by the decider, and by the page on which a lead chooses [D2] [D6].

/** What would become of each meeting, in the order given: taken over, or left where it is for a reason. */
export interface Substitution {
  taken: MeetingId[]
  clashes: { meetingId: MeetingId; code: RejectionCode }[]
}

/** [D2] Meetings that are not over: those that can be taken over. */
export function openMeetingsOf(room: Room, participantId: ParticipantId): Meeting[] {
  const meetings = (room.meetingsOf.get(participantId) ?? []).map((id) => room.meetings.get(id)!)
  return meetings.filter(({ state }) => state === 'waiting' || state === 'placed' || state === 'running')
}

/** [D5] Of one organisation, or one delegation. */
export function areColleagues(a: Participant, b: Participant): boolean {
  if (a.organisation === b.organisation) return true
  return a.delegation !== '' && nameForm(a.delegation) === nameForm(b.delegation)
}

/** They cannot clash with each other in new hands: one person was in all of them. */
export function substitution(
  room: Room,
  meetings: readonly Meeting[],
  from: ParticipantId,
  to: ParticipantId,
): Substitution {
  const found: Substitution = { taken: [], clashes: [] }
  for (const meeting of meetings) {
    const code = clashOf(room, meeting, from, to)
    if (code) found.clashes.push({ meetingId: meeting.id, code })
    else found.taken.push(meeting.id)
  }
  return found
}

/** [D3] Engaged then, already in it, a live meeting of the same people, not allowed to meet. */
function clashOf(room: Room, meeting: Meeting, from: ParticipantId, to: ParticipantId): RejectionCode | undefined {
  if (meeting.participantIds.includes(to)) return 'same-person'
  const people = meeting.participantIds.map((id) => (id === from ? to : id))
  if (liveMeetingOf(room, people)) return 'already-meeting'
  if (!mayMeet(room, people, isSeated(meeting) ? sessionOf(room, meeting.slotId).name : undefined))
    return 'not-eligible'
  if (!isSeated(meeting)) return undefined
  const slot = room.slots.get(meeting.slotId)!
  const engaged =
    meetingOfDuring(room, to, meeting.slotId) || signedUpItems(room, to).some((item) => timesOverlap(item, slot))
  return engaged ? 'person-busy' : undefined
}
