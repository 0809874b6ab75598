import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startRedis, type RedisServer } from '../redis-server.ts'
import { Guest, invite, morning, openRoom } from '../server/house.ts'
import { bundled, startProcess } from '../server/process.ts'

let file: string
beforeAll(async () => (file = (await bundled('stop', ['main.ts']))[0]!))

describe('embedded', () => {
  let dataDir: string
  beforeAll(async () => (dataDir = await mkdtemp(join(tmpdir(), 'rondo-stop-'))))
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
