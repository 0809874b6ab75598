import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { openRedis } from '../../server/store/redis.ts'
import type { RoomStore } from '../../server/store/store.ts'
import { freePort, startRedis, type RedisServer } from '../redis-server.ts'
import { HandClock } from '../server/hand-clock.ts'
import { call, Guest, openRoom, type House } from '../server/house.ts'
import { bundled, startProcess } from '../server/process.ts'
import {
  bring,
  fourteenthOfJune,
  MailDesk,
  mailEnvironment,
  MINUTE,
  openMailHouse,
  passing,
  soon,
} from './mail-house.ts'
import { MailServer } from './mail-server.ts'

// Several nodes on one Redis, one of them killed with letters in its hands: each letter goes once. Two servers and a store take a while to start.
vi.setConfig({ testTimeout: 90_000 })

let redis: RedisServer
let server: MailServer
let stores: RoomStore[]
beforeAll(async () => {
  redis = await startRedis()
})
afterAll(() => redis.stop())
beforeEach(async () => {
  server = await MailServer.start()
  stores = await Promise.all([1, 2].map(() => openRedis({ url: redis.url })))
})
afterEach(async () => {
  await Promise.all(stores.map((store) => store.close()))
  await server.stop()
})

const guests = Array.from({ length: 12 }, (_, i) => ({ name: `Guest ${i}` }))

/** To whom how many letters came. */
function tally(): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const { to } of server.taken) counts[to] = (counts[to] ?? 0) + 1
  return counts
}
const onceEach = Object.fromEntries(guests.map((_, i) => [`p${i}@x.example`, 1]))

test('[W.3] of two nodes that both know of a change one tells it, and neither again after a restart', async () => {
  const clock = new HandClock(Date.UTC(2030, 5, 7, 6))
  const houses = await Promise.all(stores.map((store) => openMailHouse(server, { clock, store })))
  const [left, right] = houses as [House, House]
  const room = await openRoom(left, fourteenthOfJune)
  const people = await bring(right, room, guests)
  await new MailDesk(right, room).settle()
  const organiser = await Guest.join(left.url, room.tokens.organiser)
  for (let i = 0; i < guests.length; i += 2)
    await organiser.send('book-meeting', { participantIds: [people[i]!.id, people[i + 1]!.id] })
  clock.move(10 * MINUTE)
  await passing(clock, () => expect(tally()).toEqual(onceEach))
  organiser.leave()
  await Promise.all(houses.map((house) => house.stop()))

  const again = await openMailHouse(server, { clock, store: stores[0]! })
  clock.move(60 * MINUTE)
  // What is sure to be looked at after the changes: this room's invitations.
  await new MailDesk(again, room).send('invitation', 'all')
  await passing(clock, () => expect(server.taken).toHaveLength(2 * guests.length))
  expect(new Set(Object.values(tally()))).toEqual(new Set([2]))
  await again.stop()
})

test('[W.8] a node is killed with letters in its hands: another sends them and all the others, each once', async () => {
  const [main] = await bundled('mail', ['main.ts'])
  // It says its public address when it is ready.
  const port = String(await freePort())
  const reached = { PORT: port, PUBLIC_URL: `http://127.0.0.1:${port}` }
  const node = await startProcess(main!, { REDIS_URL: redis.url, ...mailEnvironment(server), ...reached })
  const room = await openRoom(node, fourteenthOfJune)
  const path = `/api/rooms/${room.roomId}/participants`
  const list = guests.map(({ name }, i) => ({
    name,
    organisation: `House ${i}`,
    kind: 'company',
    country: 'IT',
    email: `p${i}@x.example`,
  }))
  expect((await call(node, 'POST', path, { body: list, token: room.tokens.organiser })).status).toBe(200)

  // The server takes a few, then keeps the next ones waiting for its word until their node is dead.
  let letGo = () => {}
  const held = new Promise<void>((resolve) => (letGo = resolve))
  let asked = 0
  let waiting = 0
  server.beforeTaking = async () => {
    if (++asked <= 3) return
    waiting++
    await held
    throw new Error('whoever sent this is dead')
  }
  const desk = new MailDesk(node, room)
  await desk.send('invitation', 'all')
  // Those that were taken are noted, too: between the two lies what cannot be promised.
  await soon(async () => {
    const letters = (await desk.state()).people.flatMap(({ letters }) => letters)
    expect([letters.filter(({ state }) => state === 'sent').length, waiting > 0]).toEqual([3, true])
  })
  await node.end('SIGKILL')
  server.beforeTaking = () => Promise.resolve()
  letGo()

  const clock = new HandClock(Date.now())
  const house = await openMailHouse(server, { clock, store: stores[0]! })
  await passing(clock, () => expect(server.taken).toHaveLength(guests.length), 10_000)
  expect(tally()).toEqual(onceEach)
  await house.stop()
})
