import { once } from 'node:events'
import { createServer, type AddressInfo } from 'node:net'
import { createClient } from 'redis'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest'
import { openRedis } from '../../server/store/redis.ts'
import { StoreFull, StoreUnreachable, type RoomStore } from '../../server/store/store.ts'
import { at, commit, commits, profileOf } from '../commits.ts'
import { roomStoreContract } from '../contract/store.ts'
import { startRedis, type RedisServer } from '../redis-server.ts'
import { runChild } from './child.ts'
import { filesWith } from './folder.ts'
import { expectWhole } from './written.ts'

const room = 'abcdefghijkl'
let server: RedisServer
beforeAll(async () => {
  server = await startRedis()
})
afterAll(() => server.stop())

roomStoreContract('Redis', async () => {
  const [store, other] = [await openRedis({ url: server.url }), await openRedis({ url: server.url })]
  const close = async () => {
    await store.close()
    await other.close()
  }
  return { store, other, close }
})

/** What an operator types: `redis('config', 'set', 'maxmemory', '1')`. */
async function redis(...words: string[]): Promise<void> {
  const client = createClient({ url: server.url })
  await client.connect()
  await client.sendCommand(words)
  await client.close()
}

describe('what was answered survives', () => {
  test('kill -9 of Redis in the middle of appending, three times', async () => {
    let answered = 0
    for (let round = 1; round <= 3; round++) {
      const writer = runChild(new URL('./writer.ts', import.meta.url), ['', room], { env: { REDIS_URL: server.url } })
      const until = answered + 100 + round * 17
      while (answered < until) answered = Number(await writer.line())
      await server.kill()
      try {
        for (let line = await writer.line(); line !== undefined; line = await writer.line()) answered = Number(line)
      } catch {
        // It ends with a failure, as it lost its store.
      }
      await server.restart()

      const store = await openRedis({ url: server.url })
      answered = await expectWhole(store, room, answered)
      await store.close()
    }
  })
})

describe('an outage', () => {
  let store: RoomStore
  beforeEach(async () => {
    await redis('flushall')
    store = await openRedis({ url: server.url })
    await store.append(room, at(0), { commits: [commit(1)] })
  })
  afterEach(() => store.close())

  test('of a Redis that ended is told within 3 s, and over when it is back; hints come again too', async () => {
    await server.kill()
    await expectUnreachable(() => store.append(room, at(1), { commits: [commit(2)] }))
    await expectUnreachable(() => store.ping())
    await server.restart()
    await vi.waitFor(() => store.ping(), { timeout: 5000 })
    expect(await store.append(room, at(1), { commits: [commit(2)] })).toBe('appended')
    const heard = vi.fn()
    store.onAppend(heard)
    let head = 2
    await vi.waitFor(
      async () => {
        await store.append(room, at(head), { commits: [commit(++head)] })
        expect(heard).toHaveBeenCalledWith(room)
      },
      { timeout: 5000 },
    )
  })

  test('of a Redis that hangs is told within 3 s; what was asked then may have happened', async () => {
    process.kill(server.pid, 'SIGSTOP')
    try {
      await expectUnreachable(() => store.append(room, at(1), { commits: [commit(2)] }))
    } finally {
      process.kill(server.pid, 'SIGCONT')
    }
    await vi.waitFor(async () => expect(await store.head(room)).toEqual(at(2)), { timeout: 5000 })
  })

  test('after which the data is lost is a conflict, not a log that begins in the middle', async () => {
    await redis('flushall')
    expect(await store.append(room, at(1), { commits: [commit(2)] })).toBe('conflict')
    expect(await store.head(room)).toEqual(at(0))
  })

  test('after which Redis forgot its scripts is not noticed', async () => {
    await redis('script', 'flush')
    expect(await store.append(room, at(1), { commits: [commit(2)] })).toBe('appended')
  })

  test('a Redis out of memory is full: nothing is written, and with room again it goes on', async () => {
    const write = { commits: commits(2, 4), put: [profileOf('p1', 'Ana')], erase: ['p2'] }
    await redis('config', 'set', 'maxmemory', '1')
    try {
      await expect(store.append(room, at(1), write)).rejects.toThrow(StoreFull)
      await expect(store.append(room, at(1), { commits: [], put: write.put, erase: ['p2'] })).rejects.toThrow(StoreFull)
      expect(await store.head(room)).toEqual(at(1))
      expect(await store.personal(room)).toEqual([])
    } finally {
      await redis('config', 'set', 'maxmemory', '0')
    }
    expect(await store.append(room, at(1), write)).toBe('appended')
  })
})

