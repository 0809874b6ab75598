import type { ParticipantId, SlotId } from '../../shared/ids.ts'
import type { ItemRecord, MeetingRecord, SlotRecord, TableRecord } from '../../shared/views/records.ts'

/** A meeting that has a place, with the place itself. */
export interface Seat {
  meeting: MeetingRecord
  slot: SlotRecord
  table: TableRecord
}

/** What stands between two meetings at different tables: walking is what costs the change-over. */
export type Way = { is: 'stay' } | { is: 'walk'; zone: string } | undefined

/** A line of the day. `startsAt` and `endsAt` are ISO 8601 in UTC. */
export type Row = { startsAt: string; endsAt: string; over: boolean } & (
  | ({ is: 'meeting'; way: Way } & Seat)
  | { is: 'item'; item: ItemRecord; signedUp: boolean }
  | { is: 'free' | 'closed-by-me' | 'closed'; slot: SlotRecord }
)
export type MeetingRow = Extract<Row, { is: 'meeting' }>

interface Told {
  slots: readonly SlotRecord[]
  tables: ReadonlyMap<string, TableRecord>
  items: readonly ItemRecord[]
  /** The person's own. */
  meetings: readonly MeetingRecord[]
  signedUp: readonly string[]
  /** Closed by the person. */
  closedSlots: readonly SlotId[]
  busy: readonly SlotId[]
}

/** All that one person's days hold, by start. A slot that an engagement of another session overlaps is no row. `now` in ms. */
export function agendaOf(told: Told, now: number): Row[] {
  const seats = seatsOf(told)
  const rows: Row[] = seats.map((seat, index) => ({
    is: 'meeting',
    ...span(seat.slot),
    over: seat.meeting.state === 'held' || isOver(seat.slot, now),
    ...seat,
    way: wayBetween(seats[index - 1], seat),
  }))
  for (const item of told.items) {
    if (item.cancelled) continue
    rows.push({
      is: 'item',
      ...span(item),
      over: Date.parse(item.endsAt) <= now,
      item,
      signedUp: told.signedUp.includes(item.id),
    })
  }
  const seated = new Set(seats.map((seat) => seat.slot.id))
  for (const slot of told.slots) {
    if (seated.has(slot.id)) continue
    const is = slot.closed ? 'closed' : told.closedSlots.includes(slot.id) ? 'closed-by-me' : 'free'
    if (is === 'free' && told.busy.includes(slot.id)) continue
    rows.push({ is, ...span(slot), over: isOver(slot, now) || slot.stage === 'running', slot })
  }
  return rows.sort((a, b) => a.startsAt.localeCompare(b.startsAt) || a.endsAt.localeCompare(b.endsAt))
}

/** The others at a meeting. */
export function partnersOf(meeting: { participantIds: readonly ParticipantId[] }, me: ParticipantId | undefined) {
  return meeting.participantIds.filter((id) => id !== me)
}

function seatsOf({ slots, tables, meetings }: Told): Seat[] {
  const bySlot = new Map(slots.map((slot) => [slot.id, slot]))
  const seats: Seat[] = []
  for (const meeting of meetings) {
    const slot = bySlot.get(meeting.slotId ?? '')
    const table = tables.get(meeting.tableId ?? '')
    if (slot && table) seats.push({ meeting, slot, table })
  }
  return seats.sort((a, b) => a.slot.startsAt.localeCompare(b.slot.startsAt))
}

/** Only from the slot just before: whoever has a break in between walks anyway. */
function wayBetween(before: Seat | undefined, seat: Seat): Way {
  const follows = before?.slot.sessionId === seat.slot.sessionId && before.slot.number === seat.slot.number - 1
  if (!follows || seat.table.virtual) return undefined
  if (before.table.id === seat.table.id) return { is: 'stay' }
  return seat.table.zone && seat.table.zone !== before.table.zone ? { is: 'walk', zone: seat.table.zone } : undefined
}

function span({ startsAt, endsAt }: { startsAt: string; endsAt: string }) {
  return { startsAt, endsAt }
}

function isOver(slot: SlotRecord, now: number): boolean {
  return slot.stage === 'over' || Date.parse(slot.endsAt) <= now
}
