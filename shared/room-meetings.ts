import type { Instant, MeetingId, ParticipantId, PersonalKey, RequestId, SlotId, TableId, Version } from './ids.ts'
import type { Change } from './room-change.ts'

export interface Place {
  slotId: SlotId
  tableId: TableId
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
