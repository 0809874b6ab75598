import { expect, test } from 'vitest'
import type { Story } from '../given.ts'
import { room, session } from '../given.ts'

const joins = (participantId: string) => ({ type: 'join-meeting' as const, meetingId: 'AB', participantId })
/** `meeting by the room`, or `by somebody`: who placed it, as the log tells. */
const placements = (story: Story) =>
  story.log
    .at(-1)!
    .events.flatMap((event) =>
      event.type === 'meeting-placed' ? [`${event.meetingId} by ${event.byRoom ? 'the room' : 'somebody'}`] : [],
    )

test('[S.9] the answer names the meeting and its place, however it came there', () => {
  const place = { slotId: 's1.2', tableId: 't1' }
  const story = room()
    .books('G', 'AB', '2@1')
    .ok({ meetingId: 'AB', ...place })
  story
    .moves('G', 'AB', '2@1')
    .nothing()
    .ok({ meetingId: 'AB', ...place })
  story.moves('G', 'AB', '3@2').ok({ meetingId: 'AB', slotId: 's1.3', tableId: 't2' })
  story.books('G', 'CD').ok({ meetingId: 'CD', slotId: 's1.1', tableId: 't1' })
  const accepted = room().asked('A', 'B').ok({ requestId: 'A>B' }).accepts('B', 'A>B', 2)
  accepted.ok({ requestId: 'A>B', meetingId: accepted.request('A>B').meetingId!, ...place })
})

test('[A.4] the log says what the room itself placed, and what somebody did', () => {
  const story = room({ tables: 1, sessions: [session('Morning', '10:00', 1)] })
  expect(placements(story.books('G', 'AB', '1@1'))).toEqual(['AB by somebody'])
  expect(placements(story.unplaces('G', 'AB').moves('G', 'AB', '1@1'))).toEqual(['AB by somebody'])
  expect(placements(story.unplaces('G', 'AB').does('G', { type: 'place-waiting' }))).toEqual(['AB by somebody'])
  story.asked('C', 'D').accepts('D', 'C>D').stands('CD', 'waiting: no-table')
  expect(placements(story.cancels('A', 'AB'))).toEqual([`${story.meeting('CD').id} by the room`])
  const named = room().asked('A', 'B').accepts('B', 'A>B', 2)
  expect(placements(named)).toEqual([`${named.meeting('AB').id} by somebody`])
})

test('it is kept whether a meeting was agreed to or booked by staff', () => {
  const story = room().asked('A', 'B').accepts('B', 'A>B').books('G', 'CD')
  expect([story.meeting('AB').origin, story.meeting('CD').origin]).toEqual(['acceptance', 'staff'])
})

test('[S.5] only a meeting of the same two makes their request accepted', () => {
  const story = room().asked('A', 'B', [3]).books('G', 'ABC').ok().stands('ABC', '1@1')
  expect(story.request('A>B').state).toBe('pending')
})

test('[G8] where only the table was in the way of a booking, another of that slot comes first', () => {
  const taken = room().placed('CD', 2, 2).books('G', 'AB', '2@2').rejected('table-taken', { meetingId: 'CD' })
  expect(taken.alternatives).toEqual(['2@1', '1@1', '3@1'])
  const busy = room().placed('AC', 2, 1).books('G', 'AB', '2@2').rejected('person-busy', { who: 'A' })
  expect(busy.alternatives).toEqual(['1@1', '3@1', '4@1'])
  const full = room({ tables: 1 })
    .placed('CD', 2, 1)
    .does('G', { type: 'book-meeting', participantIds: ['A', 'B'], slotId: 's1.2' })
  full.rejected('table-taken', { slotId: 's1.2' })
  expect(full.alternatives).toEqual(['1@1', '3@1', '4@1'])
})

test('[S.9] where only a table is named and no slot would do, the first that is to come says why', () => {
  const atTable = { type: 'book-meeting' as const, participantIds: ['A', 'B'], tableId: 't1' }
  const story = room()
  for (const slot of [2, 3, 4, 5, 6]) story.closes('A', slot)
  story.passes('10:26').does('G', atTable).rejected('person-closed', { who: 'A', slotId: 's1.2' })
  expect(story.alternatives).toEqual([])
  room().passes('12:31').does('G', atTable).rejected('too-late', { alternatives: [] })
})

test('[L.2] who joins is counted, those who are in it already are not again', () => {
  const story = room({ rules: { limits: { meetingsPerParticipant: 1 } } })
    .placed('AB', 1, 1)
    .placed('EF', 2, 1)
  story.does('G', joins('E')).rejected('limit-reached', { who: 'E', limit: 'meetingsPerParticipant', allowed: 1 })
  story.does('G', joins('C')).ok().stands('ABC', '1@1')
})

test('[G6] who joins has to be free, and to fit the table', () => {
  const people = { A: {}, B: {}, C: {}, D: {}, E: { stepFree: true } }
  const story = room({ people }).placed('AB', 1, 1).placed('CD', 1, 2)
  story.does('G', { ...joins('C'), overrule: true }).rejected('person-busy', { who: 'C', meetingId: 'CD' })
  story.does('G', { ...joins('E'), overrule: true }).rejected('table-unfit')
})

test('[G4] who is in a meeting joins it no more', () => {
  room().placed('AB', 1, 1).does('G', joins('B')).nothing().stands('AB', '1@1')
})

test('[M.14] a meeting that runs is live: the same people are not booked again', () => {
  room().placed('AB', 1, 1).passes('10:05').books('G', 'BA').rejected('already-meeting', { state: 'running' })
})
