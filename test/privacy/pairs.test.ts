import { expect, test } from 'vitest'
import { differenceNames } from './differences.ts'
import { provePairs } from './prove-pairs.ts'
import { audiences } from './world.ts'

test(
  '[L5] histories that differ only in what an audience may not see are the same to it, byte for byte',
  { timeout: 120_000 },
  async () => {
    const { leaks, hidden, compared, pairs, oddLabels } = await provePairs(1, 500)
    expect(leaks.map(({ told }) => told).join('\n\n')).toBe('')
    expect(pairs).toBeGreaterThan(490)
    // The walk meets everything: each kind of difference, each audience, each channel.
    const met = new Set(Object.values(hidden).flatMap((kinds) => Object.keys(kinds)))
    expect(differenceNames.filter((name) => !met.has(name))).toEqual([])
    expect(Object.keys(hidden).sort()).toEqual([...audiences].sort())
    expect(Object.entries(compared).filter(([, pieces]) => pieces === 0)).toEqual([])
    expect(oddLabels).toEqual([])
  },
)
