import type { ApplicationId, ParticipantId, StaffId } from './ids.ts'

export type StaffRole = 'organiser' | 'facilitator'
export type Role = StaffRole | 'participant' | 'screen'

/**
 * Who asks. Comes from the socket's token, never from the payload. `room` is the room's own clock; an `applicant` is nobody in the room
 * yet, known by a status link, or not at all.
 */
export type Issuer =
  | { role: StaffRole; staffId: StaffId }
  | { role: 'participant'; participantId: ParticipantId }
  | { role: 'screen' }
  | { role: 'applicant'; applicationId: ApplicationId | null }
  | { role: 'room' }

/**
 * The one who acts, as the log knows them: `organiser`, `facilitator`, a staff id, a participant id, `screen`, `applicant` or `room`.
 * With `clientId` and `seq` it is the identity of a command (L3).
 */
export function speakerOf(issuer: Issuer): string {
  switch (issuer.role) {
    case 'organiser':
    case 'facilitator':
      return issuer.staffId
    case 'participant':
      return issuer.participantId
    default:
      return issuer.role
  }
}

/** Organiser or facilitator [S7]. */
export function isStaff(issuer: Issuer): issuer is Extract<Issuer, { staffId: string }> {
  return issuer.role === 'organiser' || issuer.role === 'facilitator'
}

export function isOrganiser(issuer: Issuer): boolean {
  return issuer.role === 'organiser'
}
