import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { JoiningPage } from '../../shared/joining-page.ts'
import { Limits } from '../../server/limits.ts'
import { openMemory } from '../../server/store/memory.ts'
import { DAY, MINUTE } from '../../shared/timetable.ts'
import type { ApplicationRecord } from '../../shared/views/records.ts'
import { HandClock } from './hand-clock.ts'
import { call, Guest, invite, morning, openHouse, openRoom, type Called, type House, type Opened } from './house.ts'

// [J] A room's public page and what comes of it, over real HTTP and sockets.

let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.stop())

const joining = (more: object = {}) => ({ open: true, decides: 'by-hand', ...more })
const profile = (name: string, more: object = {}) => ({
  name,
  organisation: `${name} Ltd`,
  kind: 'company',
  country: 'IT',
  email: `${name.toLowerCase()}@x.example`,
  ...more,
})

interface Setting {
  room: Opened
  organiser: Guest
}

async function open(more: object = {}, body?: object): Promise<Setting> {
  const room = await openRoom(house, body)
  const organiser = await Guest.join(house.url, room.tokens.organiser)
  expect(await organiser.send('set-joining', joining(more))).toMatchObject({ ok: true })
  return { room, organiser }
}

let clients = 0
const apply = (room: Opened, person: object, more: object = {}): Promise<Called> =>
  call(house, 'POST', `/api/rooms/${room.roomId}/applications`, {
    body: { clientId: `device-${++clients}`, seq: 1, profile: person, ...more },
  })
const tokenIn = (called: Called) => {
  expect(called.status, called.text).toBe(201)
  return (called.json as { token: string }).token
}
const status = (token: string) => call(house, 'GET', '/api/application', { token })
const pageOf = async (room: Opened) => {
  const called = await call(house, 'GET', `/api/rooms/${room.roomId}/joining`)
  return called.json as JoiningPage
}
const listed = (organiser: Guest) => organiser.records('staff', 'application') as ApplicationRecord[]
async function known(organiser: Guest, count: number): Promise<ApplicationRecord[]> {
  await organiser.until(() => listed(organiser).length === count)
  return listed(organiser)
}
const named = (organiser: Guest, name: string) => listed(organiser).find((one) => one.name === name)!

test('[J.1] a room has no public page until joining is opened, and then it says what, when and where', async () => {
  const programme = [{ title: 'Tour', startsAt: '2031-05-06T08:00', endsAt: '2031-05-06T09:00', place: 'Hall 2' }]
  const room = await openRoom(house, morning({ programme }))
  const path = `/api/rooms/${room.roomId}/joining`
  expect((await call(house, 'GET', path)).status).toBe(404)
  expect((await apply(room, profile('Ada'))).status).toBe(404)
  const organiser = await Guest.join(house.url, room.tokens.organiser)
  const wish = joining({ until: '2031-05-01T18:00', text: 'Bring cards.\r\nAll welcome.', place: 'Palazzo Lombardia' })
  expect(await organiser.send('set-joining', wish)).toMatchObject({ ok: true })
  expect(await pageOf(room)).toMatchObject({
    title: 'A morning',
    timeZone: 'Europe/Rome',
    place: 'Palazzo Lombardia',
    text: 'Bring cards.\nAll welcome.',
    stage: 'open',
    until: '2031-05-01T16:00:00.000Z',
    programme: [{ title: 'Tour', place: 'Hall 2' }],
    organisations: [],
    figures: null,
  })
  expect(await organiser.send('set-joining', joining({ until: 'tomorrow' }))).toMatchObject({ field: 'until' })
  organiser.leave()
})

