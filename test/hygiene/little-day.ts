import { createECDH, randomBytes } from 'node:crypto'
import { expect } from 'vitest'
import { jpeg } from '../people/picture-files.ts'
import { call, Guest, type Invited, type Opened } from '../server/house.ts'
import { Writer } from '../yjs/writer.ts'
import { mark } from './marks.ts'

/** What was opened and said in a little day: all of it is to be looked for afterwards. */
export interface LittleDay {
  room: Opened
  people: Invited[]
  /** Tokens, calendar keys and whatever else lets somebody in. */
  keys: string[]
  /** Status link of somebody who asked to take part, whose words are those of 77; another one, 78, was declined. */
  application: string
  /** Answers to what was wrong. */
  errors: string[]
}

const HOUR = 3_600_000

/** A person all of whose words are marks. */
const personOf = (i: number) => ({
  name: `${mark(i, 'given')} ${mark(i, 'family')}`,
  organisation: `${mark(i, 'house')} Ltd`,
  kind: 'company',
  country: 'IT',
  sectors: [mark(i, 'sector')],
  offers: [mark(i, 'offer')],
  seeks: [mark(i, 'need')],
  markets: [mark(i, 'market')],
  languages: ['en'],
  email: `${mark(i, 'mail')}@example.org`,
})

/** A room of 50 people who ask, meet, refuse, cancel and go wrong, by HTTP and real sockets. `now`: of the server, in ms. */
export async function playLittleDay(house: { url: string }, now: number, createKey?: string): Promise<LittleDay> {
  const token = createKey
  const startsAt = new Date(Math.ceil(now / HOUR) * HOUR + 24 * HOUR).toISOString()
  const sessions = [{ name: 'Morning', startsAt, slotMinutes: 25, changeoverMinutes: 5, slots: 6 }]
  const body = { title: 'A little day', timeZone: 'Europe/Rome', sessions, tables: 30, retentionDays: 30 }
  const opened = await call(house, 'POST', '/api/rooms', { body, ...(token && { token }) })
  expect(opened.status).toBe(201)
  const room = opened.json as Opened
  const path = `/api/rooms/${room.roomId}`
  const by = { token: room.tokens.organiser }
  const list = Array.from({ length: 50 }, (_, i) => personOf(i))
  const imported = await call(house, 'POST', `${path}/participants`, { body: list, ...by })
  expect(imported.status).toBe(200)
  const { participants: people } = imported.json as { participants: Invited[] }
  const staff = await call(house, 'POST', `${path}/staff`, {
    body: { name: mark('s', 'staff'), role: 'facilitator' },
    ...by,
  })
  expect(staff.status).toBe(201)
  await acts(house, room, people)
  const application = await applications(house, room)
  const errors = await goesWrong(house, room, people)
  for (const name of ['board.csv', 'participants.csv', 'report.json', 'notes.json', 'history', 'invitations', 'backup'])
    expect((await call(house, 'GET', `${path}/${name}`, by)).status, name).toBe(200)
  expect((await call(house, 'GET', new URL(people[0]!.calendar).pathname)).status).toBe(200)
  const staffToken = (staff.json as { token: string }).token
  const keys = [
    ...Object.values(room.tokens),
    application,
    staffToken,
    ...people.flatMap(({ token, calendar }) => [token, new URL(calendar).pathname.replace(/^.*\/|\.ics$/g, '')]),
  ]
  return { room, people, keys, application, errors }
}

/** Requests with words, refusals with reasons, meetings, a cancellation, changed profiles. */
async function acts(house: { url: string }, room: Opened, people: readonly Invited[]): Promise<void> {
  const guests = await Promise.all(people.slice(0, 12).map(({ token }) => Guest.join(house.url, token, {}, 2)))
  const organiser = await Guest.join(house.url, room.tokens.organiser)
  const ok = async (guest: Guest, type: string, fields: object) => {
    const answer = await guest.send(type, fields)
    expect(answer, `${type} ${JSON.stringify(answer)}`).toMatchObject({ ok: true })
    return answer as { requestId?: string; meetingId?: string }
  }
  for (let i = 0; i < 12; i += 3) {
    const ask = (to: number) =>
      ok(guests[i]!, 'send-request', { to: people[to]!.id, message: `Shall we? ${mark(i, 'message')}` })
    const [accepted, declined] = [await ask(i + 1), await ask(i + 2)]
    const { meetingId } = await ok(guests[i + 1]!, 'accept-request', { requestId: accepted.requestId })
    await ok(guests[i + 2]!, 'decline-request', {
      requestId: declined.requestId,
      reason: `No. ${mark(i + 2, 'reason')}`,
    })
    await writeIn(house, room, guests[i + 1]!, `note:${meetingId}`, mark(i, 'note'))
    await writeIn(house, room, organiser, `staff-note:${meetingId}`, mark(i, 'staffnote'))
    if (i === 3) await ok(guests[i]!, 'cancel-meeting', { meetingId, reason: `Late. ${mark(i, 'cancel')}` })
    await ok(guests[i]!, 'change-participant', {
      offers: [mark(i, 'newoffer')],
      email: `${mark(i, 'newmail')}@example.org`,
      about: `I make pumps. ${mark(i, 'about')}`,
    })
    await showsPicture(house, room, people[i]!, mark(i, 'photo'))
  }
  await subscriptions(house, room, people.slice(0, 12))
  await ok(organiser, 'add-participant', { ...personOf(99), name: mark(99, 'late') })
  for (const guest of [...guests, organiser]) guest.leave()
}

