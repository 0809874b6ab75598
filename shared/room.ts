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
import type { StaffRole } from './roles.ts'

/** What kind of organisation somebody speaks for, in the order in which meeting types are written [O5]. */
export const kinds = ['cluster', 'company', 'development', 'research', 'public'] as const
export type OrganisationKind = (typeof kinds)[number]

export interface Place {
  slotId: SlotId
  tableId: TableId
}

/** The last change of a thing: what an undo or a `from` has to stand against [U2] [S1]. */
export interface Change {
  version: Version
  /** `<speaker>/<clientId>`, or `room` for the clock. */
  by: string
  /** The command's type. */
  what: string
  at: Instant
}

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

/** What the rules need to know of a person. Name, contacts and profile lie beside the log, under `profile`. */
export interface Facts {
  organisation: OrganisationKey
  kind: OrganisationKind
  /** ISO 3166-1 alpha-2, and XK. */
  country: string
  /** Empty: none. */
  delegation: string
  stepFree: boolean
  online: boolean
  /** Leads the delegation. */
  lead: boolean
}

export interface Participant extends Facts {
  id: ParticipantId
  state: 'present' | 'removed' | 'erased'
  profile: PersonalKey
  /** Slots this person closed; everybody else is open everywhere [A1]. */
  closedSlots: readonly SlotId[]
  /** Raised to revoke a link. */
  linkGeneration: number
  /** When the personal link was first opened; null: never. */
  openedAt: Instant | null
  checkedInAt: Instant | null
  addedAt: Instant
  /** Agreed that the public page names them as one who comes: their organisation and country [J10]. */
  listed: boolean
  changed: Change
}

export interface StaffMember {
  id: StaffId
  role: StaffRole
  name: PersonalKey
  linkGeneration: number
  revoked: boolean
}

export type RequestState = 'pending' | 'accepted' | 'declined' | 'withdrawn' | 'expired'

export interface Request {
  id: RequestId
  from: ParticipantId
  to: ParticipantId
  /** Wished by the asker: a set, not an order. */
  slotIds: readonly SlotId[]
  message: PersonalKey | null
  state: RequestState
  sentAt: Instant
  /** Cannot be accepted from this very instant on; null: not before the last slot of the room begins. */
  expiresAt: Instant | null
  madeAt: Version
  /** Set when accepted. */
  meetingId: MeetingId | null
  /** Why it was declined. */
  reason: PersonalKey | null
  /** Who answered, when it was a lead or staff; for the lead's own view [D]. */
  answeredBy: string | null
  changed: Change
}

export type WaitingReason = 'no-common-slot' | 'no-table' | 'session-limit' | 'put-aside' | 'missed'
export type MeetingType =
  | 'C2C'
  | 'C2B'
  | 'C2D'
  | 'C2R'
  | 'C2G'
  | 'B2B'
  | 'B2D'
  | 'B2R'
  | 'B2G'
  | 'D2D'
  | 'D2R'
  | 'D2G'
  | 'R2R'
  | 'R2G'
  | 'G2G'
  | 'other'
export type Outcome = 'held' | 'cut-short' | 'did-not-happen'

export interface Proposal {
  by: ParticipantId
  slotId: SlotId
  /** Version at which it was made; a card that shows an older one is out of date. */
  version: Version
  /** Those who have agreed so far, the proposer among them. */
  agreed: readonly ParticipantId[]
}

interface MeetingBase {
  id: MeetingId
  /** In the order in which they came: asker first. 2 to 8. */
  participantIds: readonly ParticipantId[]
  origin: 'acceptance' | 'staff' | 'rescue'
  madeAt: Version
  /** Slots named as preferred, by how many of the people: 2 before 1 [M1]. */
  wishes: Readonly<Record<SlotId, number>>
  locked: boolean
  proposal: Proposal | null
  /** When it first had a place, for the screen's last booking; null: never yet. */
  bookedAt: Instant | null
  /** Where it last was, kept apart from where it is [G3]. */
  lastPlace: Place | null
  atTable: readonly ParticipantId[]
  absent: readonly ParticipantId[]
  outcomes: Readonly<Record<ParticipantId, Outcome>>
  /** Fixed when it is held; null until then: derived from its people. */
  fixedType: MeetingType | null
  changed: Change
}

export type Meeting = MeetingBase &
  (
    | { state: 'waiting'; reason: WaitingReason; parked: boolean }
    | { state: 'placed' | 'running' | 'held'; slotId: SlotId; tableId: TableId }
    | { state: 'no-show' }
    | { state: 'cancelled'; cancelReason: PersonalKey | null }
  )
export type MeetingState = Meeting['state']
export type SeatedMeeting = Extract<Meeting, { slotId: SlotId }>
export type WaitingMeeting = Extract<Meeting, { state: 'waiting' }>

/** What one person knows of a meeting: what a notice compares. */
export interface Glimpse {
  state: MeetingState
  slotId: SlotId | null
  tableId: TableId | null
  startsAt: Instant | null
  endsAt: Instant | null
  participantIds: readonly ParticipantId[]
}

/** A change of one meeting that one person has not seen yet (L11). */
export interface Notice {
  participantId: ParticipantId
  meetingId: MeetingId
  /** As last seen; null: the meeting is new to this person. */
  seen: Glimpse | null
  now: Glimpse
  /** Of the newest change. */
  version: Version
  at: Instant
  /** The unseen changes before the newest, oldest first: any of them may be what was shown when it is acknowledged [X2]. */
  earlier: readonly { version: Version; at: Instant; now: Glimpse }[]
}

export interface Side {
  kind?: readonly OrganisationKind[] | undefined
  delegation?: readonly string[] | undefined
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

/** A side of the room that people join, and how many of it may be in [J4]. Absent fields: anybody. */
export interface JoiningSide extends Side {
  most: number
}

/** How people may ask to take part [J1]. */
export interface Joining {
  open: boolean
  /** From this instant on nobody applies; null: until the organiser closes it. */
  until: Instant | null
  /** Where the organiser's text and the place lie; null: neither. */
  words: PersonalKey | null
  decides: 'by-hand' | 'at-once'
  /** What the public page tells of who comes: who agreed to be named; how many there are. */
  shows: { names: boolean; numbers: boolean }
  sides: readonly JoiningSide[]
}

/** `deferred`: on the waiting list. `gone`: withdrawn or erased; nothing is known of it but that it was. */
export type ApplicationState = 'undecided' | 'deferred' | 'accepted' | 'declined' | 'gone'

/** Somebody who asked to take part. */
export interface Application {
  id: ApplicationId
  state: ApplicationState
  facts: Facts
  /** Empty once accepted (the words are the participant's then) or gone. */
  profile: PersonalKey
  /** As `Participant.listed`, once they are in. */
  listed: boolean
  appliedAt: Instant
  /** When it came to be as it is by a decision; null: undecided. */
  decidedAt: Instant | null
  /** Whether the applicant has seen that decision [J8]. */
  told: boolean
  /** How often it was sent in: the last time's status link is the one that holds. */
  times: number
  changed: Change
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
