import type { LogId, ParticipantId, Version } from '../ids.ts'
import type { Audience, Cursor } from '../protocol.ts'

type Shared = Exclude<Audience, `person:${string}`>

/**
 * How many commits changed what each audience sees: where its cursors end. A fold over the log, so the same on every node
 * and after a restart. Kept in snapshots.
 */
export interface Ledger {
  /** Of the last commit counted. */
  version: Version
  counts: Readonly<Record<Shared, number>>
  /** For a person, the versions at which their count rose, so that a cursor tells what they have seen. */
  rises: ReadonlyMap<ParticipantId, readonly Version[]>
}

export const emptyLedger: Ledger = { version: 0, counts: { staff: 0, floor: 0, screen: 0 }, rises: new Map() }

/** The ledger after the commit `version`, which changed what `audiences` see. */
export function counted(ledger: Ledger, version: Version, audiences: Iterable<Audience>): Ledger {
  let { counts, rises } = ledger
  for (const audience of audiences) {
    const person = personOf(audience)
    if (person === undefined) {
      const shared = audience as Shared
      counts = { ...counts, [shared]: counts[shared] + 1 }
    } else {
      if (rises === ledger.rises) rises = new Map(rises)
      ;(rises as Map<ParticipantId, readonly Version[]>).set(person, [...(rises.get(person) ?? []), version])
    }
  }
  return { version, counts, rises }
}

/** 0 for an audience that nothing has been shown to. */
export function countOf(ledger: Ledger, audience: Audience): number {
  const person = personOf(audience)
  return person === undefined ? ledger.counts[audience as Shared] : (ledger.rises.get(person)?.length ?? 0)
}

/**
 * The version that somebody who holds a person's view at `count` has seen: the last before it changed again.
 * Undefined for other audiences, and for a count that is not reached.
 */
export function versionSeen(ledger: Ledger, audience: Audience, count: number): Version | undefined {
  const person = personOf(audience)
  if (person === undefined || count > countOf(ledger, audience)) return undefined
  const next = ledger.rises.get(person)?.[count]
  return next === undefined ? ledger.version : next - 1
}

export function cursorOf(logId: LogId, audience: Audience, count: number): Cursor {
  return `${logId}:${audience}:${count}`
}

/** What a cursor says; undefined for anything that `cursorOf` does not write. Whose log and audience it is, the reader compares. */
export function parseCursor(text: unknown): { logId: LogId; audience: Audience; count: number } | undefined {
  const parts =
    typeof text === 'string' ? /^([^:]+):(staff|floor|screen|person:[^:]+):(0|[1-9]\d{0,14})$/.exec(text) : null
  return parts ? { logId: parts[1]!, audience: parts[2] as Audience, count: Number(parts[3]) } : undefined
}

export function personOf(audience: Audience): ParticipantId | undefined {
  return audience.startsWith('person:') ? audience.slice('person:'.length) : undefined
}
