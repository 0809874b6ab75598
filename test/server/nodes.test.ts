import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openEmbedded } from '../../server/store/embedded.ts'
import { emptyHead } from '../../server/store/head.ts'
import { openRedis } from '../../server/store/redis.ts'
import { StoreFull, StoreUnreachable, type RoomStore } from '../../server/store/store.ts'
import { openMemory } from '../../server/store/memory.ts'
import type { Answer } from '../../shared/protocol.ts'
import { startRedis, type RedisServer } from '../redis-server.ts'
import { call, Guest, invite, openHouse, openRoom, type House } from './house.ts'

describe('two nodes on one Redis', () => {
  let redis: RedisServer
  let stores: RoomStore[]
  let houses: House[]
  beforeAll(async () => {
    redis = await startRedis()
    stores = await Promise.all([openRedis({ url: redis.url }), openRedis({ url: redis.url })])
    houses = await Promise.all(stores.map((store) => openHouse({ store })))
  })
  afterAll(async () => {
    await Promise.all(houses.map((house) => house.stop()))
    await Promise.all(stores.map((store) => store.close()))
    await redis.stop()
  })

  test('links of one open the rooms of the other, and each sees what happens at the other', async () => {
    const [left, right] = houses as [House, House]
    const room = await openRoom(left)
    const [a, b] = await invite(right, room, ['A', 'B'])
    const ann = await Guest.join(left.url, a!.token, {}, 2)
    const bob = await Guest.join(right.url, b!.token, {}, 2)
    const asked = await ann.send('send-request', { to: b!.id, message: 'from the left' })
    await bob.until(() => bob.records(`person:${b!.id}`, 'request').length === 1)
    expect(bob.records(`person:${b!.id}`, 'request')[0]).toMatchObject({ message: 'from the left' })
    const accepted = await bob.send('accept-request', { requestId: asked.ok ? asked.requestId : '' })
    expect(accepted).toMatchObject({ ok: true, slotId: 's1.1' })
    await ann.until(() => ann.records(`person:${a!.id}`, 'meeting').length === 1)

    const elsewhere = await Guest.join(
      right.url,
      a!.token,
      { cursors: [...ann.views.values()].map(({ cursor }) => cursor), views: ann.views },
      2,
    )
    for (const audience of ['floor', `person:${a!.id}`] as const)
      expect(elsewhere.views.get(audience)).toEqual(ann.views.get(audience))
    for (const guest of [ann, bob, elsewhere]) guest.leave()
  })

  test('a link that was made a moment ago at one node is no revoked link at the other, though no hint of it has come', async () => {
    const [left] = houses as [House, House]
    const deaf = await openHouse({ store: withoutHints(stores[1]!) })
    const room = await openRoom(left)
    const early = await Guest.join(deaf.url, room.tokens.screen)
    const [late] = await invite(left, room, ['A'])
    const guest = await Guest.join(deaf.url, late!.token, {}, 2)
    expect(guest.views.has(`person:${late!.id}`)).toBe(true)
    const added = await call(left, 'POST', `/api/rooms/${room.roomId}/staff`, {
      token: room.tokens.organiser,
      body: { name: 'Anna', role: 'facilitator' },
    })
    const { token } = added.json as { token: string }
    const board = await call(deaf, 'GET', `/api/rooms/${room.roomId}/board.csv`, { token })
    expect(board.status).toBe(200)
    for (const one of [early, guest]) one.leave()
    await deaf.stop()
  })

  test('[L9] who comes from a node that was quicker is not shown less than they have seen, also while the store is away', async () => {
    const [left] = houses as [House, House]
    let away = false
    const deaf = await openHouse({ store: withoutHints(stores[1]!, () => away) })
    const room = await openRoom(left)
    const [a] = await invite(left, room, ['A'])
    const early = await Guest.join(deaf.url, a!.token, {}, 2)
    const ann = await Guest.join(left.url, a!.token, {}, 2)
    const comesOver = () =>
      new Guest(deaf.url, a!.token, {
        cursors: [...ann.views.values()].map(({ cursor }) => cursor),
        views: new Map(ann.views),
      })
    const closes = async (slotId: string) => {
      await ann.send('set-availability', { slotId, open: false })
      await ann.until(() => ann.records('floor', 'participant')[0]!.busy.includes(slotId))
    }
    const hasAll = (guest: Guest) => {
      const shown = guest.received.map((one) => (one.event === 'view' ? one.view : one.changes))
      expect(shown.map(({ audience, cursor }) => [audience, cursor])).toEqual(
        [...ann.views].map(([audience, { cursor }]) => [audience, cursor]),
      )
    }

    await closes('s1.1')
    const second = comesOver()
    await second.until(() => second.received.length >= 2)
    hasAll(second)

    await closes('s1.2')
    away = true
    const third = comesOver()
    expect(await third.send('check-in')).toMatchObject({ code: 'store-unreachable' })
    expect(third.received).toEqual([])
    away = false
    await third.until(() => third.received.length >= 2)
    hasAll(third)
    for (const guest of [early, ann, second, third]) guest.leave()
    await deaf.stop()
  })

  test('[L1] [L3] commands for one table at both at once: one meeting; a command repeated at the other has no second effect', async () => {
    const room = await openRoom(houses[0]!)
    const people = await invite(
      houses[0]!,
      room,
      Array.from({ length: 24 }, (_, i) => `P${i}`),
    )
    const staff = await Promise.all(
      houses.map(({ url }) => Guest.join(url, room.tokens.facilitator, { clientId: url })),
    )
    const slots = ['s1.1', 's1.2', 's1.3', 's1.4', 's1.5', 's1.6']
    for (const [i, slotId] of slots.entries()) {
      const pair = (node: number) => people.slice(4 * i + 2 * node, 4 * i + 2 * node + 2).map(({ id }) => id)
      const payloads = [0, 1].map((node) => ({
        clientId: `n${node}`,
        seq: i + 1,
        type: 'book-meeting',
        participantIds: pair(node),
        slotId,
        tableId: 't1',
      }))
      const answers = await Promise.all(staff.map((guest, node) => guest.sendAs(payloads[node])))
      expect(answers.map((answer) => (answer.ok ? 'ok' : answer.code)).sort()).toEqual(['ok', 'table-taken'])
      const winner = answers.findIndex(({ ok }) => ok)
      const again = await staff[1 - winner]!.sendAs(payloads[winner])
      const { meetingId } = answers[winner] as Extract<Answer, { ok: true }>
      expect(again).toMatchObject({ ok: true, meetingId })
    }
    for (const guest of staff) {
      await guest.until(() => guest.records('staff', 'meeting').length === slots.length)
      guest.leave()
    }
  })

  test(
    '[L10] while Redis is away commands are refused with a code, nothing is queued, and after it all goes on',
    { timeout: 60_000 },
    async () => {
      const room = await openRoom(houses[0]!)
      const [a, b, c] = await invite(houses[0]!, room, ['A', 'B', 'C'])
      const ann = await Guest.join(houses[0]!.url, a!.token, {}, 2)
      const payload = { clientId: 'phone', seq: 1, type: 'send-request', to: b!.id }
      expect(await ann.sendAs(payload)).toMatchObject({ ok: true })
      await redis.kill()
      const refused = { ...payload, seq: 2, to: c!.id }
      expect(await ann.sendAs(refused)).toEqual({ ok: false, code: 'store-unreachable' })
      const began = performance.now()
      expect(await ann.sendAs(refused)).toEqual({ ok: false, code: 'store-unreachable' })
      expect(performance.now() - began).toBeLessThan(1_000)
      expect(await call(houses[0]!, 'GET', '/readyz')).toMatchObject({
        status: 503,
        json: { code: 'store-unreachable' },
      })
      expect(ann.socket.connected).toBe(true)

      await redis.restart()
      let answer = await ann.sendAs(refused)
      while (!answer.ok && ['store-unreachable', 'busy'].includes(answer.code)) answer = await ann.sendAs(refused)
      expect(answer).toMatchObject({ ok: true })
      await ann.until(() => ann.records(`person:${a!.id}`, 'request').length === 2)
      ann.leave()
    },
  )
})

