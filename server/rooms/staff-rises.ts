import type { Version } from '../../shared/ids.ts'

/** How many changes of the staff view are remembered: a card that is older than so many is read again before it is ticked off. */
const REMEMBERED = 5_000

/**
 * At which versions the count of the staff view rose, lately: so that "told in person" covers what the card showed and nothing later
 * (X.2). The ledger keeps that for every participant for good; staff see nearly everything, so for them the last ones do.
 */
export class StaffRises {
  #versions: Version[] = []
  /** Rises before the first remembered. */
  #before: number

  constructor(count: number) {
    this.#before = count
  }

  note(version: Version): void {
    this.#versions.push(version)
    if (this.#versions.length > 2 * REMEMBERED) {
      this.#before += REMEMBERED
      this.#versions = this.#versions.slice(REMEMBERED)
    }
  }

  /** The last version before the view changed again after `count`; `now` when it has not. Undefined for one that is too old, or not reached. */
  versionSeen(count: number, now: Version): Version | undefined {
    const next = count - this.#before
    if (next < 0 || next > this.#versions.length) return undefined
    return next === this.#versions.length ? now : this.#versions[next]! - 1
  }
}
