import type {
  ApplicationId,
  ItemId,
  MeetingId,
  ParticipantId,
  PlanId,
  RequestId,
  SessionId,
  SlotId,
  StaffId,
  TableId,
} from '../ids.ts'
import type { StaffRole } from '../roles.ts'
import type {
  Application,
  Joining,
  MeetingState,
  MeetingType,
  OrganisationKind,
  Outcome,
  RequestState,
  Rules,
  Slot,
  WaitingReason,
} from '../room.ts'

// Records as they cross the wire. Instants are ISO 8601 in UTC. A field marked (staff) is not in other audiences' records.

export interface RoomRecord {
  kind: 'room'
  id: string
  title: string
  timeZone: string
  sessions: readonly {
    id: SessionId
    name: string
    startsAt: string
    slotMinutes: number
    changeoverMinutes: number
  }[]
  rules: Rules
  screen: 'numbers' | 'organisations'
  opensAt: string | null
  closesAt: string | null
  archived: boolean
  /** The running round is held since then. */
  heldSince: string | null
  /** (staff) */
  retentionDays?: number
}

export interface SlotRecord {
  kind: 'slot'
  id: SlotId
  sessionId: SessionId
  number: number
  startsAt: string
  endsAt: string
  stage: Slot['stage']
  closed: boolean
}

export interface TableRecord {
  kind: 'table'
  id: TableId
  label: string
  zone: string
  stepFree: boolean
  quiet: boolean
  virtual: boolean
  closed: boolean
  /** For whom it is kept; null: for all. (staff, floor) */
  reserved?: string | null
  /** Virtual table's address. (staff) */
  url?: string | null
}

export interface ItemRecord {
  kind: 'item'
  id: ItemId
  title: string
  itemKind: string
  startsAt: string
  endsAt: string
  place: string
  signUp: boolean
  capacity: number | null
  /** null: no limit. */
  placesLeft: number | null
  cancelled: boolean
  /** (staff) */
  signedUp?: readonly ParticipantId[]
}

/** What a person says of themselves; the same for staff and floor, but for what is marked. */
export interface ParticipantRecord {
  kind: 'participant'
  id: ParticipantId
  name: string
  organisation: string
  /** The organisation's short label, at most five letters. */
  label: string
  organisationKind: OrganisationKind
  country: string
  delegation: string
  sectors: readonly string[]
  offers: readonly string[]
  seeks: readonly string[]
  markets: readonly string[]
  languages: readonly string[]
  /** A few words on themselves; absent where there are none. */
  about?: string
  /** Mark of their picture, at `/api/rooms/<roomId>/pictures/<id>/<picture>`; absent where there is none. */
  picture?: string
  online: boolean
  lead: boolean
  /** Slots in which they are engaged or closed: the same to others (CASES A). In the order of the slots. */
  busy: readonly SlotId[]
  /** (staff); erased people are no records to the floor. */
  state?: 'present' | 'removed' | 'erased'
  email?: string
  stepFree?: boolean
  closedSlots?: readonly SlotId[]
  openedAt?: string | null
  checkedInAt?: string | null
  /** Requests they sent so far, whatever became of them. (staff) */
  asked?: number
  /** Agreed to be named on the public page. (staff) */
  listed?: boolean
}

/** One's own: only in `person:<id>`. For a lead there is one for each member too. */
export interface MeRecord {
  kind: 'me'
  id: ParticipantId
  email: string
  stepFree: boolean
  /** Whether they agreed to be named on the public page. */
  listed: boolean
  closedSlots: readonly SlotId[]
  signedUp: readonly ItemId[]
  checkedInAt: string | null
  /** Pending requests sent, and waiting, placed, running and held meetings: what counts for limits. */
  openRequests: number
  meetings: number
  /** Those whom one may not ask because they declined. */
  declinedBy: readonly ParticipantId[]
  /** The calendar feed's link; the server fills it in. */
  calendar: string
}

export interface RequestRecord {
  kind: 'request'
  id: RequestId
  from: ParticipantId
  to: ParticipantId
  state: RequestState
  slotIds: readonly SlotId[]
  sentAt: string
  /** null: not before the last slot of the room begins. */
  expiresAt: string | null
  meetingId: MeetingId | null
  /** Only for the two and their leads. */
  message?: string
  reason?: string
  /** Who answered in their name: a lead's id, or `staff`. */
  answeredBy?: string | null
}

