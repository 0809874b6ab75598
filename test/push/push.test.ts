import { expect, onTestFinished, test } from 'vitest'
import { call, Guest } from '../server/house.ts'
import { book, givenRoom, move, SPACING_MS, taken, WAIT_MS } from './given.ts'

async function given() {
  const world = await givenRoom()
  onTestFinished(() => world.close())
  return world
}

const message = (room: string, news: string, language = 'de') => ({ room, news, language })

test('[X6] who has not seen a change is pushed after some seconds: that there is one, where, and nothing else', async () => {
  const { service, room, people, subscribe, pass, staff } = await given()
  await subscribe(people.ana, 'phone')
  await book(await staff(), people.ana, people.bo)
  pass(WAIT_MS)
  await taken(service, 1)
  const [push] = service.taken
  expect(push).toMatchObject({ browser: 'phone', message: message(room.roomId, 'change') })
  expect(push!.headers).toMatchObject({ ttl: '14400', urgency: 'high' })
  expect(push!.headers.topic).toMatch(/^[\w-]{32}$/)
})

test('[X6] who has seen it meanwhile is not pushed, nor who asked for nothing, nor who made the change', async () => {
  const { houses, service, people, subscribe, pass, staff } = await given()
  await Promise.all([subscribe(people.ana, 'ana'), subscribe(people.bo, 'bo')])
  const desk = await staff()
  const meetingId = await book(desk, people.ana, people.bo)
  pass(WAIT_MS - 1)
  const ana = await Guest.join(houses[0].url, people.ana.token, {}, 2)
  const cursor = ana.cursor(`person:${people.ana.id}`)
  expect(await ana.send('acknowledge', { meetingId, cursor })).toMatchObject({ ok: true })
  pass(1)
  await taken(service, 1)
  // What Bo does himself is news to Ana only.
  const bo = await Guest.join(houses[0].url, people.bo.token, {}, 2)
  expect(await bo.send('cancel-meeting', { meetingId })).toMatchObject({ ok: true })
  pass(SPACING_MS)
  await taken(service, 2)
  expect(service.taken.map(({ browser }) => browser)).toEqual(['bo', 'ana'])
})

test('[X6] several changes in a row are one push, and another follows no sooner than in half a minute', async () => {
  const { service, people, subscribe, pass, staff } = await given()
  await subscribe(people.ana, 'phone')
  const desk = await staff()
  const meetingId = await book(desk, people.ana, people.bo)
  await move(desk, meetingId, 1)
  await move(desk, meetingId, 2)
  pass(WAIT_MS)
  await taken(service, 1)
  await move(desk, meetingId, 3)
  await move(desk, meetingId, 4)
  pass(WAIT_MS)
  await expect.poll(() => pass(1) ?? service.taken.length).toBe(1)
  pass(SPACING_MS)
  await taken(service, 2)
})

test('[X6] a request is pushed as one to whom it was sent, unless it was withdrawn meanwhile', async () => {
  const { houses, service, room, people, subscribe, pass } = await given()
  await Promise.all([subscribe(people.ana, 'ana'), subscribe(people.bo, 'bo', { language: 'pt' })])
  const ana = await Guest.join(houses[0].url, people.ana.token, {}, 2)
  const asked = await ana.send('send-request', { to: people.cy.id })
  expect(asked).toMatchObject({ ok: true })
  expect(await ana.send('send-request', { to: people.bo.id })).toMatchObject({ ok: true })
  const cy = await Guest.join(houses[0].url, people.cy.token, {}, 2)
  const taking = await cy.send('send-request', { to: people.bo.id })
  expect(await cy.send('withdraw-request', { requestId: taking.ok && taking.requestId })).toMatchObject({ ok: true })
  pass(WAIT_MS)
  await taken(service, 1)
  expect(service.taken).toMatchObject([{ browser: 'bo', message: message(room.roomId, 'request', 'pt') }])
})

test('[X6] every push is as long as the other, whatever it is about', async () => {
  const { houses, service, people, subscribe, pass, staff } = await given()
  await Promise.all([subscribe(people.ana, 'ana'), subscribe(people.bo, 'bo')])
  const ana = await Guest.join(houses[0].url, people.ana.token, {}, 2)
  await ana.send('send-request', { to: people.bo.id })
  await book(await staff(), people.ana, people.cy)
  pass(WAIT_MS)
  await taken(service, 2)
  expect(new Set(service.taken.map(({ text }) => text.length))).toEqual(new Set([160]))
  expect(new Set(service.taken.map(({ bytes }) => bytes)).size).toBe(1)
  expect(service.taken.map(({ text }) => Object.keys(JSON.parse(text) as object).join())).toEqual([
    'room,news,language',
    'room,news,language',
  ])
})

