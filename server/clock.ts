import type { Instant } from '../shared/ids.ts'

/** Time as the server sees it: handed in, so that a test can be at any hour. */
export interface Clock {
  now(): Instant
  /** Calls back once, `ms` from now; returns how to call it off. Does not keep the process alive. */
  after(ms: number, callback: () => void): () => void
}

/** setTimeout counts in 32 bits: it fires at once beyond 24.8 days. */
const LONGEST_MS = 2 ** 31 - 1

export const systemClock: Clock = {
  now: () => Date.now(),
  after(ms, callback) {
    const timer = setTimeout(callback, Math.min(Math.max(ms, 0), LONGEST_MS))
    timer.unref()
    return () => clearTimeout(timer)
  },
}
