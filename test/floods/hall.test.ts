import { expect, test } from 'vitest'
import { openHouse } from '../server/house.ts'
import { hallDay } from './hall.ts'

test('a hall behind one address is no flood: nobody is refused once in, nobody waits long at the door', async () => {
  const house = await openHouse()
  const day = await hallDay(house.url, { people: 150, withinMs: 500, forMs: 0, pauseMs: 500 })
  expect(day).toMatchObject({ people: 150, refused: 0, lost: 0 })
  expect(day.commands).toBeGreaterThanOrEqual(150)
  expect(day.longestWaitMs).toBeLessThanOrEqual(1_000)
  await house.stop()
})
