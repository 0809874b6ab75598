import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { call } from '../server/house.ts'
import { bundled, startProcess, type ServerProcess } from '../server/process.ts'
import { playLittleDay, type LittleDay } from './little-day.ts'
import { marksIn, readings } from './marks.ts'

// The real server, at its most talkative, for a little day in which everything that can be said is, and much goes wrong.

const secret = 'the secret of this house, 4711'
const createKey = 'the key to new rooms, 4712'.replaceAll(' ', '-')
const dataDir = mkdtempSync(join(tmpdir(), 'rondo-quiet-'))
let server: ServerProcess
let program: string
let day: LittleDay
let said = ''
const told: Record<string, string> = {}

beforeAll(async () => {
  ;[program] = (await bundled(`quiet-${process.pid}`, ['main.ts'])) as [string]
  server = await startProcess(program, { DATA_DIR: dataDir, LOG_LEVEL: 'trace', SECRET: secret, CREATE_KEY: createKey })
  for (const stream of [server.child.stdout!, server.child.stderr!])
    stream.on('data', (bytes: Buffer) => (said += bytes.toString()))
  day = await playLittleDay(server, Date.now(), createKey)
  for (const path of ['/metrics', '/readyz', '/healthz']) told[path] = (await call(server, 'GET', path)).text
  await server.end('SIGTERM')
})
afterAll(() => {
  rmSync(dataDir, { recursive: true, force: true })
  rmSync(dirname(program), { recursive: true, force: true })
})

/** What lets somebody in, whole or its mac alone, and who they are. */
function secretsIn(text: string): string[] {
  const macs = day.keys.map((key) => key.split('.').at(-1)!)
  const ids = day.people.map(({ id }) => id)
  return [...new Set([...day.keys, ...macs, ...ids, secret, createKey])].filter((word) => text.includes(word))
}

test('the log holds no name, word, address, id or key of anybody, at any level', () => {
  expect(said.split('\n').filter((line) => line.includes('"request"')).length).toBeGreaterThan(15)
  expect(marksIn(said)).toEqual([])
  expect(secretsIn(said)).toEqual([])
})

test('a calendar is logged without its key, a request without its query', () => {
  expect(said).toContain('"/api/agenda/..."')
  expect(said).not.toContain('?')
})

describe('what anybody may ask holds nobody', () => {
  test.each(['/metrics', '/readyz', '/healthz'])('%s', (path) => {
    expect(told[path]!.length).toBeGreaterThan(5)
    expect([...marksIn(told[path]!), ...secretsIn(told[path]!)]).toEqual([])
    expect(told[path]).not.toContain(day.room.roomId)
  })

  test('what is wrong is said without repeating it', () => {
    for (const text of day.errors) expect([...marksIn(text), ...secretsIn(text)], text).toEqual([])
  })
})

test('the store holds neither a key nor what one could make them from, and no word in the clear', () => {
  const files = readdirSync(dataDir, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  const bytes = Buffer.concat(files.map((file) => readFileSync(join(file.parentPath, file.name))))
  // What is no secret is there: the search does find.
  expect(bytes.includes(day.room.roomId)).toBe(true)
  const macs = day.keys.map((key) => key.split('.').at(-1)!)
  for (const reading of readings(bytes)) {
    expect([secret, createKey, ...macs].filter((word) => reading.includes(word))).toEqual([])
    expect(marksIn(reading)).toEqual([])
  }
})

test('a link carries its key behind the #, where no server and no log sees it', () => {
  for (const link of [...Object.values(day.room.links), ...day.people.map(({ link }) => link)]) {
    const { pathname, search, hash } = new URL(link)
    expect(pathname).toBe(`/r/${day.room.roomId}`)
    expect(search).toBe('')
    expect(day.keys).toContain(hash.slice(1))
  }
})
