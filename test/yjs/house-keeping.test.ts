import type { Worker } from 'node:worker_threads'
import { expect, onTestFinished, test, vi } from 'vitest'
import * as Y from 'yjs'
import { openMemory } from '../../server/store/memory.ts'
import { StoreFull, StoreUnreachable, type RoomStore } from '../../server/store/store.ts'
import { call, Guest, openHouse } from '../server/house.ts'
import { startDocumentThread } from '../server/threads.ts'
import { expectOk, setRoom, setStage, type Stage } from './stage.ts'
import { ticketFor, Writer } from './writer.ts'

// What documents cost and leave behind, and what becomes of them when something around them breaks.

async function staged(options: Parameters<typeof setStage>[0] = {}): Promise<Stage> {
  const stage = await setStage(options)
  onTestFinished(() => stage.stop())
  return stage
}

async function figure({ house }: Pick<Stage, 'house'>, name: string): Promise<number> {
  const { text } = await call(house, 'GET', '/metrics')
  return Number(new RegExp(`^${name}(?:{[^}]*})? (\\S+)$`, 'm').exec(text)?.[1] ?? 0)
}

test('200 documents that are opened, written in and left leave nothing open', async () => {
  const stage = await staged()
  const { staff, house, room } = stage
  const round = async () => {
    for (let n = 0; n < 50; n++) {
      const { planId } = expectOk(await staff.send('start-plan', { name: `Plan ${n}` }))
      const writer = await Writer.at(house, room, staff, `plan:${planId}`)
      writer.write('x'.repeat(20_000))
      await writer.saved()
      writer.leave()
    }
    await vi.waitFor(async () => expect(await figure(stage, 'rondo_documents_open')).toBe(0))
    expect(await figure(stage, 'rondo_document_connections')).toBe(0)
    return process.getActiveResourcesInfo().length
  }
  const first = await round()
  const rest = [await round(), await round(), await round()]
  // Sockets and timers of this process, its clients' own among them; fifty of each more would be left by each round.
  expect(Math.max(...rest)).toBeLessThan(first + 25)
  expect(await figure(stage, 'rondo_document_updates_total')).toBe(200)
}, 60_000)

test('hundreds of updates are compacted, while people write and when they have left', async () => {
  const { staff, house, room, plan } = await staged()
  const writer = await Writer.at(house, room, staff, plan)
  for (let n = 0; n < 700; n++) {
    writer.write('x')
    if (n % 50 === 0) await writer.saved()
  }
  await writer.saved()
  const stored = async () => (await house.store.documents.read(room.roomId, plan, 0)) as { update: Uint8Array }[]
  expect((await stored()).length).toBeLessThan(400)
  writer.leave()
  await vi.waitFor(async () => expect(await stored()).toHaveLength(1))
  const again = await Writer.at(house, room, staff, plan)
  expect(again.text).toBe('x'.repeat(700))
  again.leave()
})

test('a damaged update in the store takes away itself, not the document, the room or the server', async () => {
  const log: string[] = []
  const { staff, house, room, note, plan } = await staged({ log: { write: (line) => log.push(line) } })
  const doc = new Y.Doc()
  doc.getText('text').insert(0, 'secretword')
  await house.store.documents.add(room.roomId, note, [Buffer.from('damaged'), Y.encodeStateAsUpdate(doc)], [])
  const writer = await Writer.at(house, room, staff, note)
  expect(writer.text).toBe('secretword')
  writer.write(' and more')
  await writer.saved()
  const other = await Writer.at(house, room, staff, plan)
  other.write('all well')
  await other.saved()
  expect(log.join('')).toContain('updates that cannot be read')
  expect(log.join('')).not.toMatch(/secretword|all well|Ana|ticket=/)
  writer.leave()
  other.leave()
})

test('a thread that ends takes nothing along: who was writing goes on', async () => {
  const threads: Worker[] = []
  const { staff, house, room, plan } = await staged({
    startDocumentThread: (options) => {
      const thread = startDocumentThread(options)
      threads.push(thread)
      return thread
    },
  })
  const writer = await Writer.at(house, room, staff, plan)
  writer.write('before ')
  await writer.saved()
  await threads[0]!.terminate()
  writer.write('after')
  await writer.saved()
  const reader = await Writer.at(house, room, staff, plan)
  expect(reader.text).toBe('before after')
  expect(writer.closedWith).toBeUndefined()
  expect(threads).toHaveLength(2)
  writer.leave()
  reader.leave()
})

