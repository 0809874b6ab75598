import { createClient } from 'redis'
import { afterEach, describe, expect, test } from 'vitest'
import { emptyHead } from '../../server/store/head.ts'
import { openMemory } from '../../server/store/memory.ts'
import { openRedis } from '../../server/store/redis.ts'
import type { RoomStore } from '../../server/store/store.ts'
import type { Audience } from '../../shared/protocol.ts'
import { startRedis } from '../redis-server.ts'
import { call, Guest, invite, openHouse, openRoom, type House, type Invited, type Opened } from './house.ts'

// A store that loses the end of its log and grows again with other commits: a replica promoted without the last entries, a file that
// lost its last second, a backup put back. What the store holds then is what counts, on every node and for every client.

const environment = { SECRET: 'the same for the store that is lost and the one that takes its place' }
const ends: (() => unknown)[] = []
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end()
})

async function houseOn(store: RoomStore): Promise<House> {
  const house = await openHouse({ store, environment })
  ends.push(() => house.stop())
  return house
}

async function guestAt(house: House, token: string, options: Parameters<typeof Guest.join>[2] = {}, views = 2) {
  const guest = await Guest.join(house.url, token, options, views)
  ends.push(() => guest.leave())
  return guest
}

/** A store that another can take the place of at any moment. */
function replaceable(first: RoomStore): { store: RoomStore; become(other: RoomStore): void } {
  let current = first
  const store = new Proxy(first, {
    get: (_, name) => {
      const value: unknown = Reflect.get(current, name)
      return typeof value === 'function' ? (value.bind(current) as unknown) : value
    },
  })
  return { store, become: (other) => (current = other) }
}

async function copyOf(store: RoomStore, roomId: string): Promise<RoomStore> {
  const copy = openMemory()
  await copy.append(roomId, emptyHead, { commits: await store.read(roomId, 0), put: await store.personal(roomId) })
  return copy
}

interface Scene {
  /** Its store lost what happened here since the copy. */
  left: House
  /** On the copy, which goes its own way. */
  right: House
  room: Opened
  people: Invited[]
  /** Staff and the first participant, at the left. */
  staff: Guest
  ann: Guest
  kept: RoomStore
  /** The store of the left becomes the copy. */
  failOver(): void
}

async function scene(): Promise<Scene> {
  const lost = openMemory()
  const { store, become } = replaceable(lost)
  const left = await houseOn(store)
  const room = await openRoom(left)
  const people = await invite(left, room, [...'ABCDEF'])
  const staff = await guestAt(left, room.tokens.facilitator, { clientId: 'board' }, 1)
  const ann = await guestAt(left, people[0]!.token)
  const kept = await copyOf(lost, room.roomId)
  return { left, right: await houseOn(kept), room, people, staff, ann, kept, failOver: () => become(kept) }
}

function meet(people: readonly Invited[], pair: string, slotId: string, tableId: string) {
  return { participantIds: [...pair].map((name) => people.find((one) => one.name === name)!.id), slotId, tableId }
}

/** A line for each record, without the origins that links begin with. */
function shownTo(guest: Guest, audience: Audience): string[] {
  const kinds: ReadonlyMap<string, unknown>[] = Object.values(guest.views.get(audience)!.records)
  return kinds
    .flatMap((records) => [...records.values()])
    .map((record) => JSON.stringify(record).replace(/http:\/\/127\.0\.0\.1:\d+/, ''))
    .sort()
}

/** Whoever comes without a cursor is shown the log as it is. */
async function expectAsFresh(guest: Guest, house: House, token: string, audiences: readonly Audience[]): Promise<void> {
  const fresh = await guestAt(house, token, {}, audiences.length)
  await guest.until(() => audiences.every((audience) => guest.cursor(audience) === fresh.cursor(audience)))
  for (const audience of audiences) {
    expect(shownTo(guest, audience)).toEqual(shownTo(fresh, audience))
  }
}

