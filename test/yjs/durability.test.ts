import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import * as Y from 'yjs'
import { startRedis, type RedisServer } from '../redis-server.ts'
import { Guest } from '../server/house.ts'
import { bundled, startProcess, type ServerProcess } from '../server/process.ts'
import { setRoom } from './stage.ts'
import { Writer } from './writer.ts'

// Whatever was called stored is there after `kill -9`, in the order in which it was typed.

let main: string
let redis: RedisServer
beforeAll(async () => {
  ;[main] = (await bundled('documents', ['main.ts'])) as [string]
  redis = await startRedis()
}, 60_000)
afterAll(() => redis.stop())

/** Types one number after another, as fast as it can, until the line breaks. */
async function typing(writer: Writer, look: (typed: number) => void): Promise<void> {
  for (let typed = 0; writer.provider.wsconnected; typed++) {
    look(typed)
    writer.write(`${typed} `)
    if (typed % 5 === 0) await new Promise((resolve) => setImmediate(resolve))
    // No more under way than somebody types who never looks up.
    await writer.until(() => writer.sent - writer.stored < 40 || !writer.provider.wsconnected)
  }
}

function expectBeginning(text: string, numbers: number): void {
  const all = text.trim().split(' ').map(Number)
  expect(all).toEqual(Array.from({ length: all.length }, (_, n) => n))
  expect(all.length).toBeGreaterThanOrEqual(numbers)
}

describe.each(['embedded', 'Redis'])('%s', (kind) => {
  test('a server that is killed in the middle of typing, three times', async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'rondo-documents-'))
    const environment = { DATA_DIR: dataDir, ...(kind === 'Redis' && { REDIS_URL: redis.url }) }
    let server: ServerProcess = await startProcess(main, environment)
    onTestFinished(async () => {
      await server.end('SIGKILL')
      await rm(dataDir, { recursive: true, force: true })
    })
    const { room } = await setRoom(server)
    for (let round = 1; round <= 3; round++) {
      const staff = await Guest.join(server.url, room.tokens.facilitator)
      const { planId } = (await staff.send('start-plan', { name: `Round ${round}` })) as unknown as { planId: string }
      const document = `plan:${planId}`
      const writer = await Writer.at(server, room, staff, document)
      const killAt = 100 + round * 60
      let killed: Promise<unknown> | undefined
      await typing(writer, (typed) => {
        if (typed === killAt) killed = server.end('SIGKILL')
      })
      await killed
      // One of its messages said what it had when it came; each other one was one number.
      const stored = writer.stored - 1
      expect(stored).toBeGreaterThan(killAt / 2)
      staff.leave()
      server = await startProcess(main, environment)
      const again = await Guest.join(server.url, room.tokens.facilitator)
      const reader = await Writer.at(server, room, again, document)
      expectBeginning(reader.text, stored)
      // Whoever still has the rest brings it.
      Y.applyUpdate(reader.doc, Y.encodeStateAsUpdate(writer.doc))
      await reader.saved()
      expect(reader.text).toBe(writer.text)
      reader.leave()
      writer.leave()
      again.leave()
    }
  }, 120_000)
})

test('two nodes on one Redis: what one stored the other has, also when it is killed in the middle', async () => {
  const nodes = [await startProcess(main, { REDIS_URL: redis.url }), await startProcess(main, { REDIS_URL: redis.url })]
  onTestFinished(async () => {
    for (const node of nodes) await node.end('SIGKILL')
  })
  const [first, second] = nodes as [ServerProcess, ServerProcess]
  const { room, plan, staff } = await setRoom(first)
  const there = await Guest.join(second.url, room.tokens.facilitator)
  const [here, far] = [await Writer.at(first, room, staff, plan), await Writer.at(second, room, there, plan)]
  here.awareness.setLocalState({ card: 'm7' })
  await far.until(() => far.awareness.getStates().get(here.doc.clientID)?.card === 'm7')
  far.awareness.setLocalState({ card: 'm8' })
  await here.until(() => here.awareness.getStates().get(far.doc.clientID)?.card === 'm8')
  // Both at once, in one text.
  far.doc.getMap('notes').set('far', 'yes')
  await here.until(() => here.doc.getMap('notes').get('far') === 'yes')

  await typing(here, (typed) => {
    if (typed === 150) void first.end('SIGKILL')
  })
  const stored = here.stored - 1
  expect(stored).toBeGreaterThan(75)
  await far.until(() => far.text.trim().split(' ').length >= stored)
  expectBeginning(far.text, stored)
  // It comes to the other node with all it has.
  const moved = await Writer.at(second, room, there, plan)
  Y.applyUpdate(moved.doc, Y.encodeStateAsUpdate(here.doc))
  await far.until(() => far.text === here.text)
  for (const writer of [here, far, moved]) writer.leave()
  there.leave()
}, 120_000)
