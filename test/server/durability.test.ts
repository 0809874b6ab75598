import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Answer } from '../../shared/protocol.ts'
import { startRedis, type RedisServer } from '../redis-server.ts'
import { Guest, invite, morning, openRoom, type Invited } from './house.ts'
import { bundled, startProcess, type ServerProcess } from './process.ts'

const PEOPLE = 40
let file: string
beforeAll(async () => (file = (await bundled('durability', ['main.ts']))[0]!))

describe('embedded', () => {
  let dataDir: string
  beforeAll(async () => (dataDir = await mkdtemp(join(tmpdir(), 'rondo-kill-'))))
  afterAll(() => rm(dataDir, { recursive: true, force: true }))
  cases(() => ({ DATA_DIR: dataDir }))
})

describe('Redis', () => {
  let redis: RedisServer
  beforeAll(async () => {
    redis = await startRedis()
  })
  afterAll(() => redis.stop())
  cases(() => ({ REDIS_URL: redis.url }))
})

function cases(environment: () => Record<string, string>): void {
  test('[L2] [L3] what was answered before kill -9 is there after it, once, and is answered the same again', async () => {
    let server = await startProcess(file, environment())
    const room = await openRoom(server, morning({ tables: 30 }))
    const people = await invite(
      server,
      room,
      Array.from({ length: PEOPLE }, (_, i) => `P${i}`),
    )

    const answered = await trafficUntilKilled(server, people)
    expect(answered.length).toBeGreaterThan(PEOPLE)

    server = await startProcess(file, environment())
    const staff = await Guest.join(server.url, room.tokens.facilitator)
    const requests = new Map(staff.records('staff', 'request').map((request) => [request.id, request]))
    const lost = answered.filter(({ answer }) => !requests.has(answer.ok ? (answer.requestId ?? '') : ''))
    expect(lost).toEqual([])

    const again = await Promise.all(
      answered.slice(-PEOPLE).map(async ({ token, payload, answer }) => {
        const guest = await Guest.join(server.url, token, {}, 2)
        const { cursor: _later, ...repeated } = (await guest.sendAs(payload)) as Extract<Answer, { ok: true }>
        guest.leave()
        const { cursor: _first, ...first } = answer as Extract<Answer, { ok: true }>
        expect(repeated).toEqual(first)
      }),
    )
    expect(again.length).toBeGreaterThan(0)
    expect(staff.records('staff', 'request')).toHaveLength(requests.size)
    staff.leave()
    await server.end('SIGKILL')
  })

  test('a graceful stop answers what it took in, ends with 0 within 5 s, and the next start knows it all', async () => {
    let server = await startProcess(file, environment())
    const room = await openRoom(server, morning())
    const people = await invite(server, room, ['A', 'B', 'C', 'D'])
    const guests = await Promise.all(people.map(({ token }) => Guest.join(server.url, token, {}, 2)))
    const answers = await Promise.all(
      guests.map((guest, i) => guest.send('send-request', { to: people[(i + 1) % 4]!.id })),
    )
    expect(answers.map(({ ok }) => ok)).toEqual([true, true, true, true])
    const cursor = guests[0]!.cursor('floor')
    const began = performance.now()
    expect(await server.end('SIGTERM')).toBe(0)
    expect(performance.now() - began).toBeLessThan(5_000)

    server = await startProcess(file, environment())
    const back = await Guest.join(server.url, people[0]!.token, { cursors: [cursor], views: guests[0]!.views }, 2)
    expect(back.received.map(({ event }) => event)).toContain('changes')
    expect(back.records(`person:${people[0]!.id}`, 'request')).toHaveLength(2)
    back.leave()
    await server.end('SIGTERM')
  })
}

interface Answered {
  token: string
  payload: object
  answer: Answer
}

/** Everybody asks everybody, as fast as the room answers, until the server is killed in the midst of it. */
async function trafficUntilKilled(server: ServerProcess, people: readonly Invited[]): Promise<Answered[]> {
  const answered: Answered[] = []
  const guests = await Promise.all(people.map(({ token }) => Guest.join(server.url, token, {}, 2)))
  let killed: Promise<unknown> | undefined
  await Promise.all(
    guests.map(async (guest, i) => {
      for (let seq = 1; seq < PEOPLE && guest.socket.connected; seq++) {
        const to = people[(i + seq) % PEOPLE]!.id
        const payload = { clientId: 'phone', seq, type: 'send-request', to }
        // A socket that is gone has no answer for us.
        const answer = await guest.sendAs(payload).catch(() => undefined)
        if (answer?.ok && answer.requestId) answered.push({ token: people[i]!.token, payload, answer })
        if (answered.length > 5 * PEOPLE) killed ??= server.end('SIGKILL')
      }
    }),
  )
  await killed
  return answered
}
