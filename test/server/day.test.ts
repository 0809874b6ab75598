import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { emptyHead } from '../../server/store/head.ts'
import { openMemory } from '../../server/store/memory.ts'
import { HandClock } from './hand-clock.ts'
import { call, Guest, invite, morning, openHouse, openRoom, type House, type Invited, type Opened } from './house.ts'

const MINUTE = 60_000
const eight = Date.parse('2030-05-06T08:00:00Z')
const sessions = [{ name: 'Morning', startsAt: '2030-05-06T10:00Z', slotMinutes: 25, changeoverMinutes: 5, slots: 6 }]

describe('[C] the clock of a room', () => {
  test('slots begin and end by themselves, also those that fell due while no server ran', async () => {
    const clock = new HandClock(eight)
    const store = openMemory()
    let house = await openHouse({ clock, store })
    const room = await openRoom(house, morning({ sessions }))
    const stages = (guest: Guest) => guest.records('staff', 'slot').map(({ stage }) => stage)
    const staff = await Guest.join(house.url, room.tokens.facilitator)
    expect(stages(staff).slice(0, 2)).toEqual(['ahead', 'ahead'])
    clock.move(120 * MINUTE)
    await staff.until(() => stages(staff)[0] === 'running')
    await house.stop()

    clock.move(70 * MINUTE)
    house = await openHouse({ clock, store })
    const late = await Guest.join(house.url, room.tokens.facilitator)
    clock.move(1)
    await late.until(() => stages(late)[2] === 'running')
    expect(stages(late)).toEqual(['over', 'over', 'running', 'ahead', 'ahead', 'ahead'])
    late.leave()
    await house.stop()
  })
})

describe('one person’s day', () => {
  let house: House
  let room: Opened
  let ann: Invited
  let bob: Invited
  let staff: Guest
  beforeAll(async () => {
    house = await openHouse()
    room = await openRoom(house, morning({ sessions, tables: [{ label: '7', zone: 'Hall 2' }, { label: '8' }] }))
    ;[ann, bob] = (await invite(house, room, ['Ann', 'Bob'])) as [Invited, Invited]
    staff = await Guest.join(house.url, room.tokens.facilitator)
  })
  afterAll(async () => {
    staff.leave()
    await house.stop()
  })

  async function entries(
    of: Invited,
  ): Promise<{ UID: string; SEQUENCE: number; DTSTART: string; LOCATION: string; SUMMARY: string }[]> {
    const feed = await call(house, 'GET', new URL(of.calendar).pathname)
    expect(feed.headers.get('content-type')).toContain('text/calendar')
    return feed.text
      .split('BEGIN:VEVENT')
      .slice(1)
      .map((event) => {
        const value = (name: string) => new RegExp(`^${name}[^:]*:(.*)$`, 'm').exec(event)?.[1]?.trim() ?? ''
        return {
          UID: value('UID'),
          SEQUENCE: Number(value('SEQUENCE')),
          DTSTART: value('DTSTART'),
          LOCATION: value('LOCATION'),
          SUMMARY: value('SUMMARY'),
        }
      })
  }

  test('[Z.3] the calendar has a meeting while it has a place: one UID, SEQUENCE higher each time it came or changed', async () => {
    expect(await entries(ann)).toEqual([])
    const booked = await staff.send('book-meeting', { participantIds: [ann.id, bob.id], slotId: 's1.1', tableId: 't1' })
    const meetingId = booked.ok ? booked.meetingId : ''
    const [first] = await entries(ann)
    expect(first).toMatchObject({ DTSTART: '20300506T100000Z', LOCATION: 'Table 7\\, Hall 2', SUMMARY: 'Bob Ltd' })

    await staff.send('move-meeting', { meetingId, slotId: 's1.3', tableId: 't2' })
    const [moved] = await entries(ann)
    expect(moved).toMatchObject({ UID: first!.UID, DTSTART: '20300506T110000Z' })
    expect(moved!.SEQUENCE).toBeGreaterThan(first!.SEQUENCE)

    await staff.send('lock-meeting', { meetingId })
    expect((await entries(ann))[0]!.SEQUENCE).toBe(moved!.SEQUENCE)
    await staff.send('unlock-meeting', { meetingId })
    await staff.send('unplace-meeting', { meetingId })
    expect(await entries(ann)).toEqual([])
    await staff.send('move-meeting', { meetingId, slotId: 's1.3', tableId: 't2' })
    const [again] = await entries(bob)
    expect(again).toMatchObject({ UID: first!.UID, SUMMARY: 'Ann Ltd' })
    expect(again!.SEQUENCE).toBeGreaterThan(moved!.SEQUENCE)
  })

  test('a calendar key opens no other calendar, and no other key opens this one', async () => {
    const path = new URL(ann.calendar).pathname
    for (const wrong of [
      path.replace(ann.id, bob.id),
      path.replace('.ics', 'x.ics'),
      path.replace('.ics', ''),
      '/api/agenda/.ics',
    ]) {
      expect((await call(house, 'GET', wrong)).status).toBe(404)
    }
    expect(
      await call(house, 'GET', `/api/rooms/${room.roomId}/report.json`, {
        token: path.slice('/api/agenda/'.length, -4),
      }),
    ).toMatchObject({ status: 401 })
    const guest = await Guest.join(house.url, ann.token, {}, 2)
    expect(guest.records(`person:${ann.id}`, 'me')[0]).toMatchObject({ calendar: ann.calendar })
    guest.leave()
  })

  test('what a room hands out: the board, the people, the report', async () => {
    const get = async (name: string) =>
      (await call(house, 'GET', `/api/rooms/${room.roomId}/${name}`, { token: room.tokens.facilitator })).text
    expect(await get('board.csv')).toMatch(/Morning,2030-05-06,\d\d:00,\d\d:25,8,.*Ann,Ann Ltd,IT,Bob,Bob Ltd,IT/)
    expect(await get('participants.csv')).toMatch(/^\uFEFF?name,organisation,kind,.*\r\nAnn,Ann Ltd,company,IT/)
    expect(JSON.parse(await get('report.json'))).toMatchObject({
      meetings: { made: { value: 1, unit: 'meetings' } },
      byType: { B2B: { made: { value: 1 } } },
    })
  })

  test('[X.2] what was moved while the tap was under way stays to be seen, for the person and for staff', async () => {
    const guest = await Guest.join(house.url, ann.token, {}, 2)
    const own = `person:${ann.id}` as const
    const notices = () => guest.records(own, 'notice')
    const { meetingId } = notices()[0]!
    const shown = guest.cursor(own)
    const shownToStaff = staff.cursor('staff')
    await staff.send('move-meeting', { meetingId, slotId: 's1.4', tableId: 't1' })
    expect(await guest.send('acknowledge', { meetingId, cursor: shown })).toMatchObject({ ok: true })
    expect(await staff.send('acknowledge', { meetingId, cursor: shownToStaff, participantId: ann.id })).toMatchObject({
      ok: true,
    })
    await guest.until(() => notices()[0]?.now.slotId === 's1.4')
    expect(notices()).toHaveLength(1)
    await guest.send('acknowledge', { meetingId, cursor: guest.cursor(own) })
    await guest.until(() => notices().length === 0)
    await staff.until(() => staff.records('staff', 'notice').every(({ participantId }) => participantId !== ann.id))
    await staff.send('acknowledge', { meetingId, cursor: staff.cursor('staff'), participantId: bob.id })
    await staff.until(() => staff.records('staff', 'notice').length === 0)
    guest.leave()
  })
})

