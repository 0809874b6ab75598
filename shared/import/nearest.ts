/** A word of 4 to 6 letters may have one slip, a longer one two. Shorter ones, and texts, have no near word. */
function slipsAllowed(length: number): number {
  if (length < 4 || length > 60) return 0
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
    const distance = slipsBetween(word, other)
    if (distance > slips) continue
    if (distance < slips) found = new Set()
    slips = distance
    found.add(meaning)
  }
  return found.size === 1 ? [...found][0] : undefined
}

/** Letters to put in, leave out, change or exchange with their neighbour (optimal string alignment). */
function slipsBetween(a: string, b: string): number {
  let beforeLast: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const change = last[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)
      let least = Math.min(change, last[j]! + 1, row[j - 1]! + 1)
      const exchanged = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
      if (exchanged) least = Math.min(least, beforeLast[j - 2]! + 1)
      row.push(least)
    }
    beforeLast = last
    last = row
  }
  return last[b.length]!
}
