import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { emptyHead } from '../../server/store/head.ts'
import { call, invite, morning, openHouse, openRoom, type House, type Opened } from './house.ts'

let house: House
beforeAll(async () => (house = await openHouse()))
afterAll(() => house.stop())

describe('POST /api/rooms', () => {
  test('answers the id, and a token and a link for each shared role', async () => {
    const room = await openRoom(house)
    expect(room.roomId).toMatch(/^[a-z0-9]{12}$/)
    for (const role of ['organiser', 'facilitator', 'screen'] as const) {
      expect(room.links[role]).toBe(`${house.url}/r/${room.roomId}#${room.tokens[role]}`)
    }
  })

  const session = { name: 'A', startsAt: '2030-05-06T10:00', slotMinutes: 25, changeoverMinutes: 5, slots: 3 }
  const item = { title: 'Tour', startsAt: '2030-05-06T10:00', endsAt: '2030-05-06T11:00' }
  const allowed = { a: { kind: ['cluster'] }, b: {} }
  test.each<[string, object, string]>([
    ['no title', { title: '' }, 'title'],
    ['a zone that is none', { timeZone: 'Mars/Olympus' }, 'timeZone'],
    ['an offset for a zone', { timeZone: '+02:00' }, 'timeZone'],
    ['a time that is none', { sessions: [{ ...session, startsAt: 'soon' }] }, 'sessions.0.startsAt'],
    ['a slot of no length', { sessions: [{ ...session, slotMinutes: 0 }] }, 'sessions.0.slotMinutes'],
    [
      'a changeover of three hours',
      { sessions: [{ ...session, changeoverMinutes: 180 }] },
      'sessions.0.changeoverMinutes',
    ],
    ['a session without slots', { sessions: [{ ...session, slots: 0 }] }, 'sessions.0.slots'],
    ['two sessions of one name', { sessions: [session, { ...session, name: 'a ' }] }, 'sessions.1.name'],
    ['two tables of one label', { tables: [{ label: 'A1' }, { label: 'a1 ' }] }, 'tables.1.label'],
    ['a table with a script for an address', { tables: [{ label: 'V', url: 'javascript:alert(1)' }] }, 'tables.0.url'],
    [
      'rules that name no session',
      { rules: { mayMeet: [{ ...allowed, sessions: ['Evening'] }] } },
      'rules.mayMeet.0.sessions',
    ],
    [
      'an item that ends before it begins',
      { programme: [{ ...item, endsAt: '2030-05-06T09:00' }] },
      'programme.0.endsAt',
    ],
    ['no body', [], ''],
  ])('%s is refused with its field', async (_, more, field) => {
    const body = Array.isArray(more) ? more : morning(more)
    const { status, json } = await call(house, 'POST', '/api/rooms', { body })
    expect({ status, json }).toMatchObject({
      status: 400,
      json: { code: 'malformed', field, message: expect.any(String) },
    })
  })

  test('a body that is no JSON is 400, one that is too large 413', async () => {
    expect(await call(house, 'POST', '/api/rooms', { body: '{' })).toMatchObject({
      status: 400,
      json: { code: 'malformed' },
    })
    const body = morning({ title: 'x'.repeat(1_100_000) })
    expect(await call(house, 'POST', '/api/rooms', { body })).toMatchObject({
      status: 413,
      json: { code: 'too-large' },
    })
  })

  test('[Z] in the hour that does not exist a time is refused, in the one that comes twice the first is meant', async () => {
    const at = (startsAt: string) =>
      morning({
        timeZone: 'Europe/Vienna',
        sessions: [{ ...session, startsAt, slotMinutes: 30, changeoverMinutes: 0 }],
      })
    expect(await call(house, 'POST', '/api/rooms', { body: at('2030-03-31T02:30') })).toMatchObject({
      status: 400,
      json: { field: 'sessions.0.startsAt' },
    })
    expect((await call(house, 'POST', '/api/rooms', { body: at('2030-10-27T02:30') })).status).toBe(201)
  })

  test('CREATE_KEY: without it nobody opens a room, with it everybody', async () => {
    const closed = await openHouse({ environment: { CREATE_KEY: 'a key of the house' } })
    expect(await call(closed, 'POST', '/api/rooms', { body: morning() })).toMatchObject({
      status: 401,
      json: { code: 'not-allowed' },
    })
    expect((await call(closed, 'POST', '/api/rooms', { body: morning(), token: 'a wrong key' })).status).toBe(401)
    const headers = { authorization: 'Bearer a-key' }
    expect((await call(closed, 'POST', '/api/rooms', { body: morning(), headers })).status).toBe(401)
    await closed.stop()
    const open = await openHouse({ environment: { CREATE_KEY: 'a-key-of-the-house' } })
    expect((await call(open, 'POST', '/api/rooms', { body: morning(), token: 'a-key-of-the-house' })).status).toBe(201)
    await open.stop()
  })

  test('PUBLIC_URL is where links lead', async () => {
    const behind = await openHouse({ environment: { PUBLIC_URL: 'https://rondo.example.org/' } })
    expect((await openRoom(behind)).links.screen).toMatch(/^https:\/\/rondo\.example\.org\/r\/[a-z0-9]{12}#/)
    await behind.stop()
  })

  test('sixty rooms a minute are opened for an address; one that goes on is told to wait', async () => {
    const busy = await openHouse()
    const open = () => call(busy, 'POST', '/api/rooms', { body: morning() })
    const opened = await Promise.all(Array.from({ length: 60 }, open))
    expect(opened.map(({ status }) => status)).toEqual(Array(60).fill(201))
    const more = await Promise.all(Array.from({ length: 60 }, open))
    expect(more.find(({ status }) => status !== 201)).toMatchObject({
      status: 429,
      json: { code: 'busy', retryAfterMs: expect.any(Number) },
    })
    await busy.stop()
  })
})

describe('who may', () => {
  let room: Opened
  let participant: string
  beforeAll(async () => {
    room = await openRoom(house)
    participant = (await invite(house, room, ['A']))[0]!.token
  })

  test.each<[string, string, 'organiser' | 'facilitator']>([
    ['GET', 'board.csv', 'facilitator'],
    ['GET', 'participants.csv', 'facilitator'],
    ['GET', 'report.json', 'facilitator'],
    ['GET', 'invitations', 'organiser'],
    ['GET', 'backup', 'organiser'],
    ['POST', 'participants', 'organiser'],
    ['POST', 'staff', 'organiser'],
    ['POST', 'copy', 'organiser'],
    ['DELETE', '', 'organiser'],
  ])('%s %s', async (method, name, needs) => {
    const path = `/api/rooms/${room.roomId}/${name}`.replace(/\/$/, '')
    const as = async (token?: string, at = path) => {
      const { status, json } = await call(house, method, at, { ...(token && { token }) })
      return `${status} ${(json as { code?: string } | undefined)?.code}`
    }
    expect(await as()).toBe('401 not-allowed')
    expect(await as('nonsense')).toBe('401 not-allowed')
    expect(await as(room.tokens.organiser.replace('.o.', '.f.'))).toBe('401 not-allowed')
    expect(await as((await openRoom(house)).tokens.organiser)).toBe('401 not-allowed')
    expect(await as(participant)).toBe('403 not-allowed')
    expect(await as(room.tokens.screen)).toBe('403 not-allowed')
    if (needs === 'organiser') expect(await as(room.tokens.facilitator)).toBe('403 not-allowed')
    expect(await as(room.tokens.organiser, path.replace(room.roomId, 'nosuchroom00'))).toBe('404 not-found')
  })
})

test('staff get links of their own, which can be revoked', async () => {
  const room = await openRoom(house)
  const path = `/api/rooms/${room.roomId}/staff`
  const { status, json } = await call(house, 'POST', path, {
    body: { name: 'Gina', role: 'facilitator' },
    token: room.tokens.organiser,
  })
  expect({ status, json }).toMatchObject({
    status: 201,
    json: { role: 'facilitator', link: expect.stringContaining(`/r/${room.roomId}#`) },
  })
  const { token } = json as { token: string }
  expect((await call(house, 'GET', `/api/rooms/${room.roomId}/report.json`, { token })).status).toBe(200)
  expect(
    (await call(house, 'POST', path, { body: { name: '', role: 'facilitator' }, token: room.tokens.organiser })).status,
  ).toBe(400)
  expect(
    (await call(house, 'POST', path, { body: { name: 'X', role: 'king' }, token: room.tokens.organiser })).status,
  ).toBe(400)
})

test('a room is copied for next year: the same set-up on the same weekdays, nobody in it', async () => {
  const sessions = [{ name: 'A', startsAt: '2030-10-25T10:00', slotMinutes: 25, changeoverMinutes: 5, slots: 3 }]
  const room = await openRoom(house, morning({ timeZone: 'Europe/Rome', sessions }))
  await invite(house, room, ['A', 'B'])
  const { status, json } = await call(house, 'POST', `/api/rooms/${room.roomId}/copy`, {
    body: { title: 'Next' },
    token: room.tokens.organiser,
  })
  expect(status).toBe(201)
  const copy = json as Opened
  expect(copy.roomId).not.toBe(room.roomId)
  const list = await call(house, 'GET', `/api/rooms/${copy.roomId}/invitations`, { token: copy.tokens.organiser })
  expect(list.json).toEqual({ participants: [] })
  const named = await call(house, 'POST', `/api/rooms/${room.roomId}/copy`, {
    body: { startsOn: '2031-11-05' },
    token: room.tokens.organiser,
  })
  expect(named.status).toBe(201)
  const wrong = await call(house, 'POST', `/api/rooms/${room.roomId}/copy`, {
    body: { startsOn: 'next week' },
    token: room.tokens.organiser,
  })
  expect(wrong).toMatchObject({ status: 400, json: { field: 'startsOn' } })
})

test('a deleted room is gone: for HTTP, for its links, and for a new start', async () => {
  const room = await openRoom(house)
  expect((await call(house, 'DELETE', `/api/rooms/${room.roomId}`, { token: room.tokens.organiser })).status).toBe(204)
  expect(
    (await call(house, 'GET', `/api/rooms/${room.roomId}/report.json`, { token: room.tokens.organiser })).status,
  ).toBe(404)
  expect(await house.store.head(room.roomId)).toEqual(emptyHead)
})

test('healthz, readyz and metrics tell an operator how it goes, and nobody anything of people', async () => {
  const room = await openRoom(house)
  await invite(house, room, ['Zoltan'])
  expect(await call(house, 'GET', '/healthz')).toMatchObject({ status: 200, json: { ok: true } })
  expect(await call(house, 'GET', '/readyz')).toMatchObject({ status: 200, json: { ok: true, warnings: [] } })
  const metrics = await call(house, 'GET', '/metrics')
  expect(metrics.text).toMatch(/^rondo_commits_total [1-9]/m)
  expect(metrics.text).not.toContain('Zoltan')
  expect(metrics.text).not.toContain(room.roomId)
})

test('what is asked for and not there is 404 with a code; headers keep pages from being framed or run with foreign scripts', async () => {
  const { status, json, headers } = await call(house, 'GET', '/api/nothing')
  expect({ status, json }).toMatchObject({ status: 404, json: { code: 'not-found' } })
  expect(headers.get('content-security-policy')).toContain("script-src 'self';")
  expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
  expect(headers.get('x-powered-by')).toBeNull()
})

test('the log names no token, no key of a calendar, and nobody', async () => {
  const lines: string[] = []
  const logging = await openHouse({ log: { write: (line) => void lines.push(line) } })
  const room = await openRoom(logging)
  const [ann] = await invite(logging, room, ['Anneliese'])
  await call(logging, 'GET', new URL(ann!.calendar).pathname)
  await call(logging, 'GET', `/api/rooms/${room.roomId}/report.json?token=${ann!.token}`)
  await logging.stop()
  const log = lines.join('')
  expect(log).toContain('/api/agenda/...')
  for (const secret of ['Anneliese', ann!.token, room.tokens.organiser, new URL(ann!.calendar).pathname])
    expect(log).not.toContain(secret)
})
