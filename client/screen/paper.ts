import type { SlotRecord, TableRecord } from '../../shared/views/records.ts'
import { byZone, zoneKey } from './zones.ts'

/** The board as punched paper: a column a slot, a row a table, measured in px of the 1920 x 1080 picture. */
export interface Paper {
  columns: readonly { slot: SlotRecord; x: number }[]
  rows: readonly { table: TableRecord; y: number }[]
  cell: { width: number; height: number }
  /** Slots whose time is written above, with the middle of the column. */
  heads: readonly { slot: SlotRecord; x: number }[]
  /** Zones by the middle of where they stand. Where these have long names: tables by their numbers, every one or the first of each zone. */
  marks: readonly { text: string; y: number }[]
}

/** A column between two sessions, and rows between two zones, stand apart by so many columns or rows. */
const COLUMN_GAP = 0.34
const ROW_GAP = 0.5
/** Cells of a small room grow, but not into posters. */
const MOST = { column: 156, row: 128 }
/** Least distance of two times above the paper, and of two marks beside it: 36 px type must not touch. */
const HEAD_PX = 142
const MARK_PX = 46
/** A zone's name that is no longer than this stands at its tables as it is. */
const SHORT_ZONE = 3

/** `tables` in the room's order; those of one zone stand together. */
export function paperOf(
  slots: readonly SlotRecord[],
  tables: readonly TableRecord[],
  size: { width: number; height: number },
): Paper {
  const zones = byZone(tables)
  const columnGaps = slots.filter((slot, i) => i > 0 && slot.sessionId !== slots[i - 1]!.sessionId).length
  const column = Math.min(MOST.column, size.width / (slots.length + columnGaps * COLUMN_GAP))
  const row = Math.min(MOST.row, size.height / (tables.length + (zones.length - 1) * ROW_GAP))
  const columns = placed(slots, column, COLUMN_GAP, (slot) => slot.sessionId).map(({ item, at }) => ({
    slot: item,
    x: at,
  }))
  const rows = placed(zones.flat(), row, ROW_GAP, zoneKey).map(({ item, at }) => ({ table: item, y: at }))
  const middles = columns.map(({ slot, x }) => ({ slot, x: x + column / 2 }))
  return {
    columns,
    rows,
    cell: { width: column - Math.min(8, column * 0.14), height: row - Math.max(1, Math.min(8, row * 0.18)) },
    heads: spaced(middles, HEAD_PX, ({ x }) => x),
    marks: spaced(marksOf(zones, rows, row), MARK_PX, ({ y }) => y),
  }
}

function marksOf(
  zones: readonly (readonly TableRecord[])[],
  rows: Paper['rows'],
  row: number,
): { text: string; y: number }[] {
  const yOf = new Map(rows.map(({ table, y }) => [table.id, y + row / 2]))
  const areShort = zones.every(([first]) => first!.zone !== '' && first!.zone.length <= SHORT_ZONE)
  if (areShort)
    return zones.map((zone) => ({ text: zone[0]!.zone, y: (yOf.get(zone[0]!.id)! + yOf.get(zone.at(-1)!.id)!) / 2 }))
  const numbered = row >= MARK_PX ? zones.flat() : zones.map((zone) => zone[0]!)
  return numbered.map(({ id, label }) => ({ text: label.slice(0, 5), y: yOf.get(id)! }))
}

function placed<T>(
  items: readonly T[],
  step: number,
  gap: number,
  groupOf: (item: T) => string,
): { item: T; at: number }[] {
  let at = -step
  return items.map((item, i) => {
    at += step * (i > 0 && groupOf(item) !== groupOf(items[i - 1]!) ? 1 + gap : 1)
    return { item, at }
  })
}

/** The first, and each that is at least `apart` after the last one kept. */
function spaced<T>(items: readonly T[], apart: number, at: (item: T) => number): T[] {
  const kept: T[] = []
  for (const item of items) if (kept.length === 0 || at(item) - at(kept.at(-1)!) >= apart) kept.push(item)
  return kept
}
