import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  Guest,
  call,
  invite,
  morning,
  openHouse,
  openRoom,
  type House,
  type Invited,
  type Opened,
} from '../server/house.ts'
import { readCalendar, type Entry } from './read-calendar.ts'

// [Z] Calendars as a strict reader that is not ours understands them.

let house: House
beforeAll(async () => void (house = await openHouse()))
afterAll(() => house.stop())

interface Scene {
  room: Opened
  people: Record<string, Invited>
  staff: Guest
  book(names: string, slot: number, table: number): Promise<string>
  feed(name: string, query?: string): Promise<string>
  entries(name: string): Promise<Entry[]>
}

/** A room with these people; the guest is the facilitator's. */
async function scene(body: object, people: string[] | object[]): Promise<Scene> {
  const room = await openRoom(house, body)
  const names = people.filter((one) => typeof one === 'string')
  const others = people.filter((one) => typeof one === 'object')
  const invited = names.length > 0 ? await invite(house, room, names) : []
  if (others.length > 0) {
    const path = `/api/rooms/${room.roomId}/participants`
    const { json, text } = await call(house, 'POST', path, { body: others, token: room.tokens.organiser })
    expect(json, text).toHaveProperty('participants')
    invited.push(...(json as { participants: Invited[] }).participants)
  }
  const byName = Object.fromEntries(invited.map((one) => [one.name, one]))
  const staff = await Guest.join(house.url, room.tokens.facilitator)
  const feed = async (name: string, query = '') => {
    const { status, text } = await call(house, 'GET', new URL(byName[name]!.calendar).pathname + query)
    expect(status).toBe(200)
    return text
  }
  return {
    room,
    people: byName,
    staff,
    feed,
    entries: async (name) => readCalendar(await feed(name)).entries,
    async book(names, slot, table) {
      const participantIds = [...names].map((name) => byName[name]!.id)
      const place = { slotId: `s1.${slot}`, tableId: `t${table}` }
      const answer = await staff.send('book-meeting', { participantIds, ...place })
      expect(answer).toMatchObject({ ok: true })
      return (answer as unknown as { meetingId: string }).meetingId
    },
  }
}

/** A night of slots of 30 minutes without a change-over, from 01:30 local time of the day on which clocks change. */
const nightOf = (timeZone: string, day: string) =>
  morning({
    timeZone,
    sessions: [{ name: 'Night', startsAt: `${day}T01:30`, slotMinutes: 30, changeoverMinutes: 0, slots: 4 }],
  })

test.each([
  // 01:30, 02:00, 02:30 in summer time, then 02:00 again in winter time.
  [
    'Europe/Rome',
    '2030-10-27',
    ['2030-10-26T23:30:00Z', '2030-10-27T00:00:00Z', '2030-10-27T00:30:00Z', '2030-10-27T01:00:00Z'],
  ],
  // 01:30, then 03:00: the hour between is none.
  [
    'America/New_York',
    '2030-03-10',
    ['2030-03-10T06:30:00Z', '2030-03-10T07:00:00Z', '2030-03-10T07:30:00Z', '2030-03-10T08:00:00Z'],
  ],
  [
    'Asia/Taipei',
    '2030-03-10',
    ['2030-03-09T17:30:00Z', '2030-03-09T18:00:00Z', '2030-03-09T18:30:00Z', '2030-03-09T19:00:00Z'],
  ],
])('[Z.2] one entry a meeting, at the right instant, in %s', async (timeZone, day, starts) => {
  const { book, entries, staff } = await scene(nightOf(timeZone, day), ['A', 'B', 'C', 'D', 'E'])
  for (const [i, other] of [...'BCDE'].entries()) await book(`A${other}`, i + 1, 1)
  const found = await entries('A')
  expect(found.map(({ start }) => start).sort()).toEqual(starts)
  for (const { start, end } of found) expect(Date.parse(end) - Date.parse(start)).toBe(30 * 60_000)
  expect(new Set(found.map(({ uid }) => uid)).size).toBe(4)
  expect(found.map(({ summary }) => summary).sort()).toEqual(['B Ltd', 'C Ltd', 'D Ltd', 'E Ltd'])
  expect(await entries('B')).toHaveLength(1)
  staff.leave()
})

