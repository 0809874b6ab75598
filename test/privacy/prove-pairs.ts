import { rejectionCodes } from '../../shared/rejections.ts'
import { channels, type Channel } from './channels.ts'
import { Desk } from './desk.ts'
import type { DifferenceName } from './differences.ts'
import { listenTo, type Leak } from './listen.ts'
import { pairOf } from './pair.ts'
import { metrics } from './play.ts'
import type { AudienceName } from './world.ts'

/** What a run of pairs came to. */
export interface Tally {
  pairs: number
  lastSeed: number
  /** What was hidden, how often from whom. */
  hidden: Map<AudienceName, Map<DifferenceName, number>>
  /** Pieces compared over each channel. */
  compared: Record<Channel, number>
  bytes: number
  leaks: Leak[]
}

/** Plays the pairs of seeds `from` and after it, and compares all that their audience was sent, byte for byte. Stops at `most` leaks. */
export async function provePairs(
  from: number,
  count: number,
  options: { most?: number; progress?: (tally: Tally) => void } = {},
): Promise<Tally> {
  const tally: Tally = {
    pairs: 0,
    lastSeed: from,
    hidden: new Map(),
    compared: Object.fromEntries(channels.map((channel) => [channel, 0])) as Record<Channel, number>,
    bytes: 0,
    leaks: [],
  }
  const desk = new Desk()
  await desk.open()
  try {
    for (let seed = from; seed < from + count && tally.leaks.length < (options.most ?? 1); seed++) {
      await provePair(seed, desk, tally)
      if (tally.pairs % 1_000 === 0) options.progress?.(tally)
    }
  } finally {
    await desk.close()
  }
  return tally
}

async function provePair(seed: number, desk: Desk, tally: Tally): Promise<void> {
  const pair = pairOf(seed)
  tally.lastSeed = seed
  if (pair.hidden.length === 0) return
  tally.pairs++
  const counts = tally.hidden.get(pair.world.audience) ?? new Map<DifferenceName, number>()
  tally.hidden.set(pair.world.audience, counts)
  for (const what of pair.hidden) counts.set(what, (counts.get(what) ?? 0) + 1)
  const { leaks, heard } = await listenTo(pair, desk)
  for (const channel of channels) tally.compared[channel] += heard[channel].length
  tally.bytes += channels.flatMap((channel) => heard[channel]).reduce((sum, text) => sum + text.length, 0)
  tally.leaks.push(...leaks)
}

/** Labels by which metrics tell things apart that do not come from a closed list of ours or of the runtime's. */
export async function oddLabels(): Promise<string[]> {
  const known = new Set<string>([...rejectionCodes, 'ok'])
  const text = await metrics.registry.metrics()
  return text
    .split('\n')
    .filter((line) => line.startsWith('rondo_'))
    .flatMap((line) => [...line.matchAll(/(\w+)="([^"]*)"/g)])
    .filter(
      ([, name, value]) =>
        !(name === 'result' ? known.has(value!) : name === 'le' && /^([\d.e-]+|\+Inf)$/.test(value!)),
    )
    .map(([label]) => label)
}
