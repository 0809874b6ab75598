import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { cardRows } from '../../client/board/cards.ts'
import { differences } from '../../client/plan/compared.ts'
import { linesBetween, trendOf } from '../../client/plan/figures.ts'
import { clashesOf, issuesOf } from '../../client/plan/issues.ts'
import { plannedBoard } from '../../client/plan/planned-board.ts'
import { changedSince } from '../../client/plan/since.ts'
import { contentOf, mapsOf } from '../../client/plan/writing.ts'
import { planOn, type Intent } from '../../shared/plan.ts'
import type { Room } from '../../shared/room.ts'
import { recordsOf } from '../../shared/views/project.ts'
import type { MeetingRecord } from '../../shared/views/records.ts'
import { room, time, type Story } from '../given.ts'

// A plan as the page shows it: what is laid over the live records, and what clashes are called.

const at = time('10:00') - 60 * 60_000
/** AB and CD side by side at 10:00, AC at 10:30, EF waiting nowhere near them. */
const morning = (): Story =>
  room().placed('AB', 's1.1', 1).placed('CD', 's1.1', 2).placed('AC', 's1.2', 1).placed('EF', 's1.6', 3)
const to = (meetingId: string, slot: number, table: number): Intent => ({
  meetingId,
  to: { slotId: `s1.${slot}`, tableId: `t${table}` },
})
const live = (real: Room): ReadonlyMap<string, MeetingRecord> =>
  new Map(
    recordsOf(real, 'staff').flatMap(({ record }) => (record.kind === 'meeting' ? [[record.id, record] as const] : [])),
  )
const issues = (real: Room, intents: readonly Intent[]) => {
  const planned = planOn(real, intents, at)
  return issuesOf(planned.clashes, planned.room).map(({ key: _key, moved, ...rest }) => ({
    ...rest,
    moved: moved.map(({ meetingId }) => meetingId),
  }))
}

test('two moves of one person into one time are one thing to solve, and either can go elsewhere', () => {
  expect(issues(morning().room, [to('AB', 4, 1), to('AC', 4, 2)])).toEqual([
    { is: 'person', who: 'A', meetingIds: ['AB', 'AC'], moved: ['AB', 'AC'] },
  ])
})

test('a move onto a meeting that stays is solved by the move alone', () => {
  expect(issues(morning().room, [to('AB', 2, 3)])).toEqual([
    { is: 'person', who: 'A', meetingIds: ['AC', 'AB'], moved: ['AB'] },
  ])
})

test('two people who are taken by two meetings are two things to solve, in the order of the times', () => {
  const board = morning().placed('BE', 's1.3', 3).room
  expect(issues(board, [to('AB', 3, 1), to('AC', 3, 2), to('EF', 2, 1)])).toEqual([
    { is: 'person', who: 'A', meetingIds: ['AB', 'AC'], moved: ['AB', 'AC'] },
    { is: 'person', who: 'B', meetingIds: ['AB', 'BE'], moved: ['AB'] },
  ])
})

test('two in one cell are the table twice', () => {
  expect(issues(morning().room, [to('AB', 4, 3), to('CD', 4, 3)])).toEqual([
    { is: 'table', tableId: 't3', meetingIds: ['AB', 'CD'], moved: ['AB', 'CD'] },
  ])
})

test('what is refused for a reason of its own says it', () => {
  const board = morning().does('G', { type: 'lock-meeting', meetingId: 'AB' }).ok().room
  expect(issues(board, [to('AB', 4, 3)])).toMatchObject([
    { is: 'alone', why: { code: 'locked' }, meetingIds: ['AB'], moved: ['AB'] },
  ])
})

test('the list of a refused publish is told as the same things to solve', () => {
  const { clashes } = planOn(morning().room, [to('AB', 4, 3), to('CD', 4, 3)], at)
  expect(clashesOf({ code: 'plan-clashes', clashes })).toEqual(clashes)
  expect(clashesOf({ code: 'overlap', clashes: [{ meetingId: 'AB', code: 'person-busy' }] })).toEqual([])
  expect(clashesOf(undefined)).toEqual([])
})

test('the records of a plan are the live ones, but for what it moves or locks', () => {
  const before = live(morning().room)
  const locks = new Map([['CD', true]])
  const planned = planOn(
    morning().room,
    [to('AB', 4, 1), { meetingId: 'CD', locked: true }, { meetingId: 'EF', to: null }],
    at,
  )
  const board = plannedBoard(before, planned, locks)
  expect(board.meetings.get('AC')).toBe(before.get('AC'))
  expect(board.meetings.get('AB')).toMatchObject({ state: 'placed', slotId: 's1.4', tableId: 't1' })
  expect(board.meetings.get('CD')).toMatchObject({ locked: true, slotId: 's1.1' })
  expect(board.meetings.get('EF')).toMatchObject({ state: 'waiting', reason: 'put-aside' })
  expect(board.meetings.get('EF')).not.toHaveProperty('slotId')
  expect([...board.signs]).toEqual([['AB', 'comes']])
  expect(board.leaves.get('t1')?.get('s1.1')).toBe('AB')
  expect(board.leaves.get('t3')?.get('s1.6')).toBe('EF')
})

