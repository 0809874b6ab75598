import { Worker } from 'node:worker_threads'
import { afterEach, expect, test } from 'vitest'
import { ListReader, type ListReaderMeans } from '../../server/import/list-reader.ts'
import { call, openHouse, openRoom } from './house.ts'
import { startListThread } from './threads.ts'

const rows = Array.from({ length: 5_000 }, (_, i) => `Guest ${i},Firm ${i} Ltd,company,IT,g${i}@x.example,food;wine`)
const csv = ['name,organisation,kind,country,email,sectors', ...rows].join('\n')
const long = () => ({ bytes: new TextEncoder().encode(csv), isJson: false })

const open: { close(): Promise<void> }[] = []
afterEach(async () => {
  for (const each of open.splice(0)) await each.close()
})

function reader(more: Partial<ListReaderMeans> = {}): ListReader {
  const lists = new ListReader({ start: startListThread, onFailure: () => undefined, ...more })
  open.push(lists)
  return lists
}

/** A thread that takes a list and never answers, or does what `code` says. */
function thread(code = 'setInterval(() => {}, 1000)') {
  return () => new Worker(`require('node:worker_threads').parentPort.on('message', () => { ${code} })`, { eval: true })
}

test('the loop turns on while a list of 5,000 people is read', async () => {
  const lists = reader()
  // The first one starts the thread.
  await lists.read(long())
  let [turns, longest, isRead] = [0, 0, false]
  let before = performance.now()
  const turn = () => {
    const now = performance.now()
    longest = Math.max(longest, now - before)
    before = now
    turns++
    if (!isRead) setTimeout(turn, 1)
  }
  const reading = lists.read(long())
  turn()
  const outcome = await reading
  isRead = true
  if (outcome.is !== 'read' || outcome.answer.read === 'no-list') throw new Error('The list was not read.')
  expect(outcome.answer.read.reading.people).toHaveLength(5_000)
  expect(turns).toBeGreaterThan(20)
  expect(longest).toBeLessThan(outcome.answer.tookMs / 2)
})

test('the bytes of a long list go over to the thread; a short one is read where it stands', async () => {
  let started = 0
  const lists = reader({ start: (options) => (started++, startListThread(options)) })
  const short = { bytes: new TextEncoder().encode(csv.slice(0, 1_000)), isJson: false }
  expect(await lists.read(short)).toMatchObject({ is: 'read' })
  expect(started).toBe(0)
  const list = long()
  await Promise.all([lists.read(list), lists.read(long())])
  expect(list.bytes).toHaveLength(0)
  expect(started).toBe(1)
})

test('a list that takes too long, or too much memory, is given up, and the next one is read', async () => {
  for (const start of [thread(), thread("const all = []; for (;;) all.push(new Array(1e6).fill('x'))")]) {
    const threads = [start, startListThread]
    const next: ListReaderMeans['start'] = (options) => threads.shift()!(options)
    // Memory runs out before the time does, here also on a busy machine.
    const lists = reader({ start: next, limitMs: start === threads[0] ? 50 : 60_000 })
    expect(await lists.read(long())).toEqual({ is: 'too-heavy' })
  }
})

test('a thread that ends leaves the next list to another', async () => {
  const threads: ListReaderMeans['start'][] = [thread('process.exit(1)'), thread('throw new Error()'), startListThread]
  const house = await openHouse({ startListThread: (options) => threads.shift()!(options) })
  const room = await openRoom(house)
  const path = `/api/rooms/${room.roomId}/participants?check=1`
  const send = () => call(house, 'POST', path, { body: csv, type: 'text/csv', token: room.tokens.organiser })
  expect(await send()).toMatchObject({ status: 503, json: { code: 'busy' } })
  expect(await send()).toMatchObject({ status: 503, json: { code: 'busy' } })
  expect(await send()).toMatchObject({ status: 200, json: { errors: [] } })
  await house.stop()
})

test('few lists wait; all of them are told when the reader closes', async () => {
  const lists = reader({ start: thread() })
  const outcomes = Array.from({ length: 20 }, () => lists.read(long()))
  expect(await outcomes.at(-1)).toEqual({ is: 'full' })
  await lists.close()
  expect((await Promise.all(outcomes)).filter(({ is }) => is === 'gone').length).toBeGreaterThanOrEqual(16)
})
