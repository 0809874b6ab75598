import type { Clock } from '../clock.ts'

export interface TimeLimit {
  readonly isOver: boolean
}

/** Is over after `ms`, whatever the clock says by then: it may be set back meanwhile. */
export function timeLimit(clock: Clock, ms: number): TimeLimit {
  const limit = { isOver: false }
  clock.after(ms, () => (limit.isOver = true))
  return limit
}
