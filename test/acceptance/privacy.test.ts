import { readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ServerProcess } from '../server/process.ts'
import { call, Program } from './program.ts'
import { company, openRoom, roomBody, startServer, temporaryFolder, type Room } from './room.ts'

const dataDir = temporaryFolder()
let server: ServerProcess
beforeAll(async () => {
  server = await startServer(dataDir)
})
afterAll(async () => {
  await server.end('SIGTERM')
  rmSync(dataDir, { recursive: true, force: true })
})

/** What C's socket received, byte for byte, with ids told by the names they belong to. */
async function bytesOf(room: Room, history: () => Promise<unknown>): Promise<string[]> {
  const cyd = await room.as('C')
  const packets: string[] = []
  cyd.socket.io.engine.on('packet', ({ type, data }: { type: string; data?: unknown }) => {
    if (type === 'message') packets.push(String(data))
  })
  await history()
  // What everybody may know, so that all that came before has come.
  await room.ok('D', 'set-availability', { slotId: room.slot(6), open: false })
  await cyd.until(() => packets.some((text) => text.includes(room.slot(6))))
  const names: [string, string][] = [...room.people.values()].map(({ id, name }) => [id, `<${name}>`])
  // What cursors are made of, up to the count, differs from room to room as ids do.
  return packets.map((text) =>
    names
      .reduce((said, [id, name]) => said.replaceAll(id, name), text)
      .replace(/"(cursor|after)":"[^"]*:(\d+)"/g, '"$1":"$2"'),
  )
}

test('[V.1] [L5] pending, declined, waiting or never: others receive the same bytes', async () => {
  const histories: ((room: Room) => Promise<unknown>)[] = [
    async () => undefined,
    async (room) => room.ask('A', 'B', { message: 'Shall we?' }),
    async (room) => room.ok('B', 'decline-request', { requestId: await room.ask('A', 'B') }),
    async (room) => {
      const { meetingId } = await room.accept('B', await room.ask('A', 'B'))
      expect(await room.meeting(meetingId!)).toMatchObject({ state: 'waiting' })
      await room.ok('A', 'cancel-meeting', { meetingId })
    },
  ]
  const received: string[][] = []
  for (const history of histories) {
    const room = await openRoom(server, roomBody({ tables: 0 }), 'ABCD')
    received.push(await bytesOf(room, () => history(room)))
  }
  expect(received[0]!.length).toBeGreaterThan(0)
  for (const other of received.slice(1)) expect(other).toEqual(received[0])
})

test('[V.2] [L5] busy by a meeting or by a closed slot: others receive the same bytes', async () => {
  const one = await openRoom(server, roomBody(), 'ABCD')
  const byMeeting = await bytesOf(one, () => one.book('AB', 2, 1))
  const two = await openRoom(server, roomBody(), 'ABCD')
  await two.ok('B', 'set-availability', { slotId: two.slot(2), open: false })
  const cyd = await two.as('C')
  await cyd.until(() => cyd.view('floor').find('participant', two.id('B'))!.busy!.length === 1)
  const byClosing = await bytesOf(two, () => two.ok('A', 'set-availability', { slotId: two.slot(2), open: false }))
  const recordOfA = (packets: string[]) =>
    packets.map((text) => /\{[^{}]*"id":"<A>"[^{}]*\}/.exec(text)?.[0]).find((record) => record !== undefined)
  expect(recordOfA(byMeeting)).toBeDefined()
  expect(recordOfA(byMeeting)).toBe(recordOfA(byClosing))
})

test('[V.3] an id of others and an invented one get the same answer', async () => {
  const room = await openRoom(server)
  const meetingId = await room.book('AB', 1, 1)
  const requestId = await room.ask('D', 'E')
  const acts = [
    ['cancel-meeting', 'meetingId', meetingId],
    ['propose-slot', 'meetingId', meetingId, { slotId: room.slot(2) }],
    ['answer-proposal', 'meetingId', meetingId, { accept: true }],
    ['acknowledge', 'meetingId', meetingId],
    ['at-table', 'meetingId', meetingId],
    ['record-outcome', 'meetingId', meetingId, { outcome: 'held' }],
    ['accept-request', 'requestId', requestId],
    ['decline-request', 'requestId', requestId],
    ['withdraw-request', 'requestId', requestId],
  ] as const
  for (const [type, field, id, more] of acts) {
    const real = await room.send('C', type, { [field]: id, ...more })
    expect(real, type).toEqual({ ok: false, code: 'not-found' })
    expect(await room.send('C', type, { [field]: 'invented', ...more })).toEqual(real)
  }
})

test('[V.4] organisation names on the screen: off none, on all but one that is a person’s name', async () => {
  const people = [company('A A', { organisation: 'A A' }), company('B', { organisation: 'Beta Works' }), company('C')]
  for (const screen of ['numbers', 'organisations']) {
    const room = await openRoom(server, roomBody({ screen }), people)
    await room.ok('G', 'book-meeting', { participantIds: [room.id('A A'), room.id('B')] })
    await room.ok('G', 'book-meeting', { participantIds: [room.id('C'), room.id('B')] })
    const said = JSON.stringify((await room.fresh('screen')).contents)
    expect(said.includes('Beta Works')).toBe(screen === 'organisations')
    expect(said).not.toContain('A A')
    for (const { id } of room.people.values()) expect(said).not.toContain(id)
  }
})

