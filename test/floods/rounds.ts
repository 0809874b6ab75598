import type { Trips } from './honest.ts'
import type { AbuseName } from './abuses.ts'
import { act, type Stage } from './stage.ts'
import type { Vitals } from './vitals.ts'

/** Each honest person's pause between two commands, in ms. */
const PAUSE_MS = 250

/** What honest people met in one stretch of time. */
export interface Stretch {
  /** Of each command the way there and back, in ms. */
  trips: Trips
  refused: number
  lost: number
  /** What the server used, of one core, per cent. */
  cpu: number
  memoryMb: number
}

/** Everybody in the hall sends commands for so long. */
export async function stretch(stage: Stage, ms: number): Promise<Stretch> {
  const { hall } = stage
  const before = { vitals: stage.vitals(), counts: countsOf(stage) }
  const begun = performance.now()
  const trips: Trips = []
  await Promise.all(
    hall.map(async (person, i) => {
      await pause((PAUSE_MS * i) / hall.length)
      for (let n = i; performance.now() - begun < ms; n++) {
        const took = await act(person, n)
        trips.push(took)
        await pause(PAUSE_MS - took)
      }
    }),
  )
  const [after, counts] = [stage.vitals(), countsOf(stage)]
  return {
    trips,
    refused: counts.refused - before.counts.refused,
    lost: counts.lost - before.counts.lost,
    cpu: share(before.vitals, after, performance.now() - begun),
    memoryMb: after.memoryMb,
  }
}

/** Quiet and abused stretches in turns, `rounds` of each. */
export interface Turns {
  quiet: Stretch[]
  abused: Stretch[]
  tries: number
  refused: number
  memoryBefore: number
}

export async function inTurns(stage: Stage, name: AbuseName, rounds: number, ms: number): Promise<Turns> {
  const turns: Turns = { quiet: [], abused: [], tries: 0, refused: 0, memoryBefore: stage.vitals().memoryMb }
  for (let round = 0; round < rounds; round++) {
    turns.quiet.push(await stretch(stage, ms))
    const end = await stage.begin(name)
    turns.abused.push(await stretch(stage, ms))
    const { tries, refused } = await end()
    turns.tries += tries
    turns.refused += refused
    await Promise.all(stage.hall.map((person) => person.whenIn()))
  }
  return turns
}

function countsOf({ hall }: Stage) {
  const sum = (count: 'refused' | 'lost') => hall.reduce((all, person) => all + person[count], 0)
  return { refused: sum('refused'), lost: sum('lost') }
}

function share(before: Vitals, after: Vitals, ms: number): number {
  return ((after.cpuMs - before.cpuMs) / ms) * 100
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, Math.max(0, ms)))
}