describe('[L2] [L9] a log that lost its end and grew again', () => {
  test.each([
    ['less far', 0],
    ['exactly as far', 1],
    ['further', 4],
  ])('%s: everybody is shown what it holds, and nobody keeps what was lost', async (_, more) => {
    const { left, right, room, people, staff, ann, kept, failOver } = await scene()
    const [a, b] = people as [Invited, Invited]
    expect(await ann.send('send-request', { to: b.id, message: 'lost' })).toMatchObject({ ok: true })
    expect(await staff.send('book-meeting', meet(people, 'CD', 's1.1', 't1'))).toMatchObject({ ok: true })
    const elsewhere = await guestAt(right, room.tokens.facilitator, {}, 1)
    await elsewhere.send('book-meeting', meet(people, 'AB', 's1.1', 't1'))
    for (const [i, pair] of ['AC', 'AD', 'BC', 'BD'].slice(0, more).entries())
      await elsewhere.send('book-meeting', meet(people, pair, `s1.${i + 2}`, 't2'))
    const { version } = await kept.head(room.roomId)
    failOver()
    await expectAsFresh(staff, right, room.tokens.facilitator, ['staff'])
    await expectAsFresh(ann, right, a.token, ['floor', `person:${a.id}`])
    expect(staff.records('staff', 'request')).toEqual([])
    expect(staff.records('staff', 'meeting')).toHaveLength(1 + more)
    expect((await kept.head(room.roomId)).version).toBe(version)
    expect(await staff.send('book-meeting', meet(people, 'EF', 's1.6', 't3'))).toMatchObject({
      ok: true,
      version: version + 1,
    })
    await expectAsFresh(elsewhere, left, room.tokens.facilitator, ['staff'])
  })

  test('[L1] a table that is taken in it is refused, although it was free in what was lost, and the other way round', async () => {
    const { right, room, people, staff, failOver } = await scene()
    expect(await staff.send('book-meeting', meet(people, 'CD', 's1.1', 't1'))).toMatchObject({ ok: true })
    const elsewhere = await guestAt(right, room.tokens.facilitator, {}, 1)
    const held = await elsewhere.send('book-meeting', meet(people, 'AB', 's1.2', 't1'))
    failOver()
    const answers = await Promise.all([
      staff.send('book-meeting', meet(people, 'CD', 's1.2', 't1')),
      staff.send('book-meeting', meet(people, 'CD', 's1.1', 't1')),
    ])
    expect(held).toMatchObject({ ok: true })
    expect(answers).toMatchObject([{ ok: false, code: 'table-taken' }, { ok: true }])
  })

  test('a refusal does not rest on what was lost', async () => {
    const { right, room, people, staff, failOver } = await scene()
    await staff.send('book-meeting', meet(people, 'CD', 's1.1', 't1'))
    const elsewhere = await guestAt(right, room.tokens.facilitator, {}, 1)
    await elsewhere.send('book-meeting', meet(people, 'EF', 's1.2', 't2'))
    failOver()
    expect(await staff.send('book-meeting', meet(people, 'AB', 's1.1', 't1'))).toMatchObject({ ok: true })
  })

  test('[L3] a command that was lost with it and is sent again is done anew, once', async () => {
    const { right, room, people, ann, kept, failOver } = await scene()
    const payload = { clientId: 'phone', seq: 1, type: 'send-request', to: people[1]!.id }
    const lost = await ann.sendAs(payload)
    const elsewhere = await guestAt(right, room.tokens.facilitator, {}, 1)
    await elsewhere.send('book-meeting', meet(people, 'CD', 's1.1', 't1'))
    failOver()
    const again = await ann.sendAs(payload)
    expect(again).toMatchObject({ ok: true, requestId: expect.any(String) })
    expect(again.ok && again.requestId).not.toBe(lost.ok && lost.requestId)
    expect(await ann.sendAs(payload)).toMatchObject({ ok: true, requestId: again.ok ? again.requestId : '' })
    const log = await kept.read(room.roomId, 0)
    expect(log.filter(({ by }) => by.clientId === 'phone')).toHaveLength(1)
  })

  test('a cursor of what was lost brings the whole view, however well its count fits', async () => {
    const { left, right, people, ann, failOver } = await scene()
    const [a, b, c] = people as [Invited, Invited, Invited]
    await ann.send('send-request', { to: b.id })
    await ann.until(() => ann.records(`person:${a.id}`, 'request').length === 1)
    const cursors = [...ann.views.values()].map(({ cursor }) => cursor)
    ann.leave()
    const other = await guestAt(right, a.token)
    await other.send('send-request', { to: c.id })
    await other.until(() => other.records(`person:${a.id}`, 'request').length === 1)
    const count = (cursor: string | undefined) => cursor?.split(':').at(-1)
    expect(count(other.cursor(`person:${a.id}`))).toBe(count(ann.cursor(`person:${a.id}`)))
    failOver()
    for (const house of [right, left]) {
      const back = await guestAt(house, a.token, { cursors, views: ann.views })
      await expectAsFresh(back, right, a.token, ['floor', `person:${a.id}`])
      expect(back.records(`person:${a.id}`, 'request')).toMatchObject([{ to: c.id }])
    }
    const kept = await guestAt(right, a.token, {
      cursors: [...other.views.values()].map(({ cursor }) => cursor),
      views: other.views,
    })
    expect(kept.received.map(({ event }) => event)).toEqual(['changes', 'changes'])
  })

  test('whose link does not hold in it is let go, and shown nothing of it', async () => {
    const { left, right, room, people, staff, failOver } = await scene()
    const added = await call(left, 'POST', `/api/rooms/${room.roomId}/participants`, {
      token: room.tokens.organiser,
      body: [{ name: 'G', organisation: 'G Ltd', kind: 'company', country: 'IT' }],
    })
    const [late] = (added.json as { participants: Invited[] }).participants
    const guest = await guestAt(left, late!.token)
    const elsewhere = await guestAt(right, room.tokens.facilitator, {}, 1)
    await elsewhere.send('book-meeting', meet(people, 'AB', 's1.1', 't1'))
    const before = guest.received.length
    failOver()
    await guest.until(() => guest.ended === 'revoked')
    expect(guest.received).toHaveLength(before)
    await staff.until(() => staff.records('staff', 'meeting').length === 1)
    expect(staff.records('staff', 'participant').map(({ name }) => name)).not.toContain('G')
  })

  test('[L11] who acknowledges by a cursor of what was lost has not seen what came in its place', async () => {
    const { right, room, people, ann, failOver } = await scene()
    const [a] = people as [Invited]
    const elsewhere = await guestAt(right, room.tokens.facilitator, {}, 1)
    const booked = await elsewhere.send('book-meeting', meet(people, 'AB', 's1.1', 't1'))
    const meetingId = booked.ok ? booked.meetingId : ''
    await ann.send('set-availability', { slotId: 's1.6', open: false })
    await ann.send('set-availability', { slotId: 's1.6', open: true })
    const cursor = ann.cursor(`person:${a.id}`)
    failOver()
    await ann.until(() => ann.records(`person:${a.id}`, 'notice').length === 1)
    await ann.send('acknowledge', { meetingId, cursor })
    expect(ann.records(`person:${a.id}`, 'notice')).toHaveLength(1)
    await ann.send('acknowledge', { meetingId, cursor: ann.cursor(`person:${a.id}`) })
    await ann.until(() => ann.records(`person:${a.id}`, 'notice').length === 0)
  })
})

