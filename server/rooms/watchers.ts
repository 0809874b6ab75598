import type { Step } from './batch.ts'
import type { Watcher } from './means.ts'

/** Who wants to know what becomes of one room, and is told what concerns them. */
export class Watchers {
  readonly #all = new Set<Watcher>()

  get count(): number {
    return this.#all.size
  }

  /** Returns how to stop. */
  add(watcher: Watcher): () => void {
    this.#all.add(watcher)
    return () => this.#all.delete(watcher)
  }

  /** These commits are in force. */
  changed(steps: readonly Step[]): void {
    if (steps.some(concernsLinks)) this.#tell((watcher) => watcher.peopleChanged())
    if (steps.some(concernsDocuments)) this.#tell((watcher) => watcher.accessChanged?.())
  }

  /** What was known of the room holds no more. */
  allChanged(): void {
    this.#tell((watcher) => watcher.peopleChanged())
    this.#tell((watcher) => watcher.accessChanged?.())
  }

  gone(): void {
    this.#tell((watcher) => watcher.roomGone())
  }

  outdated(): void {
    this.#tell((watcher) => watcher.roomOutdated())
  }

  #tell(what: (watcher: Watcher) => void): void {
    for (const watcher of this.#all) what(watcher)
  }
}

function concernsLinks({ touched }: Step): boolean {
  return touched.room || touched.staff.size > 0 || touched.participants.size > 0
}

function concernsDocuments({ touched }: Step): boolean {
  return touched.room || touched.meetings.size > 0 || touched.plans.size > 0
}