test('what another node wrote while the thread was gone comes with the next thing that happens', async () => {
  const threads: Worker[] = []
  const store = openMemory()
  let isDeaf = false
  const deaf: RoomStore = {
    ...store,
    documents: {
      ...store.documents,
      onAdd: (listener) => store.documents.onAdd((...heard) => isDeaf || listener(...heard)),
    },
  }
  const { staff, house, room, plan } = await staged({
    store: deaf,
    startDocumentThread: (options) => {
      threads.push(startDocumentThread(options))
      return threads.at(-1)!
    },
  })
  const [writer, reader] = [await Writer.at(house, room, staff, plan), await Writer.at(house, room, staff, plan)]
  writer.write('mine')
  await reader.until(() => reader.text === 'mine')
  isDeaf = true
  const theirs = new Y.Doc()
  theirs.getMap('notes').set('m1', 'theirs')
  await store.documents.add(room.roomId, plan, [Y.encodeStateAsUpdate(theirs)], [])
  await threads[0]!.terminate()
  writer.write('!')
  await reader.until(() => reader.text === 'mine!' && reader.doc.getMap('notes').get('m1') === 'theirs')
  await writer.until(() => writer.doc.getMap('notes').get('m1') === 'theirs')
  writer.leave()
  reader.leave()
})

test.each([
  ['full', new StoreFull('full')],
  ['out of reach', new StoreUnreachable('away')],
])(
  'what a store that is %s did not take is called stored by nobody, seen by nobody, and brought again',
  async (_, failure) => {
    const memory = openMemory()
    let fails = false
    const store: RoomStore = {
      ...memory,
      documents: {
        ...memory.documents,
        add: (...asked) => (fails ? Promise.reject(failure) : memory.documents.add(...asked)),
      },
    }
    const { staff, house, room, plan } = await staged({ store })
    const [writer, reader] = [await Writer.at(house, room, staff, plan), await Writer.at(house, room, staff, plan)]
    writer.write('one ')
    await reader.until(() => reader.text === 'one ')
    await writer.saved()
    fails = true
    writer.write('two')
    expect(await writer.closed()).toBe(4503)
    expect(await reader.closed()).toBe(4503)
    expect(writer.stored).toBeLessThan(writer.sent)
    expect(reader.text).toBe('one ')
    fails = false
    const again = await Writer.at(house, room, staff, plan)
    expect(again.text).toBe('one ')
    Y.applyUpdate(again.doc, Y.encodeStateAsUpdate(writer.doc))
    await again.saved()
    expect(again.text).toBe('one two')
    for (const one of [writer, reader, again]) one.leave()
  },
)

test('two nodes that write at once end with the same text', async () => {
  const store = openMemory()
  const first = await staged({ store })
  const second = await openHouse({ store })
  onTestFinished(() => second.stop())
  const there = await Guest.join(second.url, first.room.tokens.organiser)
  const [here, far] = [
    await Writer.at(first.house, first.room, first.staff, first.plan),
    await Writer.at(second, first.room, there, first.plan),
  ]
  for (let n = 0; n < 100; n++) {
    here.write('a')
    far.write('b')
    if (n % 10 === 0) await new Promise((resolve) => setImmediate(resolve))
  }
  await here.until(() => here.text.length === 200)
  await far.until(() => far.text.length === 200)
  expect(far.text).toBe(here.text)
  const ticket = await ticketFor(there, first.note)
  const elsewhere = await Writer.with(first.house, first.room, first.note, ticket)
  expect(elsewhere.closedWith).toBeUndefined()
  for (const one of [here, far, elsewhere]) one.leave()
  there.leave()
})

test('what is written is in the room alone', async () => {
  const { house, room, staff, plan } = await staged()
  const other = await setRoom(house)
  const writer = await Writer.at(house, room, staff, plan)
  writer.write('ours')
  await writer.saved()
  const theirs = await Writer.at(house, other.room, other.staff, other.plan)
  expect(theirs.text).toBe('')
  await expect(ticketFor(other.staff, plan)).rejects.toThrow('not-found')
  writer.leave()
  theirs.leave()
})
