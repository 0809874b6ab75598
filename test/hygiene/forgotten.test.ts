import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createClient, RESP_TYPES } from 'redis'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { openStore } from '../../server/store/open.ts'
import type { RoomStore } from '../../server/store/store.ts'
import { startRedis } from '../redis-server.ts'
import { HandClock } from '../server/hand-clock.ts'
import { call, Guest, openHouse, type House } from '../server/house.ts'
import { toThisMachine } from '../push/push-service.ts'
import { playLittleDay, type LittleDay } from './little-day.ts'
import { marksIn, marksOf, mark, readings } from './marks.ts'

// One person's data go on request and a room's when its time is over, looked for in every byte that is kept.

const DAY = 86_400_000
const eight = Date.UTC(2030, 4, 6, 8)

interface Kept {
  open(): Promise<RoomStore>
  /** Every byte that the store keeps, with what could hide a word taken off. */
  bytes(): Promise<string>
  /** Whether words lie there in the clear until they are erased. */
  clear: boolean
}

const kinds: Record<string, () => Promise<Kept>> = {
  embedded: async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'rondo-forgotten-'))
    onTestFinished(() => rmSync(dataDir, { recursive: true, force: true }))
    return {
      open: () => openStore({ dataDir, redisUrl: undefined }),
      bytes: () => Promise.resolve(readings(bytesUnder(dataDir)).join('\n')),
      clear: false,
    }
  },
  Redis: async () => {
    const redis = await startRedis({ args: ['--save', '3600', '100000'] })
    onTestFinished(() => redis.stop())
    return {
      open: () => openStore({ dataDir: '', redisUrl: redis.url }),
      bytes: async () => readings(Buffer.concat([bytesUnder(redis.dir), await dumped(redis.url)])).join('\n'),
      clear: true,
    }
  },
}

describe.each(Object.keys(kinds))('%s', (kind) => {
  test('[V.5] no byte of an erased person is left: in the store, exports, views, a backup, the log', async () => {
    const kept = await kinds[kind]!()
    const { house, day, log } = await played(kept)
    // Somebody of whom there is everything: asked, was refused, met, changed their offers and address.
    const [who, by] = [3, { token: day.room.tokens.organiser }]
    const path = `/api/rooms/${day.room.roomId}`
    const organiser = await Guest.join(house.url, day.room.tokens.organiser)
    const backup = async () => (await call(house, 'GET', `${path}/backup`, by)).text
    const had = marksOf(who, await backup())
    expect(had.map((word) => word.slice('Zqx73q'.length)).sort()).toEqual(
      [
        'about',
        'cancel',
        'endpoint',
        'family',
        'given',
        'house',
        'market',
        'message',
        'need',
        'newmail',
        'newoffer',
        'sector',
      ].sort(),
    )
    // In the log of Redis, what was replaced lies until it is written anew.
    const elsewhere = [mark(who, 'note'), mark(who, 'staffnote'), mark(who, 'photo')]
    if (kept.clear) expect(marksOf(who, await kept.bytes())).toEqual(expect.arrayContaining([...had, ...elsewhere]))

    const erased = await organiser.send('erase-participant', { participantId: day.people[who]!.id })
    expect(erased).toMatchObject({ ok: true })
    await vi.waitFor(async () => expect(marksOf(who, await kept.bytes())).toEqual([]), {
      timeout: 20_000,
      interval: 300,
    })
    // [J.9] So does what somebody said who asked to take part, and withdrew.
    expect(marksOf(77, await backup())).toContain(mark(77, 'given'))
    expect((await call(house, 'DELETE', '/api/application', { token: day.application })).status).toBe(204)
    await vi.waitFor(async () => expect(marksOf(77, await kept.bytes())).toEqual([]), {
      timeout: 20_000,
      interval: 300,
    })
    const handed = await Promise.all(
      ['board.csv', 'participants.csv', 'report.json', 'notes.json', 'history', 'invitations', 'backup'].map(
        async (name) => (await call(house, 'GET', `${path}/${name}`, by)).text,
      ),
    )
    const { token } = day.people[4]!
    const fresh = await Promise.all([
      Guest.join(house.url, day.room.tokens.organiser),
      Guest.join(house.url, token, {}, 2),
      Guest.join(house.url, day.room.tokens.screen),
    ])
    const views = fresh.map(({ received }) => JSON.stringify(received))
    for (const text of [...handed, ...views, log.join('')]) expect(marksOf(who, text)).toEqual([])
    // The others are all there.
    expect(marksOf(4, handed.join())).toContain(mark(4, 'given'))
    for (const guest of [organiser, ...fresh]) guest.leave()
    await house.stop()
  })

  test('no byte of anybody is left when the time of a room is over, were the server down or not', async () => {
    const kept = await kinds[kind]!()
    for (const wasDown of [false, true]) {
      const { house, clock, store, day, log } = await played(kept)
      const rooms = () => store.rooms()
      clock.move(20 * DAY)
      await vi.waitFor(async () => expect(await rooms()).toEqual([day.room.roomId]))
      if (wasDown) {
        await house.stop()
        const later = new HandClock(eight + 40 * DAY)
        const again = await openHouse({ store, clock: later })
        later.move(DAY / 24)
        await vi.waitFor(async () => expect(await rooms()).toEqual([]), { timeout: 10_000 })
        await again.stop()
      } else {
        clock.move(20 * DAY)
        await vi.waitFor(async () => expect(await rooms()).toEqual([]), { timeout: 10_000 })
        const calendar = new URL(day.people[0]!.calendar).pathname
        await vi.waitFor(async () => expect((await call(house, 'GET', calendar)).status).toBe(404))
        await house.stop()
      }
      await vi.waitFor(async () => expect(marksIn(await kept.bytes())).toEqual([]), { timeout: 20_000, interval: 300 })
      expect(marksIn(log.join(''))).toEqual([])
      await store.close()
    }
  })
})

