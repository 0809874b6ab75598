import { expect, test } from 'vitest'
import { figuresOf } from '../../shared/plan-figures.ts'
import { room, session, type Story } from '../given.ts'

const sessions = [session('Morning', '10:00', 5), session('Afternoon', '14:00', 3)]
const figures = (given: (story: Story) => Story, items: Parameters<typeof room>[0] = {}) =>
  figuresOf(given(room({ sessions, ...items })).room)

test('idle are the slots between two meetings in which a person is open and has nothing, in minutes', () => {
  expect(figures((story) => story.placed('AB', 1, 1).placed('AC', 4, 1))).toMatchObject({ idleMinutes: 50, breaks: 1 })
  expect(figures((story) => story.placed('AB', 1, 1).placed('AC', 2, 1))).toMatchObject({ idleMinutes: 0, breaks: 0 })
  const closed = figures((story) => story.placed('AB', 1, 1).placed('AC', 4, 1).closes('A', 2))
  expect(closed).toMatchObject({ idleMinutes: 25, breaks: 1 })
})

test('each of the people counts, and every break of a person', () => {
  const twice = figures((story) => story.placed('AB', 1, 1).placed('AC', 3, 1).placed('ABD', 5, 1))
  // A waits in slots 2 and 4, B in 2, 3 and 4.
  expect(twice).toMatchObject({ idleMinutes: 125, breaks: 3 })
})

test('a programme item and the time between two sessions are not idle', () => {
  const tour = { title: 'Tour', kind: 'tour', place: '', signUp: true, capacity: null }
  const [startsAt, endsAt] = [sessions[0]!.startsAt + 30 * 60_000, sessions[0]!.startsAt + 55 * 60_000]
  const given = (story: Story) =>
    story
      .placed('AB', 1, 1)
      .does('A', { type: 'sign-up', itemId: 'i1' })
      .ok()
      .placed('AC', 3, 1)
      .placed('AD', 's2.1', 1)
  expect(figures(given, { items: [{ ...tour, startsAt, endsAt }] })).toMatchObject({ idleMinutes: 0, breaks: 0 })
})

test('a table change is one between a meeting and the next of the same session', () => {
  const given = (story: Story) => story.placed('AB', 1, 1).placed('AC', 3, 2).placed('AD', 4, 2).placed('AE', 's2.1', 3)
  expect(figures(given).tableChanges).toBe(1)
})

test('first wishes are met in a slot that was named; where nobody named one there is nothing to meet', () => {
  const given = (story: Story) =>
    story.asked('A', 'B', [2]).accepts('B', 'A>B').asked('C', 'D', [3]).accepts('D', 'C>D', 1).placed('EF', 1, 3)
  expect(figures(given).firstWishes).toEqual({ met: 1, of: 2 })
})

test('only what has a place counts', () => {
  const given = (story: Story) =>
    story.placed('AB', 1, 1).placed('AC', 4, 2).cancels('G', 'AC').placed('AD', 4, 2).unplaces('G', 'AD')
  expect(figures(given)).toEqual({ idleMinutes: 0, breaks: 0, tableChanges: 0, firstWishes: { met: 0, of: 0 } })
})
