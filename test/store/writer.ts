import { openStore } from '../../server/store/open.ts'
import { snapshotOf } from '../commits.ts'
import { appendNext } from './written.ts'

/**
 * A program for the tests that kill it: `writer.ts <dataDir> <room>`, with REDIS_URL or without. Prints each version of which the
 * append was answered, and keeps a snapshot after every few. What then has to be there, and what not: see `written.ts`.
 */
const [, , dataDir, room] = process.argv as [string, string, string, string]
const redisUrl = process.env.REDIS_URL
const store = await openStore({ redisUrl, dataDir })
let { version: head } = await store.head(room)
for (;;) {
  const next = await appendNext(store, room, head).catch(() => undefined)
  if (next === undefined) process.exit(1)
  head = next
  if (head % 5 === 0) await store.saveSnapshot(room, { version: head, state: snapshotOf(head) })
  process.stdout.write(`${head}\n`)
}
