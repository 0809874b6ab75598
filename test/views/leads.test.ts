import { expect, test } from 'vitest'
import { seesAny, seesFor, viewersOf, wardsOf } from '../../shared/views/leads.ts'
import { room } from '../given.ts'

// [D] Who sees what concerns whom: A and B came with the leads K and L, C with the lead M, X and Y on their own.

const north = { delegation: 'North' }
const people = {
  A: north,
  K: { delegation: ' NORTH', lead: true },
  B: { delegation: 'north' },
  L: { ...north, lead: true },
  C: { delegation: 'South' },
  M: { delegation: 'South', lead: true },
  X: { lead: true },
  Y: {},
}
const given = () => room({ people })
const remove = (participantId: string) => ({ type: 'remove-participant' as const, participantId })

test('[D] a person’s own is seen by them and by all leads of their delegation, however its name is written', () => {
  const seenBy = (who: string) => [...viewersOf(given().room, who)].sort().join('')
  expect([...'ABKLCMXY'].map(seenBy)).toEqual(['AKL', 'BKL', 'KL', 'KL', 'CM', 'M', 'X', 'Y'])
})

test('[D] one sees for oneself first, as a lead also for everybody of the delegation', () => {
  const seesFor = (who: string) => wardsOf(given().room, who).join('')
  expect([...'ABKLCMXY'].map(seesFor)).toEqual(['A', 'B', 'KABL', 'LAKB', 'C', 'MC', 'X', 'Y'])
})

test('[D] whether somebody sees for another is the same, asked either way', () => {
  const { room } = given().does('organiser', remove('B')).does('organiser', remove('M'))
  for (const viewer of Object.keys(people))
    for (const other of Object.keys(people)) {
      const sees = seesFor(room, viewer, other)
      expect(viewersOf(room, other).includes(viewer), `${viewer} for ${other}`).toBe(sees)
      expect(wardsOf(room, viewer).includes(other), `${viewer} for ${other}`).toBe(sees)
    }
  expect([seesAny(room, 'L', ['X', 'A']), seesAny(room, 'L', ['X', 'C']), seesAny(room, 'L', [])]).toEqual([
    true,
    false,
    false,
  ])
})

test('[V6] who has left sees nothing, and nobody sees for them', () => {
  const { room } = given().does('organiser', remove('A')).does('organiser', remove('K'))
  expect([viewersOf(room, 'A'), viewersOf(room, 'K'), wardsOf(room, 'A'), wardsOf(room, 'K')]).toEqual([[], [], [], []])
  expect([viewersOf(room, 'B'), wardsOf(room, 'L')]).toEqual([
    ['B', 'L'],
    ['L', 'B'],
  ])
})
