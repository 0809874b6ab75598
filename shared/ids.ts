/** A room: one event's shared space, one log, one set of views. 12 characters of `a-z0-9`. */
export type RoomId = string
/** The log a room's versions count in. Another one after a lost store: cursors of the old log mean nothing in it. */
export type LogId = string
/** Position of a commit in its room's log: 1, 2, 3, ... without gaps. 0 is the room before its first commit. */
export type Version = number
/** A block of the programme that holds slots; `s1`, `s2`, ... in the order they were made. */
export type SessionId = string
/** `<sessionId>.<number>`: a slot keeps its identity by its number in the session [T7]. */
export type SlotId = string
/** `t1`, `t2`, ... in the order they were made; never the label, which can change. */
export type TableId = string
/** A programme item: `i1`, `i2`, ... */
export type ItemId = string
/** A person who takes part. Random: it tells nothing about who else is in the room (L5). */
export type ParticipantId = string
/** Somebody who asks to take part. Random; who is let in keeps it as participant. */
export type ApplicationId = string
/** Who speaks on a staff link of one's own, or `organiser` / `facilitator` for the shared links. */
export type StaffId = string
/** Random (L5), given with the command that asks. */
export type RequestId = string
/** Random (L5), given with the command that makes the meeting. */
export type MeetingId = string
/** A what-if of the board that staff edit together. Random, given with the command that starts it. */
export type PlanId = string
/** Where a piece of personal data lies beside the log: `<owner>/<name>`. The log holds keys, never the words. */
export type PersonalKey = string
/**
 * Tells whether two organisations are the same ([O4]: equal after trimming, case, spaces and Unicode form) without
 * naming them in the log: a keyed hash of the name's normal form, made by the server.
 */
export type OrganisationKey = string
/** Instant in ms since 1970 UTC. ISO 8601 on the wire. */
export type Instant = number