describe('a snapshot', () => {
  /** A room of a few commits, the house that wrote it closed: its snapshot is kept. */
  async function left() {
    const store = openMemory()
    const house = await openHouse({ store, environment })
    const room = await openRoom(house)
    const people = await invite(house, room, [...'ABCD'])
    const prefix = await copyOf(store, room.roomId)
    const staff = await Guest.join(house.url, room.tokens.facilitator)
    await staff.send('book-meeting', meet(people, 'AB', 's1.1', 't1'))
    staff.leave()
    await house.stop()
    return { store, room, people, prefix, snapshot: (await store.loadSnapshot(room.roomId))! }
  }

  test('of what was lost is not used, though the log has grown past it', async () => {
    const { room, people, prefix, snapshot } = await left()
    const first = await openHouse({ store: prefix, environment })
    const staff = await Guest.join(first.url, room.tokens.facilitator)
    for (const [pair, slotId] of [
      ['AC', 's1.3'],
      ['BC', 's1.4'],
      ['CD', 's1.5'],
    ] as const)
      await staff.send('book-meeting', meet(people, pair, slotId, 't2'))
    staff.leave()
    const grown = await copyOf(prefix, room.roomId)
    await first.stop()
    await grown.saveSnapshot(room.roomId, snapshot)
    const guest = await guestAt(await houseOn(grown), room.tokens.facilitator, {}, 1)
    const slots = guest.records('staff', 'meeting').map((meeting) => meeting.slotId)
    expect(slots).toEqual(['s1.3', 's1.4', 's1.5'])
  })

  test('of another format is not used: the log is folded, to the same view and the same cursors', async () => {
    const { store, room, snapshot } = await left()
    const { room: state, identities, editions } = snapshot.state as Record<string, object>
    const ledger = { version: snapshot.version, counts: { staff: 9, floor: 9, screen: 9 }, rises: [] }
    const from = await guestAt(await houseOn(await copyOf(store, room.roomId)), room.tokens.facilitator, {}, 1)
    for (const old of [{ room: { ...state, ledger }, identities, editions }, {}, { format: 99 }]) {
      const copy = await copyOf(store, room.roomId)
      await copy.saveSnapshot(room.roomId, { version: snapshot.version, state: old })
      const guest = await guestAt(await houseOn(copy), room.tokens.facilitator, {}, 1)
      expect(guest.views).toEqual(from.views)
    }
  })
})

