import { Bucket } from '../bucket.ts'

/** One room's use of this process, which every room of the node shares. */
export interface Turns {
  /** Does it, and counts how long it took. */
  spend<T>(work: () => T): T
  /** How long the room should leave the process to others, in ms. */
  readonly restMs: number
}

/** For a room that has the process for itself. */
export const free: Turns = { spend: (work) => work(), restMs: 0 }

/**
 * Of each second, in ms. A command costs the more the larger its room is, so that no number of them is a share; and what surrounds it,
 * its socket and its answer, costs about as much again.
 */
const SHARE_MS = 250
/** What may be taken at once after a rest, in ms: a slot that begins for a full hall, a long list imported. */
const BURST_MS = 100
/** After one long piece of work the rest comes in parts, and commands in between. */
const LONGEST_REST_MS = 250

export function sharedTurns(): Turns {
  const spent = new Bucket(SHARE_MS, () => performance.now(), BURST_MS)
  return {
    spend(work) {
      const begun = performance.now()
      try {
        return work()
      } finally {
        spent.pour(performance.now() - begun)
      }
    },
    get restMs() {
      return Math.min(spent.overMs, LONGEST_REST_MS)
    },
  }
}
