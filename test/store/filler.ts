import { once } from 'node:events'
import { openEmbedded } from '../../server/store/embedded.ts'
import { at, commit, profileOf } from '../commits.ts'

/**
 * A program for the test of a full disk: `filler.ts <dataDir> <room>`. Appends until it is refused and prints what it saw; told that there is
 * room again, it appends once more and prints that.
 */
const [, , dataDir, room] = process.argv as [string, string, string, string]
const store = await openEmbedded({ dataDir })
let appended = 0
let refusal = 'none'
while (refusal === 'none' && appended < 1000) {
  await append().catch((error: Error) => (refusal = error.name))
}
await report()
await once(process.stdin, 'data')
refusal = 'none'
await append().catch((error: Error) => (refusal = error.name))
await report()
await store.close()
process.exit()

async function append(): Promise<void> {
  const version = appended + 1
  const write = { commits: [commit(version, { type: 'x'.repeat(100_000) })], put: [profileOf(`p${version}`, version)] }
  await store.append(room, at(appended), write)
  appended = version
}

async function report(): Promise<void> {
  const [head, read, personal] = [
    (await store.head(room)).version,
    await store.read(room, 0),
    await store.personal(room),
  ]
  process.stdout.write(`${JSON.stringify({ refusal, appended, head, read: read.length, personal: personal.length })}\n`)
}
