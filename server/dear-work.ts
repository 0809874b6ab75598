import { setImmediate as nextTurn, setTimeout as after } from 'node:timers/promises'

/** Pieces of one room that may wait for their turn. */
const MOST_WAITING = 20
/** After each piece the process is left to everybody else for so many times as long as it took; to people in rooms for longer. */
const REST = { quiet: 1, busy: 8 }
const LONGEST_REST_MS = 1_000
/** How long a step of what can be done in steps may take, in ms: no longer than commands do, so that a shorter rest will do after it. */
const STEP_MS = 4
const REST_OF_STEPS = { quiet: 0, busy: 2 }

/**
 * What takes this process long at a stretch: exports, lists, calendars of large rooms. One piece at a time and a rest after each, so that
 * however many are asked for, commands are never held up by more than one; and the rooms that ask for it by turns.
 */
export class DearWork {
  readonly #areRoomsBusy: () => boolean
  /** Pieces that wait, by room; the room that has waited longest first. */
  readonly #waiting = new Map<string, (() => Promise<void>)[]>()
  #isGoing = false

  constructor(areRoomsBusy: () => boolean) {
    this.#areRoomsBusy = areRoomsBusy
  }

  /** Whether this room has too much waiting already. `of`: the room, or the address that has none. */
  isFull(of: string): boolean {
    return (this.#waiting.get(of)?.length ?? 0) >= MOST_WAITING
  }

  /** Does it when its turn has come; rejects with what it throws. What it waits for is part of it. */
  run<T>(of: string, work: () => T | Promise<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      const piece = async () => {
        await Promise.resolve().then(work).then(resolve, reject)
      }
      const own = this.#waiting.get(of)
      if (own) own.push(piece)
      else this.#waiting.set(of, [piece])
      if (!this.#isGoing) void this.#go()
    })
  }

  /** Within a piece of work: what of it can be done in steps, with a rest after some of them. */
  async stepwise<T>(going: Generator<void, T>): Promise<T> {
    for (let begun = performance.now(); ;) {
      const step = going.next()
      if (step.done) return step.value
      const tookMs = performance.now() - begun
      if (tookMs < STEP_MS) continue
      await this.#rest(tookMs, REST_OF_STEPS)
      begun = performance.now()
    }
  }

  async #go(): Promise<void> {
    this.#isGoing = true
    for (let piece = this.#next(); piece; piece = this.#next()) {
      const begun = performance.now()
      await piece()
      await this.#rest(performance.now() - begun, REST)
    }
    this.#isGoing = false
  }

  #rest(tookMs: number, times: typeof REST): Promise<void> {
    const ms = Math.min(times[this.#areRoomsBusy() ? 'busy' : 'quiet'] * tookMs, LONGEST_REST_MS)
    return ms < 1 ? nextTurn() : after(ms)
  }

  #next(): (() => Promise<void>) | undefined {
    for (const [of, pieces] of this.#waiting) {
      const piece = pieces.shift()
      this.#waiting.delete(of)
      // Behind the others, with what is left.
      if (pieces.length > 0) this.#waiting.set(of, pieces)
      return piece
    }
    return undefined
  }
}
