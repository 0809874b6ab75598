import type {
  ApplicationId,
  Instant,
  ItemId,
  LogId,
  MeetingId,
  OrganisationKey,
  ParticipantId,
  PersonalKey,
  PlanId,
  RequestId,
  RoomId,
  SessionId,
  SlotId,
  StaffId,
  TableId,
  Version,
} from './ids.ts'
import type { Change } from './room-change.ts'
import type { Joining, Application, Side } from './room-joining.ts'
import type { Request, Meeting, Notice } from './room-meetings.ts'
import type { Participant, StaffMember } from './room-people.ts'

export type * from './room-change.ts'
export type * from './room-joining.ts'
export type * from './room-meetings.ts'
export type * from './room-people.ts'
export { kinds } from './room-people.ts'

export interface Session {
  id: SessionId
  /** Unique in the room. */
  name: string
  startsAt: Instant
  slotMinutes: number
  changeoverMinutes: number
  slotIds: readonly SlotId[]
}

export interface Slot {
  id: SlotId
  sessionId: SessionId
  /** 1, 2, ... in the session. */
  number: number
  /** `[startsAt, endsAt)`. */
  startsAt: Instant
  endsAt: Instant
  stage: 'ahead' | 'running' | 'over'
  /** Nobody can be placed here (staff closed it). */
  closed: boolean
  changed: Change
}

export interface Table {
  id: TableId
  label: string
  zone: string
  stepFree: boolean
  quiet: boolean
  /** Kept for this organisation or delegation; `key` compares it with a person's organisation. */
  reserved: { text: string; key: OrganisationKey } | null
  /** A virtual table's address; null for a physical one. */
  url: string | null
  closed: boolean
  changed: Change
}

export interface ProgrammeItem {
  id: ItemId
  title: string
  kind: string
  startsAt: Instant
  endsAt: Instant
  place: string
  /** Who signs up is engaged then; without sign-up it is shown to all and binds nobody. */
  signUp: boolean
  /** null: no limit. */
  capacity: number | null
  cancelled: boolean
  signedUp: readonly ParticipantId[]
  changed: Change
}

export interface Pairing {
  /** Names of sessions; absent: all. */
  sessions?: readonly string[] | undefined
  a: Side
  b: Side
}

export interface Limits {
  meetingsPerParticipant?: number | undefined
  meetingsPerSession?: number | undefined
  openRequestsPerParticipant?: number | undefined
}

export interface Rules {
  mayMeet: readonly Pairing[]
  limits: Limits
  /** null: requests do not expire before the last slot begins. */
  requestsExpireAfterMinutes: number | null
  /** The placing rule takes no slot that begins sooner than this. */
  leadMinutes: number
}

/** A what-if of the board. What it says of the meetings is written together beside the log; the room knows what was published of it. */
export interface Plan {
  id: PlanId
  name: PersonalKey
  by: StaffId
  startedAt: Instant
  dropped: boolean
  publishes: number
  /** The last publish. */
  published: Publication | null
}

export interface Publication {
  version: Version
  at: Instant
  /** Of the intents that were named, in whatever order. */
  digest: number
  moved: number
  people: number
}

/** One's own last act, as it was before: what undo gives back. */
export interface Act {
  version: Version
  type: string
  at: Instant
  before: Touched
}

/** Entities by id as they were; null: there was none. What was not touched is not in it. */
export interface Touched {
  meetings: ReadonlyMap<MeetingId, Meeting | null>
  requests: ReadonlyMap<RequestId, Request | null>
  participants: ReadonlyMap<ParticipantId, Participant | null>
  tables: ReadonlyMap<TableId, Table | null>
  slots: ReadonlyMap<SlotId, Slot | null>
  items: ReadonlyMap<ItemId, ProgrammeItem | null>
  notices: ReadonlyMap<string, Notice | null>
  staff: ReadonlyMap<StaffId, StaffMember | null>
  plans: ReadonlyMap<PlanId, Plan | null>
  applications: ReadonlyMap<ApplicationId, Application | null>
  /** Title, rules, sessions, links: all that is the room's own. */
  room: boolean
}

/**
 * A room as its log makes it. Never edited: `evolve` returns another one that shares what did not change.
 * Maps keep the order in which things were made.
 */
export interface Room {
  roomId: RoomId
  logId: LogId
  version: Version
  /** Time of the last commit; time never runs backwards [L8]. */
  at: Instant
  title: string
  /** IANA name. */
  timeZone: string
  rules: Rules
  /** What the big screen may name. */
  screen: 'numbers' | 'organisations'
  retentionDays: number
  /** Where the organiser's words about people's data lie; null: nothing was said. */
  privacy: PersonalKey | null
  /** When requests may be sent; null: from now, until the last slot. */
  opensAt: Instant | null
  closesAt: Instant | null
  archived: boolean
  /** null: nobody can ask to take part, and there is no public page. */
  joining: Joining | null
  /** The running round is held (paused) since then; null: it is not. */
  heldSince: Instant | null
  sessions: readonly Session[]
  linkGenerations: Readonly<Record<'organiser' | 'facilitator' | 'screen', number>>
  slots: ReadonlyMap<SlotId, Slot>
  tables: ReadonlyMap<TableId, Table>
  items: ReadonlyMap<ItemId, ProgrammeItem>
  participants: ReadonlyMap<ParticipantId, Participant>
  staff: ReadonlyMap<StaffId, StaffMember>
  /** Dropped ones too. */
  plans: ReadonlyMap<PlanId, Plan>
  /** Gone ones too. */
  applications: ReadonlyMap<ApplicationId, Application>
  requests: ReadonlyMap<RequestId, Request>
  meetings: ReadonlyMap<MeetingId, Meeting>
  /** By `<participantId>/<meetingId>`. */
  notices: ReadonlyMap<string, Notice>
  /** By speaker and client: the last undoable act of each. */
  acts: ReadonlyMap<string, Act>

  // Derived: kept by evolve so that a rule need not search. Never in a snapshot.
  /** A person's meetings, oldest first; cancelled ones are left out. */
  meetingsOf: ReadonlyMap<ParticipantId, readonly MeetingId[]>
  /** Engaging meetings of a slot. */
  meetingsAt: ReadonlyMap<SlotId, readonly MeetingId[]>
  requestsOf: ReadonlyMap<ParticipantId, readonly RequestId[]>
  /** Waiting meetings, oldest first. */
  waiting: readonly MeetingId[]
  /** Slots whose times overlap, each with itself. */
  overlaps: ReadonlyMap<SlotId, readonly SlotId[]>
}
