import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { call, type Called } from './program.ts'
import { company, morning, openRoom, Room, roomBody, serverForFile } from './room.ts'

const server = serverForFile()
const open = (body: unknown): Promise<Called> => call(`${server.url}/api/rooms`, 'POST', { body })

/** The field is wrong: 400, with a code and a message for people. */
async function refused(body: unknown): Promise<void> {
  const { status, json } = await open(body)
  expect(json, JSON.stringify(body)?.slice(0, 300)).toMatchObject({
    code: expect.any(String),
    message: expect.any(String),
  })
  expect(status, JSON.stringify(body)?.slice(0, 300)).toBe(400)
}

test('a room is opened: 201 with its id, tokens and links', async () => {
  const { status, json } = await open(roomBody())
  expect(status).toBe(201)
  const text = expect.any(String)
  expect(json).toEqual({
    roomId: text,
    tokens: { organiser: text, facilitator: text, screen: text },
    links: { organiser: text, facilitator: text, screen: text },
  })
  const { tokens, links } = json as { tokens: Record<string, string>; links: Record<string, string> }
  expect(new Set(Object.values(tokens)).size).toBe(3)
  for (const [role, link] of Object.entries(links)) expect(link.startsWith(`${server.url}/`), role).toBe(true)
})

const events = new URL('../../server/rehearsal/events/', import.meta.url)

test.each(readdirSync(events))('the event %s can be opened, with its people', async (name) => {
  const body = JSON.parse(readFileSync(new URL(`${name}/room.json`, events), 'utf8')) as {
    sessions: { slots: number; startsAt: string }[]
    tables: number | object[]
    programme: object[]
    title: string
  }
  const room = await openRoom(server, body, '')
  const rows = readFileSync(new URL(`${name}/participants.csv`, events))
  const imported = await call(room.path('/participants'), 'POST', {
    body: rows,
    type: 'text/csv',
    token: room.tokens.organiser,
  })
  expect(imported.status, imported.text.slice(0, 500)).toBe(200)
  const staff = await room.fresh('G')
  expect(staff.all('slot')).toHaveLength(body.sessions.reduce((sum, { slots }) => sum + slots, 0))
  expect(staff.all('table')).toHaveLength(typeof body.tables === 'number' ? body.tables : body.tables.length)
  expect(staff.all('item')).toHaveLength(body.programme.length)
  expect(staff.all('participant')).toHaveLength(rows.toString().trim().split('\n').length - 1)
  expect(JSON.stringify(staff.contents)).toContain(JSON.stringify(body.title))
})

test('[Z.1] a start without an offset is local to the room, one with it is not', async () => {
  const sessions = [
    morning({ startsAt: '2015-06-12T10:00' }),
    morning({ name: 'With seconds', startsAt: '2015-06-13T10:00:00' }),
    morning({ name: 'With Z', startsAt: '2015-06-14T10:00:00Z' }),
    morning({ name: 'With an offset', startsAt: '2015-06-15T10:00+05:30' }),
    morning({ name: 'With milliseconds', startsAt: '2015-06-16T10:00:00.000Z' }),
  ]
  const room = await openRoom(server, roomBody({ sessions }), '')
  const starts = (await room.fresh('G')).all('slot').map(({ startsAt }) => Date.parse(startsAt!))
  const expected = [
    '2015-06-12T08:00Z',
    '2015-06-13T08:00Z',
    '2015-06-14T10:00Z',
    '2015-06-15T04:30Z',
    '2015-06-16T10:00Z',
  ]
  for (const start of expected) expect(starts).toContain(Date.parse(start))
})

