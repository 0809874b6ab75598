import { holdersAt, seatedMeetingsOf } from './engagements.ts'
import { isFit, isReservedFor } from './fitting.ts'
import type { MeetingId, ParticipantId, SlotId, TableId } from './ids.ts'
import type { Participant, Room, Slot, Table } from './room.ts'

// Which table people get in a slot [M2] [T4] [T5]. What does not depend on the slot is worked out once for all slots.

interface RankedTable {
  id: TableId
  /** The lesser comes first; of equal ones the order of the list. */
  rank: number
}

/** Who is to sit, and what of it is the same in every slot. */
export interface Seating {
  /** Meetings that leave their place in the same act: their table is free. */
  except: readonly MeetingId[]
  /** Tables that are open, fit and not reserved for others, best first if nobody kept theirs. */
  tables: readonly RankedTable[]
  /** For each person the table at which they sit, by slot. */
  sitting: readonly ReadonlyMap<SlotId, TableId>[]
}

/** [T4] A reserved table comes before any that somebody would keep. */
const RESERVED_RANK = -100
/** [M2] For each person who keeps it. At most eight do: never as much as a reserved one. */
const KEPT_RANK = -10

export function seatingOf(
  room: Room,
  participantIds: readonly ParticipantId[],
  except: readonly MeetingId[] = [],
): Seating {
  const people = participantIds.map((id) => room.participants.get(id)!)
  const tables: RankedTable[] = []
  for (const table of room.tables.values()) {
    const reserved = isReservedFor(table, people)
    if (table.closed || (table.reserved && !reserved) || !isFit(table, people)) continue
    tables.push({ id: table.id, rank: (reserved ? RESERVED_RANK : 0) + unneededMarks(table, people) })
  }
  tables.sort((a, b) => a.rank - b.rank)
  return { except, tables, sitting: participantIds.map((id) => tablesOf(room, id, except)) }
}

/** Whether every table is taken then, which is told at a glance: with many waiting meetings most slots are. */
export function isFull(room: Room, slotId: SlotId): boolean {
  return holdersAt(room, slotId).size === room.tables.size
}

/** The table they would get in a slot, and how many of them keep it; undefined: none is free, but for `not`. */
export function tableIn(
  room: Room,
  slotId: SlotId,
  { except, tables, sitting }: Seating,
  not?: TableId,
): { tableId: TableId; kept: number } | undefined {
  const holders = room.overlaps.get(slotId)!.map((during) => holdersAt(room, during))
  const isFree = ({ id }: RankedTable) =>
    id !== not && holders.every((held) => !held.has(id) || except.includes(held.get(id)!))
  const keeping = keptBeside(room.slots.get(slotId)!, sitting)
  let best = tables.find(isFree)
  if (best && keeping.size > 0) {
    const rank = ({ id, rank: plain }: RankedTable) => plain + (keeping.get(id) ?? 0) * KEPT_RANK
    for (const table of tables) if (keeping.has(table.id) && rank(table) < rank(best) && isFree(table)) best = table
  }
  return best && { tableId: best.id, kept: keeping.get(best.id) ?? 0 }
}

/** [T5] Tables with a special mark come last, a virtual one after all others, unless that is what is needed. */
function unneededMarks(table: Table, people: readonly Participant[]): number {
  if (table.url !== null && !people.some(({ online }) => online)) return 2
  const stepFree = table.stepFree && !people.some((person) => person.stepFree)
  return stepFree || table.quiet ? 1 : 0
}

function tablesOf(room: Room, participantId: ParticipantId, except: readonly MeetingId[]): Map<SlotId, TableId> {
  const tables = new Map<SlotId, TableId>()
  for (const { id, slotId, tableId } of seatedMeetingsOf(room, participantId)) {
    if (except.includes(id)) continue
    for (const during of room.overlaps.get(slotId)!) if (!tables.has(during)) tables.set(during, tableId)
  }
  return tables
}

/** How many of the people have each table in the slot just before or after. */
function keptBeside({ sessionId, number }: Slot, sitting: Seating['sitting']): Map<TableId, number> {
  const keeping = new Map<TableId, number>()
  for (const tables of sitting) {
    const before = tables.get(`${sessionId}.${number - 1}`)
    const after = tables.get(`${sessionId}.${number + 1}`)
    if (before) keeping.set(before, (keeping.get(before) ?? 0) + 1)
    if (after && after !== before) keeping.set(after, (keeping.get(after) ?? 0) + 1)
  }
  return keeping
}
