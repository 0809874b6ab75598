import { expect, test } from 'vitest'
import { emptyRoom } from '../../shared/evolve.ts'
import { isSoon, nextLook, soonIn } from '../../shared/soon.ts'
import { room, session, time, type Story } from '../given.ts'

/** Who would be pushed a word at this time, and of what: `A AB 10:00`. */
const told = ({ room }: Story, hhmm: string) =>
  soonIn(room, time(hhmm)).map(({ participantId, meetingId, startsAt }) =>
    [participantId, meetingId, new Date(startsAt).toISOString().slice(11, 16)].join(' '),
  )

test('[X.7] everybody in a meeting is told from five minutes before its start until it begins', () => {
  const story = room().placed('AB', 1, 1).placed('CD', 1, 2).placed('AC', 2, 1)
  expect(told(story, '09:54:59')).toEqual([])
  const first = ['A AB 10:00', 'B AB 10:00', 'C CD 10:00', 'D CD 10:00']
  expect(told(story, '09:55')).toEqual(first)
  expect(told(story, '09:59:59')).toEqual(first)
  expect(told(story, '10:00')).toEqual([])
  story.passes('10:00')
  expect(told(story, '10:24:59')).toEqual([])
  expect(told(story, '10:25')).toEqual(['A AC 10:30', 'C AC 10:30'])
})

test('[X.7] only of what has a place: not of what waits, was cancelled or runs', () => {
  const story = room().placed('AB', 1, 1).placed('CD', 1, 2).placed('EF', 1, 3)
  story.unplaces('G', 'AB').ok().cancels('C', 'CD').ok()
  expect(told(story, '09:55')).toEqual(['E EF 10:00', 'F EF 10:00'])
  story.atTime('09:56').does('G', { type: 'start-round', slotId: 's1.1' }).ok()
  expect(told(story, '09:56')).toEqual([])
})

test('[X.7] who is at the table already needs no word', () => {
  const story = room().placed('AB', 1, 1).atTime('09:50').does('A', { type: 'at-table', meetingId: 'AB' }).ok()
  expect(told(story, '09:55')).toEqual(['B AB 10:00'])
})

test('[X.7] while a round is held nobody knows when the next begins; an archived room tells nothing', () => {
  const story = room().placed('AB', 1, 1).placed('CD', 2, 1).passes('10:00').atTime('10:20')
  story.does('G', { type: 'hold-round' }).ok()
  expect(told(story, '10:26')).toEqual([])
  story.atTime('10:22').does('G', { type: 'resume-round' }).ok()
  const { startsAt } = story.room.slots.get('s1.2')!
  expect(soonIn(story.room, startsAt - 1).map(({ participantId }) => participantId)).toEqual(['C', 'D'])
  story.does('organiser', { type: 'archive-room', archived: true }).ok()
  expect(soonIn(story.room, startsAt - 1)).toEqual([])
})

test('[X.7] a word on its way holds while the same person is to go to the same meeting at the same time', () => {
  const story = room().placed('AB', 1, 1).placed('AC', 2, 2)
  const [ann, ben] = soonIn(story.room, time('09:55'))
  const still = (hhmm: string) => [ann!, ben!].map((soon) => isSoon(story.room, soon, time(hhmm)))
  expect(still('09:59:59')).toEqual([true, true])
  expect(still('10:00')).toEqual([false, false])
  const others = { participantId: 'C', meetingId: 'AC', startsAt: ann!.startsAt }
  expect(isSoon(story.room, others, time('09:55'))).toBe(false)
  expect(isSoon(story.room, { ...ann!, meetingId: 'AC' }, time('09:55'))).toBe(false)
  expect(isSoon(story.room, { ...ann!, participantId: 'C' }, time('09:55'))).toBe(false)

  story.atTime('09:56').does('A', { type: 'at-table', meetingId: 'AB' }).ok()
  expect(still('09:56')).toEqual([false, true])
  story.moves('G', 'AB', '3@1').ok()
  expect(still('10:56')).toEqual([false, false])
})

test('[X.7] people are looked for next five minutes before the earliest slot of which that is still to come', () => {
  const sessions = [session('Afternoon', '14:00', 1), session('Morning', '10:00', 2)]
  const { room: given } = room({ sessions })
  const next = (hhmm: string) => nextLook(given, time(hhmm))
  expect(next('08:00')).toBe(time('09:55'))
  expect(next('09:54:59')).toBe(time('09:55'))
  expect(next('09:55')).toBe(time('10:25'))
  expect(next('10:25')).toBe(time('13:55'))
  expect(next('13:55')).toBeUndefined()
  expect(nextLook(emptyRoom(), 0)).toBeUndefined()
})