test('[Z.2] in the hour that comes twice the first is meant, and slots are spaced by elapsed minutes', async () => {
  const sessions = [morning({ startsAt: '2026-10-25T01:30', slotMinutes: 30, changeoverMinutes: 0, slots: 4 })]
  const room = await openRoom(server, roomBody({ timeZone: 'Europe/Vienna', sessions }), '')
  const slots = (await room.fresh('G')).all('slot').map(({ startsAt }) => startsAt!)
  const local = (iso: string) =>
    new Date(iso).toLocaleTimeString('sv-SE', { timeZone: 'Europe/Vienna', timeStyle: 'short' })
  expect(slots.sort().map(local)).toEqual(['01:30', '02:00', '02:30', '02:00'])
  expect(Date.parse(slots[3]!) - Date.parse(slots[1]!)).toBe(3_600_000)
  const twice = roomBody({ timeZone: 'Europe/Vienna', sessions: [morning({ startsAt: '2026-10-25T02:30', slots: 1 })] })
  const second = await openRoom(server, twice, '')
  expect(Date.parse((await second.fresh('G')).all('slot')[0]!.startsAt!)).toBe(Date.parse('2026-10-25T00:30Z'))
})

test('[Z] another zone name, and an hour that does not exist, are refused', async () => {
  for (const timeZone of ['Mars/Olympus', '', 'Rome', 7, null, undefined]) await refused(roomBody({ timeZone }))
  const springForward = { sessions: [morning({ startsAt: '2026-03-29T02:30' })] }
  await refused(roomBody(springForward))
  for (const startsAt of ['tomorrow', '', '2026-02-30T10:00', '2026-13-01T10:00', '10:00', 7, null])
    await refused(roomBody({ sessions: [morning({ startsAt })] }))
})

test('[T] labels and session names are unique, lengths have bounds', async () => {
  const tables = (...labels: unknown[]) => roomBody({ tables: labels.map((label) => ({ label })) })
  await refused(tables('A1', 'a1 '))
  await refused(tables('A1', ''))
  for (const wrong of [-1, 1.5, '3', null, undefined, [1], [{}]]) await refused(roomBody({ tables: wrong }))
  await refused(roomBody({ sessions: [morning(), morning()] }))
  const wrongs = [
    { slotMinutes: 0 },
    { slotMinutes: 481 },
    { slotMinutes: 2.5 },
    { changeoverMinutes: -1 },
    { changeoverMinutes: 121 },
    { slots: 0 },
    { slots: '6' },
    { name: '' },
    { name: undefined },
  ]
  for (const wrong of wrongs) await refused(roomBody({ sessions: [morning(wrong)] }))
  for (const body of [null, [], 'room', {}, roomBody({ title: undefined }), roomBody({ title: '' })])
    await refused(body)
  expect(
    (await open(roomBody({ sessions: [morning({ slotMinutes: 480, changeoverMinutes: 120, slots: 1 })] }))).status,
  ).toBe(201)
  expect(
    (await open(roomBody({ sessions: [morning({ slotMinutes: 1, changeoverMinutes: 0, slots: 1 })] }))).status,
  ).toBe(201)
})

test('tables, programme, rules and the rest are kept as given', async () => {
  const tables = [
    { label: 'A1', zone: 'Hall', stepFree: true, quiet: true, reserved: 'Europe' },
    { label: 'V1', url: 'https://meet.example.org/v1' },
  ]
  const programme = [
    {
      title: 'Tour',
      kind: 'tour',
      startsAt: '2015-06-12T11:00',
      endsAt: '2015-06-12T12:00',
      place: 'Gate',
      signUp: true,
      capacity: 9,
    },
  ]
  const rules = {
    mayMeet: [{ sessions: ['Morning'], a: { kind: ['cluster'] }, b: { delegation: ['Europe'] } }],
    limits: { meetingsPerParticipant: 8, meetingsPerSession: 4, openRequestsPerParticipant: 5 },
    requestsExpireAfterMinutes: 60,
    leadMinutes: 0,
  }
  const body = roomBody({ tables, programme, rules, screen: 'organisations', retentionDays: 30 })
  const room = await openRoom(server, body, '')
  const staff = await room.fresh('organiser')
  expect(staff.all('table')).toMatchObject(tables)
  expect(staff.all('item')).toMatchObject([
    { title: 'Tour', startsAt: '2015-06-12T09:00:00.000Z', place: 'Gate', signUp: true, capacity: 9 },
  ])
  expect(staff.all('room')).toMatchObject([
    { rules, screen: 'organisations', retentionDays: 30, timeZone: 'Europe/Rome' },
  ])
})

