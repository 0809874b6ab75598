import { expect, test } from 'vitest'
import type { Audience } from '../../shared/protocol.ts'
import { counted, countOf, cursorOf, emptyLedger, parseCursor, versionSeen } from '../../shared/views/ledger.ts'

const commits: Audience[][] = [
  ['staff', 'floor', 'screen'],
  ['staff', 'person:A'],
  ['staff'],
  ['staff', 'person:A', 'person:B'],
  [],
]
const ledger = commits.reduce((was, audiences, i) => counted(was, i + 1, audiences), emptyLedger)

test('an audience counts the commits that changed what it sees, and no others', () => {
  expect(countOf(ledger, 'staff')).toBe(4)
  expect(countOf(ledger, 'floor')).toBe(1)
  expect(countOf(ledger, 'person:A')).toBe(2)
  expect(countOf(ledger, 'person:nobody')).toBe(0)
})

test('[X2] a count tells up to which version somebody has seen all that concerns them', () => {
  expect(versionSeen(ledger, 'person:A', 0)).toBe(1)
  expect(versionSeen(ledger, 'person:A', 1)).toBe(3)
  expect(versionSeen(ledger, 'person:A', 2)).toBe(5)
  expect(versionSeen(ledger, 'person:B', 1)).toBe(5)
})

test('a count that is not reached, or of others than a person, tells no version', () => {
  expect(versionSeen(ledger, 'person:A', 3)).toBeUndefined()
  expect(versionSeen(ledger, 'staff', 1)).toBeUndefined()
})

test('counting leaves the ledger before it as it was', () => {
  const before = structuredClone(ledger)
  counted(ledger, 6, ['staff', 'person:A', 'person:C'])
  expect(ledger).toEqual(before)
})

test.each(['staff', 'floor', 'screen', 'person:a1-b2_c'] as const)(
  'a cursor of %s says what it was made of',
  (audience) => {
    expect(parseCursor(cursorOf('log7', audience, 42))).toEqual({ logId: 'log7', audience, count: 42 })
  },
)

test.each([
  ['empty', ''],
  ['of an audience that is none', 'log:everybody:1'],
  ['without a count', 'log:staff:'],
  ['with a negative count', 'log:staff:-1'],
  ['with a count that is written oddly', 'log:staff:01'],
  ['with a count beyond all numbers', `log:staff:${'9'.repeat(20)}`],
  ['with something behind', 'log:staff:1 '],
  ['that is a number', 17],
  ['that is nothing', undefined],
  ['that is an object', { logId: 'log' }],
])('a cursor %s is not recognised', (_, cursor) => {
  expect(parseCursor(cursor)).toBeUndefined()
})
