import { setTimeout as after } from 'node:timers/promises'

/** Pieces that may wait for their turn. */
const MOST_WAITING = 50
/** After each piece the process is left to everybody else for so many times as long as it took. */
const REST = 2
const LONGEST_REST_MS = 500

/**
 * What takes this process long at a stretch: exports, lists, calendars of large rooms. One piece at a time, and a rest after each, so that
 * however many are asked for, commands are never held up by more than one.
 */
export class DearWork {
  #last: Promise<unknown> = Promise.resolve()
  #waiting = 0

  /** Whether it is worth waiting for a turn. */
  get isFull(): boolean {
    return this.#waiting >= MOST_WAITING
  }

  /** Does it when its turn has come; rejects with what it throws. */
  run<T>(work: () => T): Promise<T> {
    this.#waiting++
    const done = this.#last.then(() => {
      this.#waiting--
      return timed(work)
    })
    this.#last = done.then(({ tookMs }) => after(Math.min(REST * tookMs, LONGEST_REST_MS)))
    return done.then(({ outcome }) => outcome())
  }
}

/** How long it took, and what came of it. */
function timed<T>(work: () => T): { tookMs: number; outcome: () => T } {
  const begun = performance.now()
  let outcome: () => T
  try {
    const value = work()
    outcome = () => value
  } catch (error) {
    outcome = () => {
      throw error
    }
  }
  return { tookMs: performance.now() - begun, outcome }
}
