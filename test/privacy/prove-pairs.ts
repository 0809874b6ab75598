import { closeCodes } from '../../shared/documents.ts'
import { rejectionCodes } from '../../shared/rejections.ts'
import { channels } from './channels.ts'
import { Desk } from './desk.ts'
import { listenTo } from './listen.ts'
import { audienceOf, pairOf } from './pair.ts'
import { metrics } from './play.ts'
import { emptyTally, note, type Tally } from './tally.ts'
import type { AudienceName } from './world.ts'

interface Options {
  /** Only pairs of this audience. */
  only?: AudienceName | undefined
  /** Takes every `stride`-th seed: several processes share a range. */
  stride?: number
  progress?: (tally: Tally) => void
}

/** Plays the pairs of `count` seeds from `from` on, and compares all that their audiences were sent, byte for byte. Stops at the first that leaks. */
export async function provePairs(from: number, count: number, options: Options = {}): Promise<Tally> {
  const tally = emptyTally()
  const desk = new Desk()
  await desk.open()
  try {
    for (let seed = from; seed < from + count && tally.leaks.length === 0; seed += options.stride ?? 1) {
      if (options.only && audienceOf(seed) !== options.only) continue
      await provePair(seed, desk, tally)
      if (tally.pairs % 1_000 === 0) options.progress?.(tally)
    }
  } finally {
    await desk.close()
  }
  tally.oddLabels = await oddLabels()
  return tally
}

async function provePair(seed: number, desk: Desk, tally: Tally): Promise<void> {
  const pair = pairOf(seed)
  tally.lastSeed = seed
  if (pair.hidden.length === 0) return
  tally.pairs++
  for (const what of pair.hidden) note(tally, pair.world.audience, what)
  const { leaks, heard } = await listenTo(pair, desk)
  for (const channel of channels) tally.compared[channel] += heard[channel].length
  tally.bytes += channels.flatMap((channel) => heard[channel]).reduce((sum, text) => sum + text.length, 0)
  tally.leaks.push(...leaks)
}

/** What becomes of commands and of pushes. */
const results: readonly string[] = ['ok', 'taken', 'gone', 'refused', 'failed', 'dropped']

const known: Record<string, (value: string) => boolean> = {
  result: (value) => [...rejectionCodes, ...results].includes(value),
  le: (value) => /^([\d.e-]+|\+Inf)$/.test(value),
  code: (value) => Object.values<number>(closeCodes).includes(Number(value)),
}

/** Labels by which our metrics tell things apart that do not come from a closed list: none may be a person's, a room's or a link's. */
async function oddLabels(): Promise<string[]> {
  const text = await metrics.registry.metrics()
  return text
    .split('\n')
    .filter((line) => line.startsWith('rondo_'))
    .flatMap((line) => [...line.matchAll(/(\w+)="([^"]*)"/g)])
    .filter(([, name, value]) => !known[name!]?.(value!))
    .map(([label]) => label)
}
