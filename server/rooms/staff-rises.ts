import type { Version } from '../../shared/ids.ts'
import type { Digest } from '../../shared/views/digest.ts'
import type { Reach } from '../../shared/views/ledger.ts'

/** How many changes of the staff view are remembered: a card that is older than so many is read again before it is ticked off. */
const REMEMBERED = 5_000

/**
 * At which versions the count of the staff view rose, lately: so that "told in person" covers what the card showed and nothing later
 * (X.2). The ledger keeps that for every participant for good; staff see nearly everything, so for them the last ones do.
 */
export class StaffRises {
  #rises: { version: Version; digest: Digest }[] = []
  /** How far the view had come before the first remembered. */
  #before: Reach

  constructor(before: Reach) {
    this.#before = before
  }

  /** `digest`: of the view after the commit. */
  note(version: Version, digest: Digest): void {
    this.#rises.push({ version, digest })
    if (this.#rises.length > 2 * REMEMBERED) {
      this.#before = { count: this.#before.count + REMEMBERED, digest: this.#rises[REMEMBERED - 1]!.digest }
      this.#rises = this.#rises.slice(REMEMBERED)
    }
  }

  /**
   * The last version before the view changed again after `reach`; `now` when it has not. Undefined for one that is too old, not reached,
   * or of another history.
   */
  versionSeen({ count, digest }: Reach, now: Version): Version | undefined {
    const next = count - this.#before.count
    const shown = next === 0 ? this.#before.digest : this.#rises[next - 1]?.digest
    if (shown !== digest) return undefined
    return next === this.#rises.length ? now : this.#rises[next]!.version - 1
  }
}
