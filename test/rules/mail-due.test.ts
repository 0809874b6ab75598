import { expect, test } from 'vitest'
import {
  awaitsWord,
  changesDueAt,
  isAhead,
  mayBeWritten,
  noticesByPerson,
  openRequestsTo,
  untoldNotices,
} from '../../shared/mail-due.ts'
import type { Application, Glimpse, Notice } from '../../shared/room.ts'
import { MINUTE } from '../../shared/timetable.ts'
import { placeName, room, time, type Story } from '../given.ts'

const glimpse = (seen: Glimpse | null) => {
  if (!seen) return 'new'
  const { slotId, tableId, state } = seen
  return slotId && tableId ? placeName({ slotId, tableId }) : state
}

/** What a letter to A would tell now, as `AB 1@1 -> 2@1`. `upTo`: the version up to which A was told by mail. */
function toA({ room, at }: Story, upTo = 0, now = at): string[] {
  return untoldNotices(room, noticesByPerson(room).get('A') ?? [], upTo, now).map(tells)
}
const tells = ({ meetingId, seen, now }: Notice) => `${meetingId} ${glimpse(seen)} -> ${glimpse(now)}`
const sees = (story: Story, people = 'AB') =>
  story.does('A', { type: 'acknowledge', meetingId: people, upTo: story.room.version }).ok()

test('[W.1] letters go by themselves to who is in the room, while it goes on', () => {
  const story = room()
  const mayWrite = (who: string) => mayBeWritten(story.room, story.room.participants.get(who))
  story.does('organiser', { type: 'remove-participant', participantId: 'B' }).ok()
  expect([mayWrite('A'), mayWrite('B'), mayWrite('nobody')]).toEqual([true, false, false])
  story.does('organiser', { type: 'archive-room', archived: true }).ok()
  expect(mayWrite('A')).toBe(false)
})

test('[W.9] a word is owed to who is on the waiting list or was declined, until they have looked', () => {
  const story = room()
  const owed = (state: Application['state'], told = false) =>
    awaitsWord(story.room, { state, told } as unknown as Application)
  expect([owed('deferred'), owed('declined')]).toEqual([true, true])
  expect([owed('undecided'), owed('accepted'), owed('gone')]).toEqual([false, false, false])
  expect([owed('deferred', true), owed('declined', true)]).toEqual([false, false])
  expect(awaitsWord(story.room, undefined)).toBe(false)
  story.does('organiser', { type: 'archive-room', archived: true }).ok()
  expect([owed('deferred'), owed('declined')]).toEqual([false, false])
})

test('[W.1] a room is over with its last slot and its last item', () => {
  const supper = { id: 'i1', title: 'Supper', kind: '', place: '', signUp: false, capacity: null }
  const without = room().room
  const item = { ...supper, startsAt: time('12:00'), endsAt: time('14:00') }
  const { room: withSupper } = room({ items: [item] })
  expect([isAhead(without, time('12:54:59')), isAhead(without, time('12:55'))]).toEqual([true, false])
  expect([isAhead(withSupper, time('13:59:59')), isAhead(withSupper, time('14:00'))]).toEqual([true, false])
})

test('[W.3] a letter tells the way from what its person last saw to the newest, of all their meetings', () => {
  const story = sees(room().placed('AB', 1, 1))
    .placed('AC', 2, 2)
    .moves('G', 'AB', '3@1')
    .moves('G', 'AB', '4@1')
  expect(toA(story)).toEqual(['AC new -> 2@2', 'AB 1@1 -> 4@1'])
  expect([...noticesByPerson(story.room)].map(([who, own]) => [who, own.length])).toEqual([
    ['B', 1],
    ['A', 2],
    ['C', 1],
  ])
  sees(story)
  expect(toA(story)).toEqual(['AC new -> 2@2'])
})

test('[W.3] no change is told twice: the next letter goes on from what the last one said', () => {
  const story = sees(room().placed('AB', 1, 1)).moves('G', 'AB', '2@1')
  const upTo = story.room.version
  expect(toA(story, upTo)).toEqual([])
  story.moves('G', 'AB', '3@1')
  expect([toA(story), toA(story, upTo)]).toEqual([['AB 1@1 -> 3@1'], ['AB 2@1 -> 3@1']])
  // Back where the last letter left it there is nothing to tell, although it is not as they saw it themselves.
  story.moves('G', 'AB', '2@1')
  expect([toA(story), toA(story, upTo)]).toEqual([['AB 1@1 -> 2@1'], []])
})

