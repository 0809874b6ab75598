import type { ParticipantId, Version } from './ids.ts'
import type { AnswerBody } from './commit.ts'
import type { Rejection } from './rejections.ts'
import type { ViewRecord } from './views/records.ts'

/** Raised whenever the shape of anything in this file, `views/records.ts` or `commands.ts` changes; a test holds them together. */
export const protocolVersion = 3

/** Who sees the same records: all staff, every participant, one participant, the big screen. */
export type Audience = 'staff' | 'floor' | `person:${ParticipantId}` | 'screen'

/** `<logId>:<audience>:<digest>:<count>`: opaque to clients. The digest is of what the audience was shown, so that it fits no other history; it ends in the audience's own count of commits that changed what it sees. */
export type Cursor = string

/** The whole of what an audience sees. */
export interface WholeView {
  audience: Audience
  cursor: Cursor
  records: readonly ViewRecord[]
}

/** Names a record that is gone. */
export interface RecordName {
  kind: ViewRecord['kind']
  id: string
}

/** What changed for an audience between two of its cursors. */
export interface Changes {
  audience: Audience
  after: Cursor
  cursor: Cursor
  put: readonly ViewRecord[]
  remove: readonly RecordName[]
}

/** What every command carries beside its own fields: the identity under which it is done once (L3). */
export interface CommandIdentity {
  /** 1 to 100 characters, of this browser or program. */
  clientId: string
  /** Integer from 1. Gaps and any order are fine. */
  seq: number
}

/** What lets a participant in: said in the answer to `add-participant`. */
export interface Invitation {
  token?: string
  link?: string
  calendar?: string
}

/** What lets one connection to a document in: said in the answer to `ticket`. */
export interface DocumentTicket {
  ticket?: string
  /** ms from now. */
  expiresInMs?: number
}

export type Answer =
  | ({ ok: true; cursor: Cursor; version?: Version } & AnswerBody & Invitation & DocumentTicket)
  | ({ ok: false } & Rejection & { ended?: true })

/** What the client says when it connects. */
export interface Handshake {
  token: string
  /** Cursors of views it still holds, by audience or as a list. */
  cursors?: Record<string, Cursor> | readonly Cursor[]
  /** Names the device on a shared staff link. */
  name?: string
  /** The client's `protocolVersion`; absent: another program, which keeps to the contract. */
  protocol?: number
}

/** Said once on connecting, before the views: what this socket may do, and the server's clock for the ring. */
export interface Welcome {
  protocol: number
  roomId: string
  role: 'organiser' | 'facilitator' | 'participant' | 'screen'
  /** Participant: who one is. */
  participantId?: ParticipantId
  /** ms since 1970 UTC by the server's clock. */
  serverTime: number
}

export interface ServerToClient {
  welcome: (welcome: Welcome) => void
  view: (view: WholeView) => void
  changes: (changes: Changes) => void
  /** The link was revoked, or the room is gone: do not come back with it. */
  ended: (why: { code: 'revoked' | 'room-gone' | 'not-allowed' }) => void
}

export interface ClientToServer {
  command: (payload: unknown, answer?: (answer: Answer) => void) => void
}