describe('erased data', () => {
  const name = 'Aurelia Zwischenzeit'

  for (const [files, args] of Object.entries({
    'append-only file': [],
    snapshots: ['--appendonly', 'no', '--save', '3600', '100000'],
  })) {
    test(`leaves the ${files} of Redis soon after`, async () => {
      const own = await ownRedis(args)
      const store = await openRedis({ url: own.url })
      await store.append(room, at(0), {
        commits: [commit(1)],
        put: [profileOf('p1', { name }), profileOf('p2', 'stays')],
      })
      await saveNow(own)
      expect(await filesWith(own.dir, name)).not.toEqual([])
      await store.append(room, at(1), { commits: [commit(2)], erase: ['p1'] })
      await vi.waitFor(async () => expect(await filesWith(own.dir, name)).toEqual([]), { timeout: 10_000 })
      expect(await filesWith(own.dir, 'stays')).not.toEqual([])
      await store.deleteRoom(room)
      await vi.waitFor(async () => expect(await filesWith(own.dir, 'stays')).toEqual([]), { timeout: 10_000 })
      await store.close()
    })
  }

  async function saveNow(own: RedisServer): Promise<void> {
    const client = createClient({ url: own.url })
    await client.connect()
    const { appendonly } = await client.configGet('appendonly')
    if (appendonly === 'no') await client.sendCommand(['SAVE'])
    await client.close()
  }
})

describe('a wrong REDIS_URL stops the start with a sentence, within 3 s', () => {
  test.each([
    'nonsense',
    'http://127.0.0.1:6379',
    'redis://',
    'redis://127.0.0.1:6379/rooms',
    'redis://127.0.0.1:99999',
  ])('%s', async (url) => {
    await expect(openRedis({ url })).rejects.toThrow(/^REDIS_URL is not the address of a Redis\. It looks like redis:/)
  })

  test('where nothing listens', async () => {
    const gone = await startRedis()
    await gone.stop()
    const url = `redis://anna:geheim@127.0.0.1:${gone.port}`
    await expect(openRedis({ url })).rejects.toThrow(
      new StoreUnreachable(`No Redis can be used at 127.0.0.1:${gone.port}: nothing listens there.`),
    )
  })

  test('where there is no such host', async () => {
    await expectUnreachable(() => openRedis({ url: 'redis://anna:geheim@redis.invalid:6379' }))
  })

  test('where somebody listens and never answers', async () => {
    const silent = createServer().listen(0, '127.0.0.1')
    await once(silent, 'listening')
    const { port } = silent.address() as AddressInfo
    const message = await expectUnreachable(() => openRedis({ url: `redis://anna:geheim@127.0.0.1:${port}` }))
    expect(message).toBe(`No Redis can be used at 127.0.0.1:${port}: it does not answer.`)
    silent.close()
  })

  test('where the password is wrong, or missing; the sentence does not tell it', async () => {
    const locked = await ownRedis(['--requirepass', 'richtig'])
    const address = `127.0.0.1:${locked.port}`
    for (const url of [`redis://:geheim@${address}`, `redis://${address}`]) {
      const message = await expectUnreachable(() => openRedis({ url }))
      expect(message).toBe(`No Redis can be used at ${address}: it refuses the user or password.`)
    }
    await (await openRedis({ url: `redis://:richtig@${address}` })).close()
  })
})

describe('settings that lose data are named', () => {
  test.each([
    [['--maxmemory-policy', 'allkeys-lru'], /^Redis evicts data .*maxmemory-policy allkeys-lru.*noeviction\.$/],
    [['--appendonly', 'no', '--save', ''], /keeps nothing on disk.*Set appendonly yes/],
    [['--appendonly', 'no', '--save', '3600', '1'], /everything since its last snapshot.*Set appendonly yes/],
    [['--appendfsync', 'everysec'], /the last second \(appendfsync everysec\): set appendfsync always/],
    [['--no-appendfsync-on-rewrite', 'yes'], /set no-appendfsync-on-rewrite no/],
    [['--rename-command', 'CONFIG', ''], /CONFIG is forbidden/],
  ])('%j', async (args, sentence) => {
    const store = await openRedis({ url: (await ownRedis(args)).url })
    expect(await store.warnings()).toEqual([expect.stringMatching(sentence)])
    await store.close()
  })
})

/** A Redis with other settings, ended with the test however that ends. */
async function ownRedis(args: readonly string[]): Promise<RedisServer> {
  const own = await startRedis({ args })
  onTestFinished(() => own.stop())
  return own
}

/** Resolves with the sentence. No sentence holds the password of the URLs above. */
async function expectUnreachable(ask: () => Promise<unknown>): Promise<string> {
  const asked = performance.now()
  const error = await ask().then(
    () => undefined,
    (failure: unknown) => failure,
  )
  expect(error).toBeInstanceOf(StoreUnreachable)
  expect(performance.now() - asked).toBeLessThan(3000)
  expect((error as Error).message).not.toContain('geheim')
  return (error as Error).message
}
