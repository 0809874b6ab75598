import { afterEach, beforeEach, expect, test } from 'vitest'
import { HandClock } from '../server/hand-clock.ts'
import { call, Guest, openRoom, type House, type Opened } from '../server/house.ts'
import { bring, fourteenthOfJune, MailDesk, MINUTE, openMailHouse, passing, weekBefore, soon } from './mail-house.ts'
import { MailServer } from './mail-server.ts'

// Who wants no more letters says so with one click, as RFC 8058 has it.

let server: MailServer
let clock: HandClock
let house: House
let room: Opened
let desk: MailDesk
let people: Awaited<ReturnType<typeof bring>>
beforeEach(async () => {
  server = await MailServer.start()
  clock = new HandClock(weekBefore)
  house = await openMailHouse(server, { clock })
  room = await openRoom(house, fourteenthOfJune)
  desk = new MailDesk(house, room)
  people = await bring(house, room, [{ name: 'Anna Rossi', languages: ['de'] }, { name: 'Bo Berg' }])
  await desk.send('invitation', 'all')
  await soon(() => expect(server.taken).toHaveLength(2))
})
afterEach(async () => {
  await house.stop()
  await server.stop()
})

const headersOf = (person: number) =>
  Object.fromEntries(server.to(`p${person}@x.example`)[0]!.mail.headers.map(({ key, value }) => [key, value]))
const stopPath = (person: number) => new URL(headersOf(person)['list-unsubscribe']!.slice(1, -1)).pathname

test('[W.7] one POST without a login ends letters, but for the invitation by hand; another brings them back', async () => {
  expect(headersOf(0)).toMatchObject({
    'list-unsubscribe-post': 'List-Unsubscribe=One-Click',
    'auto-submitted': 'auto-generated',
  })
  const path = stopPath(0)
  const body = 'List-Unsubscribe=One-Click'
  const clicked = await call(house, 'POST', path, { body, type: 'application/x-www-form-urlencoded' })
  expect(clicked.status).toBe(200)
  expect((await desk.state()).people.find(({ participantId }) => participantId === people[0]!.id)?.optedOut).toBe(true)

  const organiser = await Guest.join(house.url, room.tokens.organiser)
  await organiser.send('book-meeting', { participantIds: people.map(({ id }) => id) })
  clock.move(11 * MINUTE)
  await passing(clock, () => expect(server.to('p1@x.example')).toHaveLength(2))
  expect(server.to('p0@x.example')).toHaveLength(1)
  expect((await desk.state()).counts.reminder.all).toBe(1)

  const to = { participantId: people[0]!.id }
  expect((await desk.post('/send', { kind: 'invitation', to, count: 1 })).status).toBe(200)
  await soon(() => expect(server.to('p0@x.example')).toHaveLength(2))

  expect((await call(house, 'POST', `${path}/again`)).status).toBe(200)
  await passing(clock, () => expect(server.to('p0@x.example')).toHaveLength(3), 10_000)
  organiser.leave()
})

test('[W.7] looking at the page ends nothing, and a key ends the letters of its owner only', async () => {
  const path = stopPath(0)
  const page = await call(house, 'GET', path, { headers: { 'accept-language': 'pt-BR,pt;q=0.9' } })
  expect(page.text).toContain('«Fête des Clusters» deve deixar de lhe escrever?')
  expect(page.text).toContain(`<form method="post" action="${path}">`)
  expect(page.headers.get('content-security-policy')).not.toContain('script')
  expect((await desk.state()).people.some(({ optedOut }) => optedOut)).toBe(false)
  const [, id, mac] = path.slice('/api/mail/'.length).split('.')
  for (const key of [
    `${room.roomId}.${people[1]!.id}.${mac}`,
    `${room.roomId}.${id}.${mac}x`,
    'x.y.z',
    room.tokens.organiser,
  ])
    expect((await call(house, 'POST', `/api/mail/${key}`)).status).toBe(404)
  expect((await call(house, 'POST', path, { headers: { origin: 'https://evil.example' } })).status).toBe(403)
  const own = { headers: { origin: house.url } }
  expect((await call(house, 'POST', path, own)).status).toBe(200)
  expect(
    (await desk.state()).people.filter(({ optedOut }) => optedOut).map(({ participantId }) => participantId),
  ).toEqual([people[0]!.id])
})

test('who was erased leaves nothing in the outbox, and their key opens nothing', async () => {
  const path = stopPath(0)
  await call(house, 'POST', path)
  const organiser = await Guest.join(house.url, room.tokens.organiser)
  expect(await organiser.send('erase-participant', { participantId: people[0]!.id })).toMatchObject({ ok: true })
  const left = await house.store.beside.read(room.roomId, 'mail/')
  expect(
    left.filter(({ key, value }) => key.includes(people[0]!.id) || JSON.stringify(value).includes(people[0]!.id)),
  ).toEqual([])
  expect((await call(house, 'POST', path)).status).toBe(404)
  expect((await desk.state()).people.map(({ participantId }) => participantId)).toEqual([people[1]!.id])
  organiser.leave()
})
