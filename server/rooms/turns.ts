import { Bucket } from '../bucket.ts'

/** One room's use of this process, which every room of the node shares. */
export interface Turns {
  /** Does it, and counts how long it took. */
  spend<T>(work: () => T): T
  /** How long the room should leave the process to others, in ms. */
  readonly restMs: number
  /** How many commands to decide together, going by what those before cost. */
  readonly atOnce: number
  /** So many commands have been worked through, in what was spent since the last of these. */
  worked(commands: number): void
}

/** Commands decided and written together at most; more wait for the next append. At least: what is shown to a full hall costs as much for one. */
const MOST_AT_ONCE = 64
const LEAST_AT_ONCE = 8

/** For a room that has the process for itself. */
export const free: Turns = { spend: (work) => work(), restMs: 0, atOnce: MOST_AT_ONCE, worked: () => {} }

/**
 * Of each second, in ms. A command costs the more the larger its room is, so that no number of them is a share; and what surrounds it,
 * its socket and its answer, costs about as much again.
 */
const SHARE_MS = 180
/** What may be taken at once after a rest, in ms: a slot that begins for a full hall, a long list imported. */
const BURST_MS = 100
/** What a room should take at a stretch: longer, and the others' people notice, in ms. */
const PIECE_MS = 3
/** For how long a room counts as busy that has used the process, in ms: the first who does something after a lull is not to wait for a room at full speed. */
const LATELY_MS = 10_000
/** How much the last commands count for what the next are expected to cost. */
const LATELY = 0.3
/** After one long piece of work the rest comes in parts, and commands in between. */
const LONGEST_REST_MS = 250

export function sharedTurns(): () => Turns {
  const rooms = new LatelyBusy()
  return () => turnsOf(rooms)
}

/** Which rooms have used the process last. */
class LatelyBusy {
  #last = { room: {}, at: -Infinity }
  #other = { room: {}, at: -Infinity }

  note(room: object): void {
    if (this.#last.room !== room) this.#other = this.#last
    this.#last = { room, at: performance.now() }
  }

  /** Whether any other room has used it of late: a room that is alone need not rest. */
  othersThan(room: object): boolean {
    const { at } = this.#last.room === room ? this.#other : this.#last
    return performance.now() - at < LATELY_MS
  }
}

function turnsOf(rooms: LatelyBusy): Turns {
  const own = {}
  const spent = new Bucket(SHARE_MS, () => performance.now(), BURST_MS)
  let [sinceMs, eachMs] = [0, 0]
  return {
    spend(work) {
      const begun = performance.now()
      try {
        return work()
      } finally {
        const tookMs = performance.now() - begun
        rooms.note(own)
        sinceMs += tookMs
        spent.pour(tookMs)
      }
    },
    worked(commands) {
      if (commands > 0) eachMs += LATELY * (sinceMs / commands - eachMs)
      sinceMs = 0
    },
    get atOnce() {
      if (!rooms.othersThan(own)) return MOST_AT_ONCE
      return Math.max(LEAST_AT_ONCE, Math.min(MOST_AT_ONCE, Math.floor(PIECE_MS / eachMs)))
    },
    get restMs() {
      return rooms.othersThan(own) ? Math.min(spent.overMs, LONGEST_REST_MS) : 0
    },
  }
}
