import { expect, test } from 'vitest'
import { emptyRoom, evolveAll, evolveTracked } from '../../shared/evolve.ts'
import { affectedBy } from '../../shared/views/affected.ts'
import { facts, room, session, time, type Story } from '../given.ts'

// What is looked at again after a change. Too much costs every node time with every commit; too little is found by the stories.

/** By kind of record the ids that are looked at again after the last commit; kinds without any are left out. */
function lookedAt({ log }: Story) {
  const before = evolveAll(emptyRoom(), log.slice(0, -1))
  const { room: after, touched } = evolveTracked(before, log.at(-1)!)
  const named = Object.entries(affectedBy(before, after, touched)).map(
    ([kind, ids]) => [kind, [...ids].sort()] as const,
  )
  return Object.fromEntries(named.filter(([, ids]) => ids.length > 0))
}

const people = { A: {}, B: {}, C: {}, D: {} }
const met = () => room({ people }).placed('AB', 1, 1).placed('CD', 1, 2)

test('a card that moves within its slot makes nobody busy elsewhere', () => {
  const moved = { meeting: ['AB'], notice: ['A/AB', 'B/AB'], cell: ['AB'] }
  expect(lookedAt(met().moves('G', 'AB', '1@3'))).toEqual(moved)
  expect(lookedAt(met().moves('G', 'AB', '2@1'))).toEqual({ ...moved, participant: ['A', 'B'], me: ['A', 'B'] })
  expect(lookedAt(met().unplaces('G', 'AB'))).toMatchObject({ participant: ['A', 'B'], figures: ['figures'] })
  expect(
    lookedAt(met().cancels('G', 'CD').does('G', { type: 'join-meeting', meetingId: 'AB', participantId: 'C' })),
  ).toMatchObject({
    participant: ['A', 'B', 'C'],
  })
})

test('what becomes of a request concerns the two; others see only that one more was sent', () => {
  const story = room({ people }).asked('A', 'B')
  expect(lookedAt(story)).toEqual({ participant: ['A'], me: ['A', 'B'], request: ['A>B'] })
  story.does('B', { type: 'decline-request', requestId: 'A>B' })
  expect(lookedAt(story)).toEqual({ me: ['A', 'B'], request: ['A>B'] })
})

test('a place that is closed, or a table that is told otherwise, changes nobody’s day', () => {
  expect(lookedAt(met().does('G', { type: 'close-slot', slotId: 's1.6' }))).toEqual({ slot: ['s1.6'] })
  const zone = { type: 'change-table' as const, tableId: 't1', table: { zone: 'Hall 2' } }
  expect(lookedAt(met().does('organiser', zone))).toEqual({ table: ['t1'] })
  const url = { ...zone, table: { url: 'https://meet.example/1' } }
  expect(lookedAt(met().does('organiser', url))).toEqual({ table: ['t1'], meeting: ['AB'], cell: ['AB'] })
})

test('a time that is another may make everybody busy elsewhere, a new name may too', () => {
  const sessions = [session('Hall', '10:00', 2)]
  const longer = room({ people, sessions }).passes('10:10').does('G', { type: 'extend-round', minutes: 2 })
  expect(lookedAt(longer)).toMatchObject({ slot: ['s1.1', 's1.2'], participant: ['A', 'B', 'C', 'D'] })
  const began = room({ people, sessions }).placed('AB', 1, 1).passes('10:00')
  expect(lookedAt(began)).toEqual({ slot: ['s1.1'], meeting: ['AB'], cell: ['AB'] })
  const skipped = room({ people, sessions }).passes('10:10').does('G', { type: 'skip-round' })
  expect(lookedAt(skipped)).toEqual({ slot: ['s1.1'], participant: ['A', 'B', 'C', 'D'] })
  const named = { type: 'change-session' as const, sessionId: 's1', name: 'Dawn' }
  expect(lookedAt(room({ people, sessions }).does('organiser', named))).toMatchObject({
    participant: ['A', 'B', 'C', 'D'],
  })
})

test('a person’s own change is looked at where it is seen', () => {
  const needs = {
    type: 'change-participant' as const,
    participantId: 'A',
    facts: facts('A', { stepFree: true }),
    profile: 'A/profile',
  }
  const own = { participant: ['A'], me: ['A'], figures: ['figures'] }
  expect(lookedAt(met().does('A', needs))).toEqual(own)
  expect(lookedAt(met().does('A', { type: 'check-in' }))).toEqual(own)
  expect(lookedAt(met().does('G', { ...needs, facts: facts('A', { country: 'AR' }) }))).toEqual({
    ...own,
    meeting: ['AB'],
    cell: ['AB'],
  })
  expect(
    lookedAt(met().does('G', { type: 'add-participant', participantId: 'N', facts: facts('N'), profile: 'N/1' })),
  ).toEqual({
    participant: ['N'],
    me: ['N'],
    figures: ['figures'],
  })
})

test('[V6] who leaves is looked at with what they had to do with, and nothing else is', () => {
  const leaves = (who: string) => ({ type: 'remove-participant' as const, participantId: who })
  const story = room({ people: { ...people, E: {} } })
    .placed('AB', 1, 1)
    .placed('CD', 2, 1)
    .asked('A', 'C')
    .passes('10:05')
  expect(lookedAt(story.does('organiser', leaves('A')))).toEqual({
    participant: ['A'],
    me: ['A', 'C'],
    request: ['A>C'],
    meeting: ['AB'],
    notice: ['A/AB'],
    cell: ['AB'],
    figures: ['figures'],
  })
  expect(lookedAt(story.does('organiser', leaves('E')))).toEqual({
    participant: ['E'],
    me: ['E'],
    figures: ['figures'],
  })
})

test('a second change that is not seen yet is news for its people, not for who watches whether the card was seen', () => {
  const story = met().passes('10:05').does('G', { type: 'extend-round', minutes: 2 }).ok()
  expect(lookedAt(story).notice).toEqual(['A/AB', 'B/AB', 'C/CD', 'D/CD'])
  expect(lookedAt(story)).not.toHaveProperty('meeting')
})

test('an item concerns those on it, before or after', () => {
  const tour = {
    title: 'T',
    kind: '',
    startsAt: time('15:00'),
    endsAt: time('16:00'),
    place: '',
    signUp: true,
    capacity: null,
  }
  const story = room({ people, items: [tour] }).does('A', { type: 'sign-up', itemId: 'i1' })
  expect(lookedAt(story)).toEqual({ item: ['i1'], participant: ['A'], me: ['A'] })
  expect(lookedAt(story.does('G', { type: 'cancel-item', itemId: 'i1' }))).toEqual({
    item: ['i1'],
    participant: ['A'],
    me: ['A'],
  })
})

test('a receipt concerns the card', () => {
  const story = met().does('A', { type: 'acknowledge', meetingId: 'AB', upTo: 99 })
  expect(lookedAt(story)).toEqual({ meeting: ['AB'], notice: ['A/AB'], cell: ['AB'] })
})