export interface MeetingRecord {
  kind: 'meeting'
  id: MeetingId
  participantIds: readonly ParticipantId[]
  state: MeetingState
  locked: boolean
  type: MeetingType
  /** Only while placed, running or held. */
  slotId?: SlotId
  tableId?: TableId
  /** Only while waiting. */
  reason?: WaitingReason
  parked?: boolean
  lastPlace?: { slotId: SlotId; tableId: TableId } | null
  proposal?: { by: ParticipantId; slotId: SlotId; agreed: readonly ParticipantId[] } | null
  /** Why it was cancelled; only for its people. */
  cancelReason?: string
  /** Virtual table's address; only for its people and staff. */
  url?: string
  atTable?: readonly ParticipantId[]
  absent?: readonly ParticipantId[]
  /** One's own word; staff see `inDoubt` only. */
  outcome?: Outcome | null
  inDoubt?: boolean
  /** Who has not seen the last change. (staff; for its people: the others') */
  unseenBy?: readonly ParticipantId[]
}

export interface GlimpseRecord {
  state: MeetingState
  slotId: SlotId | null
  tableId: TableId | null
  startsAt: string | null
  endsAt: string | null
  participantIds: readonly ParticipantId[]
}

/** A change not seen yet (L11). For its person, and for staff (the runner list). */
export interface NoticeRecord {
  kind: 'notice'
  /** `<participantId>/<meetingId>` */
  id: string
  participantId: ParticipantId
  meetingId: MeetingId
  /** null: new to them. */
  seen: GlimpseRecord | null
  now: GlimpseRecord
  /** It is again as they last saw it. */
  asBefore: boolean
  since: string
  /** When the newest change was made: those of one commit have the same. */
  at: string
}

/** (staff) */
export interface StaffRecord {
  kind: 'staff'
  id: StaffId
  role: StaffRole
  name: string
  revoked: boolean
}

/** (staff): a what-if of the board; dropped ones are no records. What is in it is its document. */
export interface PlanRecord {
  kind: 'plan'
  id: PlanId
  name: string
  by: StaffId
  startedAt: string
  /** When it was last published. */
  publishedAt: string | null
  publishes: number
}

/** (staff): how people may ask to take part; absent: not at all. */
export interface JoiningRecord extends Omit<Joining, 'until' | 'words'> {
  kind: 'joining'
  id: 'joining'
  until: string | null
  text: string
  place: string
}

/** (staff): somebody who asks to take part. One who is in has their words in the participant of the same id. */
export interface ApplicationRecord {
  kind: 'application'
  id: ApplicationId
  state: Exclude<Application['state'], 'gone'>
  name: string
  organisation: string
  organisationKind: OrganisationKind
  country: string
  delegation: string
  sectors: readonly string[]
  offers: readonly string[]
  seeks: readonly string[]
  markets: readonly string[]
  languages: readonly string[]
  email: string
  stepFree: boolean
  online: boolean
  listed: boolean
  appliedAt: string
  decidedAt: string | null
  told: boolean
  times: number
}

/** (staff, floor): what people are told of their data, beside what Rondo says of itself. */
export interface PrivacyRecord {
  kind: 'privacy'
  id: 'privacy'
  /** Who answers for the data, and in the organiser's own words; empty: nothing was said. */
  responsible: string
  text: string
  /** Days after the event until everything is deleted. */
  retentionDays: number
}

/** (screen): a meeting without its people. */
export interface CellRecord {
  kind: 'cell'
  id: MeetingId
  slotId: SlotId
  tableId: TableId
  state: 'placed' | 'running' | 'held'
  type: MeetingType
  /** Different countries at it, in the order of the alphabet. */
  countries: readonly string[]
  /** When it was booked (placed first). */
  bookedAt: string
  /** Only where the organiser chose so, never one that equals a person's name (CASES V). */
  organisations?: readonly string[]
}

/** (screen): what is registered, in numbers. */
export interface FiguresRecord {
  kind: 'figures'
  id: 'figures'
  participants: number
  organisations: number
  countries: number
  waiting: number
  /** Organisations by kind. */
  byKind: Readonly<Partial<Record<OrganisationKind, number>>>
}

export type ViewRecord =
  | RoomRecord
  | SlotRecord
  | TableRecord
  | ItemRecord
  | ParticipantRecord
  | MeRecord
  | RequestRecord
  | MeetingRecord
  | NoticeRecord
  | StaffRecord
  | PlanRecord
  | JoiningRecord
  | ApplicationRecord
  | CellRecord
  | FiguresRecord
  | PrivacyRecord
export type RecordKind = ViewRecord['kind']
