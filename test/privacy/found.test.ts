import { afterAll, beforeAll, expect, test } from 'vitest'
import { Desk } from './desk.ts'
import { Dice } from './dice.ts'
import { listenTo } from './listen.ts'
import type { Step } from './pair.ts'
import { Side } from './side.ts'
import { Workshop } from './workshop.ts'
import { worldOf } from './world.ts'

// Differences that were not hidden once: what a walk over many pairs has found, made as small as it gets.

const desk = new Desk()
beforeAll(() => desk.open())
afterAll(() => desk.close())

/** Where a participant could tell the two histories apart that `make` tells, after a room was opened. */
async function leaks(make: (at: Workshop, people: string[]) => Step[]): Promise<string[]> {
  const dice = new Dice(1)
  const world = worldOf('participant', dice)
  const side = world.opening.reduce((before, act) => before.after(act).side, new Side())
  const at = new Workshop(dice, world, { left: side, right: side }, world.startsAt + 1_000)
  const found = await listenTo({ seed: 1, world, steps: make(at, world.people), hidden: [] }, desk)
  return found.leaks.map(({ told }) => told)
}

const hidden = (at: Workshop, left: ReturnType<Workshop['by']>[]): Step => ({
  is: 'hidden',
  what: 'an address',
  at: at.at,
  left,
  right: [],
})

test('[L4] [L5] who changes their address while a frame is gathered keeps their name in it', async () => {
  const found = await leaks((at, [, , , b]) => [
    { is: 'both', act: at.closes(b!, 's1.1') },
    { is: 'both', act: at.closes(b!, 's1.2') },
    hidden(at, [at.by(b!, 'change-participant', { email: 'other@example.org' })]),
  ])
  expect(found).toEqual([])
})

test('[L5] [L9] who changes their address while somebody is away keeps their name for them', async () => {
  const found = await leaks((at, [, , , b]) => [
    { is: 'line', what: 'gone', at: at.at },
    { is: 'both', act: at.closes(b!, 's1.1') },
    hidden(at, [at.by(b!, 'change-participant', { email: 'other@example.org' })]),
    { is: 'line', what: 'back', at: at.at },
  ])
  expect(found).toEqual([])
})
