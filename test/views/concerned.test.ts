import { expect, test } from 'vitest'
import { emptyRoom, evolveAll, evolveTracked } from '../../shared/evolve.ts'
import { affectedBy } from '../../shared/views/affected.ts'
import { concernedBy } from '../../shared/views/concerned.ts'
import { facts, room, type Story } from '../given.ts'

// Whose own view is looked at again after a change, and for what. Too much costs every node time with every commit, and all of
// it for those whom the change does not concern; too little is found by the stories.

/** By person what is looked at after the last commit, as `kind id`; `all`: everything. */
function lookedAtBy({ log }: Story) {
  const before = evolveAll(emptyRoom(), log.slice(0, -1))
  const { room: after, touched } = evolveTracked(before, log.at(-1)!)
  const concerned = concernedBy(before, after, touched, affectedBy(before, after, touched))
  return Object.fromEntries(
    [...concerned].map(([person, names]) => [
      person,
      names === 'all'
        ? 'all'
        : Object.entries(names).flatMap(([kind, ids]) => [...ids].sort().map((id) => `${kind} ${id}`)),
    ]),
  )
}

const people = { A: { delegation: 'North' }, L: { delegation: 'North', lead: true }, B: {}, C: {}, D: {} }
const met = () => room({ people }).placed('AB', 1, 1).placed('CD', 1, 2)
const remove = (participantId: string) => ({ type: 'remove-participant' as const, participantId })
const add = (who: string, more: Parameters<typeof facts>[1] = {}) => ({
  type: 'add-participant' as const,
  participantId: who,
  facts: facts(who, more),
  profile: `${who}/profile`,
})

test('[D] a card that moves concerns those in it and their leads', () => {
  expect(lookedAtBy(met().moves('G', 'AB', '1@3'))).toEqual({
    A: ['meeting AB', 'notice A/AB'],
    L: ['meeting AB', 'notice A/AB'],
    B: ['meeting AB', 'notice B/AB'],
  })
})

test('who comes concerns themselves alone, a lead who comes also those who lead beside them', () => {
  expect(lookedAtBy(met().does('G', add('N')))).toEqual({ N: ['me N'] })
  expect(lookedAtBy(met().does('G', add('N', { delegation: 'North' })))).toEqual({ N: ['me N'], L: ['me N'] })
  expect(lookedAtBy(met().does('G', add('N', { delegation: 'north', lead: true })))).toEqual({ N: 'all', L: 'all' })
})

test('[V6] who leaves concerns those who had to do with them, their leads, and nobody else', () => {
  const story = met().does('organiser', remove('A')).ok()
  const looked = lookedAtBy(story)
  expect(Object.keys(looked).sort()).toEqual(['A', 'B', 'L'])
  expect(looked).toMatchObject({ A: 'all', L: 'all' })
  expect(looked.B).toEqual(['me B', 'meeting AB', 'notice B/AB', 'participant A'])
})

test('[V6] once somebody has left, what others do concerns those others as before', () => {
  const left = () => met().does('organiser', remove('A')).ok()
  expect(lookedAtBy(left().moves('G', 'CD', '1@3'))).toEqual({
    C: ['meeting CD', 'notice C/CD'],
    D: ['meeting CD', 'notice D/CD'],
  })
  expect(lookedAtBy(left().does('B', { type: 'check-in' }))).toEqual({ B: ['me B'] })
  expect(lookedAtBy(left().does('B', { type: 'acknowledge', meetingId: 'AB', upTo: 99 }))).toEqual({
    B: ['meeting AB', 'notice B/AB', 'participant A'],
  })
})
