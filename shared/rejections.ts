import type { Instant, MeetingId, ParticipantId, SlotId, TableId } from './ids.ts'
import type { ApplicationState, MeetingState, RequestState } from './room.ts'

/** Every reason for which the room refuses a command. The sentence people read stands in `client/text/`. */
export const rejectionCodes = [
  'malformed',
  'unknown-command',
  'not-allowed',
  'not-found',
  'too-late',
  'too-early',
  'same-person',
  'already-asked',
  'already-meeting',
  'declined-before',
  'not-eligible',
  'limit-reached',
  'request-closed',
  'meeting-closed',
  'application-closed',
  'slot-has-meeting',
  'slot-closed',
  'person-busy',
  'person-closed',
  'table-closed',
  'table-taken',
  'table-reserved',
  'table-unfit',
  'locked',
  'meeting-not-placed',
  'item-full',
  'item-closed',
  'moved-meanwhile',
  'changed-since',
  'nothing-to-undo',
  'no-round',
  'overlap',
  'plan-clashes',
  'plan-closed',
  'room-archived',
  'duplicate',
  'busy',
  'store-unreachable',
] as const
export type RejectionCode = (typeof rejectionCodes)[number]

/** A place that would be accepted if it were the next command of the room. */
export interface Alternative {
  slotId: SlotId
  tableId: TableId
}

/** A meeting that keeps an act from being done whole. */
export interface Obstacle {
  meetingId: MeetingId
  code: string
  participantId?: ParticipantId
}

/** What is in the way of one intent of a plan, judged on the board as the whole plan would make it [Y1]. */
export interface Clash extends Obstacle {
  code: RejectionCode
  rejection: Rejection
  /** Other meetings that are in its way, or in whose way it is. */
  with: readonly MeetingId[]
}

/** Why not, as data (L6). Which fields are there depends on the code; participants are told less than staff (L5). */
export interface Rejection {
  code: RejectionCode
  /** At most three. There where a place was asked for. */
  alternatives?: readonly Alternative[]
  /** malformed: path of the field that is wrong. */
  field?: string
  /** not-allowed: the role it takes. */
  needs?: string
  /** limit-reached: which limit. */
  limit?:
    'meetingsPerParticipant' | 'meetingsPerSession' | 'openRequestsPerParticipant' | 'joiningSide' | 'applications'
  /** Whom it concerns: a participant, or for a participant `you` / `other`. */
  who?: ParticipantId | 'you' | 'other'
  /** The figure of the limit; only to whom it belongs, and staff. */
  allowed?: number
  state?: RequestState | MeetingState | ApplicationState
  meetingId?: MeetingId
  /** Meetings in the way. */
  meetingIds?: readonly MeetingId[]
  participantIds?: readonly ParticipantId[]
  /** Who holds a table, for staff. */
  by?: string
  /** changed-since: type and time of the act that came between. */
  what?: string
  when?: Instant
  slotId?: SlotId | null
  tableId?: TableId | null
  /** overlap: everything that is in the way. plan-clashes: the whole list. */
  clashes?: readonly (Obstacle & Partial<Pick<Clash, 'rejection' | 'with'>>)[]
  retryAfterMs?: number
}