test('[J.2] [J.7] somebody applies, is accepted, and their status link leads to their phone', async () => {
  const { room, organiser } = await open()
  const token = tokenIn(await apply(room, profile('Ada', { offers: ['Lenses'] }), { listed: true }))
  const [application] = await known(organiser, 1)
  expect(application).toMatchObject({ name: 'Ada', state: 'undecided', offers: ['Lenses'], email: 'ada@x.example' })
  expect((await status(token)).json).toMatchObject({ state: 'undecided', profile: { name: 'Ada', offers: ['Lenses'] } })
  expect(await pageOf(room)).toMatchObject({ organisations: [] })

  const { id } = application!
  expect(await organiser.send('accept-applications', { applicationIds: [id] })).toMatchObject({ ok: true })
  expect((await status(token)).json).toMatchObject({
    state: 'accepted',
    link: expect.stringContaining('/r/') as string,
  })
  const { link } = (await status(token)).json as { link: string }
  const phone = await Guest.join(house.url, link.split('#')[1]!, {}, 2)
  expect(phone.records(`person:${id}`, 'me')[0]).toMatchObject({ id, email: 'ada@x.example', closedSlots: [] })
  expect(phone.records('floor', 'participant')[0]).toMatchObject({ name: 'Ada', label: 'Ada', offers: ['Lenses'] })
  expect(await pageOf(room)).toMatchObject({ organisations: [{ name: 'Ada Ltd', country: 'IT' }] })
  // Consent is taken back as it was given.
  expect(await phone.send('set-listed', { listed: false })).toMatchObject({ ok: true })
  expect(await pageOf(room)).toMatchObject({ organisations: [] })
  phone.leave()
  organiser.leave()
})

test('[J.2] the same answer for an address that is in the room, which is told to the organiser alone', async () => {
  const { room, organiser } = await open()
  await invite(house, room, ['Ben'])
  const known1 = await apply(room, profile('Somebody', { email: 'BEN@x.example' }))
  const fresh = await apply(room, profile('Cleo'))
  expect(Object.keys(known1.json as object)).toEqual(Object.keys(fresh.json as object))
  expect([known1.status, fresh.status]).toEqual([201, 201])
  const [a, b] = await Promise.all([status(tokenIn(known1)), status(tokenIn(fresh))])
  expect([a.json, b.json]).toMatchObject([{ state: 'undecided' }, { state: 'undecided' }])
  await known(organiser, 2)
  const { id } = named(organiser, 'Somebody')
  const answer = await organiser.send('accept-applications', { applicationIds: [id] })
  expect(answer).toMatchObject({ ok: false, code: 'duplicate' })
  organiser.leave()
})

test('[J.2] applying again under an address renews it, and ends the earlier link', async () => {
  const { room, organiser } = await open()
  const first = tokenIn(await apply(room, profile('Dora')))
  const second = tokenIn(await apply(room, profile('Dora', { country: 'PT', email: ' DORA@x.example' })))
  await organiser.until(() => listed(organiser)[0]?.times === 2)
  expect(listed(organiser)).toMatchObject([{ name: 'Dora', country: 'PT' }])
  expect([(await status(first)).status, (await status(second)).status]).toEqual([401, 200])
  organiser.leave()
})

test('[L3] the same sending again, as after an answer that never came, is one application with one link', async () => {
  const { room, organiser } = await open()
  const body = { clientId: 'the same device', seq: 1 }
  const [one, two] = [await apply(room, profile('Edda'), body), await apply(room, profile('Edda'), body)]
  expect(tokenIn(two)).toBe(tokenIn(one))
  // Another address from a device of the same name is somebody else.
  expect(tokenIn(await apply(room, profile('Fritz'), body))).not.toBe(tokenIn(one))
  expect((await known(organiser, 2)).map(({ times }) => times)).toEqual([1, 1])
  organiser.leave()
})

test('[J.4] two windows accept for the last place of a side: one wins', async () => {
  const { room, organiser } = await open({ sides: [{ kind: ['company'], most: 1 }] })
  for (const name of ['Gus', 'Hera']) tokenIn(await apply(room, profile(name)))
  await known(organiser, 2)
  const other = await Guest.join(house.url, room.tokens.organiser)
  const ids = listed(organiser).map(({ id }) => id)
  const answers = await Promise.all([
    organiser.send('accept-applications', { applicationIds: [ids[0]] }),
    other.send('accept-applications', { applicationIds: [ids[1]] }),
  ])
  expect(answers.map(({ ok }) => ok).sort()).toEqual([false, true])
  expect(answers.find(({ ok }) => !ok)).toMatchObject({ code: 'limit-reached', limit: 'joiningSide', allowed: 1 })
  other.leave()
  organiser.leave()
})

