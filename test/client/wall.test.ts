import { expect, test } from 'vitest'
import { sceneOf } from '../../client/screen/day.ts'
import { discsOf } from '../../client/screen/discs.ts'
import { matrixOf } from '../../client/screen/matrix.ts'
import { paperOf } from '../../client/screen/paper.ts'
import { countPairs, countTypes, freePlaces } from '../../client/screen/tallies.ts'
import type { MeetingType } from '../../shared/room.ts'
import type { CellRecord, RoomRecord, SlotRecord, TableRecord } from '../../shared/views/records.ts'

const MINUTE = 60_000
const start = Date.parse('2030-05-06T08:00:00Z')
const day = (instant: string) => instant.slice(0, 10)

function slots(count: number, more: Partial<SlotRecord> = {}): SlotRecord[] {
  return Array.from({ length: count }, (_, i) => ({
    kind: 'slot',
    id: `s1.${i + 1}`,
    sessionId: 's1',
    number: i + 1,
    startsAt: new Date(start + i * 30 * MINUTE).toISOString(),
    endsAt: new Date(start + i * 30 * MINUTE + 25 * MINUTE).toISOString(),
    stage: 'ahead',
    closed: false,
    ...more,
  }))
}

function tables(count: number, more: Partial<TableRecord> = {}): TableRecord[] {
  return Array.from({ length: count }, (_, i) => ({
    kind: 'table',
    id: `t${i + 1}`,
    label: String(i + 1),
    zone: '',
    stepFree: false,
    quiet: false,
    virtual: false,
    closed: false,
    ...more,
  }))
}

function cell(id: number, type: MeetingType, countries: string[], slotId = 's1.1', tableId = 't1'): CellRecord {
  return {
    kind: 'cell',
    id: String(id),
    slotId,
    tableId,
    state: 'placed',
    type,
    countries,
    bookedAt: '2030-05-01T08:00:00Z',
  }
}

const session = {
  id: 's1',
  name: 'Morning',
  startsAt: new Date(start).toISOString(),
  slotMinutes: 25,
  changeoverMinutes: 5,
}
const room = { sessions: [session] } as unknown as RoomRecord

test('the wall shows the next day, the running round, the change-over, and in the end what came of it', () => {
  const scene = (of: readonly SlotRecord[], now = start - 60 * MINUTE) => sceneOf(room, of, now, day).is
  expect(scene([])).toBe('setting-up')
  expect(scene(slots(3))).toBe('filling')
  const [first, ...rest] = slots(3)
  expect(scene([{ ...first!, stage: 'running' }, ...rest])).toBe('floor')
  const after: SlotRecord[] = [{ ...first!, stage: 'over' }, ...rest]
  expect(sceneOf(room, after, start + 26 * MINUTE, day)).toMatchObject({
    is: 'floor',
    round: 'next',
    slots: [{ id: 's1.2' }],
  })
  expect(scene(after, start + 10 * MINUTE)).toBe('filling')
  expect(scene(slots(3, { stage: 'over' }))).toBe('results')
})

test.each([
  [26, 20],
  [100, 40],
  [3, 6],
])('%i tables and %i slots lie on the paper, apart and inside', (tableCount, slotCount) => {
  const size = { width: 1000, height: 740 }
  const paper = paperOf(slots(slotCount), tables(tableCount), size)
  expect(paper.columns.at(-1)!.x + paper.cell.width).toBeLessThanOrEqual(size.width)
  expect(paper.rows.at(-1)!.y + paper.cell.height).toBeLessThanOrEqual(size.height)
  expect(paper.columns[1]!.x - paper.columns[0]!.x).toBeGreaterThan(paper.cell.width)
  expect(paper.rows[1]!.y - paper.rows[0]!.y).toBeGreaterThan(paper.cell.height)
  const gaps = paper.heads.slice(1).map(({ x }, i) => x - paper.heads[i]!.x)
  for (const gap of gaps) expect(gap).toBeGreaterThanOrEqual(142)
})

test('a hundred tables are discs that hold 36 px type and do not touch', () => {
  const { discs, diameter } = discsOf(tables(100), { width: 780, height: 900 })
  expect(diameter).toBeGreaterThanOrEqual(70)
  expect(new Set(discs.map(({ x, y }) => `${x} ${y}`)).size).toBe(100)
  expect(Math.max(...discs.map(({ y }) => y)) + diameter).toBeLessThanOrEqual(900)
  expect(discs[1]!.x - discs[0]!.x).toBeGreaterThan(diameter)
})

test('what is free is what somebody could still book', () => {
  const [one, two, three] = slots(3)
  const half: SlotRecord[] = [{ ...one!, stage: 'running' }, { ...two!, closed: true }, three!]
  const places = [...tables(2), ...tables(1, { id: 't9', virtual: true }), ...tables(1, { id: 't8', closed: true })]
  expect(freePlaces(half, places, [cell(1, 'C2B', ['IT'], 's1.3', 't2'), cell(2, 'C2B', ['IT'], 's1.1', 't2')])).toBe(1)
})

test('types beyond the rows, and unknown ones, are counted as other', () => {
  const cells = (['C2B', 'C2B', 'C2C', 'B2B', 'D2D', 'other'] as const).map((type, i) => cell(i, type, ['IT']))
  expect(countTypes(cells, 3)).toEqual([
    { type: 'C2B', count: 2 },
    { type: 'B2B', count: 1 },
    { type: 'other', count: 3 },
  ])
  expect(countTypes(cells.slice(0, 3), 3)).toEqual([
    { type: 'C2B', count: 2 },
    { type: 'C2C', count: 1 },
  ])
})

test('pairs of countries stand in two sides, each pair in one cell', () => {
  const cells = [
    ['IT', 'KR'],
    ['IT', 'KR'],
    ['DE', 'KR'],
    ['DE', 'TW'],
    ['FR', 'TW'],
  ].map((countries, i) => cell(i, 'C2C', countries))
  expect(countPairs(cells, 1)).toEqual([{ pair: 'IT–KR', count: 2 }])
  const { rows, columns, at } = matrixOf(cells, { rows: 13, columns: 10 })
  expect(rows).toEqual(['DE', 'FR', 'IT'])
  expect(columns).toEqual(['KR', 'TW'])
  expect(at('IT', 'KR')).toBe(2)
  expect(at('FR', 'KR')).toBe(0)
})
