import type { MeetingId, ParticipantId, RequestId } from './ids.ts'
import { nameForm } from './names.ts'
import type { Rejection } from './rejections.ts'
import { isStaff, type Issuer } from './roles.ts'
import type { Meeting, Participant, Request, Room } from './room.ts'

// Who speaks for whom. A lead does for the members of the delegation what they could do themselves [D1]; staff for anybody [S10].

export function presentParticipant(room: Room, id: ParticipantId): Participant | undefined {
  const person = room.participants.get(id)
  return person?.state === 'present' ? person : undefined
}

/** Whether a lead may act for a member. */
export function leads(room: Room, leadId: ParticipantId, memberId: ParticipantId): boolean {
  const [lead, member] = [presentParticipant(room, leadId), room.participants.get(memberId)]
  if (!lead?.lead || !member || leadId === memberId || lead.delegation === '') return false
  return nameForm(lead.delegation) === nameForm(member.delegation)
}

/** Whether the issuer may say this in that person's name. */
export function speaksFor(room: Room, issuer: Issuer, id: ParticipantId): boolean {
  if (isStaff(issuer)) return true
  return issuer.role === 'participant' && (issuer.participantId === id || leads(room, issuer.participantId, id))
}

/** Of these people, those in whose name the issuer may speak: what a refusal calls `you`. */
export function ownOf(room: Room, issuer: Issuer, ids: readonly ParticipantId[]): ParticipantId[] {
  return ids.filter((id) => speaksFor(room, issuer, id))
}

/**
 * In whose name a command is meant: `named`, or the issuer's own. Undefined where the issuer may not, or names nobody:
 * staff always name whom they act for.
 */
export function actsFor(room: Room, issuer: Issuer, named: ParticipantId | undefined): ParticipantId | undefined {
  const id = named ?? (issuer.role === 'participant' ? issuer.participantId : undefined)
  return id !== undefined && speaksFor(room, issuer, id) ? id : undefined
}

/** Why a command is meant in nobody's name: staff say for whom they act, others may only as a lead. */
export function nobodys(issuer: Issuer): Rejection {
  return isStaff(issuer) ? { code: 'malformed', field: 'participantId' } : { code: 'not-allowed', needs: 'lead' }
}

/**
 * In whose name the issuer speaks among the people of a meeting: `named`, or themselves before those they lead. Undefined where
 * `named` is none of theirs, or where staff name nobody.
 */
export function speakerAmong(
  room: Room,
  issuer: Issuer,
  people: readonly ParticipantId[],
  named: ParticipantId | undefined,
): ParticipantId | undefined {
  const own = ownOf(room, issuer, people)
  if (named !== undefined) return own.find((id) => id === named)
  if (issuer.role !== 'participant') return undefined
  return own.find((id) => id === issuer.participantId) ?? own[0]
}

/** Why nobody speaks there: staff named nobody, or somebody who is not in the meeting; others somebody who is not theirs. */
export function noneAmong(issuer: Issuer, named: ParticipantId | undefined): Rejection {
  if (!isStaff(issuer)) return { code: 'not-allowed', needs: 'lead' }
  return { code: named === undefined ? 'malformed' : 'not-found', field: 'participantId' }
}

/** The request, if the issuer may see it; what one may not see does not exist [G1] [V3]. */
export function visibleRequest(room: Room, issuer: Issuer, id: RequestId): Request | undefined {
  const request = room.requests.get(id)
  return request && ownOf(room, issuer, [request.from, request.to]).length > 0 ? request : undefined
}

export function visibleMeeting(room: Room, issuer: Issuer, id: MeetingId): Meeting | undefined {
  const meeting = room.meetings.get(id)
  return meeting && ownOf(room, issuer, meeting.participantIds).length > 0 ? meeting : undefined
}

/** Whom the log names as having answered, where it was not the person themselves [D1]. */
export function answeredBy(issuer: Issuer, person: ParticipantId): string | null {
  if (isStaff(issuer)) return 'staff'
  return issuer.role === 'participant' && issuer.participantId !== person ? issuer.participantId : null
}
