import { afterEach, beforeEach, expect, test } from 'vitest'
import { HandClock } from '../server/hand-clock.ts'
import { call, Guest, openRoom, type House, type Opened } from '../server/house.ts'
import { bring, fourteenthOfJune, MailDesk, MINUTE, openMailHouse, passing, weekBefore } from './mail-house.ts'
import { MailServer } from './mail-server.ts'

// What the server writes by itself, by a clock that the test moves.

let server: MailServer
let clock: HandClock
let house: House
let room: Opened
let desk: MailDesk
let people: Awaited<ReturnType<typeof bring>>
let organiser: Guest
beforeEach(async () => {
  server = await MailServer.start()
  clock = new HandClock(weekBefore)
  house = await openMailHouse(server, { clock })
  room = await openRoom(house, fourteenthOfJune)
  desk = new MailDesk(house, room)
  people = await bring(house, room, [{ name: 'Anna Rossi' }, { name: 'Bo Berg' }, { name: 'Cleo Ng' }])
  organiser = await Guest.join(house.url, room.tokens.organiser)
})
afterEach(async () => {
  organiser.leave()
  await house.stop()
  await server.stop()
})

const book = async (a: number, b: number, slotId: string) => {
  const booked = await organiser.send('book-meeting', { participantIds: [people[a]!.id, people[b]!.id], slotId })
  if (!booked.ok) throw new Error(booked.code)
  return booked.meetingId!
}
const arrived = (count: number) => passing(clock, () => expect(server.taken).toHaveLength(count))
/** After so long all that is due has been looked at: one letter that is sure to come comes last. */
const testLetter = async () => expect((await desk.post('/test', { to: 'desk@x.example' })).json).toEqual({ ok: true })

test('[W.3] what was not seen after ten minutes goes by mail once, all of it in one letter', async () => {
  await desk.settle()
  const first = await book(0, 1, 's1.1')
  await book(0, 2, 's1.2')
  const bo = await Guest.join(house.url, people[1]!.token, {}, 2)
  expect(await bo.send('acknowledge', { meetingId: first })).toMatchObject({ ok: true })
  clock.move(9 * MINUTE)
  expect(server.taken).toEqual([])
  clock.move(MINUTE)
  await arrived(2)
  const [letter] = server.to('p0@x.example')
  expect(letter!.mail.subject).toBe('Your meetings have changed: Fête des Clusters')
  expect(letter!.mail.text).toContain('2 of your meetings have changed.')
  expect(letter!.mail.text).toContain('New: a meeting with Bo Berg on Fri 14 June, 10:00')
  expect(letter!.mail.text).toContain('All times are those of Europe/Rome.')
  expect(server.to('p1@x.example')).toEqual([])
  expect(server.to('p2@x.example')).toHaveLength(1)

  // Much later only what is new is told.
  const moved = { meetingId: first, slotId: 's1.4', tableId: 't2' }
  expect(await organiser.send('move-meeting', moved)).toMatchObject({ ok: true })
  clock.move(30 * MINUTE)
  await arrived(4)
  const [, second] = server.to('p0@x.example')
  expect(second!.mail.text).toContain('a meeting of yours has changed.')
  expect(second!.mail.text).toContain('The meeting with Bo Berg moved from Fri 14 June, 10:00 to Fri 14 June, 11:30')
  expect(second!.mail.text).toContain('  table 2 · House 1')
  expect(server.to('p1@x.example')[0]!.mail.text).toContain('moved from Fri 14 June, 10:00 to Fri 14 June, 11:30')
  clock.move(120 * MINUTE)
  await testLetter()
  expect(server.taken).toHaveLength(5)
  bo.leave()
})

test('[W.2] [W.1] nothing is written by itself in a room whose organiser never sent anything, nor to who left', async () => {
  await book(0, 1, 's1.1')
  clock.move(60 * MINUTE)
  await testLetter()
  expect(server.taken).toHaveLength(1)
  await organiser.send('remove-participant', { participantId: people[1]!.id })
  await desk.settle()
  await arrived(2)
  expect(server.taken[1]!.to).toBe('p0@x.example')
})