test('[W.3] what is again as its person knows it is not told', () => {
  const story = sees(room().placed('AB', 1, 1))
    .moves('G', 'AB', '2@1')
    .moves('G', 'AB', '1@1')
  expect(story.notice('A', 'AB')).toBe('as before')
  expect(toA(story)).toEqual([])
})

test('[W.3] a meeting that is over is not told: not when its time has passed, nor held or missed before that', () => {
  const moved = sees(room().placed('AB', 1, 1)).moves('G', 'AB', '3@1')
  // While the time that its person knows has passed, but not the one it has now.
  expect(toA(moved, 0, time('11:24:59'))).toEqual(['AB 1@1 -> 3@1'])
  expect(toA(moved, 0, time('11:25'))).toEqual([])

  const cancelled = sees(room().placed('AB', 1, 1))
    .cancels('B', 'AB')
    .ok()
  expect(toA(cancelled, 0, time('10:24:59'))).toEqual(['AB 1@1 -> cancelled'])
  expect(toA(cancelled, 0, time('10:25'))).toEqual([])

  const booked = room().placed('AB', 1, 1)
  expect([toA(booked, 0, time('10:24:59')), toA(booked, 0, time('10:25'))]).toEqual([['AB new -> 1@1'], []])

  const cutShort = room().placed('AB', 1, 1).passes('10:00').atTime('10:10')
  expect(toA(cutShort)).toEqual(['AB new -> 1@1'])
  cutShort.does('G', { type: 'skip-round' }).ok()
  expect([cutShort.meeting('AB').state, toA(cutShort)]).toEqual(['held', []])

  const missed = sees(room().placed('AB', 1, 1))
    .passes('10:00')
    .atTime('10:10')
  missed.does('G', { type: 'mark-no-show', meetingId: 'AB', absent: ['B'] }).ok()
  expect([missed.noticed('AB'), toA(missed)]).toEqual(['AB', []])
})

test('[W.3] what has no time yet is told whenever that is', () => {
  const story = room({ tables: 0 }).asked('A', 'B').accepts('B', 'A>B').ok()
  expect(toA(story, 0, time('23:00'))).toEqual([`${story.meeting('AB').id} new -> waiting`])
})

test('[W.3] a letter is due so long after the first change that it tells', () => {
  const story = room().atTime('08:00').placed('AB', 1, 1)
  const first = story.room.version
  story.atTime('08:10').moves('G', 'AB', '2@1').atTime('08:20').placed('AC', 3, 1)
  const due = (upTo: number) =>
    changesDueAt(untoldNotices(story.room, noticesByPerson(story.room).get('A')!, upTo, story.at), 10)
  expect(due(0)).toBe(time('08:10'))
  expect(due(first)).toBe(time('08:20'))
  expect(due(first + 1)).toBe(time('08:30'))
  expect(due(story.room.version)).toBeUndefined()
})

test('[W.4] requests are open to who was asked, until they are answered, withdrawn or have expired', () => {
  const story = room({ rules: { requestsExpireAfterMinutes: 60 } }).atTime('08:00')
  for (const asker of ['B', 'C', 'D']) story.asked(asker, 'A')
  story.asked('A', 'E').does('A', { type: 'decline-request', requestId: 'B>A' }).ok()
  story.does('C', { type: 'withdraw-request', requestId: 'C>A' }).ok()
  const open = (who: string, at: number) => openRequestsTo(story.room, who, at).map(({ id }) => id)
  expect([open('A', story.at), open('E', story.at), open('F', story.at)]).toEqual([['D>A'], ['A>E'], []])
  const expires = story.at + 60 * MINUTE
  expect([open('A', expires - 1), open('A', expires)]).toEqual([['D>A'], []])

  const without = room().asked('D', 'A')
  expect(openRequestsTo(without.room, 'A', time('09:59')).map(({ id }) => id)).toEqual(['D>A'])
})
