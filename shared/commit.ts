import type { RoomEvent } from './events.ts'
import type {
  ApplicationId,
  Instant,
  MeetingId,
  ParticipantId,
  PersonalKey,
  PlanId,
  RequestId,
  SlotId,
  TableId,
  Version,
} from './ids.ts'
import type { Issuer } from './roles.ts'

/** Who asked for a commit, and under which identity (L3). The room's own clock has client `room` and seq = version. */
export interface CommitBy {
  issuer: Issuer
  clientId: string
  seq: number
}

/** An intent of a plan whose meeting is over or not there, and so asks for nothing any more [Y4]. */
export interface Fallen {
  meetingId: MeetingId
  why: 'cancelled' | 'held' | 'no-show' | 'gone'
}

/** What an `ok` tells beside the cursor. Kept in the commit, so that the same command gets the same answer (L3). */
export interface AnswerBody {
  requestId?: RequestId
  meetingId?: MeetingId
  slotId?: SlotId
  tableId?: TableId
  participantId?: ParticipantId
  /** Meetings that could not be part of the act, and why (substitution, place-waiting). */
  clashes?: readonly { meetingId: MeetingId; code: string }[]
  /** For meetings put aside: a new place that one act can take. */
  offers?: readonly { meetingId: MeetingId; slotId: SlotId | null; tableId: TableId | null }[]
  planId?: PlanId
  applicationId?: ApplicationId
  /** Of its status link. */
  generation?: number
  /** Of several applications, those that could not be part of the act, and why. */
  refused?: readonly { applicationId: ApplicationId; code: string }[]
  /** Meetings that a publish brought to another place, or into the tray. */
  moved?: number
  /** People whose agenda it changed. */
  people?: number
  fallen?: readonly Fallen[]
  /** Of the commit that had published the same before: this one changed nothing [Y3]. */
  version?: Version
}

/** What one command wrote, whole. One entry of the log; its position is its version. */
export interface Commit {
  version: Version
  /** Random: tells this commit from any other that another log may have at this version. Absent in logs older than marks. */
  mark?: string
  at: Instant
  by: CommitBy
  /** The command's type; `pass-time` for the clock. */
  type: string
  events: readonly RoomEvent[]
  answer: AnswerBody
  /** Personal data written beside the log in the same append. Values may be gone since (erased). */
  personal?: readonly PersonalKey[]
}

/** A piece of personal data beside the log. */
export interface PersonalEntry {
  key: PersonalKey
  /** Erased with any of these people. Empty: a member of staff's. */
  owners: readonly ParticipantId[]
  /** JSON. */
  value: unknown
}
