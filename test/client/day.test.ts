import { expect, test } from 'vitest'
import { agendaOf, type Row } from '../../client/phone/agenda.ts'
import { nowOf } from '../../client/phone/now.ts'
import { item, meeting, ms, slot, slots, tables } from './given-records.ts'

type Told = Parameters<typeof agendaOf>[0]

const day = (more: Partial<Told> = {}, now = ms('09:00')) =>
  agendaOf({ slots, tables, items: [], meetings: [], signedUp: [], closedSlots: [], busy: [], ...more }, now)
const lines = (rows: readonly Row[]) => rows.map((row) => `${row.startsAt.slice(11, 16)} ${row.is}`)
const CHANGE_OVER = 5 * 60_000

test('a day is its meetings, items and free slots by time; a slot that an item takes is no offer', () => {
  const rows = day({
    meetings: [meeting('b', 2, 1)],
    items: [item()],
    signedUp: ['i1'],
    closedSlots: ['s1.6'],
    busy: ['s1.2', 's1.4', 's1.5', 's1.6'],
  })
  expect(lines(rows)).toEqual(['10:00 free', '10:30 meeting', '11:00 free', '11:30 item', '12:30 closed-by-me'])
})

test('one stays seated at the same table, is told a zone to walk to, and nothing after a break', () => {
  const ways = day({ meetings: [meeting('b', 1, 1), meeting('c', 2, 1), meeting('d', 3, 3), meeting('e', 5, 1)] })
    .filter((row) => row.is === 'meeting')
    .map((row) => row.way)
  expect(ways).toEqual([undefined, { is: 'stay' }, { is: 'walk', zone: 'B' }, undefined])
})

test('what waits or was cancelled has no place in the day', () => {
  const { slotId: _slotId, tableId: _tableId, ...placeless } = meeting('b', 1, 1)
  expect(lines(day({ slots: [slot(1)], meetings: [{ ...placeless, state: 'waiting' }] }))).toEqual(['10:00 free'])
})

test('before, in, between and after meetings the panel says what is next, now, a change-over, and that it is over', () => {
  const meetings = [meeting('b', 1, 1), meeting('c', 2, 2)]
  const said = (now: string, stages: SlotStages = {}) =>
    nowOf(
      day({ meetings, slots: slots.map((one) => ({ ...one, stage: stages[one.number] ?? one.stage })) }, ms(now)),
      ms(now),
      null,
      CHANGE_OVER,
    )
  expect(said('09:50')).toMatchObject({ is: 'next', inMs: 600_000, changeOver: false })
  expect(said('10:10', { 1: 'running' })).toMatchObject({ is: 'running', leftMs: 15 * 60_000, share: 0.6 })
  expect(said('10:27', { 1: 'over' })).toMatchObject({ is: 'next', inMs: 180_000, changeOver: true })
  expect(said('10:58', { 1: 'over', 2: 'over' })).toEqual({ is: 'open', met: true })
  expect(said('13:00')).toEqual({ is: 'over', held: 2 })
})
type SlotStages = Record<number, 'running' | 'over'>

test('a round that is held stands still, one started by hand runs early, one that was skipped is over early', () => {
  const meetings = [meeting('b', 1, 1)]
  const said = (now: string, stage: 'running' | 'over', heldSince: number | null = null) =>
    nowOf(day({ meetings, slots: [slot(1, { stage })] }, ms(now)), ms(now), heldSince, CHANGE_OVER)
  expect(said('10:20', 'running', ms('10:10'))).toMatchObject({ leftMs: 15 * 60_000 })
  expect(said('09:57', 'running')).toMatchObject({ is: 'running' })
  expect(said('10:10', 'over')).toMatchObject({ is: 'over' })
})
