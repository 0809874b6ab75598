import { expect, test } from 'vitest'
import { fillDisks } from './full-disk.ts'
import { fillRedis, type FullRedis } from './full-redis.ts'
import { truncations } from './truncations.ts'

test('[L2] [L10] a full disk under the embedded store: refused, readable, goes on by itself, nothing lost', async () => {
  const filled = await fillDisks(1)
  expect(filled.answered).toBeGreaterThan(2)
  expect(filled.refused).toBeGreaterThan(3)
})

test.each(['out of memory', 'out of disk, everysec', 'out of disk, always'] satisfies FullRedis[])(
  '[L2] [L10] a Redis %s: refused, readable, and afterwards all goes on with nothing lost',
  async (way) => {
    const { answered, refused } = await fillRedis(way)
    expect(answered).toBeGreaterThan(1)
    expect(refused).toBeGreaterThan(0)
  },
)

const seed = Date.now() % 1_000_000
test(`an append-only file that lost its end is the beginning of a log, in whole appends, seed ${seed}`, async () => {
  expect(await truncations({ rounds: 3, seed })).toMatchObject({ rounds: 3 })
})