test('[J.6] at once: who waits moves up when somebody leaves, under a label of their own; who is in already does not', async () => {
  const { room, organiser } = await open({ decides: 'at-once', sides: [{ kind: ['company'], most: 1 }] })
  const [ben] = await invite(house, room, ['Ben'])
  await apply(room, profile('Ben again', { email: 'BEN@x.example' }))
  await apply(room, profile('Jo', { organisation: 'Meridian' }))
  await apply(room, profile('Kai', { organisation: 'Meridien' }))
  const states = (await known(organiser, 3)).map(({ state }) => state)
  expect(states).toEqual(['deferred', 'deferred', 'deferred'])
  const sides = [{ kind: ['company'], most: 3 }]
  expect(await organiser.send('set-joining', joining({ decides: 'at-once', sides }))).toMatchObject({ ok: true })
  await organiser.until(() => organiser.records('staff', 'participant').length === 3)
  const labels = organiser.records('staff', 'participant').map(({ name, label }) => [name, label] as const)
  expect(labels.map(([name]) => name).sort()).toEqual(['Ben', 'Jo', 'Kai'])
  expect(new Set(labels.map(([, label]) => label)).size).toBe(3)
  expect(named(organiser, 'Ben again').state).toBe('deferred')
  // The address is nobody's any more in the very commit in which Ben leaves.
  expect(await organiser.send('remove-participant', { participantId: ben!.id })).toMatchObject({ ok: true })
  await organiser.until(() => organiser.records('staff', 'participant').some(({ name }) => name === 'Ben again'))
  organiser.leave()
})

test('[J.8] [J.9] one corrects and withdraws what one said; what was shown is not taken back', async () => {
  const { room, organiser } = await open()
  const token = tokenIn(await apply(room, profile('Ines')))
  const corrected = { body: { profile: profile('Ines', { country: 'ES', lead: true }) }, token }
  expect((await call(house, 'PUT', '/api/application', corrected)).json).toMatchObject({ profile: { country: 'ES' } })
  const other = { body: { profile: profile('Ines', { email: 'other@x.example' }) }, token }
  expect((await call(house, 'PUT', '/api/application', other)).json).toMatchObject({ field: 'email' })
  const [{ id } = { id: '' }] = await known(organiser, 1)
  const applicationIds = [id]
  expect(await organiser.send('defer-applications', { applicationIds })).toMatchObject({ ok: true })
  expect(await organiser.send('reopen-applications', { applicationIds })).toMatchObject({ ok: true })
  expect(await organiser.send('defer-applications', { applicationIds })).toMatchObject({ ok: true })
  expect((await status(token)).json).toMatchObject({ state: 'deferred' })
  expect(await organiser.send('reopen-applications', { applicationIds })).toMatchObject({ code: 'application-closed' })
  expect((await call(house, 'DELETE', '/api/application', { token })).status).toBe(204)
  await known(organiser, 0)
  expect((await status(token)).status).toBe(401)
  organiser.leave()
})

test('[J.2] all that is wrong is told at once, by its field, and nothing is kept', async () => {
  const { room, organiser } = await open()
  const wrong = await apply(room, {
    name: '',
    organisation: 'X',
    kind: 'spaceship',
    country: 'Atlantis',
    email: 'none',
  })
  expect(wrong.status).toBe(400)
  const { errors } = wrong.json as { errors: { column: string; code: string }[] }
  expect(errors.map(({ column, code }) => `${column} ${code}`)).toEqual([
    'name missing-value',
    'kind unknown-kind',
    'country unknown-country',
    'email missing-value',
  ])
  // Who fills in what nobody can see is no person.
  expect((await apply(room, profile('Bot'), { homepage: 'https://x.example' })).json).toMatchObject({
    field: 'homepage',
  })
  expect(listed(organiser)).toEqual([])
  organiser.leave()
})

