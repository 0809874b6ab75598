import type { Map as SharedMap, Doc } from 'yjs'
import type { MeetingId } from '../../shared/ids.ts'
import type { Place } from '../../shared/room.ts'
import { MOST_NOTE } from './limits.ts'

/** Where one meeting is to go, and who said so; null: into the tray. */
export interface Written {
  to: Place | null
  by: string
}

/** What a plan's document holds, as plain maps: nothing else is in it, never a copy of the board. */
export interface Content {
  intents: ReadonlyMap<MeetingId, Written>
  locks: ReadonlyMap<MeetingId, boolean>
  notes: ReadonlyMap<MeetingId, string>
}

export const nothingWritten: Content = { intents: new Map(), locks: new Map(), notes: new Map() }

/** The shared maps of a plan's document. */
export interface Maps {
  intents: SharedMap<unknown>
  locks: SharedMap<unknown>
  notes: SharedMap<unknown>
}

export function mapsOf(doc: Doc): Maps {
  return { intents: doc.getMap('intents'), locks: doc.getMap('locks'), notes: doc.getMap('notes') }
}

/** Other browsers write into these maps too, so nothing in them is taken on trust: what is not as it should be is passed over. */
export function contentOf({ intents, locks, notes }: Maps): Content {
  return {
    intents: readable(intents, asWritten),
    locks: readable(locks, (value) => (typeof value === 'boolean' ? value : undefined)),
    notes: readable(notes, (value) => (typeof value === 'string' && value ? value.slice(0, MOST_NOTE) : undefined)),
  }
}

function readable<T>(map: SharedMap<unknown>, as: (value: unknown) => T | undefined): Map<MeetingId, T> {
  const found = new Map<MeetingId, T>()
  for (const id of [...map.keys()].sort()) {
    const value = as(map.get(id))
    if (value !== undefined) found.set(id, value)
  }
  return found
}

function asWritten(value: unknown): Written | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  const { to, by } = value as { to?: unknown; by?: unknown }
  const who = typeof by === 'string' ? by.slice(0, 100) : ''
  if (to === null) return { to: null, by: who }
  if (typeof to !== 'object') return undefined
  const { slotId, tableId } = to as { slotId?: unknown; tableId?: unknown }
  return typeof slotId === 'string' && typeof tableId === 'string' ? { to: { slotId, tableId }, by: who } : undefined
}

export function samePlace(a: Place | null | undefined, b: Place | null | undefined): boolean {
  return a?.slotId === b?.slotId && a?.tableId === b?.tableId && !a === !b
}
