/** Longer texts are no slip of the pen, and cost too much to compare. */
const maxLength = 60

/** A word of 4 to 6 letters may have one slip, a longer one two. Shorter ones, and texts, have no near word. */
function slipsAllowed(length: number): number {
  if (length < 4 || length > maxLength) return 0
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

/** Of the table of slips between the beginnings of two words only three rows are needed at a time. Used again for each pair. */
let [beforeLast, last, row] = [
  new Uint8Array(maxLength + 3),
  new Uint8Array(maxLength + 3),
  new Uint8Array(maxLength + 3),
]

/**
 * Letters to put in, leave out, change or exchange with their neighbour (optimal string alignment); `limit + 1` for any number
 * above the limit. Only alignments within the limit are followed: a list of 5,000 faults is compared with 1,400 names each.
 */
function slipsBetween(a: string, b: string, limit: number): number {
  const tooMany = limit + 1
  for (let j = 0; j <= b.length; j++) last[j] = Math.min(j, tooMany)
  for (let i = 1; i <= a.length; i++) {
    const from = Math.max(1, i - limit)
    const to = Math.min(b.length, i + limit)
    row[from - 1] = from === 1 ? Math.min(i, tooMany) : tooMany
    row[to + 1] = tooMany
    let least = row[from - 1]!
    for (let j = from; j <= to; j++) {
      const change = last[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)
      let slips = Math.min(tooMany, change, last[j]! + 1, row[j - 1]! + 1)
      const exchanged = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
      if (exchanged) slips = Math.min(slips, beforeLast[j - 2]! + 1)
      row[j] = slips
      least = Math.min(least, slips)
    }
    if (least > limit) return tooMany
    ;[beforeLast, last, row] = [last, row, beforeLast]
  }
  return last[b.length]!
}