/** A house in which a little day was played. Its log is kept. */
async function played(
  kept: Kept,
): Promise<{ house: House; clock: HandClock; store: RoomStore; day: LittleDay; log: string[] }> {
  const store = await kept.open()
  const clock = new HandClock(eight)
  const log: string[] = []
  const environment = { PUSH_CONTACT: 'mailto:desk@x.example' }
  const write = (line: string) => void log.push(line)
  const house = await openHouse({ store, clock, environment, wayOut: toThisMachine, log: { write } })
  return { house, clock, store, log, day: await playLittleDay(house, eight) }
}

function bytesUnder(dir: string): Buffer {
  const files = readdirSync(dir, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  return Buffer.concat(
    files.map((file) => {
      try {
        return readFileSync(join(file.parentPath, file.name))
      } catch {
        // It was replaced by another meanwhile.
        return Buffer.alloc(0)
      }
    }),
  )
}

/** Every key of a Redis as it packs it, and as it tells it: packing may hide words. */
async function dumped(url: string): Promise<Buffer> {
  const client = createClient({ url, RESP: 2, commandOptions: { typeMapping: { [RESP_TYPES.BLOB_STRING]: Buffer } } })
  await client.connect()
  const parts: Buffer[] = []
  const keys = (await client.sendCommand(['KEYS', '*'])) as unknown as Buffer[]
  for (const key of keys) {
    parts.push(key)
    const type = String(await client.sendCommand(['TYPE', key.toString()]))
    const read: Record<string, string[]> = {
      string: ['GET'],
      hash: ['HGETALL'],
      stream: ['XRANGE', '-', '+'],
      set: ['SMEMBERS'],
      zset: ['ZRANGE', '0', '-1'],
      list: ['LRANGE', '0', '-1'],
    }
    const [command, ...rest] = read[type]!
    for (const said of [
      await client.sendCommand([command!, key.toString(), ...rest]),
      await client.sendCommand(['DUMP', key.toString()]),
    ])
      gather(said, parts)
  }
  await client.close()
  return Buffer.concat(parts)
}

function gather(said: unknown, parts: Buffer[]): void {
  if (Buffer.isBuffer(said)) parts.push(said)
  else if (Array.isArray(said)) for (const one of said) gather(one, parts)
  else if (said !== null && said !== undefined) parts.push(Buffer.from(String(said)))
}
