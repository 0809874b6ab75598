import type { Edit } from './bundle.ts'
import { loadSimulation, outsidePromises, type Simulation } from './bundle.ts'
import type { Result, Script } from './entry.ts'

/** Days played one after another, until one goes wrong. */
export interface Played {
  days: number
  lastSeed: number
  counts: ReadonlyMap<string, number>
  failure: { seed: number; script: Script; how: NonNullable<Result['failure']> } | undefined
}

export function playMany({ play, scriptOf, Tally }: Simulation, seeds: Iterable<number>): Played {
  const tally = new Tally()
  let [days, lastSeed] = [0, 0]
  for (const seed of seeds) {
    const script = scriptOf(seed)
    const { failure, counts } = play(script)
    tally.add(counts)
    days++
    lastSeed = seed
    if (failure) return { days, lastSeed, counts: tally.counts, failure: { seed, script, how: failure } }
  }
  return { days, lastSeed, counts: tally.counts, failure: undefined }
}

export function* seeds(first: number, count: number): Generator<number> {
  for (let seed = first; seed < first + count; seed++) yield seed
}

/** Plays with a product that has these edits, until it is caught or `most` days are over. */
export async function playWith(edits: readonly Edit[], most: number, first = 1): Promise<Played> {
  const simulation = await loadSimulation(edits)
  return outsidePromises(() => playMany(simulation, seeds(first, most)))
}

/** What went wrong, the smallest day that shows it, and what happened in it. */
export function told({ play, shrunk }: Simulation, { seed, script, how }: NonNullable<Played['failure']>): string {
  const small = shrunk(script)
  const { lines = [], failure } = play(small, { trace: true })
  const { faults, people, tables, nodes, steps } = small
  return [
    `seed ${seed}: ${how.law}: ${how.what}`,
    `made smaller: ${failure?.what}`,
    ...lines.slice(-60),
    `day: ${JSON.stringify({ seed, people, tables, nodes, faults, steps })}`,
  ].join('\n')
}
