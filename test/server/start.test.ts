import { mkdtemp, rm } from 'node:fs/promises'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { call, Guest, invite, openHouse, openRoom } from './house.ts'
import { bundled, startProcess } from './process.ts'

describe('a start that cannot go on', () => {
  let main: string
  let dataDir: string
  beforeAll(async () => {
    ;[main] = (await bundled('start', ['main.ts'])) as [string]
    dataDir = await mkdtemp(join(tmpdir(), 'rondo-start-'))
  })
  afterAll(() => rm(dataDir, { recursive: true, force: true }))

  const complaint = (environment: Record<string, string>) =>
    startProcess(main, { DATA_DIR: join(dataDir, 'unused'), ...environment }).then(
      () => 'it started',
      (error: Error) => error.message,
    )

  test('stops with one sentence: a wrong variable, an unreachable Redis, a folder that is none', async () => {
    expect(await complaint({ PORT: 'eighty' })).toMatch(/^Rondo cannot start\. PORT must be a number.*\.\n$/)
    expect(await complaint({ REDIS_URL: 'redis://127.0.0.1:1' })).toMatch(
      /^Rondo cannot start\. .*127\.0\.0\.1:1.*\.\n$/,
    )
    expect(await complaint({ DATA_DIR: '/dev/null/data' })).toMatch(/^Rondo cannot start\. .*\/dev\/null\/data.*\n$/)
  })

  test('a port that is taken, and a folder that another process has, are named', async () => {
    const taken = createServer().listen(0, '127.0.0.1')
    await new Promise((resolve) => taken.once('listening', resolve))
    const { port } = taken.address() as AddressInfo
    expect(await complaint({ PORT: String(port) })).toContain(`Port ${port} is in use already.`)
    taken.close()

    const running = await startProcess(main, { DATA_DIR: join(dataDir, 'used') })
    expect(await complaint({ DATA_DIR: join(dataDir, 'used') })).toContain(`in use by process ${running.child.pid}`)
    expect(await running.end('SIGINT')).toBe(0)
  })
})

test(
  'a rehearsal is a room that is alive: people come in and meetings are made while one watches',
  { timeout: 60_000 },
  async () => {
    const house = await openHouse()
    expect(await call(house, 'POST', '/api/rehearsals', { body: { event: '../../etc' } })).toMatchObject({
      status: 400,
      json: { field: 'event' },
    })
    const { status, json } = await call(house, 'POST', '/api/rehearsals', { body: { event: 'le-bourget-2017' } })
    const { tokens, links, participant } = json as {
      tokens: { facilitator: string }
      links: { screen: string }
      participant: string
    }
    expect(status).toBe(201)
    expect(links.screen).toMatch(new RegExp(`^${house.url}/r/`))
    expect(participant).toMatch(new RegExp(`^${house.url}/r/`))
    const staff = await Guest.join(house.url, tokens.facilitator)
    await staff.until(() => staff.records('staff', 'meeting').length >= 2)
    staff.leave()
    await house.stop()
  },
)

test(
  'a reader who stands still is caught up when they read on, and nobody waits for them',
  { timeout: 60_000 },
  async () => {
    const house = await openHouse()
    const room = await openRoom(house)
    const people = await invite(
      house,
      room,
      Array.from({ length: 300 }, (_, i) => `P${i}`),
    )
    const staff = await Guest.join(house.url, room.tokens.organiser)
    const slow = await Guest.join(house.url, room.tokens.facilitator)
    // The TCP socket under the browser's: what it does not read fills the server's side.
    const { ws } = slow.socket.io.engine.transport as unknown as { ws: { _socket: { pause(): void; resume(): void } } }
    ws._socket.pause()
    const offers = Array.from({ length: 20 }, (_, i) => `${i} ${'x'.repeat(90)}`)
    for (let round = 0; round < 8; round++) {
      const answers = await Promise.all(
        people.map(({ id }) =>
          staff.send('change-participant', { participantId: id, offers: [...offers, `round ${round}`] }),
        ),
      )
      expect(answers.every(({ ok }) => ok)).toBe(true)
    }
    const framesOfQuick = staff.received.length
    ws._socket.resume()
    await staff.until(() => staff.records('staff', 'participant').every((person) => person.offers.at(-1) === 'round 7'))
    await slow.until(() => slow.cursor('staff') === staff.cursor('staff'))
    expect(slow.views.get('staff')).toEqual(staff.views.get('staff'))
    expect(slow.received.length).toBeLessThan(framesOfQuick)
    for (const guest of [staff, slow]) guest.leave()
    await house.stop()
  },
)