test('[V] the floor knows no addresses, needs or sign-ups; staff know no messages', async () => {
  const people = [company('A', { email: 'ann@secret.example', stepFree: true }), company('B'), company('C')]
  const room = await openRoom(server, roomBody(), people)
  await room.ask('A', 'B', { message: 'a word between us' })
  const floor = JSON.stringify((await room.fresh('C', 'floor')).contents)
  expect(floor).not.toContain('ann@secret.example')
  expect((await room.fresh('C', 'floor')).find('participant', room.id('A'))).not.toHaveProperty('stepFree')
  expect(JSON.stringify((await room.fresh('G')).contents)).not.toContain('a word between us')
  expect(JSON.stringify((await room.fresh('organiser')).contents)).toContain('ann@secret.example')
})

const secret = {
  name: 'Ottilie Quastenflosser',
  organisation: 'A Ltd',
  kind: 'company',
  country: 'IT',
  email: 'ottilie@quasten.example',
}
const words = ['Quastenflosser', 'quasten.example', 'whispered words']

test('[V.5] an erased person is in no view, export or file any more', async () => {
  const room = await openRoom(server, roomBody({ tables: 1, sessions: [{ ...roomBody().sessions[0], slots: 1 }] }), [
    secret,
    ...[...'BCDE'].map((name) => company(name)),
  ])
  const ottilie = room.id(secret.name)
  const { meetingId } = await room.ok('G', 'book-meeting', { participantIds: [ottilie, room.id('B')] })
  const { requestId } = await room.ok('C', 'send-request', { to: ottilie, message: 'whispered words' })
  const waiting = await room.accept('E', await room.ask('D', 'E'))
  const link = await room.as(secret.name)
  expect(JSON.stringify((await room.fresh('C')).contents)).toContain('whispered words')
  expect(await room.send('G', 'erase-participant', { participantId: ottilie })).toMatchObject({ code: 'not-allowed' })
  await room.ok('organiser', 'erase-participant', { participantId: ottilie })

  await link.until(() => !link.socket.connected)
  await expect(Program.join(room.url, room.people.get(secret.name)!.token)).rejects.toThrow()
  expect((await call(room.people.get(secret.name)!.calendar, 'GET')).status).toBe(404)
  const staff = await room.fresh('organiser')
  expect(staff.find('meeting', meetingId)?.state ?? 'cancelled').toBe('cancelled')
  expect(staff.find('meeting', waiting.meetingId)).toMatchObject({ state: 'placed' })
  expect((await room.fresh('C')).find('request', requestId)?.state).not.toBe('pending')
  expect((await room.fresh('B')).all('notice')).toMatchObject([{ meetingId }])

  const organiser = { token: room.tokens.organiser }
  const exports = ['board.csv', 'participants.csv', 'report.json', 'invitations', 'backup']
  const texts = await Promise.all(
    exports.map(async (name) => (await call(room.path(`/${name}`), 'GET', organiser)).text),
  )
  for (const who of ['B', 'C', 'G', 'organiser', 'screen']) texts.push(JSON.stringify((await room.fresh(who)).contents))
  texts.push(JSON.stringify((await room.fresh('B', 'floor')).contents))
  for (const text of texts) for (const word of words) expect(text).not.toContain(word)

  room.leave()
  const { port } = new URL(server.url)
  await server.end('SIGTERM')
  for (const file of readdirSync(dataDir, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())) {
    const bytes = readFileSync(join(file.parentPath, file.name))
    for (const word of words)
      for (const encoding of ['utf8', 'utf16le'] as const)
        expect(bytes.includes(Buffer.from(word, encoding)), `${file.name}: ${word}`).toBe(false)
  }
  server = await startServer(dataDir, { PORT: port })
  expect((await room.fresh('organiser')).all('participant').filter(({ state }) => state !== 'erased')).toHaveLength(4)
})

test('[V.6] somebody removed keeps the name for staff and partners, and nothing else lingers', async () => {
  const room = await openRoom(server)
  const meetingId = await room.book('AB', 1, 1)
  const requestId = await room.ask('C', 'A')
  await room.ok('G', 'remove-participant', { participantId: room.id('A') })
  const staff = await room.fresh('G')
  expect(staff.find('meeting', meetingId)?.state ?? 'cancelled').toBe('cancelled')
  expect(JSON.stringify(staff.find('participant', room.id('A')))).toContain('"A"')
  expect((await room.fresh('C')).find('request', requestId)?.state).not.toBe('pending')
  expect((await room.fresh('C', 'floor')).find('participant', room.id('A'))).toBeUndefined()
  expect(await room.busy('B', 'C')).toEqual([])
  await expect(Program.join(room.url, room.people.get('A')!.token)).rejects.toThrow()
})

test('a renewed link shuts out the old one', async () => {
  const room = await openRoom(server, roomBody(), 'AB')
  const ann = await room.as('A')
  await room.ok('organiser', 'renew-link', { participantId: room.id('A') })
  await ann.until(() => !ann.socket.connected)
  await expect(Program.join(room.url, room.people.get('A')!.token)).rejects.toThrow()
})
