import { cp, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises'
import { createHash, randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import { openEmbedded } from '../../server/store/embedded.ts'
import { bundled, startProcess } from '../server/process.ts'
import { newFolder } from '../store/folder.ts'
import { appendNext, expectWhole } from '../store/written.ts'
import { smallDisk } from './small-disk.ts'

let file: string
let sound: string
let dataDir: string
beforeAll(async () => {
  file = (await bundled('damaged', ['main.ts']))[0]!
  sound = await newFolder()
  dataDir = await newFolder()
  const store = await openEmbedded({ dataDir: sound })
  let head = 0
  for (let i = 0; i < 100; i++) head = (await appendNext(store, 'room', head))!
  await store.close()
})
afterAll(async () => {
  await rm(sound, { recursive: true })
  await rm(dataDir, { recursive: true, force: true })
})
beforeEach(async () => {
  await rm(dataDir, { recursive: true, force: true })
  await cp(sound, dataDir, { recursive: true })
})

const log = () => join(dataDir, 'log/data.mdb')
const keys = () => join(dataDir, 'keys')

describe('a damaged data folder stops the start with a sentence, and is left as it is', () => {
  const damages: Record<string, [RegExp, () => Promise<unknown>]> = {
    'a log of noise': [/data\.mdb is no log/, () => writeFile(log(), randomBytes(50_000))],
    'a log of three letters': [/data\.mdb is no log/, () => writeFile(log(), 'hi\n')],
    'a log without its beginning': [
      /data\.mdb is no log/,
      async () => writeFile(log(), (await readFile(log())).fill(0, 0, 4096)),
    ],
    'a log cut in half': [
      /end of log\/data\.mdb is missing/,
      async () => truncate(log(), (await stat(log())).size / 2),
    ],
    'keys without their log': [
      /log that belongs to them is missing/,
      () => rm(join(dataDir, 'log'), { recursive: true }),
    ],
    'a log without its keys': [/keys does not belong to its log/, () => rm(keys())],
    'a log with other keys': [
      /keys does not belong/,
      async () => writeFile(keys(), randomBytes((await stat(keys())).size)),
    ],
  }
  for (const [what, [sentence, damage]] of Object.entries(damages)) {
    test(what, async () => {
      await damage()
      const before = await hashes(what)
      const said = await complaint()
      expect(said).toMatch(/^Rondo cannot start\. The data folder .* cannot be used: .*\n$/)
      expect(said).toMatch(sentence)
      expect(await hashes(what)).toEqual(before)
    })
  }

  test('free pages at the end that were never written are no damage', async () => {
    const store = await openEmbedded({ dataDir })
    await store.append(
      'big',
      { version: 0, mark: '' },
      { commits: [], put: [{ key: 'p/x', owners: ['p'], value: 'x'.repeat(900_000) }] },
    )
    await store.deleteRoom('big')
    await store.close()
    await truncate(log(), (await stat(log())).size - 400_000)
    const after = await openEmbedded({ dataDir })
    await expectWhole(after, 'room', 0)
    await after.close()
  })
})

test('a folder that cannot be written to stops the start with a sentence', async () => {
  const disk = await smallDisk()
  onTestFinished(() => disk.remove())
  const environment = { DATA_DIR: `${disk.dir}/data` }
  const first = await startProcess(file, environment, disk.within)
  await first.end('SIGTERM')
  await disk.forbidWriting()
  const said = await startProcess(file, environment, disk.within).then(
    () => 'it started',
    (error: Error) => error.message,
  )
  expect(said).toMatch(/^Rondo cannot start\. The data folder .* cannot be used: .*\n$/)
})

function complaint(): Promise<string> {
  return startProcess(file, { DATA_DIR: dataDir }).then(
    async ({ end }) => {
      await end('SIGKILL')
      return 'it started'
    },
    (error: Error) => error.message,
  )
}

/** Of a file that is not there, or empty: ''. */
function hashOf(path: string): Promise<string> {
  return readFile(path).then(
    (bytes) => (bytes.length === 0 ? '' : createHash('sha256').update(bytes).digest('hex')),
    () => '',
  )
}

/** What must not change. That this process wanted the folder is written into a sound log before its keys are looked at. */
function hashes(what: string): Promise<string[]> {
  return Promise.all((what.includes('keys') ? [keys()] : [log(), keys()]).map(hashOf))
}
