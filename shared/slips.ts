/** Longer texts are no slip of the pen, and cost too much to compare. */
export const longestCompared = 60

/** Of the table of slips between the beginnings of two words only three rows are needed at a time. Used again for each pair. */
let [beforeLast, last, row] = [
  new Uint8Array(longestCompared + 3),
  new Uint8Array(longestCompared + 3),
  new Uint8Array(longestCompared + 3),
]

/**
 * Letters to put in, leave out, change or exchange with their neighbour (optimal string alignment); `limit + 1` for any number
 * above the limit. Only alignments within the limit are followed: a list of 5,000 faults is compared with 1,400 names each.
 * `begins`: what of `b` comes after its best beginning is left out; else the two differ in length by `limit` at most. Neither is longer than
 * `longestCompared`.
 */
export function slipsBetween(a: string, b: string, limit: number, begins = false): number {
  const tooMany = limit + 1
  const end = begins ? Math.min(b.length, a.length + limit) : b.length
  for (let j = 0; j <= end; j++) last[j] = Math.min(j, tooMany)
  for (let i = 1; i <= a.length; i++) {
    const from = Math.max(1, i - limit)
    const to = Math.min(end, i + limit)
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
  if (!begins) return last[end]!
  let least = tooMany
  for (let j = Math.max(0, a.length - limit); j <= end; j++) least = Math.min(least, last[j]!)
  return least
}