test('`tables: 3` is 1, 2, 3', async () => {
  const room = await openRoom(server, roomBody(), '')
  expect((await room.fresh('screen')).all('table').map(({ label }) => label)).toEqual(['1', '2', '3'])
})

test('requests are open from opensAt to closesAt', async () => {
  const tomorrow = new Date(Date.now() + 86_400_000).toISOString().slice(0, 16)
  const early = await openRoom(server, roomBody({ opensAt: tomorrow }), 'AB')
  expect((await early.send('A', 'send-request', { to: early.id('B') })).ok).toBe(false)
  const late = await openRoom(server, roomBody({ closesAt: '2015-06-12T10:00' }), 'AB')
  expect(await late.send('A', 'send-request', { to: late.id('B') })).toMatchObject({ code: 'too-late' })
})

test('errors are {code, message} with the right status', async () => {
  const room = await openRoom(server, roomBody(), 'A')
  const { organiser, facilitator, screen } = room.tokens
  const other = await openRoom(server, roomBody(), '')
  const participants = room.path('/participants')
  const report = room.path('/report.json')
  const cases: [number, string, string, Parameters<typeof call>[2]][] = [
    [401, 'POST', participants, { body: [company('B')] }],
    [401, 'POST', participants, { body: [company('B')], token: 'nonsense' }],
    [401, 'POST', participants, { body: [company('B')], token: other.tokens.organiser }],
    [403, 'POST', participants, { body: [company('B')], token: facilitator }],
    [403, 'POST', participants, { body: [company('B')], token: room.people.get('A')!.token }],
    [403, 'GET', report, { token: screen }],
    [403, 'GET', room.path('/board.csv'), { token: room.people.get('A')!.token }],
    [401, 'GET', report, {}],
    [404, 'GET', `${server.url}/api/rooms/unknown/report.json`, { token: organiser }],
    [404, 'POST', `${server.url}/api/rooms/unknown/participants`, { body: [company('B')], token: organiser }],
    [404, 'GET', `${server.url}/api/nothing`, {}],
    [404, 'GET', `${server.url}/api/agenda/unknown.ics`, {}],
    [400, 'POST', `${server.url}/api/rooms`, { body: '{"title":' }],
    [400, 'POST', participants, { body: '[{', token: organiser }],
    [400, 'POST', participants, { body: { name: 'B' }, token: organiser }],
    [413, 'POST', participants, { body: 'x'.repeat(9_000_000), type: 'text/csv', token: organiser }],
    [413, 'POST', `${server.url}/api/rooms`, { body: roomBody({ title: 'x'.repeat(9_000_000) }) }],
    [400, 'POST', room.path('/staff'), { body: { name: 'Gina', role: 'screen' }, token: organiser }],
    [403, 'POST', room.path('/staff'), { body: { name: 'Gina', role: 'facilitator' }, token: facilitator }],
  ]
  for (const [status, method, url, options] of cases) {
    const answer = await call(url, method, options)
    expect(answer.status, `${method} ${url} ${JSON.stringify(options).slice(0, 100)}`).toBe(status)
    expect(answer.json, `${method} ${url}`).toMatchObject({ code: expect.any(String), message: expect.any(String) })
  }
})

test('staff get links of their own', async () => {
  const room = await openRoom(server, roomBody(), 'AB')
  const made = await call(room.path('/staff'), 'POST', {
    body: { name: 'Gina', role: 'facilitator' },
    token: room.tokens.organiser,
  })
  expect([200, 201]).toContain(made.status)
  const { token, link } = made.json as { token: string; link: string }
  expect(link.startsWith(room.url)).toBe(true)
  const gina = new Room(room.url, { ...room, tokens: { ...room.tokens, facilitator: token } })
  expect((await gina.ok('G', 'book-meeting', { participantIds: room.ids('AB') })).meetingId).toBeDefined()
})
