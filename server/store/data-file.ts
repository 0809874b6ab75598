import { spawnSync } from 'node:child_process'
import { access, open } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'

/** Of lmdb's first page (lmdb 3.5, 64 bit, little-endian): where what we look at lies. Bytes. */
const MAGIC_AT = 24
const PAGE_SIZE_AT = 48
const LAST_PAGE_AT = 144
const HEADER = 152
const MAGIC = 0xbeefc0de

const PUT_BACK = 'Nothing was changed. Put back a copy of the whole folder, or name another folder by DATA_DIR.'

/**
 * Looks at what is in a data folder before lmdb does: at a file that is none of its own or that lacks its end, it would end the process
 * without a word. Changes nothing. @throws Error why the folder cannot be used; the message is the rest of a sentence.
 */
export async function expectUsable(dataDir: string): Promise<void> {
  const log = join(dataDir, 'log')
  const header = await headerOf(join(log, 'data.mdb'))
  if (!header) {
    const keys = await access(join(dataDir, 'keys')).then(
      () => true,
      () => false,
    )
    if (keys) throw new Error(`it has the file keys, but the log that belongs to them is missing. ${PUT_BACK}`)
    return
  }
  const { bytes, size } = header
  if (bytes.length < HEADER || bytes.readUInt32LE(MAGIC_AT) !== MAGIC)
    throw new Error(`log/data.mdb is no log, or its beginning is damaged. ${PUT_BACK}`)
  const whole = (Number(bytes.readBigUInt64LE(LAST_PAGE_AT)) + 1) * bytes.readUInt32LE(PAGE_SIZE_AT)
  // Pages at the end that are free may never have been written: only reading tells.
  if (size < whole && !canBeRead(log)) throw new Error(`the end of log/data.mdb is missing. ${PUT_BACK}`)
}

/** Undefined where there is no file yet, or an empty one: of a first start that was cut short. */
async function headerOf(path: string): Promise<{ bytes: Buffer; size: number } | undefined> {
  try {
    const file = await open(path)
    try {
      const { size } = await file.stat()
      const { buffer, bytesRead } = await file.read(Buffer.alloc(HEADER), 0, HEADER, 0)
      return size === 0 ? undefined : { bytes: buffer.subarray(0, bytesRead), size }
    } finally {
      await file.close()
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

/** By a process of its own: a page that is not there ends it. */
function canBeRead(log: string): boolean {
  const lmdb = createRequire(import.meta.url).resolve('lmdb')
  const script = `
    const [, lmdb, path] = process.argv
    const root = require(lmdb).open({ path, noSubdir: false, readOnly: true, encoding: 'string' })
    for (const name of ['heads', 'commits', 'snapshots', 'personal', 'sealed', 'documents', 'updates', 'beside', 'erased'])
      for (const _ of root.openDB({ name, encoding: 'binary' }).getRange());`
  return spawnSync(process.execPath, ['--eval', script, lmdb, log], { stdio: 'ignore' }).status === 0
}
