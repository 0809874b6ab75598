import { expect, test } from 'vitest'
import { room, session, time } from '../given.ts'

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

test('[X.1] another table, another time and another partner are each a change', () => {
  seenAB().moves('G', 'AB', '1@2').noticing('AB', 'AB')
  seenAB().does('G', { type: 'join-meeting', meetingId: 'AB', participantId: 'C' }).ok().noticing('AB', 'ABC')
  const later = { type: 'change-session' as const, sessionId: 's1', startsAt: time('10:05'), slotMinutes: 20, slots: 1 }
  const story = seenAB().does('organiser', later).ok().noticing('AB', 'AB')
  expect(story.room.slots.get('s1.1')!.endsAt).toBe(time('10:25'))
})

test('[X.1] so is another slot at the same time and table', () => {
  const sessions = [session('Hall', '10:00', 1), session('Studio', '10:00', 1)]
  const story = room({ sessions }).placed('AB', 's1.1', 1)
  for (const who of 'AB') story.does(who, { type: 'acknowledge', meetingId: 'AB', upTo: story.room.version })
  story.moves('G', 'AB', 's2.1@1').ok().noticing('AB', 'AB')
})

test('[X.2] of three unseen changes two are left when one was seen, from then on', () => {
  const story = seenAB().atTime('08:00').moves('G', 'AB', '2@1')
  const first = story.room.version
  story.atTime('08:10').moves('G', 'AB', '3@1')
  const second = story.room.version
  story.atTime('08:20').moves('G', 'AB', '4@1').does('A', { type: 'acknowledge', meetingId: 'AB', upTo: first }).ok()
  expect(story.notice('A', 'AB')).toBe('2@1 -> 4@1')
  expect(story.room.notices.get('A/AB')!.earlier.map(({ at }) => at)).toEqual([time('08:10')])
  expect(story.room.notices.get('B/AB')!.earlier).toHaveLength(2)
  story.does('A', { type: 'acknowledge', meetingId: 'AB', upTo: second }).ok()
  expect([story.notice('A', 'AB'), story.room.notices.get('A/AB')!.earlier]).toEqual(['3@1 -> 4@1', []])
})

test('[X.5] that a round ends early is no news', () => {
  seenAB().passes('10:05').does('G', { type: 'skip-round' }).ok().noticing('AB', '')
})

test('[X.3] who names themselves acknowledges as if they named nobody', () => {
  const story = seenAB().moves('G', 'AB', '3@1')
  story.does('A', seenBy('A', story.room.version)).ok().noticing('AB', 'B')
})