test('[Z.3] SEQUENCE rises with each change, the entry goes with the place and comes back under the same UID', async () => {
  const { book, entries, staff, room } = await scene(morning(), ['A', 'B', 'C'])
  const meetingId = await book('AB', 1, 1)
  const does = async (type: string, fields: object = {}, as = staff) =>
    expect(await as.send(type, { meetingId, ...fields })).toMatchObject({ ok: true })
  const seen = [...(await entries('A'))]
  const isNewer = async () => {
    const [entry, ...more] = await entries('A')
    expect(more).toEqual([])
    expect(entry!.uid).toBe(seen[0]!.uid)
    expect(entry!.sequence).toBeGreaterThan(seen.at(-1)!.sequence)
    expect(Date.parse(entry!.modified)).toBeGreaterThanOrEqual(Date.parse(seen.at(-1)!.modified))
    expect(entry!.stamp).toBe(entry!.modified)
    seen.push(entry!)
  }
  await does('move-meeting', { slotId: 's1.2', tableId: 't1' })
  await isNewer()
  await does('move-meeting', { slotId: 's1.2', tableId: 't2' })
  await isNewer()
  const organiser = await Guest.join(house.url, room.tokens.organiser)
  await does('change-table', { tableId: 't2', label: '22' }, organiser)
  await isNewer()
  expect(seen.at(-1)!.location).toBe('Table 22')
  await does('unplace-meeting')
  expect(await entries('A')).toEqual([])
  await does('place-waiting', { meetingIds: [meetingId] })
  await isNewer()
  await does('cancel-meeting')
  expect(await entries('A')).toEqual([])
  expect(await entries('C')).toEqual([])
  await does('undo')
  await isNewer()
  staff.leave()
  organiser.leave()
})

test('what others do to a meeting that one cannot see changes no byte of the feed', async () => {
  const { book, feed, people, staff } = await scene(morning(), ['A', 'B', 'C', 'D'])
  await book('AB', 1, 1)
  const before = await feed('A')
  await book('CD', 1, 2)
  const other = await Guest.join(house.url, people.C!.token, {}, 2)
  expect(await other.send('send-request', { to: people.A!.id })).toMatchObject({ ok: true })
  expect(await feed('A')).toBe(before)
  other.leave()
  staff.leave()
})

test('what one signed up for is an entry too, newer when it is moved, gone when it is cancelled', async () => {
  const day = '2030-05-06'
  const programme = [
    { title: 'Guided tour', startsAt: `${day}T14:00`, endsAt: `${day}T15:00`, place: 'Gate 2', signUp: true },
  ]
  const { entries, people, staff, room } = await scene(morning({ programme }), ['A'])
  const ann = await Guest.join(house.url, people.A!.token, {}, 2)
  expect(await entries('A')).toEqual([])
  expect(await ann.send('sign-up', { itemId: 'i1' })).toMatchObject({ ok: true })
  const [tour] = await entries('A')
  expect(tour).toMatchObject({ summary: 'Guided tour', location: 'Gate 2', start: '2030-05-06T12:00:00Z' })
  const organiser = await Guest.join(house.url, room.tokens.organiser)
  await organiser.send('change-item', { itemId: 'i1', startsAt: `${day}T14:30`, endsAt: `${day}T15:30` })
  const [moved] = await entries('A')
  expect(moved).toMatchObject({ uid: tour!.uid, start: '2030-05-06T12:30:00Z' })
  expect(moved!.sequence).toBeGreaterThan(tour!.sequence)
  await organiser.send('cancel-item', { itemId: 'i1' })
  expect(await entries('A')).toEqual([])
  for (const guest of [ann, staff, organiser]) guest.leave()
})

test('text comes through as it was meant: signs of the format, long lines, emoji, Arabic', async () => {
  const long = `شركة الزراعة 🌾; ${'تعاون، '.repeat(30)}`.slice(0, 198).trim()
  const odd = [
    { name: 'Al, the; "Greatest" \\ BEGIN:VEVENT', organisation: 'A', kind: 'company', country: 'IT' },
    { name: 'منى الأحمد 👩‍🌾', organisation: long, kind: 'cluster', country: 'EG' },
    { name: 'Third', organisation: 'T', kind: 'company', country: 'IT' },
  ]
  const title = 'Milan, a day; two: "halls" \\ 🌍 يوم'
  const { people, staff, feed } = await scene(
    morning({ title, tables: [{ label: '1,2;3', zone: 'Hall; north, left' }] }),
    odd,
  )
  const participantIds = odd.map(({ name }) => people[name]!.id)
  const booked = await staff.send('book-meeting', { participantIds, slotId: 's1.1', tableId: 't1' })
  expect(booked).toMatchObject({ ok: true })
  const [ofAl, ofMona] = [await feed(odd[0]!.name), await feed(odd[1]!.name)]
  const calendar = readCalendar(ofAl)
  expect(calendar).toMatchObject({ version: '2.0', name: title, refresh: 'PT15M', errors: [] })
  expect(calendar.entries).toMatchObject([
    {
      summary: `${long}, T`,
      description: `${odd[1]!.name}, ${long}\nThird, T`,
      location: 'Table 1,2;3, Hall; north, left',
      errors: [],
    },
  ])
  expect(Buffer.byteLength(long)).toBeGreaterThan(320)
  expect(readCalendar(ofMona).entries).toMatchObject([{ summary: 'A, T', description: `${odd[0]!.name}, A\nThird, T` }])
  for (const text of [ofAl, ofMona]) expectWellFormed(text)
  // Readers are lenient here, each in its own way; the format is not.
  expect(ofAl.replaceAll('\r\n ', '')).toContain('\r\nNAME:Milan\\, a day\\; two: "halls" \\\\ 🌍 يوم\r\n')
  staff.leave()
})