test('what a plan moves as before is the same object, so its card is not drawn anew', () => {
  const story = morning()
  const records = live(story.room)
  const first = plannedBoard(records, planOn(story.room, [to('AB', 4, 1)], at), new Map())
  const next = plannedBoard(records, planOn(story.room, [to('AB', 4, 1), to('CD', 5, 1)], at), new Map(), first)
  expect(next.meetings.get('AB')).toBe(first.meetings.get('AB'))
  const captions = new Map()
  const drawn = cardRows(first.meetings, captions, undefined, first.signs)
  const redrawn = cardRows(next.meetings, captions, drawn, next.signs)
  expect(redrawn.byMeeting.get('AB')).toBe(drawn.byMeeting.get('AB'))
})

test('two cards in one cell are both drawn, as a clash', () => {
  const story = morning()
  const { meetings, signs } = plannedBoard(live(story.room), planOn(story.room, [to('AB', 1, 2)], at), new Map())
  const card = cardRows(meetings, new Map(), undefined, signs).rows.get('t2')!.get('s1.1')!
  const all = [card, ...card.others]
  expect(all.map(({ meeting, sign }) => `${meeting.id} ${sign}`).sort()).toEqual(['AB clash', 'CD clash'])
})

test('what became of the live board meanwhile is counted, each meeting once', () => {
  const story = morning()
  const before = live(story.room)
  story
    .placed('BD', 's1.3', 1)
    .does('G', { type: 'move-meeting', meetingId: 'AB', slotId: 's1.4', tableId: 't1' })
    .ok()
    .does('G', { type: 'unplace-meeting', meetingId: 'AC' })
    .ok()
    .does('G', { type: 'cancel-meeting', meetingId: 'EF' })
    .ok()
  expect(changedSince(before, live(story.room))).toEqual({ booked: 1, moved: 1, waiting: 1, cancelled: 1, ended: 0 })
  expect(changedSince(before, before)).toEqual({ booked: 0, moved: 0, waiting: 0, cancelled: 0, ended: 0 })
})

test('two plans differ in what one alone moves, or moves elsewhere', () => {
  const { room: board } = morning()
  const [one, other] = [
    planOn(board, [to('AB', 4, 1), to('CD', 5, 1)], at),
    planOn(board, [to('AB', 4, 1), to('CD', 5, 2), { meetingId: 'EF', to: null }], at),
  ]
  expect(differences(one, other)).toEqual([
    { meetingId: 'CD', here: { slotId: 's1.5', tableId: 't1' }, there: { slotId: 's1.5', tableId: 't2' } },
    { meetingId: 'EF', here: undefined, there: null },
  ])
  expect(differences(one, one)).toEqual([])
})

test('a figure says which way is better, and is left out where there is nothing to measure', () => {
  const board = { idleMinutes: 60, breaks: 2, tableChanges: 3, firstWishes: { met: 0, of: 0 } }
  const lines = linesBetween(board, { ...board, idleMinutes: 30, tableChanges: 4 })
  expect(lines.map((line) => [line.name, trendOf(line)])).toEqual([
    ['idle', 'better'],
    ['breaks', 'same'],
    ['tables', 'worse'],
  ])
  const wishes = (met: number) => ({ ...board, firstWishes: { met, of: 3 } })
  expect(linesBetween(wishes(1), wishes(2)).at(-1)).toMatchObject({ name: 'wishes', before: 33, after: 67 })
  expect(trendOf(linesBetween(wishes(1), wishes(2)).at(-1)!)).toBe('better')
})

test('what another browser wrote that makes no sense is passed over', () => {
  const maps = mapsOf(new Y.Doc())
  const place = { slotId: 's1.1', tableId: 't1' }
  for (const [id, value] of Object.entries({
    good: { to: place, by: 'Anna' },
    tray: { to: null },
    'no place': { to: { slotId: 's1.1' } },
    text: 'away',
    number: 7,
    nothing: null,
  }))
    maps.intents.set(id, value)
  maps.locks.set('good', true)
  maps.locks.set('odd', 'yes')
  maps.notes.set('good', 'x'.repeat(600))
  maps.notes.set('odd', { text: 'x' })
  const { intents, locks, notes } = contentOf(maps)
  expect([...intents]).toEqual([
    ['good', { to: place, by: 'Anna' }],
    ['tray', { to: null, by: '' }],
  ])
  expect([...locks]).toEqual([['good', true]])
  expect([...notes].map(([id, text]) => [id, text.length])).toEqual([['good', 500]])
})