/** A picture in whose coded data a word stands. */
async function showsPicture(house: { url: string }, room: Opened, person: Invited, word: string): Promise<void> {
  const plain = jpeg()
  const picture = Buffer.concat([plain.subarray(0, -2), Buffer.from(word), plain.subarray(-2)])
  const { status } = await fetch(`${house.url}/api/rooms/${room.roomId}/participants/${person.id}/picture`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${person.token}`, 'content-type': 'image/jpeg' },
    body: picture,
  })
  expect(status).toBe(200)
}

/** People ask to take part: one waits, one is declined, one says something wrong. */
async function applications(house: { url: string }, room: Opened): Promise<string> {
  const organiser = await Guest.join(house.url, room.tokens.organiser)
  const text = `All welcome. ${mark(76, 'text')}`
  expect(await organiser.send('set-joining', { open: true, text, place: mark(76, 'place') })).toMatchObject({
    ok: true,
  })
  const apply = (i: number, more: object = {}) =>
    call(house, 'POST', `/api/rooms/${room.roomId}/applications`, {
      body: { clientId: mark(i, 'client'), seq: 1, profile: { ...personOf(i), ...more }, listed: true },
    })
  const [waits, declined, wrong] = [await apply(77), await apply(78), await apply(79, { country: mark(79, 'land') })]
  expect([waits.status, declined.status, wrong.status]).toEqual([201, 201, 400])
  const { token } = declined.json as { token: string }
  const decision = { applicationIds: [token.split('.')[1]!] }
  expect(await organiser.send('decline-applications', decision)).toMatchObject({ ok: true })
  organiser.leave()
  return (waits.json as { token: string }).token
}

/** Devices ask to be told while their page is closed. Where the server tells nobody, they are told so. */
async function subscriptions(house: { url: string }, room: Opened, people: readonly Invited[]): Promise<void> {
  for (const [i, { token }] of people.entries()) {
    const curve = createECDH('prime256v1')
    curve.generateKeys()
    // A port at which nobody listens.
    const endpoint = `http://127.0.0.1:9/${mark(i, 'endpoint')}`
    const keys = { p256dh: curve.getPublicKey('base64url'), auth: randomBytes(16).toString('base64url') }
    const body = { endpoint, keys, language: 'de' }
    const { status } = await call(house, 'POST', `/api/rooms/${room.roomId}/push`, { token, body })
    expect([204, 409]).toContain(status)
  }
}

async function writeIn(house: { url: string }, room: Opened, guest: Guest, note: string, word: string): Promise<void> {
  const writer = await Writer.at(house, room, guest, note)
  writer.write(`They said: ${word}.`)
  await writer.saved()
  writer.leave()
}

/** What people and programs do wrong, with all they have in it: malformed lists and commands, foreign tokens, secrets in query strings. */
async function goesWrong(house: { url: string }, room: Opened, people: readonly Invited[]): Promise<string[]> {
  const path = `/api/rooms/${room.roomId}`
  const by = { token: room.tokens.organiser }
  const secret = people[1]!.token
  const csv = `name,organisation,kind,country,email\n${mark('c', 'row')},House,wizard,Atlantis,${mark('c', 'mail')}@x.example\n`
  const wrong = await Promise.all([
    call(house, 'POST', `${path}/participants`, { body: csv, type: 'text/csv', ...by }),
    call(house, 'POST', `${path}/participants`, { body: `{"name": "${mark('j', 'json')}"`, ...by }),
    call(house, 'POST', `${path}/participants`, { body: [{ name: mark('k', 'alone') }], ...by }),
    call(house, 'GET', `${path}/board.csv?token=${secret}`, { token: secret }),
    call(house, 'GET', `${path}/nothing/${mark('u', 'path')}?${mark('u', 'query')}=${secret}`, { token: `${secret}x` }),
    call(house, 'GET', `/api/agenda/${people[1]!.id}.ics?key=${secret}`),
    call(house, 'POST', '/api/rooms', { body: { title: mark('t', 'title') }, token: secret }),
    call(house, 'GET', `/%ff${mark('u', 'broken')}`),
  ])
  for (const { status } of wrong) expect(status).toBeGreaterThanOrEqual(400)
  const guest = await Guest.join(house.url, secret, {}, 2)
  const payloads = [
    mark('m', 'text'),
    { clientId: 'c', seq: 1, type: mark('m', 'type') },
    { clientId: 'c', seq: 2, type: 'send-request', to: 7, message: mark('m', 'message') },
    { clientId: 'c', seq: 3, type: 'cancel-meeting', meetingId: mark('m', 'id'), reason: mark('m', 'reason') },
  ]
  for (const payload of payloads) expect((await guest.sendAs(payload)).ok).toBe(false)
  guest.leave()
  await expect(Guest.join(house.url, `${secret}x`)).rejects.toThrow()
  // What was wrong in a list is told to the organiser who sent it; the rest is told to anybody.
  return wrong.slice(3).map(({ text }) => text)
}