describe('[L10] a store that fails', () => {
  test('an append that was refused for want of space changes nothing; when there is space again the same command is done', async () => {
    const inner = openMemory()
    let full = false
    const house = await openHouse({
      store: { ...inner, append: (...args) => (full ? Promise.reject(new StoreFull('full')) : inner.append(...args)) },
    })
    const room = await openRoom(house)
    const [a, b] = await invite(house, room, ['A', 'B'])
    const ann = await Guest.join(house.url, a!.token, {}, 2)
    await ann.send('set-availability', { slotId: 's1.1', open: false })
    full = true
    const payload = { clientId: 'phone', seq: 1, type: 'send-request', to: b!.id }
    expect(await ann.sendAs(payload)).toEqual({ ok: false, code: 'store-unreachable' })
    full = false
    expect(await ann.sendAs(payload)).toMatchObject({ ok: true })
    ann.leave()
    await house.stop()
  })

  test('an append whose outcome is unknown is looked for in the log: done once, answered ok', async () => {
    const inner = openMemory()
    let lose: 'nothing' | 'the answer' | 'the append' = 'nothing'
    const store: RoomStore = {
      ...inner,
      async append(...args) {
        const now = lose
        lose = 'nothing'
        if (now === 'the append') throw new StoreUnreachable('lost on the way')
        const outcome = await inner.append(...args)
        if (now === 'the answer') throw new StoreUnreachable('lost on the way back')
        return outcome
      },
    }
    const house = await openHouse({ store })
    const room = await openRoom(house)
    const [a, b, c] = await invite(house, room, ['A', 'B', 'C'])
    const ann = await Guest.join(house.url, a!.token, {}, 2)
    await ann.send('set-availability', { slotId: 's1.1', open: false })
    lose = 'the answer'
    expect(await ann.send('send-request', { to: b!.id })).toMatchObject({ ok: true, requestId: expect.any(String) })
    lose = 'the append'
    expect(await ann.send('send-request', { to: c!.id })).toMatchObject({ ok: true, requestId: expect.any(String) })
    await ann.until(() => ann.records(`person:${a!.id}`, 'request').length === 2)
    expect(await inner.head(room.roomId)).toMatchObject({ version: 6 })
    ann.leave()
    await house.stop()
  })

  test('a log that lost its end counts as it is: everybody is shown that', async () => {
    const inner = openMemory()
    const house = await openHouse({ store: inner })
    const room = await openRoom(house)
    const [a, b] = await invite(house, room, ['A', 'B'])
    const ann = await Guest.join(house.url, a!.token, {}, 2)
    await ann.send('set-availability', { slotId: 's1.1', open: false })
    const commits = await inner.read(room.roomId, 0)
    const personal = await inner.personal(room.roomId)
    await inner.deleteRoom(room.roomId)
    await inner.append(room.roomId, emptyHead, { commits: commits.slice(0, -1), put: personal })
    await ann.until(() => ann.records('floor', 'participant').every(({ busy }) => busy.length === 0))
    expect(await ann.send('send-request', { to: b!.id })).toMatchObject({ ok: true })
    ann.leave()
    await house.stop()
  })
})

