import { expect, test } from 'vitest'
import { flushes } from './flushes.ts'

const seed = Date.now() % 1_000_000

test(`[L2] [L9] a Redis emptied under load: the room is gone; or put back and regrown, and nobody mixes two histories, seed ${seed}`, async () => {
  const flushed = await flushes({ rounds: 2, seed, sockets: 8 })
  expect(flushed).toMatchObject({ rounds: 2, sockets: 16 })
  expect(flushed.answeredBefore).toBeGreaterThan(0)
  expect(flushed.answeredAfter).toBeGreaterThan(0)
})
