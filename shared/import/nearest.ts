import { longestCompared, slipsBetween } from '../slips.ts'

/** A word of 4 to 6 letters may have one slip, a longer one two. Shorter ones, and texts, have no near word. */
function slipsAllowed(length: number): number {
  if (length < 4 || length > longestCompared) return 0
  return length < 7 ? 1 : 2
}

/**
 * What the known word next to this one means, when it is near enough to have been meant; undefined where none is, or where
 * words that mean different things are equally near.
 */
export function nearest<T>(word: string, known: ReadonlyMap<string, T>): T | undefined {
  let slips = slipsAllowed(word.length)
  let found = new Set<T>()
  if (slips === 0) return undefined
  for (const [other, meaning] of known) {
    if (other.length < 4 || Math.abs(other.length - word.length) > slips) continue
    const distance = slipsBetween(word, other, slips)
    if (distance > slips) continue
    if (distance < slips) found = new Set()
    slips = distance
    found.add(meaning)
  }
  return found.size === 1 ? [...found][0] : undefined
}
