import { expect, test } from 'vitest'
import { Allowance, Allowances } from '../../server/yjs/allowance.ts'

/** How many messages are taken at once. */
function taken(allowance: Allowance, bytes: number): number {
  let messages = 0
  while (messages < 100_000 && !allowance.refuses(bytes)) messages++
  return messages
}

test('all lines of a link have one allowance, whatever their number', () => {
  const links = new Allowances()
  const all = taken(links.of('room/ann', 'person'), 100)
  expect(all).toBeGreaterThanOrEqual(2_000)
  expect(all).toBeLessThan(2_300)
  expect(taken(links.of('room/ann', 'person'), 100)).toBeLessThan(100)
  expect(taken(links.of('room/bob', 'person'), 100)).toBeGreaterThanOrEqual(2_000)
  expect(taken(links.of('room/facilitator', 'staff'), 100)).toBeGreaterThanOrEqual(16_000)
})

test('large messages count by their bytes, dear ones by the time they took', () => {
  const one = new Allowance()
  expect(taken(one, 65_536)).toBeLessThan(40)
  expect(one.isSpent(1_900)).toBe(false)
  expect(one.isSpent(1_900)).toBe(true)
})
