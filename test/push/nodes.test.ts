import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { openStore } from '../../server/store/open.ts'
import type { RoomStore } from '../../server/store/store.ts'
import { startRedis, type RedisServer } from '../redis-server.ts'
import { Guest } from '../server/house.ts'
import { book, givenRoom, move, SPACING_MS, taken, WAIT_MS } from './given.ts'

// Two nodes on one Redis: both have the room, and both mean to tell.

let redis: RedisServer
let stores: [RoomStore, RoomStore]
beforeAll(async () => {
  redis = await startRedis()
  const open = () => openStore({ dataDir: '', redisUrl: redis.url })
  stores = [await open(), await open()]
})
afterAll(async () => {
  for (const store of stores) await store.close()
  await redis.stop()
})

async function given() {
  const world = await givenRoom(stores)
  onTestFinished(() => world.close())
  const { houses, room, people } = world
  for (const [who, browser] of [
    [people.ana, 'ana'],
    [people.bo, 'bo'],
    [people.cy, 'cy'],
  ] as const)
    await world.subscribe(who, browser)
  // Somebody looks at the room on either node.
  const [desk, second] = await Promise.all(houses.map(({ url }) => Guest.join(url, room.tokens.facilitator)))
  const guests = [desk!, second!]
  /** Both nodes know that it is in the n-th slot. Frames go out with time. */
  const both = (meetingId: string, slot: number) =>
    expect
      .poll(() => {
        world.pass(50)
        const known = guests.map((guest) => guest.records('staff', 'meeting').find(({ id }) => id === meetingId))
        return known.map((meeting) => meeting?.slotId)
      })
      .toEqual([`s1.${slot}`, `s1.${slot}`])
  return { ...world, desk: desk!, second: second!, both }
}

test('[X6] of two nodes one tells of a change, whichever wrote it', async () => {
  const { houses, service, people, pass, desk, second, both } = await given()
  const meetingId = await book(desk, people.ana, people.bo, people.cy)
  await move(second, meetingId, 1)
  await move(desk, meetingId, 3)
  await both(meetingId, 4)
  pass(WAIT_MS)
  await taken(service, 3)
  await move(second, meetingId, 4)
  await both(meetingId, 5)
  pass(WAIT_MS)
  pass(SPACING_MS)
  await taken(service, 6)
  // What was sent twice would have come before this.
  const cy = await Guest.join(houses[1].url, people.cy.token, {}, 2)
  expect(await cy.send('send-request', { to: people.ana.id })).toMatchObject({ ok: true })
  await move(second, meetingId, 5)
  await both(meetingId, 6)
  pass(SPACING_MS)
  await taken(service, 9)
  const counts = ['ana', 'bo', 'cy'].map((browser) => service.for(browser).length)
  expect(counts).toEqual([3, 3, 3])
  cy.leave()
})

test('[X7] of two nodes one tells that a meeting begins', async () => {
  const { service, room, people, clocks, pass, desk, second, both } = await given()
  const meetingId = await book(desk, people.ana, people.bo, people.cy)
  await both(meetingId, 1)
  for (const { id } of [people.ana, people.bo, people.cy])
    await desk.send('acknowledge', { meetingId, participantId: id })
  await expect.poll(() => pass(50) ?? second.records('staff', 'notice')).toEqual([])
  const { startsAt } = second.records('staff', 'slot').find(({ id }) => id === 's1.1')!
  pass(Date.parse(startsAt) - 5 * 60_000 - clocks[0].now())
  await taken(service, 3)
  // What was sent twice would have come before this.
  await desk.send('move-meeting', { meetingId, slotId: 's1.6', tableId: 't2' })
  await both(meetingId, 6)
  pass(WAIT_MS)
  await taken(service, 6)
  const soon = { room: room.roomId, news: 'soon', language: 'de' }
  expect(service.taken.slice(0, 3).map(({ message }) => message)).toEqual([soon, soon, soon])
})

test('[X6] where the node that wrote a change ends, the other tells of it', async () => {
  const { houses, service, people, pass, desk, second, both, clocks } = await given()
  const meetingId = await book(desk, people.ana, people.bo)
  await move(desk, meetingId, 2)
  await both(meetingId, 3)
  desk.leave()
  await houses[0].stop()
  clocks[1].move(WAIT_MS)
  await taken(service, 2)
  pass(SPACING_MS)
  await move(second, meetingId, 4)
  expect(service.taken).toHaveLength(2)
})
