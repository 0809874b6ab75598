import { expect, test } from 'vitest'
import { boardRows, participantRows, type Rows } from '../../shared/export/rows.ts'
import { room } from '../given.ts'
import { calledByTheirIds } from '../views/seen.ts'

/** Rows as objects by the header's names. */
function table({ header, rows }: Rows) {
  return [...rows].map((row) => {
    expect(row).toHaveLength(header.length)
    return Object.fromEntries(header.map((name, i) => [name, row[i]]))
  })
}

test('board.csv lists the board by slot and table, then the tray; the cancelled are not on it', () => {
  const story = room({ tables: [{}, { zone: 'Hall 2' }, {}] })
    .placed('EF', 2, 1)
    .placed('CD', 1, 2)
    .placed('AB', 1, 1)
    .placed('AC', 3, 1)
    .placed('AD', 4, 1)
    .does('G', { type: 'unplace-meeting', meetingId: 'AC' })
    .does('A', { type: 'cancel-meeting', meetingId: 'AD' })
    .ok()
  const rows = table(boardRows(story.room, calledByTheirIds))
  expect(rows.map(({ meeting, state, from, table }) => [meeting, state, from, table])).toEqual([
    ['AB', 'placed', '10:00', '1'],
    ['CD', 'placed', '10:00', '2'],
    ['EF', 'placed', '10:30', '1'],
    ['AC', 'waiting', null, null],
  ])
  expect(rows[1]).toMatchObject({
    session: 'Morning',
    date: '2030-05-06',
    to: '10:25',
    zone: 'Hall 2',
    type: 'B2B',
    'name 1': 'Name C',
    'organisation 2': 'House D',
  })
  expect(rows[3]).toMatchObject({ 'waits because': 'put-aside' })
})

test('board.csv has columns for everybody at the largest meeting', () => {
  const story = room()
    .does('G', { type: 'book-meeting', participantIds: ['A', 'B', 'C'], slotId: 's1.1', tableId: 't1' })
    .ok()
    .placed('DE', 2, 1)
  const rows = table(boardRows(story.room, calledByTheirIds))
  expect(rows.map((row) => row['name 3'])).toEqual(['Name C', null])
})

test('[V5] board.csv names nobody who was erased', () => {
  const story = room()
    .placed('AB', 1, 1)
    .passes('10:26')
    .does('organiser', { type: 'erase-participant', participantId: 'A' })
    .ok()
  expect(table(boardRows(story.room, calledByTheirIds))).toMatchObject([
    { state: 'held', 'name 1': 'erased participant', 'organisation 1': '' },
  ])
})

test('participants.csv begins with the columns that an import reads, and lists who is present', () => {
  const story = room({ people: { A: { lead: true, delegation: 'North' }, B: {}, C: {} } })
    .asked('A', 'B')
    .placed('AB', 1, 1)
  story.does('organiser', { type: 'remove-participant', participantId: 'C' }).ok()
  const { header } = participantRows(story.room, calledByTheirIds)
  expect(header.slice(0, 4)).toEqual(['name', 'organisation', 'kind', 'country'])
  expect(table(participantRows(story.room, calledByTheirIds))).toMatchObject([
    {
      name: 'Name A',
      kind: 'company',
      delegation: 'North',
      lead: 'yes',
      email: 'A@example.org',
      'requests sent': 1,
      meetings: 1,
      id: 'A',
    },
    { name: 'Name B', lead: null, 'requests sent': 0, meetings: 1, id: 'B' },
  ])
})
