import type { Commit } from '../../shared/commit.ts'
import type { Version } from '../../shared/ids.ts'

/**
 * Where a log ends: at which version, and with which commit. A store that lost its end may have grown again to the same version with
 * other commits; the mark tells them apart. Whoever writes a commit has compared the one before it, so where two logs have the
 * same commit at a version, they are the same up to there.
 */
export interface Head {
  version: Version
  /** Of the last commit; '' where there is none, or one of a log older than marks. */
  mark: string
}

export const emptyHead: Head = { version: 0, mark: '' }

/** Of a log that ends in `last`. */
export function headAt(last: Commit | undefined): Head {
  return last ? { version: last.version, mark: last.mark ?? '' } : emptyHead
}

export function sameHead(a: Head, b: Head): boolean {
  return a.version === b.version && a.mark === b.mark
}
