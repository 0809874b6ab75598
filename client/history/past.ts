import type { HistoryStep, MeetingStep, SlotStep, TableStep } from '../../shared/history.ts'
import type { MeetingId, ParticipantId, SlotId, TableId } from '../../shared/ids.ts'
import type { MeetingState } from '../../shared/room.ts'

/** A meeting as it sat on the board then. */
export interface PastCard {
  id: MeetingId
  people: readonly ParticipantId[]
  state: MeetingState
  locked: boolean
  slotId: SlotId
  tableId: TableId
}

/** The board as it was: cells, and the tables and times that there were. */
export interface PastBoard {
  /** By table, then slot. */
  rows: ReadonlyMap<TableId, ReadonlyMap<SlotId, PastCard>>
  tables: ReadonlyMap<TableId, NonNullable<TableStep['now']>>
  slots: ReadonlyMap<SlotId, NonNullable<SlotStep['now']>>
  /** Meetings that waited for a place. */
  waiting: number
}

/** Boards are kept whole every so many steps; between two, what happened is played again. */
const KEPT_EVERY = 100

/** A history as boards that can be looked at in any order; steps may be added at its end. */
export class Past {
  readonly #steps: HistoryStep[] = []
  /** Before step 0, 100, 200, ... */
  readonly #kept: Pieces[] = []
  #end: Pieces = { meetings: new Map(), tables: new Map(), slots: new Map() }

  get steps(): readonly HistoryStep[] {
    return this.#steps
  }

  add(steps: readonly HistoryStep[]): void {
    for (const step of steps) {
      if (this.#steps.length % KEPT_EVERY === 0) this.#kept.push(copied(this.#end))
      this.#steps.push(step)
      play(this.#end, step)
    }
  }

  /** The board after so many of the steps. */
  after(count: number): PastBoard {
    const whole = Math.min(Math.floor(count / KEPT_EVERY), this.#kept.length - 1)
    if (whole < 0) return boardOf(this.#end)
    const pieces = copied(this.#kept[whole]!)
    for (const step of this.#steps.slice(whole * KEPT_EVERY, count)) play(pieces, step)
    return boardOf(pieces)
  }
}

interface Pieces {
  meetings: Map<MeetingId, MeetingStep>
  tables: Map<TableId, NonNullable<TableStep['now']>>
  slots: Map<SlotId, NonNullable<SlotStep['now']>>
}

function copied({ meetings, tables, slots }: Pieces): Pieces {
  return { meetings: new Map(meetings), tables: new Map(tables), slots: new Map(slots) }
}

function play({ meetings, tables, slots }: Pieces, step: HistoryStep): void {
  for (const meeting of step.meetings) meetings.set(meeting.id, meeting)
  for (const { id, now } of step.tables) {
    if (now) tables.set(id, now)
    else tables.delete(id)
  }
  for (const { id, now } of step.slots) {
    if (now) slots.set(id, now)
    else slots.delete(id)
  }
}

function boardOf({ meetings, tables, slots }: Pieces): PastBoard {
  const rows = new Map<TableId, Map<SlotId, PastCard>>()
  let waiting = 0
  for (const { id, to, state, locked, people } of meetings.values()) {
    if (state === 'waiting') waiting++
    if (!to) continue
    const { slotId, tableId } = to
    const card = { id, people, state, locked, slotId, tableId }
    const row = rows.get(tableId)
    if (row) row.set(slotId, card)
    else rows.set(tableId, new Map([[slotId, card]]))
  }
  return { rows, tables, slots, waiting }
}
