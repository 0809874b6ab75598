import { rm } from 'node:fs/promises'
import { openEmbedded } from '../../server/store/embedded.ts'
import { openRedis } from '../../server/store/redis.ts'
import type { RoomStore } from '../../server/store/store.ts'
import { at, commits } from '../commits.ts'
import { startRedis } from '../redis-server.ts'
import { newFolder } from '../store/folder.ts'

/**
 * How fast each store takes and gives commits. Both in one run, round by round in turn, because figures of different runs cannot be
 * compared on a busy machine; the median of the rounds is shown, with the slowest and the fastest.
 */
const ROUNDS = 5
const LOG = 100_000

const dataDir = await newFolder()
const redis = await startRedis()
const stores = { embedded: await openEmbedded({ dataDir }), Redis: await openRedis({ url: redis.url }) }
const measures: Record<string, (store: RoomStore, room: string) => Promise<number>> = {
  'commits/s, one by one': (store, room) => perSecond(500, () => appendAll(store, room, 500, 1)),
  'commits/s, 50 a call': (store, room) => perSecond(10_000, () => appendAll(store, room, 10_000, 50)),
  'commits/s, 50 rooms at once': (store, room) =>
    perSecond(2500, () => Promise.all(Array.from({ length: 50 }, (_, n) => appendAll(store, `${room}x${n}`, 50, 1)))),
  [`ms to load a log of ${LOG}`]: async (store) => {
    const started = performance.now()
    const log = await store.read('long', 0)
    if (log.length !== LOG) throw new Error(`Read ${log.length} of ${LOG} commits.`)
    return performance.now() - started
  },
}

const table: Record<string, Record<string, string>> = {}
for (const store of Object.values(stores)) await appendAll(store, 'long', LOG, 500)
for (const [measure, run] of Object.entries(measures)) {
  const rounds: Record<string, number[]> = {}
  for (let round = 0; round < ROUNDS; round++) {
    for (const [name, store] of Object.entries(stores))
      (rounds[name] ??= []).push(await run(store, `${measure.length}-${round}`))
  }
  table[measure] = Object.fromEntries(Object.entries(rounds).map(([name, figures]) => [name, told(figures)]))
}
console.table(table)

for (const store of Object.values(stores)) await store.close()
await redis.stop()
await rm(dataDir, { recursive: true })

async function appendAll(store: RoomStore, room: string, count: number, size: number): Promise<void> {
  for (let head = 0; head < count; head += size) {
    const outcome = await store.append(room, at(head), { commits: commits(head + 1, head + size) })
    if (outcome !== 'appended') throw new Error(`A ${outcome} at version ${head} of ${room}.`)
  }
}

async function perSecond(count: number, work: () => Promise<unknown>): Promise<number> {
  const started = performance.now()
  await work()
  return (count / (performance.now() - started)) * 1000
}

function told(figures: readonly number[]): string {
  const sorted = [...figures].sort((a, b) => a - b).map((figure) => Math.round(figure).toLocaleString('en'))
  return `${sorted[Math.floor(sorted.length / 2)]} (${sorted[0]} to ${sorted.at(-1)})`
}