test('[V.5] of an erased person no byte is left: not in the store, in exports, in views, or in what comes back later', async () => {
  const store = openMemory()
  const house = await openHouse({ store })
  const room = await openRoom(house)
  const [ann, bob] = (await invite(house, room, ['Zephyrine', 'Bob'])) as [Invited, Invited]
  const guests = await Promise.all([ann, bob].map(({ token }) => Guest.join(house.url, token, {}, 2)))
  const asked = await guests[0]!.send('send-request', { to: bob.id, message: 'Zephyrine would like to meet' })
  await guests[0]!.send('change-participant', { offers: ['the art of Zephyrine'] })
  const accepted = await guests[1]!.send('accept-request', { requestId: asked.ok ? asked.requestId : '' })
  const meetingId = accepted.ok ? accepted.meetingId : ''
  expect(await guests[0]!.send('cancel-meeting', { meetingId, reason: 'Zephyrine is ill' })).toMatchObject({ ok: true })
  const staff = await Guest.join(house.url, room.tokens.organiser)
  const views = new Map(guests[1]!.views)
  const cursors = [...views.values()].map(({ cursor }) => cursor)
  expect(await staff.send('erase-participant', { participantId: ann.id })).toMatchObject({ ok: true })
  await guests[0]!.until(() => !guests[0]!.socket.connected)
  expect(guests[0]!.ended).toBe('revoked')

  const fresh = await Promise.all([
    Guest.join(house.url, room.tokens.organiser),
    Guest.join(house.url, bob.token, {}, 2),
    Guest.join(house.url, bob.token, { cursors, views }, 2),
    Guest.join(house.url, room.tokens.screen),
  ])
  const paths = ['board.csv', 'participants.csv', 'report.json', 'invitations', 'backup']
  const exports = await Promise.all(
    paths.map((path) => call(house, 'GET', `/api/rooms/${room.roomId}/${path}`, { token: room.tokens.organiser })),
  )
  const all = [
    JSON.stringify(await store.read(room.roomId, 0)),
    JSON.stringify(await store.personal(room.roomId)),
    ...fresh.map(({ received }) => JSON.stringify(received)),
    ...exports.map(({ text }) => text),
    (await call(house, 'GET', new URL(bob.calendar).pathname)).text,
  ]
  for (const text of all) expect(text.toLowerCase()).not.toContain('zephyrine')
  for (const guest of [...fresh, staff, guests[1]!]) guest.leave()
  await house.stop()
  expect(JSON.stringify(await store.loadSnapshot(room.roomId)).toLowerCase()).not.toContain('zephyrine')
})

test('a room is gone when its retention is over, and not a day before', async () => {
  const clock = new HandClock(eight)
  const store = openMemory()
  const house = await openHouse({ clock, store })
  const room = await openRoom(house, morning({ sessions, retentionDays: 30 }))
  const guest = await Guest.join(house.url, room.tokens.screen)
  const day = 24 * 60 * MINUTE
  clock.move(29 * day)
  await call(house, 'GET', '/healthz')
  expect((await store.head(room.roomId)).version).toBeGreaterThan(0)
  clock.move(2 * day)
  await guest.until(() => guest.ended !== undefined)
  expect(guest.ended).toBe('room-gone')
  expect(await store.head(room.roomId)).toEqual(emptyHead)
  await house.stop()
})
