import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { adversaries } from './catalogue.ts'
import { fuzz } from './frames/fuzz.ts'
import { errorsIn, openHall, type Hall } from './hall.ts'

let hall: Hall
beforeAll(async () => (hall = await openHall()))
afterAll(() => hall.close())

describe('adversaries', () => {
  test.each(adversaries.map((adversary) => [adversary.name, adversary] as const))(
    '%s',
    async (_, adversary) => {
      const { wrong, tries } = await adversary.attack(hall, 1)
      expect(wrong).toEqual([])
      expect(tries).toBeGreaterThan(4)
      expect(errorsIn(hall)).toEqual([])
    },
    120_000,
  )
})

test('20,000 frames, valid, nearly valid and not at all: answered or cut off, nothing crashes, nobody else waits', async () => {
  const seed = Math.floor(Math.random() * 1e9)
  const { wrong, memoryMb, during, frames } = await fuzz(hall, { frames: 20_000, seed, rooms: 3 })
  expect(wrong, `seed ${seed}`).toEqual([])
  expect(frames).toBeGreaterThanOrEqual(20_000)
  expect(memoryMb.most).toBeLessThan(700)
  // Of a machine that runs all other tests beside it.
  expect(during.p50).toBeLessThan(500)
}, 180_000)
