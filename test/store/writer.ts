import { openStore } from '../../server/store/open.ts'
import { at, commit, profileOf, sizeAt, snapshotOf } from '../commits.ts'

/**
 * A program for the tests that kill it: `writer.ts <dataDir> <room>`, with REDIS_URL or without. Prints each version of which the
 * append was answered, and keeps a snapshot after every few. What then has to be there, and what not: see `written.ts`.
 */
const [, , dataDir, room] = process.argv as [string, string, string, string]
const redisUrl = process.env.REDIS_URL
const store = await openStore({ redisUrl, dataDir })
let { version: head } = await store.head(room)
for (;;) {
  const next = head + sizeAt(head)
  const commits = Array.from({ length: sizeAt(head) }, (_, index) => commit(head + 1 + index))
  const erase = head % 2 === 0 ? [`p${head}`] : []
  const outcome = await store
    .append(room, at(head), { commits, put: [profileOf(`p${next}`, next)], erase })
    .catch(() => 'failed')
  if (outcome !== 'appended') process.exit(1)
  head = next
  if (head % 5 === 0) await store.saveSnapshot(room, { version: head, state: snapshotOf(head) })
  process.stdout.write(`${head}\n`)
}
