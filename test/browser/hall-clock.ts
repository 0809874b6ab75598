import type { Clock } from '../../server/clock.ts'

interface Timer {
  at: number
  callback: () => void
  real: NodeJS.Timeout
}

/** A clock that runs on from wherever it is put, so that a page can be looked at in the middle of a round. */
export class HallClock implements Clock {
  #ahead = 0
  #timers = new Set<Timer>()

  now(): number {
    return Date.now() + this.#ahead
  }

  after(ms: number, callback: () => void): () => void {
    const timer: Timer = {
      at: this.now() + ms,
      callback,
      real: setTimeout(() => this.#fire(timer), Math.min(ms, 2 ** 31 - 1)),
    }
    timer.real.unref()
    this.#timers.add(timer)
    return () => this.#forget(timer)
  }

  /** Puts the clock forward to `instant` (ISO 8601); what falls due by then is called back, earliest first. */
  put(instant: string): void {
    this.#ahead = Date.parse(instant) - Date.now()
    const due = [...this.#timers].filter(({ at }) => at <= this.now()).sort((a, b) => a.at - b.at)
    for (const timer of due) this.#fire(timer)
  }

  #fire(timer: Timer): void {
    if (this.#forget(timer)) timer.callback()
  }

  #forget(timer: Timer): boolean {
    clearTimeout(timer.real)
    return this.#timers.delete(timer)
  }
}
