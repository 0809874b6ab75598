import type { Map as SharedMap, Transaction } from 'yjs'
import type { MeetingId } from '../../shared/ids.ts'
import type { Maps } from './writing.ts'

/** One thing that another facilitator did in a plan. */
export interface Deed {
  /** Another value for every deed. */
  id: number
  meetingId: MeetingId
  what: 'moved' | 'tray' | 'locked' | 'unlocked' | 'noted'
  /** Whose browser wrote it: the client of its document, which is that of its presence too. */
  client: number
  /** What the writer called themselves, where their presence has gone; empty: nothing. */
  by: string
}

let last = 0

/**
 * What a change that came from elsewhere did, as far as it is worth a word. What was taken out is not told: whoever takes an intent back, or
 * publishes it, brings a card to where all can see it anyway.
 */
export function deedsIn({ changed }: Transaction, { intents, locks, notes }: Maps): Deed[] {
  const deeds: Deed[] = []
  const tell = (map: SharedMap<unknown>, what: (value: unknown) => Deed['what'], by: (value: unknown) => string) => {
    for (const key of changed.get(map as never) ?? []) {
      if (key === null || !map.has(key)) continue
      const value = map.get(key)
      const client = map._map.get(key)!.id.client
      deeds.push({ id: ++last, meetingId: key, what: what(value), client, by: by(value) })
    }
  }
  const nobody = () => ''
  tell(intents, (value) => ((value as { to?: unknown } | null)?.to === null ? 'tray' : 'moved'), writer)
  tell(locks, (value) => (value === true ? 'locked' : 'unlocked'), nobody)
  tell(notes, () => 'noted', nobody)
  return deeds
}

function writer(value: unknown): string {
  const { by } = (value ?? {}) as { by?: unknown }
  return typeof by === 'string' ? by.slice(0, 100) : ''
}