test('all devices of a person are pushed, five at most; each can be taken back', async () => {
  const { houses, service, room, people, clocks, subscribe, pass, staff } = await given()
  const addresses = []
  for (const name of ['a', 'b', 'c', 'd', 'e', 'f']) {
    clocks[0].move(1)
    addresses.push(await subscribe(people.ana, name))
  }
  const body = { endpoint: addresses[3]!.endpoint }
  const path = `/api/rooms/${room.roomId}/push`
  // Of nobody else's.
  expect((await call(houses[0], 'DELETE', path, { token: people.bo.token, body })).status).toBe(204)
  await book(await staff(), people.ana, people.bo)
  pass(WAIT_MS)
  await taken(service, 5)
  expect(service.taken.map(({ browser }) => browser).sort()).toEqual(['b', 'c', 'd', 'e', 'f'])
  expect((await call(houses[0], 'DELETE', path, { token: people.ana.token, body })).status).toBe(204)
  await book(await staff(), people.ana, people.cy)
  pass(SPACING_MS)
  await taken(service, 9)
  expect(service.for('d')).toHaveLength(1)
})

test('a browser that is gone is forgotten; a service that is busy is asked again, as late as it says, and not for ever', async () => {
  const { houses, service, room, people, subscribe, pass, staff } = await given()
  await Promise.all([subscribe(people.ana, 'ana'), subscribe(people.bo, 'bo'), subscribe(people.cy, 'cy')])
  service.answers.set('ana', { status: 410 }).set('bo', { status: 503 }).set('cy', { status: 429, retryAfter: 100 })
  const desk = await staff()
  const meetingId = await book(desk, people.ana, people.bo, people.cy)
  pass(WAIT_MS)
  await expect.poll(() => service.turnedAway).toBe(3)
  await expect
    .poll(async () => (await houses[0].store.beside.read(room.roomId, `push/${people.ana.id}/`)).length)
    .toBe(0)
  service.answers.delete('bo')
  pass(10_000)
  await taken(service, 1)
  expect(service.taken[0]!.browser).toBe('bo')
  pass(89_000)
  expect(service.turnedAway).toBe(3)
  // What was seen meanwhile is not told again.
  expect(
    await desk.send('acknowledge', { meetingId, participantId: people.cy.id, cursor: desk.cursor('staff') }),
  ).toMatchObject({ ok: true })
  service.answers.delete('cy')
  pass(1_000)
  await book(desk, people.bo, people.cy)
  service.answers.set('cy', { status: 500 })
  pass(SPACING_MS)
  await expect.poll(() => service.turnedAway).toBe(4)
  for (const [pause, posts] of [
    [10_000, 5],
    [60_000, 6],
    [300_000, 7],
  ] as const) {
    pass(pause)
    await expect.poll(() => service.turnedAway).toBe(posts)
  }
  pass(3_600_000)
  await expect
    .poll(async () => (await call(houses[0], 'GET', '/metrics')).text)
    .toMatch(/rondo_pushes_total\{result="dropped"\} 1/)
  expect(service.turnedAway).toBe(7)
})

test('[V7] a link that was renewed takes the devices of the old one along', async () => {
  const { houses, service, room, people, subscribe, pass, staff } = await given()
  await subscribe(people.ana, 'stolen')
  await subscribe(people.bo, 'bo')
  const organiser = await Guest.join(houses[0].url, room.tokens.organiser)
  expect(await organiser.send('renew-link', { participantId: people.ana.id })).toMatchObject({ ok: true })
  await book(await staff(), people.ana, people.bo)
  pass(WAIT_MS)
  await taken(service, 1)
  expect(service.taken[0]!.browser).toBe('bo')
  expect(await houses[0].store.beside.read(room.roomId, `push/${people.ana.id}/`)).toEqual([])
})

test('who is erased leaves no address behind, and is pushed nothing', async () => {
  const { houses, service, room, people, subscribe, pass, staff } = await given()
  await Promise.all([subscribe(people.ana, 'ana'), subscribe(people.bo, 'bo')])
  await book(await staff(), people.ana, people.bo)
  const organiser = await Guest.join(houses[0].url, room.tokens.organiser)
  expect(await organiser.send('erase-participant', { participantId: people.ana.id })).toMatchObject({ ok: true })
  pass(WAIT_MS)
  await taken(service, 1)
  expect(service.taken[0]!.browser).toBe('bo')
  expect(JSON.stringify(await houses[0].store.beside.read(room.roomId, ''))).not.toContain(people.ana.id)
})

