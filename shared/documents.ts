import type { MeetingId, PlanId } from './ids.ts'

// Documents that people of a room write together, as both ends of `ws /yjs/<roomId>/<document>` know them.

/**
 * `board`: who is here and holds which card, nothing written. `plan:<planId>`, `note:<meetingId>` (its people and staff),
 * `staff-note:<meetingId>`.
 */
export type DocumentName = string

export type DocumentOf =
  { kind: 'board' } | { kind: 'plan'; planId: PlanId } | { kind: 'note' | 'staff-note'; meetingId: MeetingId }

/** Undefined for what can be no document's name. */
export function documentOf(name: DocumentName): DocumentOf | undefined {
  if (name === 'board') return { kind: 'board' }
  const [, kind, id] = /^(plan|note|staff-note):([A-Za-z0-9_-]{1,100})$/.exec(name) ?? []
  if (id === undefined) return undefined
  return kind === 'plan' ? { kind, planId: id } : { kind: kind as 'note' | 'staff-note', meetingId: id }
}

export function planName(planId: PlanId): DocumentName {
  return `plan:${planId}`
}

/** The documents that belong to a meeting, and are erased with the first of its people to be erased. */
export function notesOf(meetingId: MeetingId): DocumentName[] {
  return [`note:${meetingId}`, `staff-note:${meetingId}`]
}

/** The server's own message beside those of y-websocket: how many of this connection's updates are stored (a varUint). */
export const messageStored = 4

/** Why the server closes a document's connection. */
export const closeCodes = {
  /** Missing, unknown, used or expired. */
  ticket: 4401,
  /** None (any more), a write by who only reads, or somebody else's name. */
  access: 4403,
  noDocument: 4404,
  /** Too slow to read, or what it sent cost too much. */
  costly: 4408,
  malformed: 4409,
  tooLarge: 4413,
  rate: 4429,
  /** The store is out of reach, or this node stops: come again. */
  comeAgain: 4503,
} as const
export type CloseCode = (typeof closeCodes)[keyof typeof closeCodes]
