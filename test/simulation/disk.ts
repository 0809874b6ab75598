import type { Commit, PersonalEntry } from '../../shared/commit.ts'
import type { PersonalKey, Version } from '../../shared/ids.ts'
import { checkWrite } from '../../server/store/check-write.ts'
import { headAt, sameHead, type Head } from '../../server/store/head.ts'
import type { Snapshot, Write } from '../../server/store/store.ts'

/** Personal data by key. Never edited. */
export type Beside = ReadonlyMap<PersonalKey, PersonalEntry>

/** Who is told at once of what became durable, or was lost. */
export interface DiskWatcher {
  committed(commit: Commit, beside: Beside): void
  lost(after: Version): void
}

/**
 * What all nodes of a world share: one room's log and what lies beside it. The durable truth behind the faults of `FaultyStore`;
 * itself without any, but that its end can be lost. Commits are held as JSON would give them back, once, and shared by all readers.
 */
export class Disk {
  commits: Commit[] = []
  snapshot: Snapshot | undefined
  full = false
  /** Personal data by version: `[v]` lies beside the log that ends with `v`; where an append of several commits is torn, nothing ever does. */
  readonly #beside: (Beside | undefined)[] = [new Map()]
  #watchers: DiskWatcher[] = []

  get version(): Version {
    return this.commits.length
  }

  get head(): Head {
    return headAt(this.commits.at(-1))
  }

  get beside(): Beside {
    return this.#beside[this.version]!
  }

  watch(watcher: DiskWatcher): void {
    this.#watchers.push(watcher)
  }

  append(expected: Head, write: Write): 'appended' | 'conflict' {
    checkWrite(expected, write)
    if (!sameHead(this.head, expected)) return 'conflict'
    const before = this.beside
    const commits = JSON.parse(JSON.stringify(write.commits)) as Commit[]
    this.commits.push(...commits)
    // What lies beside the commits of one append is written with all of them.
    const after = besideAfter(before, write)
    this.#beside.length = this.version
    this.#beside.push(after)
    for (const commit of commits) {
      for (const watcher of this.#watchers) watcher.committed(commit, commit.version === this.version ? after : before)
    }
    return 'appended'
  }

  /** Another server took over that had not heard of the last ones; of an append it had heard as a whole, or not at all. */
  loseEnd(count: number): void {
    let left = Math.max(0, this.version - count)
    while (!this.#beside[left]) left--
    this.commits = this.commits.slice(0, left)
    this.#beside.length = left + 1
    for (const watcher of this.#watchers) watcher.lost(left)
  }
}

function besideAfter(before: Beside, { put = [], drop = [], erase = [] }: Write): Beside {
  if (put.length + drop.length + erase.length === 0) return before
  const beside = new Map(before)
  for (const key of drop) beside.delete(key)
  for (const [key, { owners }] of beside) if (owners.some((owner) => erase.includes(owner))) beside.delete(key)
  for (const entry of put) beside.set(entry.key, JSON.parse(JSON.stringify(entry)) as PersonalEntry)
  return beside
}