test('no address, key or name is in the log or the metrics', async () => {
  const { houses, service, room, people, log, subscribe, pass, staff } = await given()
  const address = await subscribe(people.ana, 'secretive')
  service.answers.set('secretive', { status: 403 })
  await book(await staff(), people.ana, people.bo)
  pass(WAIT_MS)
  await expect.poll(() => log.join('')).toContain('a push service refused a push')
  const metrics = (await call(houses[0], 'GET', '/metrics')).text
  expect(metrics).toMatch(/rondo_pushes_total\{result="refused"\} 1/)
  for (const word of ['secretive', address.keys.auth, address.keys.p256dh, people.ana.id, people.ana.token, 'Ana'])
    expect(log.join('') + metrics).not.toContain(word)
  expect(metrics).not.toContain(room.roomId)
})

/** A room with a meeting of Ana and Bo in its second slot, that they know of; each has a phone. */
async function givenMeeting() {
  const world = await given()
  const { clocks, service, people, subscribe, pass, staff } = world
  await Promise.all([subscribe(people.ana, 'ana'), subscribe(people.bo, 'bo')])
  const desk = await staff()
  const meetingId = await book(desk, people.ana, people.bo)
  const known = async () => {
    for (const { id } of [people.ana, people.bo])
      expect(await desk.send('acknowledge', { meetingId, participantId: id })).toMatchObject({ ok: true })
  }
  const moveTo = async (slot: number) => {
    await move(desk, meetingId, slot)
    await known()
  }
  await moveTo(1)
  const starts = desk.records('staff', 'slot').map(({ startsAt }) => Date.parse(startsAt))
  /** So many minutes before the n-th slot (0: the first). */
  const passTo = (slot: number, minutes: number) => pass(starts[slot]! - minutes * 60_000 - clocks[0].now())
  const told = () => service.taken.map(({ browser, message: said }) => `${browser} ${(said as { news: string }).news}`)
  return { ...world, desk, meetingId, moveTo, passTo, told }
}

test('[X7] five minutes before a meeting its people are pushed once that it begins, and not who is at the table', async () => {
  const { service, room, people, desk, meetingId, passTo, told } = await givenMeeting()
  passTo(1, 14)
  expect(await desk.send('at-table', { meetingId, participantId: people.bo.id })).toMatchObject({ ok: true })
  passTo(1, 5)
  await taken(service, 1)
  const [push] = service.taken
  expect(push).toMatchObject({ browser: 'ana', message: message(room.roomId, 'soon'), headers: { ttl: '300' } })
  expect(push!.text).toHaveLength(160)
  passTo(1, 1)
  passTo(2, 5)
  await book(desk, people.ana, people.cy)
  passTo(2, 4)
  await taken(service, 2)
  expect(told()).toEqual(['ana soon', 'ana change'])
})

test('[X7] what moves is told at its new time, what is cancelled at none', async () => {
  const { service, people, desk, meetingId, moveTo, passTo, told } = await givenMeeting()
  passTo(1, 6)
  await moveTo(3)
  passTo(1, 5)
  passTo(3, 5)
  await taken(service, 2)
  expect(told().sort()).toEqual(['ana soon', 'bo soon'])
  await moveTo(4)
  passTo(4, 6)
  const cancelled = await desk.send('cancel-meeting', { meetingId })
  expect(cancelled).toMatchObject({ ok: true })
  await desk.send('acknowledge', { meetingId, participantId: people.ana.id })
  passTo(4, 5)
  await taken(service, 3)
  expect(told()[2]).toBe('bo change')
})

test('[X7] what moves by less than five minutes is not told again, what moves by more is', async () => {
  const { houses, service, room, people, desk, meetingId, pass, passTo, told } = await givenMeeting()
  passTo(1, 5)
  await taken(service, 2)
  const organiser = await Guest.join(houses[0].url, room.tokens.organiser)
  const laterBy = async (minutes: number) => {
    const change = { sessionId: 's1', changeoverMinutes: minutes }
    expect(await organiser.send('change-session', change)).toMatchObject({ ok: true })
    for (const { id } of [people.ana, people.bo])
      expect(await desk.send('acknowledge', { meetingId, participantId: id })).toMatchObject({ ok: true })
  }
  await laterBy(7)
  pass(2 * 60_000)
  await laterBy(14)
  pass(7 * 60_000)
  await taken(service, 4)
  await book(desk, people.ana, people.cy)
  pass(WAIT_MS)
  await taken(service, 5)
  expect(told().sort()).toEqual(['ana change', 'ana soon', 'ana soon', 'bo soon', 'bo soon'])
})

test('[X7] a node that begins anew tells of what is ahead, also where nothing happens and nobody looks', async () => {
  const { service, people, staff, restart, pass, passTo, told } = await givenMeeting()
  await restart()
  passTo(1, 5)
  await expect.poll(() => (pass(1), told().sort())).toEqual(['ana soon', 'bo soon'])
  await restart()
  passTo(1, 2)
  await book(await staff(), people.ana, people.cy)
  pass(WAIT_MS)
  await taken(service, 3)
  // What was told before is in the store, and would have come again before this.
  expect(told()[2]).toBe('ana change')
})
