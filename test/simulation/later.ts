import type { Snapshot, Write } from '../../server/store/store.ts'
import type { Commit } from '../../shared/commit.ts'
import type { RoomEvent } from '../../shared/events.ts'

// A program of tomorrow, as far as one of today can play it: it writes an event that today's does not know, and snapshots of another
// format, and reads both. What its event means to it changes nothing that today's could compare.

const teaServed = { type: 'tea-served' } as unknown as RoomEvent
const LATER_FORMAT = 1_000_000

/** The same write, with an event of tomorrow in its last commit. */
export function withLaterEvent(write: Write): Write {
  const last = write.commits.at(-1)!
  return { ...write, commits: write.commits.with(-1, { ...last, events: [...last.events, teaServed] }) }
}

const read = new WeakMap<Commit, Commit>()

/** A commit as tomorrow's program reads it, in words of today. */
export function readLater(commit: Commit): Commit {
  if (!isLater(commit)) return commit
  let known = read.get(commit)
  if (!known) {
    known = { ...commit, events: commit.events.filter(({ type }) => type !== teaServed.type) }
    read.set(commit, known)
  }
  return known
}

export function isLater({ events }: Commit): boolean {
  return events.at(-1)?.type === teaServed.type
}

interface Packed {
  format: number
}

export function asLaterSnapshot({ version, state }: Snapshot): Snapshot {
  return { version, state: { ...(state as Packed), format: (state as Packed).format + LATER_FORMAT } }
}

export function readLaterSnapshot(snapshot: Snapshot | undefined): Snapshot | undefined {
  const packed = snapshot?.state as Packed | undefined
  if (!snapshot || !packed || packed.format < LATER_FORMAT) return snapshot
  return { version: snapshot.version, state: { ...packed, format: packed.format - LATER_FORMAT } }
}
