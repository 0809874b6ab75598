import { channels, type Channel } from './channels.ts'
import type { DifferenceName } from './differences.ts'
import type { Leak } from './listen.ts'
import type { AudienceName } from './world.ts'

/** What a run of pairs came to; plain JSON, so that it can come from another process. */
export interface Tally {
  pairs: number
  lastSeed: number
  /** What was hidden from whom, and how often. */
  hidden: Partial<Record<AudienceName, Partial<Record<DifferenceName, number>>>>
  /** Pieces compared over each channel. */
  compared: Record<Channel, number>
  bytes: number
  leaks: Leak[]
  /** Labels of metrics that come from no closed list. */
  oddLabels: string[]
}

export function emptyTally(): Tally {
  const compared = Object.fromEntries(channels.map((channel) => [channel, 0])) as Record<Channel, number>
  return { pairs: 0, lastSeed: 0, hidden: {}, compared, bytes: 0, leaks: [], oddLabels: [] }
}

/** Adds what `more` came to. */
export function add(tally: Tally, more: Tally): void {
  tally.pairs += more.pairs
  tally.lastSeed = Math.max(tally.lastSeed, more.lastSeed)
  tally.bytes += more.bytes
  tally.leaks.push(...more.leaks)
  tally.oddLabels.push(...more.oddLabels)
  for (const channel of channels) tally.compared[channel] += more.compared[channel]
  for (const [audience, kinds] of Object.entries(more.hidden) as [
    AudienceName,
    Partial<Record<DifferenceName, number>>,
  ][])
    for (const [what, times] of Object.entries(kinds) as [DifferenceName, number][]) note(tally, audience, what, times)
}

export function note(tally: Tally, audience: AudienceName, what: DifferenceName, times = 1): void {
  const kinds = (tally.hidden[audience] ??= {})
  kinds[what] = (kinds[what] ?? 0) + times
}
