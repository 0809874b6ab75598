import { expect, test } from 'vitest'
import { leaks } from './leaks.ts'
import { provingOn } from './leaky-source.ts'

test.each(Object.keys(leaks))('[L5] it would be noticed if %s', { timeout: 60_000 }, async (name) => {
  const { to, ...edit } = leaks[name]!
  const { pairs, stop } = await provingOn(edit)
  try {
    const { leaks: found } = await pairs.provePairs(1, 1_200, { only: to })
    expect(found.length).toBeGreaterThan(0)
  } finally {
    await stop()
  }
})
