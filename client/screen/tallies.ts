import type { MeetingType } from '../../shared/room.ts'
import { countryPairs } from '../../shared/meeting-type.ts'
import type { CellRecord, SlotRecord, TableRecord } from '../../shared/views/records.ts'

/** How a meeting's type is drawn on the wall: the form is the type, the bars are the legend. */
export interface Form {
  filled: boolean
  round: boolean
}

/** Two of a kind are solid, two kinds an outline; with a cluster among equals, or no company, it is round. */
export function formOf(type: MeetingType): Form {
  const [one, , two] = type
  return {
    filled: type !== 'other' && one === two,
    round: type === 'C2C' || (one !== 'B' && two !== 'B' && one !== two),
  }
}

export interface TypeCount {
  type: MeetingType
  count: number
}

/** At most `rows` types, the most frequent first; what is beyond is counted as other. */
export function countTypes(cells: readonly CellRecord[], rows: number): TypeCount[] {
  const counts = new Map<MeetingType, number>()
  for (const { type } of cells) counts.set(type, (counts.get(type) ?? 0) + 1)
  const known = [...counts]
    .filter(([type]) => type !== 'other')
    .map(([type, count]) => ({ type, count }))
    .sort((a, b) => b.count - a.count || a.type.localeCompare(b.type))
  const own = known.slice(0, known.length > rows || counts.has('other') ? rows - 1 : rows)
  const beyond = cells.length - sum(own)
  return beyond > 0 ? [...own, { type: 'other', count: beyond }] : own
}

export interface PairCount {
  /** `AR–IT` */
  pair: string
  count: number
}

/** Countries that meet most; ties in the order of the alphabet. */
export function countPairs(cells: readonly CellRecord[], most: number): PairCount[] {
  const counts = new Map<string, number>()
  for (const pair of cells.flatMap(({ countries }) => countryPairs(countries)))
    counts.set(pair, (counts.get(pair) ?? 0) + 1)
  return [...counts]
    .map(([pair, count]) => ({ pair: pair.replace('-', '–'), count }))
    .sort((a, b) => b.count - a.count || a.pair.localeCompare(b.pair))
    .slice(0, most)
}

/** Places that somebody could still book: open tables in open slots that have not begun. Virtual tables are not counted: few may use them. */
export function freePlaces(
  slots: readonly SlotRecord[],
  tables: Iterable<TableRecord>,
  cells: readonly CellRecord[],
): number {
  const openSlots = new Set(slots.filter(({ stage, closed }) => stage === 'ahead' && !closed).map(({ id }) => id))
  const openTables = new Set([...tables].filter(({ closed, virtual }) => !closed && !virtual).map(({ id }) => id))
  const taken = cells.filter(({ slotId, tableId }) => openSlots.has(slotId) && openTables.has(tableId))
  return openSlots.size * openTables.size - taken.length
}

function sum(counts: readonly TypeCount[]): number {
  return counts.reduce((total, { count }) => total + count, 0)
}
