import { expect, test } from 'vitest'
import { clearTable, nearestCommonGap, shiftSlots, type Shift } from '../../shared/shift.ts'
import { placeName, room } from '../given.ts'

/** `AB 2@1` for each intent, `AB stays: locked` for what is left. */
const said = ({ intents, left }: Shift) => [
  ...intents.map(({ meetingId, to }) => `${meetingId} ${to ? placeName(to) : 'tray'}`),
  ...left.map(({ meetingId, why }) => `${meetingId} left: ${why}`),
]

test('a slot moves by some minutes, each meeting at its own table where that is free', () => {
  const story = room().placed('AB', 2, 2).placed('CD', 2, 3).placed('EF', 3, 3)
  expect(said(shiftSlots(story.room, { slotId: 's1.2' }, 30, story.at))).toEqual(['AB 3@2', 'CD 3@1'])
})

test('who finds no place at the shifted time gets the next one after it, never one before', () => {
  const story = room().placed('AB', 2, 2).placed('AC', 4, 1).closes('B', 5)
  expect(said(shiftSlots(story.room, { slotId: 's1.2' }, 60, story.at))).toEqual(['AB 6@2'])
  expect(said(shiftSlots(story.room, { slotId: 's1.4' }, -30, story.at))).toEqual(['AC 3@1'])
})

test("the meetings of a delegation whose bus is late move in each other's way, and what finds no place stays", () => {
  const people = { A: { delegation: 'North' }, B: {}, C: {}, D: {}, E: {}, F: { delegation: 'north ' } }
  const story = room({ people }).placed('AB', 1, 1).placed('AC', 2, 1).placed('FD', 6, 1).placed('CE', 5, 2)
  const shift = shiftSlots(story.room, { delegation: 'NORTH' }, 30, story.at)
  expect(said(shift)).toEqual(['AB 2@1', 'AC 3@1', 'FD left: no-place'])
  expect(said(shiftSlots(story.room, { delegation: '' }, 30, story.at))).toEqual([])
})

test('what stays is in the way of what would have come there', () => {
  const story = room().placed('AB', 5, 1).placed('AC', 6, 1)
  expect(said(shiftSlots(story.room, { tableId: 't1' }, 30, story.at))).toEqual([
    'AC left: no-place',
    'AB left: no-place',
  ])
})

test('locked meetings and those that run are left alone', () => {
  const story = room().placed('AB', 1, 1).placed('CD', 2, 1).placed('EF', 3, 1)
  story.does('G', { type: 'lock-meeting', meetingId: 'CD' }).passes('10:05')
  const left = ['AB left: running', 'CD left: locked']
  expect(said(shiftSlots(story.room, { tableId: 't1' }, 30, story.at))).toEqual(['EF 4@1', ...left])
  expect(said(clearTable(story.room, 't1', story.at))).toEqual(['EF 3@2', ...left])
  expect(said(shiftSlots(story.room, { tableId: 't1' }, 0, story.at))).toEqual(left)
})

test('a table is cleared into the same slot, else the nearest time, else the tray', () => {
  const story = room({ tables: 2 }).placed('AB', 1, 1).placed('CD', 1, 2).placed('EF', 3, 1)
  expect(said(clearTable(story.room, 't1', story.at))).toEqual(['EF 3@2', 'AB 2@2'])
  const alone = room({ tables: 1 }).placed('AB', 1, 1)
  expect(said(clearTable(alone.room, 't1', alone.at))).toEqual(['AB tray', 'AB left: no-place'])
})

test('the nearest gap of two, before or after', () => {
  const story = room().placed('AC', 3, 1).placed('BD', 4, 1).closes('A', 2)
  const gaps = () => nearestCommonGap(story.room, ['A', 'B'], 's1.3', story.at).map(placeName)
  expect(gaps()).toEqual(['5@1', '1@1', '6@1'])
  expect(nearestCommonGap(story.room, ['A', 'B'], 's1.3', story.at, [story.meeting('AC').id]).map(placeName)[0]).toBe(
    '3@1',
  )
})
