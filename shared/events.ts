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
import type {
  Facts,
  Joining,
  Meeting,
  Outcome,
  Participant,
  Place,
  ProgrammeItem,
  Request,
  Rules,
  Slot,
  Table,
  WaitingReason,
} from './room.ts'

export interface NewSlot {
  id: SlotId
  number: number
  startsAt: Instant
  endsAt: Instant
}

export interface NewSession {
  id: SessionId
  name: string
  startsAt: Instant
  slotMinutes: number
  changeoverMinutes: number
  slots: readonly NewSlot[]
}

export interface NewTable {
  id: TableId
  label: string
  zone: string
  stepFree: boolean
  quiet: boolean
  reserved: { text: string; key: OrganisationKey } | null
  url: string | null
}

export interface NewItem {
  id: ItemId
  title: string
  kind: string
  startsAt: Instant
  endsAt: Instant
  place: string
  signUp: boolean
  capacity: number | null
}

/** What an organiser may say of the room itself. */
export interface RoomWords {
  title: string
  screen: 'numbers' | 'organisations'
  retentionDays: number
  opensAt: Instant | null
  closesAt: Instant | null
}

/** Facts about a room, in the past tense. `evolve` believes every one of them. */
export type RoomEvent =
  // the room itself
  | ({ type: 'room-opened'; roomId: RoomId; logId: LogId; timeZone: string; rules: Rules } & RoomWords)
  | ({ type: 'room-described' } & Partial<RoomWords>)
  /** Where what people are told of their data lies; null: nowhere. */
  | { type: 'privacy-described'; words: PersonalKey | null }
  | { type: 'room-archived'; archived: boolean }
  | { type: 'rules-set'; rules: Rules }
  | { type: 'session-added'; session: NewSession }
  /** The session as it now is; slots that are missing are gone, those of the same id keep their meetings [T7]. */
  | { type: 'session-changed'; session: NewSession }
  | { type: 'session-removed'; sessionId: SessionId }
  | { type: 'table-added'; table: NewTable }
  | { type: 'table-changed'; table: NewTable }
  | { type: 'table-removed'; tableId: TableId }
  | { type: 'table-closed'; tableId: TableId }
  | { type: 'table-reopened'; tableId: TableId }
  | { type: 'item-added'; item: NewItem }
  | { type: 'item-changed'; item: NewItem }
  | { type: 'item-cancelled'; itemId: ItemId }
  | { type: 'item-signed-up'; itemId: ItemId; participantId: ParticipantId }
  | { type: 'item-signed-off'; itemId: ItemId; participantId: ParticipantId }
  | { type: 'staff-added'; staffId: StaffId; role: StaffRole; name: PersonalKey }
  | { type: 'staff-revoked'; staffId: StaffId }
  | { type: 'shared-link-renewed'; link: 'organiser' | 'facilitator' | 'screen'; generation: number }
  // clock and rounds
  | { type: 'slot-closed'; slotId: SlotId }
  | { type: 'slot-reopened'; slotId: SlotId }
  /** Its placed meetings run. `due` here and below: the clock's doing, whoever's command came just then. */
  | { type: 'slot-began'; slotId: SlotId; due?: true }
  /** Its running meetings are held. `at`: when it ended, earlier than planned when skipped. */
  | { type: 'slot-ended'; slotId: SlotId; at: Instant; due?: true }
  | { type: 'slots-retimed'; slots: readonly { id: SlotId; startsAt: Instant; endsAt: Instant }[] }
  | { type: 'round-held' }
  | { type: 'round-resumed' }
  // people
  | { type: 'participant-added'; participantId: ParticipantId; facts: Facts; profile: PersonalKey }
  | { type: 'participant-changed'; participantId: ParticipantId; facts: Facts; profile: PersonalKey }
  | { type: 'participant-removed'; participantId: ParticipantId }
  | { type: 'participant-erased'; participantId: ParticipantId }
  | { type: 'link-opened'; participantId: ParticipantId }
  | { type: 'link-renewed'; participantId: ParticipantId; generation: number }
  | { type: 'checked-in'; participantId: ParticipantId; present: boolean }
  | { type: 'availability-changed'; participantId: ParticipantId; slotId: SlotId; open: boolean }
  // requests
  | {
      type: 'request-sent'
      requestId: RequestId
      from: ParticipantId
      to: ParticipantId
      slotIds: readonly SlotId[]
      message: PersonalKey | null
      expiresAt: Instant | null
    }
  | { type: 'request-withdrawn'; requestId: RequestId }
  | { type: 'request-declined'; requestId: RequestId; reason: PersonalKey | null; answeredBy: string | null }
  | { type: 'request-expired'; requestId: RequestId; due?: true }
  | { type: 'request-accepted'; requestId: RequestId; meetingId: MeetingId; answeredBy: string | null }
  // meetings
  /** Agreed, not placed yet: a place, or the reason to wait, follows in the same commit. */
  | {
      type: 'meeting-agreed'
      meetingId: MeetingId
      participantIds: readonly ParticipantId[]
      origin: 'acceptance' | 'staff' | 'rescue'
      wishes: Readonly<Record<SlotId, number>>
    }
  /** From the tray to a place. `byRoom`: the room itself found it, so even who acted is noticed [A4]. */
  | { type: 'meeting-placed'; meetingId: MeetingId; to: Place; byRoom: boolean }
  | { type: 'meeting-moved'; meetingId: MeetingId; from: Place; to: Place }
  | { type: 'meetings-swapped'; meetingIds: readonly [MeetingId, MeetingId] }
  /** It stays or becomes waiting; `parked`: until staff place it. Loses lock and proposal when it had a place. */
  | { type: 'meeting-put-aside'; meetingId: MeetingId; from: Place | null; reason: WaitingReason; parked: boolean }
  | { type: 'meeting-cancelled'; meetingId: MeetingId; from: Place | null; reason: PersonalKey | null }
  | { type: 'meeting-locked'; meetingId: MeetingId }
  | { type: 'meeting-unlocked'; meetingId: MeetingId }
  | { type: 'meeting-joined'; meetingId: MeetingId; participantId: ParticipantId }
  | { type: 'meeting-left'; meetingId: MeetingId; participantId: ParticipantId }
  | { type: 'substituted'; meetingId: MeetingId; from: ParticipantId; to: ParticipantId }
  | { type: 'slot-proposed'; meetingId: MeetingId; by: ParticipantId; slotId: SlotId }
  | { type: 'proposal-agreed'; meetingId: MeetingId; by: ParticipantId }
  | { type: 'proposal-refused'; meetingId: MeetingId; by: ParticipantId }
  | { type: 'arrived-at-table'; meetingId: MeetingId; participantId: ParticipantId }
  | { type: 'outcome-recorded'; meetingId: MeetingId; participantId: ParticipantId; outcome: Outcome }
  | { type: 'no-show-marked'; meetingId: MeetingId; absent: readonly ParticipantId[]; from: Place | null }
  /** Held again as before, at `to`. */
  | { type: 'no-show-taken-back'; meetingId: MeetingId; to: Place }
  // plans
  | { type: 'plan-started'; planId: PlanId; name: PersonalKey; by: StaffId }
  | { type: 'plan-renamed'; planId: PlanId; name: PersonalKey }
  | { type: 'plan-dropped'; planId: PlanId }
  /** Stands behind the moves that came of it. `digest`: of the state that was named [Y3]. */
  | { type: 'plan-published'; planId: PlanId; digest: number; moved: number; people: number }
  // joining
  | { type: 'joining-set'; joining: Joining }
  /** For the first time, or again under the same address: the link that the answer carries is the one that holds. */
  | { type: 'applied'; applicationId: ApplicationId; facts: Facts; profile: PersonalKey; listed: boolean }
  | { type: 'application-corrected'; applicationId: ApplicationId; facts: Facts; profile: PersonalKey; listed: boolean }
  /** The participant of the same id stands behind it. */
  | { type: 'application-accepted'; applicationId: ApplicationId }
  | { type: 'application-declined'; applicationId: ApplicationId }
  | { type: 'application-deferred'; applicationId: ApplicationId }
  | { type: 'application-reopened'; applicationId: ApplicationId }
  /** The applicant saw what was decided. */
  | { type: 'application-told'; applicationId: ApplicationId }
  /** Withdrawn, or its time is over: no word of it is kept. */
  | { type: 'application-erased'; applicationId: ApplicationId; due?: true }
  | { type: 'listed'; participantId: ParticipantId; listed: boolean }
  // receipts and undo
  /** `upTo`: the version up to which the changes were shown. */
  | { type: 'change-seen'; participantId: ParticipantId; meetingId: MeetingId; upTo: Version; inPerson: boolean }
  /** Entities are again as they were before `version`, exactly [U]. */
  | { type: 'undone'; version: number; restored: Restored }

/** What an undo gives back, as it lies in the log: arrays, because maps do not survive JSON. null: there was none. */
export interface Restored {
  meetings: readonly (readonly [MeetingId, Meeting | null])[]
  requests: readonly (readonly [RequestId, Request | null])[]
  tables: readonly (readonly [TableId, Table | null])[]
  slots: readonly (readonly [SlotId, Slot | null])[]
  items: readonly (readonly [ItemId, ProgrammeItem | null])[]
  participants: readonly (readonly [ParticipantId, Participant | null])[]
}
