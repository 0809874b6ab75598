import type { SlotId, TableId } from '../../shared/ids.ts'
import type { SlotRecord } from '../../shared/views/records.ts'
import type { Who } from '../presence/people.ts'
import type { Card } from './cards.ts'
import type { Day } from './days.ts'
import type { CellOutlook, Outlook } from './outlook.ts'

/** A column of the grid. */
export interface Column {
  slot: SlotRecord
  /** Its track in the grid, from 1; the first is the rows' heads, and a gap between two sessions takes one too. */
  track: number
  time: string
}

/** What a cell says of itself beside its card. */
export type CellState = CellOutlook | 'past' | 'out' | 'closed' | 'plain'

/** A cell as it is drawn; the same object for as long as it is drawn the same. */
export interface Cell {
  slotId: SlotId
  track: number
  stage: SlotRecord['stage']
  card: Card | undefined
  state: CellState
  label: string
  /** Takes the focus when the grid is entered. */
  entered: boolean
  marked: boolean
  /** A meeting on its way here. */
  coming: string | undefined
  /** Who else has taken its card up. */
  holder: Who | undefined
  /** A meeting that a plan takes away from here. */
  leaving: string | undefined
}

/** Columns of a day from left to right. */
export function columnsOf({ blocks }: Day, timeOf: (instant: string) => string): Column[] {
  let track = 1
  return blocks.flatMap(({ slots }, block) => {
    if (block > 0) track++
    return slots.map((slot) => ({ slot, track: ++track, time: timeOf(slot.startsAt) }))
  })
}

/** A slot that has gone by or is shut says so first; else what it means for the card in hand. */
export function stateOf(
  slot: SlotRecord,
  table: { id: TableId; closed: boolean },
  outlook: Outlook | undefined,
): CellState {
  if (slot.stage === 'over') return outlook ? 'taken' : 'past'
  if (table.closed) return 'out'
  if (slot.closed) return 'closed'
  return outlook ? (outlook.cells.get(slot.id)?.get(table.id) ?? 'taken') : 'plain'
}

/** `before` itself where it says the same. */
export function kept(cell: Cell, before: Cell | undefined): Cell {
  if (!before) return cell
  const names = Object.keys(cell) as (keyof Cell)[]
  return names.every((name) => cell[name] === before[name]) ? before : cell
}
