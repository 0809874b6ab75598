import type { RejectionCode } from '../../shared/rejections.ts'

/** Why a document cannot be had: the server's close code, or its refusal of a ticket. */
export type Refusal = number | RejectionCode

/** A line that stood so long was a good one: what broke it begins the count of tries anew. */
export const STEADY_MS = 30_000

/** A server that shows us the door for the same reason so often in a row will go on doing so. */
const MOST_TRIES = 5
const FIRST_PAUSE_MS = 300
const LONGEST_PAUSE_MS = 10_000

/** No access, no such document, an update that the server does not take: coming back would change nothing. */
const final: readonly Refusal[] = [4403, 4404, 4409, 4413]
/** A ticket that came too late or did not reach all nodes yet, too slow, too fast: it may pass. */
const passing: readonly Refusal[] = [4401, 4408, 4429]
/** The room could not say whether we may. */
const unsure: readonly RejectionCode[] = ['busy', 'store-unreachable']

/** Whether to give up. A line that breaks, and a store that is away, are waited for without end. `tries`: in a row, this one included. */
export function isRefused(why: Refusal, tries: number): boolean {
  if (typeof why === 'string') return !unsure.includes(why)
  return final.includes(why) || (passing.includes(why) && tries >= MOST_TRIES)
}

/** ms until the next try, longer each time; `chance` in [0, 1) keeps a hall of browsers from coming back at once. */
export function pauseBefore(tries: number, chance: number): number {
  return Math.min(FIRST_PAUSE_MS * 2 ** (tries - 1), LONGEST_PAUSE_MS) * (0.5 + chance / 2)
}
