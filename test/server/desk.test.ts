import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startRedis, type RedisServer } from '../redis-server.ts'
import { Guest, invite, openRoom } from './house.ts'
import { bundled, startProcess } from './process.ts'

let folder: string
let redis: RedisServer
let files: Record<'main' | 'links' | 'backup' | 'restore', string>
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rondo-desk-'))
  redis = await startRedis()
  const [main, links, backup, restore] = await bundled('desk', [
    'main.ts',
    'cli/links.ts',
    'cli/backup.ts',
    'cli/restore.ts',
  ])
  files = { main: main!, links: links!, backup: backup!, restore: restore! }
})
afterAll(async () => {
  await redis.stop()
  await rm(folder, { recursive: true, force: true })
})

async function run(
  tool: string,
  args: string[],
  environment: Record<string, string>,
): Promise<{ code: number; said: string; complained: string }> {
  const child = spawn(process.execPath, [tool, ...args], { env: { PATH: process.env.PATH, ...environment } })
  const [[code], said, complained] = await Promise.all([
    once(child, 'exit') as Promise<[number]>,
    text(child.stdout),
    text(child.stderr),
  ])
  return { code, said, complained }
}

test(
  'links, backup and restore at the server: while it runs, while it does not, and from one store to the other',
  { timeout: 60_000 },
  async () => {
    const embedded = { DATA_DIR: join(folder, 'data'), PORT: '0' }
    const server = await startProcess(files.main, embedded)
    const room = await openRoom(server)
    const [a, b] = await invite(server, room, ['Ann', 'Bob'])
    const ann = await Guest.join(server.url, a!.token, {}, 2)
    expect(await ann.send('send-request', { to: b!.id, message: 'kept' })).toMatchObject({ ok: true })
    ann.leave()

    const running = await run(files.links, [room.roomId], embedded)
    for (const link of Object.values(room.links)) expect(running.said).toContain(link)
    expect((await run(files.links, [], embedded)).said.trim()).toBe(room.roomId)
    const unknown = await run(files.links, ['nosuchroom00'], embedded)
    expect(unknown).toMatchObject({ code: 1, complained: 'There is no room nosuchroom00.\n' })

    const file = join(folder, 'room.rondo')
    expect(await run(files.backup, [room.roomId, file], embedded)).toMatchObject({ code: 0, complained: '' })
    expect((await run(files.restore, [file], embedded)).complained).toContain(`There is a room ${room.roomId} already`)
    await server.end('SIGTERM')
    expect((await run(files.links, [room.roomId], embedded)).said).toContain(room.tokens.organiser)

    const other = { REDIS_URL: redis.url, PORT: '0' }
    const restored = await run(files.restore, [file], other)
    expect(restored.code).toBe(0)
    const token = /#(\S+\.o\.\S+)/.exec(restored.said)![1]!
    const elsewhere = await startProcess(files.main, other)
    const staff = await Guest.join(elsewhere.url, token)
    expect(staff.records('staff', 'participant').map(({ name }) => name)).toEqual(['Ann', 'Bob'])
    expect(staff.records('staff', 'request')).toHaveLength(1)
    staff.leave()
    await elsewhere.end('SIGTERM')
  },
)

test('a room restored under another id lives beside the first', { timeout: 60_000 }, async () => {
  const embedded = { DATA_DIR: join(folder, 'twice'), PORT: '0' }
  const server = await startProcess(files.main, embedded)
  const room = await openRoom(server)
  await invite(server, room, ['Ann', 'Bob'])
  const file = join(folder, 'twin.rondo')
  await run(files.backup, [room.roomId, file], embedded)
  const restored = await run(files.restore, [file, 'twinroom'], embedded)
  const token = /#(twinroom\.o\.\S+)/.exec(restored.said)![1]!
  const twin = await Guest.join(server.url, token)
  const ids = twin.records('staff', 'participant').map(({ id }) => id)
  expect(await twin.send('book-meeting', { participantIds: ids })).toMatchObject({ ok: true, slotId: 's1.1' })
  const first = await Guest.join(server.url, room.tokens.organiser)
  expect(first.records('staff', 'meeting')).toEqual([])
  for (const guest of [twin, first]) guest.leave()
  await server.end('SIGTERM')
})
