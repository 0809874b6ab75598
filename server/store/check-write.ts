import type { Head } from './head.ts'
import type { Write } from './store.ts'

/** Bytes of a personal key in UTF-8. lmdb takes keys up to 1978 bytes, the room's id and escapes included. */
const LONGEST_KEY = 1000

/**
 * Refuses what no store could keep, before anything is written: it would be a mistake in the caller, not something to retry.
 * @throws RangeError
 */
export function checkWrite({ version }: Head, write: Write): void {
  write.commits.forEach((commit, index) => {
    if (commit.version === version + 1 + index) return
    throw new RangeError(`Version ${commit.version} does not follow ${version + index}: a log has no gaps.`)
  })
  for (const { key } of write.put ?? []) {
    if (Buffer.byteLength(key) > LONGEST_KEY)
      throw new RangeError(`A personal key is longer than ${LONGEST_KEY} bytes.`)
  }
}