test('garbage is refused with a code, whatever it is', async () => {
  const { room, organiser } = await open()
  const path = `/api/rooms/${room.roomId}/applications`
  const garbage = ['', '{', 'null', '[]', '{"profile":7}', '{"profile":{}}', '\u0000', '{"clientId":{},"seq":[]}']
  for (const body of garbage) {
    const { status, json } = await call(house, 'POST', path, { body })
    expect([status, json], body).toMatchObject([400, { code: 'malformed' }])
  }
  const large = JSON.stringify({ clientId: 'x', seq: 1, profile: profile('x', { offers: ['x'.repeat(70_000)] }) })
  expect(await call(house, 'POST', path, { body: large })).toMatchObject({ status: 413, json: { code: 'too-large' } })
  for (const token of [undefined, '', 'x', 'a.b.1.c', room.tokens.organiser])
    expect((await call(house, 'GET', '/api/application', { ...(token && { token }) })).status).toBe(401)
  expect((await call(house, 'GET', '/api/rooms/nowhere/joining')).status).toBe(404)
  expect(listed(organiser)).toEqual([])
  organiser.leave()
})

test('a hall that applies from one address goes through; who goes on is told to wait, and nobody else', () => {
  let now = 0
  const limits = new Limits(() => now)
  const apply = (room: string, address: string) => limits.application(room, address)
  const answers = Array.from({ length: 121 }, () => apply('room', 'hall'))
  expect(answers.slice(0, 120).every((waitMs) => waitMs === undefined)).toBe(true)
  expect(answers[120]).toBeGreaterThan(0)
  expect([apply('room', 'elsewhere'), apply('another', 'elsewhere')]).toEqual([undefined, undefined])
  now += 1_000
  const later = Array.from({ length: 6 }, () => apply('room', 'hall'))
  expect(later.filter((waitMs) => waitMs === undefined)).toHaveLength(5)
})

test('[J.9] a declined application is forgotten after the retention, in a room that nobody looks at', async () => {
  const clock = new HandClock(Date.UTC(2030, 0, 1))
  const store = openMemory()
  const before = await openHouse({ clock, store })
  const sessions = [{ name: 'Day', startsAt: '2031-05-06T10:00', slotMinutes: 25, changeoverMinutes: 5, slots: 6 }]
  const room = await openRoom(before, { ...morning(), sessions, retentionDays: 30 })
  const deciding = await Guest.join(before.url, room.tokens.organiser)
  await deciding.send('set-joining', joining())
  const body = { clientId: 'd', seq: 1, profile: profile('Kara') }
  const token = tokenIn(await call(before, 'POST', `/api/rooms/${room.roomId}/applications`, { body }))
  const applicationIds = [token.split('.')[1]!]
  expect(await deciding.send('decline-applications', { applicationIds })).toMatchObject({ ok: true })
  deciding.leave()
  await before.stop()
  // What the server remembers of a letter to them, say.
  await store.beside.put(room.roomId, [{ key: 'letter/1', owners: applicationIds, value: 'sent to Kara' }])
  const kept = async () =>
    JSON.stringify([await store.personal(room.roomId), await store.beside.read(room.roomId, 'letter/')])
  expect(await kept()).toContain('sent to Kara')
  expect(await kept()).toContain('Kara')

  clock.move(30 * DAY)
  const after = await openHouse({ clock, store })
  clock.move(10 * MINUTE)
  await vi.waitFor(
    async () => {
      clock.move(1)
      expect(await kept()).not.toContain('Kara')
    },
    { timeout: 10_000 },
  )
  expect(await store.rooms()).toEqual([room.roomId])
  await after.stop()
})
