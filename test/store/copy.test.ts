import { readFile, rm } from 'node:fs/promises'
import { PassThrough, Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { CopyRefusal } from '../../server/store/backup-file.ts'
import { backUp, restore } from '../../server/store/copy.ts'
import { openMemory } from '../../server/store/memory.ts'
import { openStore } from '../../server/store/open.ts'
import type { RoomStore } from '../../server/store/store.ts'
import { at, commit, commits, profileOf } from '../commits.ts'
import { startRedis, type RedisServer } from '../redis-server.ts'
import { newFolder } from './folder.ts'

const room = 'abcdefghijkl'
const put = Array.from({ length: 1200 }, (_, index) => profileOf(`p${index}`, { name: `Zoë \u2028 ${index}` }))

/** A room of 2,345 commits and 1,200 people: several pages of each. */
async function aRoom(): Promise<RoomStore> {
  const store = openMemory()
  const first = commit(1, { personal: put.map(({ key }) => key) })
  await store.append(room, at(0), { commits: [first, ...commits(2, 2345)], put })
  await store.documents.add(room, 'note:m1', [Buffer.from([0, 1, 255]), Buffer.from('Zoë')], ['p1', 'p2'])
  await store.documents.add(room, 'plan:x', [Buffer.from([7])], [])
  await store.append(room, at(2345), { commits: [], forget: ['plan:gone'] })
  const told = Array.from({ length: 700 }, (_, n) => ({ key: `told/${n}`, owners: [`p${n}`], value: { n } }))
  await store.beside.put(room, told)
  return store
}

async function fileOf(store: RoomStore): Promise<string> {
  const file = new PassThrough()
  const [content] = await Promise.all([text(file), backUp(store, room, file)])
  return content
}

describe('a room travels as one file', () => {
  let redis: RedisServer
  let dataDir: string
  let stores: Record<string, RoomStore>
  beforeAll(async () => {
    redis = await startRedis()
    dataDir = await newFolder()
    stores = { embedded: await openStore({ dataDir }), Redis: await openStore({ dataDir, redisUrl: redis.url }) }
  })
  afterAll(async () => {
    for (const store of Object.values(stores)) await store.close()
    await redis.stop()
    await rm(dataDir, { recursive: true })
  })

  test('from memory to the embedded store, to Redis and back, byte by byte', async () => {
    const first = await fileOf(await aRoom())
    let file = first
    for (const store of [...Object.values(stores), openMemory()]) {
      expect(await restore(store, Readable.from([Buffer.from(file)]))).toEqual({ roomId: room, version: 2345 })
      file = await fileOf(store)
      expect(file === first).toBe(true)
    }
  })

  test('with what people wrote together, and what of it was erased', async () => {
    const store = openMemory()
    await restore(store, Readable.from([await fileOf(await aRoom())]))
    expect(await store.documents.read(room, 'note:m1', 0)).toEqual([
      { position: 1, update: Buffer.from([0, 1, 255]) },
      { position: 2, update: Buffer.from('Zoë') },
    ])
    expect(await store.documents.add(room, 'plan:gone', [Buffer.from([1])], [])).toBe('gone')
    await store.append(room, at(2345), { commits: [], erase: ['p2'] })
    expect(await store.documents.read(room, 'note:m1', 0)).toBe('gone')
    expect(await store.documents.read(room, 'plan:x', 0)).toHaveLength(1)
  })

  test('with what the server remembers of it: what was claimed cannot be claimed again', async () => {
    const store = openMemory()
    await restore(store, Readable.from([await fileOf(await aRoom())]))
    expect(await store.beside.read(room, 'told/')).toHaveLength(700)
    const claims = ['told/1', 'told/new'].map((key) => ({ key, owners: [], value: 0 }))
    expect(await store.beside.claim(room, claims)).toEqual(['told/new'])
    await store.append(room, at(2345), { commits: [], erase: ['p1'] })
    expect(await store.beside.read(room, 'told/1')).not.toContainEqual(expect.objectContaining({ key: 'told/1' }))
  })

  test('under another id', async () => {
    const store = await aRoom()
    await restore(store, Readable.from([await fileOf(store)]), { roomId: 'zyxwvutsrqpo' })
    expect(await store.read('zyxwvutsrqpo', 0)).toEqual(await store.read(room, 0))
    expect(await store.personal('zyxwvutsrqpo')).toEqual(expect.arrayContaining(put))
  })

  test('in chunks cut anywhere, also inside a letter', async () => {
    const bytes = Buffer.from(await fileOf(await aRoom()))
    const chunks = Array.from({ length: Math.ceil(bytes.length / 777) }, (_, index) =>
      bytes.subarray(index * 777, (index + 1) * 777),
    )
    const store = openMemory()
    await restore(store, Readable.from(chunks))
    expect(await store.personal(room)).toEqual(expect.arrayContaining(put))
  })

  test('a page at a time: never more than 500 commits are held', async () => {
    const store = await aRoom()
    const asked: (number | undefined)[] = []
    const watched: RoomStore = {
      ...store,
      read: (roomId, after, limit) => (asked.push(limit), store.read(roomId, after, limit)),
    }
    const written: number[] = []
    const target = openMemory()
    const counting: RoomStore = {
      ...target,
      append: (id, at, write) => (written.push(write.commits.length), target.append(id, at, write)),
    }
    await restore(counting, Readable.from([await fileOf(watched)]))
    expect(Math.max(...asked.map((limit) => limit ?? Infinity), ...written)).toBe(500)
  })

  test('whose reader goes away in the middle is given up, not waited for', async () => {
    const file = new PassThrough()
    file.once('data', () => file.destroy())
    await expect(backUp(await aRoom(), room, file)).rejects.toThrow('Premature close')
  })

  test('of today is still read by every later version: the frozen sample', async () => {
    const store = openMemory()
    const file = await readFile(new URL('backup-v1.ndjson', import.meta.url))
    expect(await restore(store, Readable.from([file]))).toEqual({ roomId: 'frozensample', version: 3 })
    expect((await store.read('frozensample', 0)).map(({ version, type }) => [version, type])).toEqual([
      [1, 'open-room'],
      [2, 'add-participant'],
      [3, 'send-request'],
    ])
    expect(await store.personal('frozensample', ['p1/profile'])).toEqual([
      { key: 'p1/profile', owners: ['p1'], value: { name: 'Ana Sol' } },
    ])
  })
})

describe('a file that is not right changes nothing', () => {
  const refused: Record<string, [CopyRefusal, (file: string) => string]> = {
    'an empty one': ['not-a-backup', () => ''],
    'a picture': ['not-a-backup', () => '\u0089PNG\r\n\u001a\n'],
    'some other JSON': ['not-a-backup', () => '{"format":"excalidraw"}\n'],
    'a later format': ['newer-format', (file) => file.replace('"formatVersion":3', '"formatVersion":4')],
    'without its last line': ['truncated', (file) => file.slice(0, file.lastIndexOf('\n', file.length - 2) + 1)],
    'without half of it': ['truncated', (file) => file.slice(0, file.length / 2)],
    'with its header only': ['truncated', (file) => file.slice(0, file.indexOf('\n') + 1)],
    'with another letter': ['damaged', (file) => file.replace('Zoë', 'Zoé')],
    'with another letter in a commit': ['damaged', (file) => file.replace('"move-meeting"', '"lock-meeting"')],
    'with another room in the header': ['damaged', (file) => file.replace(room, 'mnopqrstuvwx')],
    'without one of its commits': ['damaged', (file) => without(file, 1000)],
    'without one of its people': ['damaged', (file) => without(file, 3000)],
    'without one of its documents': ['damaged', (file) => without(file, 2346 + 1200)],
    'without one of its side records': ['damaged', (file) => without(file, 2346 + 1200 + 3 + 600)],
    'with a line of something else': ['damaged', (file) => file.replace('{"personal":', '{"person":')],
    'with more after its end': ['damaged', (file) => `${file}{"commit":{"version":2346}}\n`],
  }
  for (const [what, [code, spoil]] of Object.entries(refused)) {
    test(`${what}: ${code}`, async () => {
      const store = openMemory()
      const file = spoil(await fileOf(await aRoom()))
      await expect(restore(store, Readable.from([file]))).rejects.toMatchObject({ name: 'CopyRefused', code })
      expect(await store.rooms()).toEqual([])
      expect(await store.personal(room)).toEqual([])
    })
  }

  test('cut after any number of bytes: not-a-backup or truncated', async () => {
    const store = openMemory()
    await store.append(room, at(0), { commits: commits(1, 2), put: [profileOf('p1', 'Zoë')] })
    const bytes = Buffer.from(await fileOf(store))
    for (let length = 0; length < bytes.length - 1; length++) {
      const target = openMemory()
      const failure = await restore(target, Readable.from([bytes.subarray(0, length)])).catch(
        (error: { code?: string }) => error.code,
      )
      expect(['not-a-backup', 'truncated'], `after ${length} bytes`).toContain(failure)
      expect(await target.rooms()).toEqual([])
    }
  })

  test('a room that is there already stays as it is', async () => {
    const file = await fileOf(await aRoom())
    const store = openMemory()
    await store.append(room, at(0), { commits: [commit(1, { type: 'mine' })] })
    await expect(restore(store, Readable.from([file]))).rejects.toMatchObject({ code: 'room-exists' })
    expect(await store.read(room, 0)).toEqual([commit(1, { type: 'mine' })])
  })

  test('a room that somebody opens meanwhile stays as it is', async () => {
    const file = await fileOf(await aRoom())
    const store = openMemory()
    const race: RoomStore = {
      ...store,
      append: async (roomId, expected, write) => {
        if (expected.version === 0) await store.append(roomId, at(0), { commits: [commit(1, { type: 'mine' })] })
        return store.append(roomId, expected, write)
      },
    }
    await expect(restore(race, Readable.from([file]))).rejects.toMatchObject({ code: 'room-exists' })
    expect(await store.read(room, 0)).toEqual([commit(1, { type: 'mine' })])
  })

  test('a room that is not there cannot be backed up', async () => {
    const file = new PassThrough()
    await expect(backUp(openMemory(), room, file)).rejects.toMatchObject({ code: 'no-such-room' })
    expect(file.readableLength).toBe(0)
  })
})

function without(file: string, line: number): string {
  return file
    .split('\n')
    .filter((_, index) => index !== line)
    .join('\n')
}