test('[W.4] open requests are told once a day from the hour on, and only what is new makes another letter', async () => {
  await desk.settle({ digestAtHour: 9, changesAfterMinutes: null })
  const [anna, bo] = await Promise.all([0, 1].map((i) => Guest.join(house.url, people[i]!.token, {}, 2)))
  await anna!.send('send-request', { to: people[2]!.id, message: 'Of our valves' })
  await bo!.send('send-request', { to: people[2]!.id })
  clock.move(59 * MINUTE)
  expect(server.taken).toEqual([])
  await arrived(1)
  const { mail, to } = server.taken[0]!
  expect(to).toBe('p2@x.example')
  expect(mail.subject).toBe('Requests wait for your answer: Fête des Clusters')
  expect(mail.text).toContain('2 people would like to meet you:')
  expect(mail.text).toContain('- Anna Rossi\n  House 0')
  expect(mail.text).not.toContain('valves')
  // The next day nothing is new; then one more has asked.
  clock.move(24 * 60 * MINUTE)
  await testLetter()
  await anna!.send('send-request', { to: people[1]!.id })
  clock.move(24 * 60 * MINUTE)
  await arrived(3)
  expect(server.taken[2]!.to).toBe('p1@x.example')
  anna!.leave()
  bo!.leave()
})

test('[W.5] who has not opened their link three days before is reminded once', async () => {
  const anna = await Guest.join(house.url, people[0]!.token, {}, 2)
  await desk.settle({ remindDaysBefore: 3 })
  clock.move(3 * 24 * 60 * MINUTE)
  await testLetter()
  expect(server.taken).toHaveLength(1)
  clock.move(24 * 60 * MINUTE)
  await arrived(3)
  expect(
    server.taken
      .slice(1)
      .map(({ to }) => to)
      .sort(),
  ).toEqual(['p1@x.example', 'p2@x.example'])
  expect(server.taken[1]!.mail.subject).toBe('Your link is waiting: Fête des Clusters')
  clock.move(24 * 60 * MINUTE)
  await testLetter()
  expect(server.taken).toHaveLength(4)
  anna.leave()
})

test('[W.9] what was decided of an application is told once, some minutes later, to who has not looked', async () => {
  await desk.settle({ changesAfterMinutes: null, digestAtHour: null })
  await organiser.send('set-joining', { open: true })
  const apply = async (name: string, languages: string[] = []) => {
    const email = `${name.toLowerCase()}@y.example`
    const profile = { name, organisation: `${name} Ltd`, kind: 'company', country: 'IT', email, languages }
    const path = `/api/rooms/${room.roomId}/applications`
    const applied = await call(house, 'POST', path, { body: { clientId: name, seq: 1, profile } })
    const { token } = applied.json as { token: string }
    // Whose application a status link opens stands in it.
    return { id: token.split('.')[1]!, token }
  }
  const decide = (type: 'accept' | 'decline' | 'defer' | 'reopen', ...ids: string[]) =>
    organiser.send(`${type}-applications`, { applicationIds: ids })
  const [dora, emil, finn, gil, hal] = [
    await apply('Dora'),
    await apply('Emil', ['de']),
    await apply('Finn'),
    await apply('Gil'),
    await apply('Hal'),
  ]
  await decide('accept', dora.id)
  await decide('decline', emil.id, gil.id, hal.id)
  await decide('defer', finn.id)
  clock.move(4 * MINUTE)
  await testLetter()
  expect(server.taken).toHaveLength(1)
  // Gil has looked, Hal is undecided again.
  await call(house, 'GET', '/api/application', { token: gil.token })
  await decide('reopen', hal.id)
  clock.move(MINUTE)
  await arrived(4)
  const textTo = (address: string) => server.to(address).map(({ mail }) => mail.text)
  expect(server.to('dora@y.example')[0]!.mail.subject).toBe('Your invitation: Fête des Clusters')
  expect(textTo('dora@y.example')[0]).toContain(`https://rondo.example/r/${room.roomId}#`)
  expect(server.to('emil@y.example')[0]!.mail.subject).toBe('Ihre Anmeldung: Fête des Clusters')
  expect(textTo('emil@y.example')[0]).toContain('konnten Ihre Anmeldung nicht annehmen')
  expect(textTo('finn@y.example')[0]).toContain('You are on the waiting list')
  expect(textTo('finn@y.example')[0]).toContain(`https://rondo.example/join/${room.roomId}#${finn.token}`)

  // Another decision is told too; nothing is told again.
  await decide('accept', finn.id)
  clock.move(5 * MINUTE)
  await arrived(5)
  expect(server.to('finn@y.example').map(({ mail }) => mail.subject)).toEqual([
    'Your application: Fête des Clusters',
    'Your invitation: Fête des Clusters',
  ])
  const [stop] = /https:\S+\/api\/mail\/\S+/.exec(textTo('emil@y.example')[0]!)!
  const ended = await call(house, 'POST', new URL(stop).pathname)
  expect(ended.status).toBe(200)
  await decide('defer', emil.id)
  clock.move(24 * 60 * MINUTE)
  await testLetter()
  expect(server.taken).toHaveLength(6)
})
