import { expect, test } from 'vitest'
import { sharedTurns } from '../../server/rooms/turns.ts'

/** Keeps the process for so many ms. */
function work(ms: number): void {
  const end = performance.now() + ms
  while (performance.now() < end);
}

test('a room rests after long work while others are at work too, and takes less at a stretch', () => {
  const turnsFor = sharedTurns()
  const [loud, quiet] = [turnsFor(), turnsFor()]
  quiet.spend(() => work(1))
  for (let i = 0; i < 5; i++) {
    loud.spend(() => work(100))
    loud.worked(64)
  }
  expect(loud.restMs).toBeGreaterThan(0)
  expect(loud.atOnce).toBeLessThan(64)
  expect(quiet.restMs).toBe(0)
})

test('a room that is alone on its node has the whole of it', () => {
  const only = sharedTurns()()
  for (let i = 0; i < 5; i++) {
    only.spend(() => work(100))
    only.worked(64)
  }
  expect(only.restMs).toBe(0)
  expect(only.atOnce).toBe(64)
})
