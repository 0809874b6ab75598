import { expect, test } from 'vitest'
import { metric } from '../floods/vitals.ts'
import { HandClock } from './hand-clock.ts'
import { Guest, openHouse, openRoom } from './house.ts'

/** Slots of a minute, as long as the day is: the room's own clock has something to do all the while. */
const day = (startsAt: number) => ({
  title: 'A short day',
  timeZone: 'UTC',
  sessions: [
    { name: 'Now', startsAt: new Date(startsAt).toISOString(), slotMinutes: 1, changeoverMinutes: 0, slots: 30 },
  ],
  tables: 4,
})

/** Moves the clock on in small steps; what falls due is done before the server answers a question. */
async function pass(clock: HandClock, minutes: number, asks: () => Promise<unknown>): Promise<void> {
  for (let i = 0; i < minutes * 6; i++) {
    clock.move(10_000)
    await asks()
  }
}

test('[C.5] a room is let go when nobody is in it, though its clock ticks; what fell due meanwhile has happened for who comes', async () => {
  const clock = new HandClock(Date.parse('2031-05-14T09:00:00Z'))
  const house = await openHouse({ clock })
  const room = await openRoom(house, day(clock.now() + 60_000))
  const loaded = () => metric(house.url, 'rondo_rooms_loaded')
  const guest = await Guest.join(house.url, room.tokens.facilitator)
  await pass(clock, 5, loaded)
  expect(await loaded()).toBe(1)
  guest.leave()
  for (let minutes = 0; (await loaded()) > 0 && minutes < 6; minutes++) await pass(clock, 1, loaded)
  expect(await loaded()).toBe(0)

  await pass(clock, 3, loaded)
  const again = await Guest.join(house.url, room.tokens.facilitator)
  await pass(clock, 1, loaded)
  const over = () => again.records('staff', 'slot').filter(({ stage }) => stage === 'over').length
  await expect.poll(over).toBeGreaterThanOrEqual(8)
  again.leave()
  await house.stop()
})
