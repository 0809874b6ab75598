import type { Room } from '../room.ts'
import type { RecordKind } from './records.ts'
import type { Sealed } from './sealed.ts'

/** What an audience sees of one kind of record. */
export interface Look {
  /** Ids of the things that there may be a record of, in the order in which the whole view tells them. */
  ids(room: Room): Iterable<string>
  /** The record, or undefined where this audience sees none. */
  record(room: Room, id: string): Sealed | undefined
}

/** An audience's view: a look for each kind it sees. Any record is a function of the room, so a change can be worked out alone. */
export type View = { readonly [K in RecordKind]?: Look }

/** The kinds in the order in which whole views and changes tell them: what is named comes before what names it. */
export const kindOrder: readonly RecordKind[] = [
  'room',
  'slot',
  'table',
  'item',
  'staff',
  'participant',
  'me',
  'request',
  'meeting',
  'notice',
  'plan',
  'joining',
  'application',
  'cell',
  'figures',
  'privacy',
]

/**
 * A record that nobody holds yet, with more fields. Not by spreading it into another one: on V8 each field that is added to a copy takes
 * about a microsecond, fifty times as long as this.
 */
export function extended<R extends object, M extends object>(record: R, more: M | undefined): R & M {
  return Object.assign(record, more)
}

const written = new Map<number, string>()

/** ISO 8601 in UTC. Remembers what it wrote: thousands of records name the same few times. */
export function iso(instant: number): string {
  const known = written.get(instant)
  if (known !== undefined) return known
  const text = new Date(instant).toISOString()
  if (written.size > 10_000) written.clear()
  written.set(instant, text)
  return text
}

export function isoOrNull(instant: number | null): string | null {
  return instant === null ? null : iso(instant)
}