/** RFC 5545, 3.1: lines end in CR LF, the last one too, and are folded at 75 octets without cutting a letter. */
function expectWellFormed(text: string): void {
  expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true)
  expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
  for (const line of text.split('\r\n')) {
    expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
    expect(line).not.toMatch(/[\uD800-\uDBFF]$|^ ?[\uDC00-\uDFFF]/)
  }
}

test('the words between the names are in the language that was asked for', async () => {
  const { book, feed, staff } = await scene(
    morning({
      tables: [
        { label: '14', zone: 'B' },
        { label: 'Video', url: 'https://meet.example/1' },
      ],
    }),
    ['A', 'B', 'C'],
  )
  await book('AB', 1, 1)
  await book('AC', 2, 2)
  const places = async (query: string) => readCalendar(await feed('A', query)).entries.map(({ location }) => location)
  expect(await places('')).toEqual(['Table 14, Zone B', 'Online'])
  expect(await places('?language=de')).toEqual(['Tisch 14, Bereich B', 'Online'])
  expect(await places('?language=fr')).toEqual(['Table 14, Zone B', 'En ligne'])
  for (const odd of ['?language=xx', '?language=__proto__', '?language=de&language=fr'])
    expect(await places(odd)).toEqual(['Table 14, Zone B', 'Online'])
  expect(readCalendar(await feed('A')).entries[1]!.url).toBe('https://meet.example/1')
  staff.leave()
})

test('one meeting as a file is for its people and their leads, and the same entry as in the feed', async () => {
  const person = (name: string, more: object = {}) => ({
    name,
    organisation: `${name} Ltd`,
    kind: 'company',
    country: 'IT',
    ...more,
  })
  const { room, people, staff, book, entries } = await scene(morning(), [
    person('A', { delegation: 'North' }),
    person('B'),
    person('C'),
    person('L', { delegation: 'north', lead: true }),
    person('M', { delegation: 'South', lead: true }),
  ])
  const meetingId = await book('AB', 1, 1)
  const path = (id: string) => `/api/rooms/${room.roomId}/meetings/${id}.ics?language=it`
  const asks = (name: string, id = meetingId) => call(house, 'GET', path(id), { token: people[name]!.token })
  const file = await asks('A')
  expect(file.headers.get('content-type')).toMatch(/^text\/calendar/)
  const [entry] = readCalendar(file.text).entries
  expect(entry).toMatchObject({ summary: 'B Ltd', location: 'Tavolo 1' })
  const [inFeed] = await entries('A')
  expect({ ...entry, location: '' }).toEqual({ ...inFeed, location: '' })
  expect(readCalendar((await asks('L')).text).entries).toEqual([entry])
  expect(readCalendar((await asks('B')).text).entries[0]).toMatchObject({ summary: 'A Ltd' })

  for (const name of ['C', 'M']) {
    const [foreign, invented] = [await asks(name), await asks(name, 'invented')]
    expect(foreign.status).toBe(404)
    expect(foreign.text).toBe(invented.text)
  }
  expect((await call(house, 'GET', path(meetingId))).status).toBe(401)
  expect((await call(house, 'GET', path(meetingId), { token: room.tokens.facilitator })).status).toBe(403)
  expect((await call(house, 'GET', path(meetingId), { token: `${people.A!.token}x` })).status).toBe(401)
  const key = /agenda\/(.*)\.ics/.exec(people.A!.calendar)![1]!
  expect((await call(house, 'GET', path(meetingId), { token: key })).status).toBe(401)
  await staff.send('unplace-meeting', { meetingId })
  expect((await asks('A')).status).toBe(404)
  staff.leave()
})
