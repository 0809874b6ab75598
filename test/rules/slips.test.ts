import fc from 'fast-check'
import { expect, test } from 'vitest'
import { longestCompared, slipsBetween } from '../../shared/slips.ts'

/** The same, by the plainest way: the whole table, without a limit. */
function slowly(a: string, b: string): number {
  const table = Array.from({ length: a.length + 1 }, (_, i) => Array.from({ length: b.length + 1 }, (_, j) => i || j))
  for (let i = 1; i <= a.length; i++)
    for (let j = 1; j <= b.length; j++) {
      const change = table[i - 1]![j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)
      table[i]![j] = Math.min(change, table[i - 1]![j]! + 1, table[i]![j - 1]! + 1)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        table[i]![j] = Math.min(table[i]![j]!, table[i - 2]![j - 2]! + 1)
    }
  return table[a.length]![b.length]!
}
const beginnings = (word: string) => Array.from({ length: word.length + 1 }, (_, end) => word.slice(0, end))

test.each([
  ['muller', 'muller', 0, 'nothing'],
  ['muler', 'muller', 1, 'a letter left out'],
  ['mulller', 'muller', 1, 'a letter twice'],
  ['mukler', 'muller', 1, 'another letter'],
  ['mulelr', 'muller', 1, 'two letters exchanged'],
  ['umlelr', 'muller', 2, 'two such exchanges'],
  ['', 'ab', 2, 'all letters missing'],
  ['abcdef', 'uvwxyz', 3, 'more than the limit, told as one more'],
])('[F.2] from %s to %s are %d slips: %s', (a, b, slips) => {
  expect(slipsBetween(a, b, 2)).toBe(slips)
})

test('[F.2] a beginning counts alone: what comes after it is no slip', () => {
  expect(slipsBetween('photvol', 'photovoltaics', 2, true)).toBe(1)
  expect(slipsBetween('photvol', 'photovolt', 2)).toBe(2)
  expect(slipsBetween('photovoltaics', 'photovol', 2, true)).toBe(3)
})

test('[F.2] words as long as may be compared are compared to their last letter', () => {
  const long = 'abcdefghij'.repeat(longestCompared / 10)
  expect(slipsBetween(long, long, 2)).toBe(0)
  expect(slipsBetween(long, `${long.slice(0, -1)}x`, 2)).toBe(1)
  expect(slipsBetween(long.slice(0, -2), long, 2)).toBe(2)
  expect(slipsBetween(long, long.slice(1), 2, true)).toBe(1)
})

const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 7 })

test('[F.2] slips up to a limit are as many as the plainest way of counting tells', () => {
  fc.assert(
    fc.property(word, word, fc.nat(3), (a, b, limit) => {
      // Nobody asks about a whole word that is longer by more than the limit.
      if (b.length <= a.length + limit) expect(slipsBetween(a, b, limit)).toBe(Math.min(slowly(a, b), limit + 1))
      const best = Math.min(...beginnings(b).map((beginning) => slowly(a, beginning)))
      expect(slipsBetween(a, b, limit, true)).toBe(Math.min(best, limit + 1))
    }),
    { numRuns: 400 },
  )
})
