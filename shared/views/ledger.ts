import type { LogId, ParticipantId, Version } from '../ids.ts'
import type { Audience, Cursor } from '../protocol.ts'
import { digestAfter, emptyDigest, type Digest } from './digest.ts'
import type { SealedChanges } from './project.ts'

type Shared = Exclude<Audience, `person:${string}`>

/** How far an audience's view has come: after how many commits that changed it, and what it was shown until then. */
export interface Reach {
  count: number
  digest: Digest
}

/** When a person's view changed: of each change in turn the version, and the digest after it. */
export interface Rises {
  versions: readonly Version[]
  digests: readonly Digest[]
}

/**
 * How many commits changed what each audience sees, and what they showed it: where its cursors end. A fold over the log, so the same on
 * every node and after a restart. Kept in snapshots.
 */
export interface Ledger {
  /** Of the last commit counted. */
  version: Version
  reaches: Readonly<Record<Shared, Reach>>
  /** All of a person's, so that a cursor tells what they have seen. */
  rises: ReadonlyMap<ParticipantId, Rises>
}

export const nothingShown: Reach = { count: 0, digest: emptyDigest }
const noRises: Rises = { versions: [], digests: [] }

export const emptyLedger: Ledger = {
  version: 0,
  reaches: { staff: nothingShown, floor: nothingShown, screen: nothingShown },
  rises: new Map(),
}

/** The ledger after the commit `version`, which changed what these audiences see. */
export function counted(ledger: Ledger, version: Version, changes: ReadonlyMap<Audience, SealedChanges>): Ledger {
  let { reaches, rises } = ledger
  for (const [audience, change] of changes) {
    const { count, digest } = reachOf(ledger, audience)
    const after = digestAfter(digest, change)
    const person = personOf(audience)
    if (person === undefined) {
      reaches = { ...reaches, [audience as Shared]: { count: count + 1, digest: after } }
    } else {
      if (rises === ledger.rises) rises = new Map(rises)
      const { versions, digests } = rises.get(person) ?? noRises
      const more: Rises = { versions: [...versions, version], digests: [...digests, after] }
      ;(rises as Map<ParticipantId, Rises>).set(person, more)
    }
  }
  return { version, reaches, rises }
}

/** `nothingShown` for an audience that nothing has been shown to. */
export function reachOf(ledger: Ledger, audience: Audience): Reach {
  const person = personOf(audience)
  if (person === undefined) return ledger.reaches[audience as Shared]
  const { versions, digests } = ledger.rises.get(person) ?? noRises
  return { count: versions.length, digest: digests.at(-1) ?? emptyDigest }
}

/**
 * The version that somebody who holds a person's view as of `reach` has seen: the last before it changed again. Undefined for other
 * audiences, and for what this person was never shown: a count that is not reached, or the view of another history.
 */
export function versionSeen(ledger: Ledger, audience: Audience, { count, digest }: Reach): Version | undefined {
  const person = personOf(audience)
  if (person === undefined) return undefined
  const { versions, digests } = ledger.rises.get(person) ?? noRises
  const shown = count === 0 ? emptyDigest : digests[count - 1]
  if (shown !== digest) return undefined
  const next = versions[count]
  return next === undefined ? ledger.version : next - 1
}

/** Tells no more than the audience sees: of two logs that show it the same, the same (L5). */
export function cursorOf(logId: LogId, audience: Audience, { count, digest }: Reach): Cursor {
  return `${logId}:${audience}:${digest.toString(36)}:${count}`
}

/** What a cursor says; undefined for anything that `cursorOf` does not write. Whose log and audience it is, the reader compares. */
export function parseCursor(text: unknown): { logId: LogId; audience: Audience; reach: Reach } | undefined {
  const parts = typeof text === 'string' ? shapeOfCursor.exec(text) : null
  if (!parts) return undefined
  const [, logId, audience, digest, count] = parts as unknown as [string, LogId, Audience, string, string]
  return { logId, audience, reach: { count: Number(count), digest: parseInt(digest, 36) } }
}

const shapeOfCursor = /^([^:]+):(staff|floor|screen|person:[^:]+):(0|[1-9a-z][0-9a-z]{0,10}):(0|[1-9]\d{0,14})$/

export function personOf(audience: Audience): ParticipantId | undefined {
  return audience.startsWith('person:') ? audience.slice('person:'.length) : undefined
}