test('a room that is loaded from a snapshot is the room that was left', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'rondo-snapshot-'))
  const first = await openEmbedded({ dataDir })
  const house = await openHouse({ store: first })
  const room = await openRoom(house)
  const [a, b] = await invite(house, room, ['A', 'B'])
  const ann = await Guest.join(house.url, a!.token, {}, 2)
  const asked = await ann.send('send-request', { to: b!.id, message: 'kept' })
  await ann.until(() => ann.records(`person:${a!.id}`, 'request').length === 1)
  await house.stop()
  expect((await first.loadSnapshot(room.roomId))?.version).toBe((await first.head(room.roomId)).version)
  await first.close()

  const second = await openEmbedded({ dataDir })
  const later = await openHouse({ store: second, environment: { PORT: new URL(house.url).port } })
  const back = await Guest.join(later.url, a!.token, {}, 2)
  for (const audience of ['floor', `person:${a!.id}`] as const)
    expect(back.views.get(audience)).toEqual(ann.views.get(audience))
  expect(await back.sendAs({ clientId: ann.clientId, seq: 1, type: 'send-request', to: b!.id })).toMatchObject({
    ok: true,
    requestId: asked.ok ? asked.requestId : '',
  })
  back.leave()
  await later.stop()
  await second.close()
  await rm(dataDir, { recursive: true })
})

/** The store of a node to which no hint of others' appends comes; `isAway`: while it cannot be reached either. */
function withoutHints(store: RoomStore, isAway = () => false): RoomStore {
  return new Proxy(store, {
    get(target, name) {
      if (name === 'onAppend') return () => () => undefined
      const value: unknown = Reflect.get(target, name)
      if (typeof value !== 'function') return value
      return (...args: unknown[]): unknown => {
        if (isAway()) return Promise.reject(new StoreUnreachable('away'))
        return value.apply(target, args)
      }
    },
  })
}
