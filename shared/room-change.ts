import type { Instant, Version } from './ids.ts'

/** The last change of a thing: what an undo or a `from` has to stand against [U2] [S1]. */
export interface Change {
  version: Version
  /** `<speaker>/<clientId>`, or `room` for the clock. */
  by: string
  /** The command's type. */
  what: string
  at: Instant
}