test('[L2] [L9] Redis is emptied and filled again from a copy while two nodes serve it: they show and write what it holds', async () => {
  const redis = await startRedis()
  ends.push(() => redis.stop())
  const stores = await Promise.all([openRedis({ url: redis.url }), openRedis({ url: redis.url })])
  for (const store of stores) ends.push(() => store.close())
  const [left, right] = [await houseOn(stores[0]!), await houseOn(stores[1]!)]
  const room = await openRoom(left)
  const people = await invite(left, room, [...'ABCDEF'])
  const staff = await guestAt(left, room.tokens.facilitator, {}, 1)
  const other = await guestAt(right, room.tokens.facilitator, {}, 1)
  const [commits, personal] = [await stores[0]!.read(room.roomId, 0), await stores[0]!.personal(room.roomId)]
  for (const [pair, slotId] of [
    ['AB', 's1.1'],
    ['AC', 's1.2'],
    ['AD', 's1.3'],
  ] as const)
    await staff.send('book-meeting', meet(people, pair, slotId, 't1'))
  await other.until(() => other.records('staff', 'meeting').length === 3)

  const admin = createClient({ url: redis.url })
  await admin.connect()
  ends.push(() => admin.close())
  await admin.flushAll()
  await stores[1]!.append(room.roomId, emptyHead, { commits, put: personal })
  await other.until(() => other.records('staff', 'meeting').length === 0)
  for (const [pair, slotId] of [
    ['CD', 's1.4'],
    ['CE', 's1.5'],
    ['CF', 's1.6'],
    ['DE', 's1.1'],
  ] as const)
    expect(await other.send('book-meeting', meet(people, pair, slotId, 't1'))).toMatchObject({ ok: true })
  await expectAsFresh(staff, right, room.tokens.facilitator, ['staff'])
  await expectAsFresh(other, left, room.tokens.facilitator, ['staff'])
  expect(staff.records('staff', 'meeting')).toHaveLength(4)
  expect(await staff.send('book-meeting', meet(people, 'AB', 's1.1', 't1'))).toMatchObject({ code: 'table-taken' })
})
