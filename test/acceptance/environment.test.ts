import { once } from 'node:events'
import { rmSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { io } from 'socket.io-client'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ServerProcess } from '../server/process.ts'
import { call, Program } from './program.ts'
import { openRoom, Room, roomBody, startServer, temporaryFolder } from './room.ts'

const dataDir = temporaryFolder()
const publicUrl = 'https://meet.example.org'
let environment: Record<string, string>
let server: ServerProcess
let url: string

beforeAll(async () => {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const { port } = probe.address() as AddressInfo
  probe.close()
  url = `http://127.0.0.1:${port}`
  environment = { PORT: String(port), PUBLIC_URL: publicUrl, CREATE_KEY: 'open-sesame' }
  server = await startServer(dataDir, environment)
})
afterAll(async () => {
  await server.end('SIGTERM')
  rmSync(dataDir, { recursive: true, force: true })
})

async function openWithKey(): Promise<Room> {
  const { status, json } = await call(`${url}/api/rooms`, 'POST', { body: roomBody(), token: 'open-sesame' })
  expect(status).toBe(201)
  return new Room(url, json as Room)
}

test('CREATE_KEY is needed where it is set, as a bearer token', async () => {
  for (const token of [undefined, 'wrong', 'open-sesame2']) {
    const refused = await call(`${url}/api/rooms`, 'POST', { body: roomBody(), ...(token && { token }) })
    expect(refused.status).toBe(401)
    expect(refused.json).toMatchObject({ code: expect.any(String), message: expect.any(String) })
  }
  await openWithKey()
  await expect(openRoom({ url })).rejects.toThrow('not opened')
})

test('links begin with PUBLIC_URL', async () => {
  const room = await openWithKey()
  expect(room.links.organiser.startsWith(`${publicUrl}/`)).toBe(true)
  const [person] = await room.import([{ name: 'A', organisation: 'A Ltd', kind: 'company', country: 'IT' }])
  expect(person!.link.startsWith(`${publicUrl}/`)).toBe(true)
  expect(person!.calendar).toMatch(/^https:\/\/meet\.example\.org\/api\/agenda\/[^/]+\.ics$/)
})

test('a page of a foreign origin is refused; programs, PUBLIC_URL’s and the own host’s pages are let in', async () => {
  const room = await openWithKey()
  const connect = (origin?: string) =>
    new Promise<boolean>((resolve) => {
      const socket = io(url, {
        auth: { token: room.tokens.facilitator },
        transports: ['websocket'],
        reconnection: false,
        forceNew: true,
        ...(origin !== undefined && { extraHeaders: { origin } }),
      })
      socket.once('view', () => {
        socket.disconnect()
        resolve(true)
      })
      socket.once('connect_error', () => resolve(false))
    })
  expect(await connect()).toBe(true)
  expect(await connect(publicUrl)).toBe(true)
  expect(await connect(url)).toBe(true)
  for (const origin of ['https://evil.example.org', 'http://127.0.0.1:1', 'null', `${publicUrl}.evil.example.org`]) {
    expect(await connect(origin), origin).toBe(false)
  }
})

test('healthz, readyz and metrics answer', async () => {
  expect((await call(`${url}/healthz`, 'GET')).status).toBe(200)
  const ready = await call(`${url}/readyz`, 'GET')
  expect(ready).toMatchObject({ status: 200, json: { warnings: expect.any(Array) } })
  const metrics = await call(`${url}/metrics`, 'GET')
  expect(metrics.status).toBe(200)
  expect(metrics.headers.get('content-type')).toMatch(/^text\/plain/)
  expect(metrics.text).toMatch(/^# TYPE \S+ (counter|gauge|histogram)$/m)
})

test('[L2] [L3] what was answered ok survives kill -9, in the middle of a burst', async () => {
  const room = await openWithKey()
  const letters = [...'ABCDEFIJKLMNOP']
  await room.import(letters.map((name) => ({ name, organisation: `${name} Ltd`, kind: 'company', country: 'IT' })))
  const programs = await Promise.all(letters.map((who) => room.as(who)))
  const answered: { who: string; command: object; requestId: unknown }[] = []
  let tenth: () => void = () => undefined
  const underWay = new Promise<void>((resolve) => (tenth = resolve))
  const sent = programs.flatMap((program, i) =>
    letters.slice(i + 1).map(async (to, seq) => {
      const command = { clientId: 'burst', seq: seq + 1, type: 'send-request', to: room.id(to) }
      const answer = await program.raw(command).catch(() => undefined)
      if (answer?.ok) answered.push({ who: letters[i]!, command, requestId: answer.requestId })
      if (answered.length >= 10) tenth()
    }),
  )
  await underWay
  await server.end('SIGKILL')
  for (const program of programs) program.leave()
  void Promise.allSettled(sent)
  const known = [...answered]
  room.leave()
  server = await startServer(dataDir, environment)
  const staff = await room.fresh('organiser')
  for (const { requestId } of known)
    expect(staff.find('request', String(requestId))).toMatchObject({ state: 'pending' })
  const again = await Promise.all(known.map(async ({ who, command }) => (await room.as(who)).raw(command)))
  expect(again.map(({ requestId }) => requestId)).toEqual(known.map(({ requestId }) => requestId))
  expect((await room.fresh('organiser')).all('request').length).toBe(staff.all('request').length)
  room.leave()
})

test('[L9] a cursor from before a restart still holds', async () => {
  const room = await openWithKey()
  await room.import([{ name: 'A', organisation: 'A Ltd', kind: 'company', country: 'IT' }])
  const before = await room.join('A')
  before.leave()
  await server.end('SIGTERM')
  server = await startServer(dataDir, environment)
  const cursors = [...before.views.values()].map(({ cursor }) => cursor)
  const back = new Program(url, room.people.get('A')!.token, { cursors })
  await new Promise<void>((resolve) => back.socket.once('connect', resolve))
  await back.raw({ clientId: 'x', seq: 1, type: 'unheard-of' })
  expect(back.frames.filter(({ event }) => event === 'view')).toEqual([])
  expect((await room.fresh('A')).cursor).toBe(before.own.cursor)
  back.leave()
})

test('several servers start from one checkout at once', async () => {
  const folders = [temporaryFolder(), temporaryFolder()]
  const several = await Promise.all(folders.map((folder) => startServer(folder)))
  expect(new Set(several.map((one) => one.url)).size).toBe(2)
  await Promise.all(several.map((one) => one.end('SIGTERM')))
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})
