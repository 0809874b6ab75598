import { expect, test } from 'vitest'
import { room, session } from '../given.ts'

const seenBy = (who: string, upTo: number) => ({
  type: 'acknowledge' as const,
  meetingId: 'AB',
  participantId: who,
  upTo,
})

/** AB in slot 1, seen by both. */
function seenAB() {
  const story = room().placed('AB', 1, 1)
  for (const who of 'AB') story.does(who, { type: 'acknowledge', meetingId: 'AB', upTo: story.room.version }).ok()
  return story.noticing('AB', '')
}

test('[X.1] several unseen changes are one notice, from the last seen to the newest', () => {
  const story = seenAB().moves('G', 'AB', '3@1').moves('G', 'AB', '4@1').noticing('AB', 'AB')
  expect([story.notice('A', 'AB'), story.notice('B', 'AB')]).toEqual(['1@1 -> 4@1', '1@1 -> 4@1'])
  story.does('A', { type: 'acknowledge', meetingId: 'AB', upTo: story.room.version }).noticing('AB', 'B')
})

test('[X.2] acknowledging covers what was shown and nothing later', () => {
  const story = seenAB().moves('G', 'AB', '3@1')
  const shown = story.room.version
  story
    .moves('G', 'AB', '4@1')
    .does('A', { type: 'acknowledge', meetingId: 'AB', upTo: shown })
    .ok()
    .noticing('AB', 'AB')
  expect([story.notice('A', 'AB'), story.notice('B', 'AB')]).toEqual(['3@1 -> 4@1', '1@1 -> 4@1'])
  story.does('A', { type: 'acknowledge', meetingId: 'AB', upTo: shown }).nothing()
})

test('[X.3] staff note who was told in person; nobody acknowledges for another', () => {
  const story = seenAB().moves('G', 'AB', '3@1')
  story
    .does('G', seenBy('A', story.room.version))
    .ok()
    .noticing('AB', 'B')
    .does('A', seenBy('B', story.room.version))
    .rejected('not-found')
  story.does('C', { type: 'acknowledge', meetingId: 'AB', upTo: 99 }).rejected('not-found')
  story.does('C', { type: 'acknowledge', meetingId: 'invented', upTo: 99 }).rejected('not-found')
  story.does('A', { type: 'acknowledge', meetingId: 'AB', upTo: 99 }).nothing()
})

test('[X.4] who cancels is not noticed, the other is, although the meeting has no place', () => {
  const story = seenAB().cancels('A', 'AB').noticing('AB', 'B')
  expect(story.notice('B', 'AB')).toBe('1@1 -> cancelled')
})

test('[X.5] going back to where it was last seen says so and does not vanish', () => {
  const story = seenAB().moves('G', 'AB', '3@1').moves('H', 'AB', '1@1').noticing('AB', 'AB')
  expect(story.notice('A', 'AB')).toBe('as before')
})

test('[X.5] a meeting that is new to somebody is news; that it runs or is over is none', () => {
  const story = room().asked('A', 'B').accepts('B', 'A>B').noticing('AB', 'A')
  expect(story.notice('A', 'AB')).toBe('new -> 1@1')
  seenAB().passes('10:05').passes('10:26').noticing('AB', '')
})

test('[X.5] what a lead or staff do is noticed to everyone in it; what the room places, also to who made room', () => {
  const people = { A: { delegation: 'Alfa' }, L: { delegation: 'Alfa', lead: true }, B: {} }
  room({ people }).asked('B', 'A').does('L', { type: 'accept-request', requestId: 'B>A' }).noticing('AB', 'AB')
  const one = room({ sessions: [session('Morning', '10:00', 1)] })
    .placed('AC', 1, 1)
    .asked('A', 'B')
    .accepts('B', 'A>B')
  one
    .stands('AB', 'waiting: no-common-slot')
    .does('A', { type: 'acknowledge', meetingId: one.meeting('AB').id, upTo: 99 })
  one.cancels('A', 'AC').stands('AB', '1@1').noticing('AB', 'AB').noticing('AC', 'C')
})

test('[X.5] locks, proposals and reasons to wait are no change of place, time, partner or state', () => {
  const story = seenAB()
    .does('G', { type: 'lock-meeting', meetingId: 'AB' })
    .does('G', { type: 'unlock-meeting', meetingId: 'AB' })
  story.does('A', { type: 'propose-slot', meetingId: 'AB', slotId: 's1.4' }).ok().noticing('AB', '')
})
