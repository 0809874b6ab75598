import { isSeated } from './draft.ts'
import { seatedMeetingsOf } from './engagements.ts'
import type { MeetingId, ParticipantId, SessionId } from './ids.ts'
import type { Issuer } from './roles.ts'
import type { Rejection } from './rejections.ts'
import type { Limits, Room } from './room.ts'

/** [L.1] Pending requests that somebody has sent. */
export function openRequests(room: Room, participantId: ParticipantId): number {
  const requests = (room.requestsOf.get(participantId) ?? []).map((id) => room.requests.get(id)!)
  return requests.filter(({ from, state }) => from === participantId && state === 'pending').length
}

/** [L.2] [L.5] Meetings that count: waiting, placed, running and held ones, and no-shows of who was absent. */
export function countedMeetings(room: Room, participantId: ParticipantId): number {
  const meetings = (room.meetingsOf.get(participantId) ?? []).map((id) => room.meetings.get(id)!)
  return meetings.filter(
    (meeting) =>
      meeting.state === 'waiting' ||
      isSeated(meeting) ||
      (meeting.state === 'no-show' && meeting.absent.includes(participantId)),
  ).length
}

/** [L.4] Whether all of them may have a place in the session. Those who move there from there (`except`) have one already. */
export function roomInSession(
  room: Room,
  participantIds: readonly ParticipantId[],
  sessionId: SessionId,
  except: readonly MeetingId[] = [],
): boolean {
  const allowed = room.rules.limits.meetingsPerSession
  if (allowed === undefined) return true
  return participantIds.every((person) => {
    const there = seatedMeetingsOf(room, person).filter(({ slotId }) => room.slots.get(slotId)!.sessionId === sessionId)
    return there.length < allowed || there.some(({ id }) => except.includes(id))
  })
}

/** The one who may not have another meeting at all. Undefined: all may. */
export function atMeetingLimit(room: Room, participantIds: readonly ParticipantId[]): ParticipantId | undefined {
  const allowed = room.rules.limits.meetingsPerParticipant
  return allowed === undefined ? undefined : participantIds.find((id) => countedMeetings(room, id) >= allowed)
}

/** [L.3] A limit as the issuer may know it: one's own with its figure, the other's without. */
export function limitReached(
  room: Room,
  issuer: Issuer,
  limit: keyof Limits,
  who: ParticipantId,
  own: readonly ParticipantId[],
): Rejection {
  const allowed = room.rules.limits[limit]
  const told = allowed === undefined ? {} : { allowed }
  if (issuer.role !== 'participant') return { code: 'limit-reached', limit, who, ...told }
  return own.includes(who)
    ? { code: 'limit-reached', limit, who: 'you', ...told }
    : { code: 'limit-reached', limit, who: 'other' }
}
