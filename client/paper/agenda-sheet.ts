import type { ParticipantId } from '../../shared/ids.ts'
import type { ItemRecord, MeetingRecord, ParticipantRecord } from '../../shared/views/records.ts'
import { agendaOf, type Row } from '../phone/agenda.ts'
import type { RoomRecords } from '../room/records.svelte.ts'
import type { Times } from '../room/times.ts'

/** A line of a printed day. Slots that the organisers closed, and items that one could sign up for and did not, are none. */
export type PaperRow = Exclude<Row, { is: 'closed' }>

/** One person's days on one sheet. */
export interface Sheet {
  person: ParticipantRecord
  /** By day, in the room's zone. */
  days: { date: string; rows: PaperRow[] }[]
  /** Agreed, without a place. */
  waiting: MeetingRecord[]
}

/** What a person told us of themselves that their record does not say to everybody. */
interface Own {
  signedUp: readonly string[]
  closedSlots: readonly string[]
}

/** `own`: for a participant's own sheet; staff are told the same in the records themselves. `now` in ms. */
export function sheetOf(
  records: RoomRecords,
  times: Times,
  person: ParticipantRecord,
  now: number,
  own: Own = ownOf(records.items, person),
): Sheet {
  const { slots, tables, items } = records
  const meetings = records.meetingsOf(person.id)
  const rows = agendaOf({ slots, tables, items, meetings, busy: person.busy, ...own }, now)
  const days = new Map<string, PaperRow[]>()
  for (const row of rows) {
    if (row.is === 'closed' || (row.is === 'item' && row.item.signUp && !row.signedUp)) continue
    const date = times.date(row.startsAt)
    days.set(date, [...(days.get(date) ?? []), row])
  }
  return {
    person,
    days: [...days].map(([date, inIt]) => ({ date, rows: inIt })),
    waiting: meetings.filter(({ state }) => state === 'waiting'),
  }
}

export type SortedBy = 'name' | 'organisation' | 'delegation'

/** Everybody in the order in which the sheets are handed out; without a delegation last. */
export function inOrder(people: readonly ParticipantRecord[], by: SortedBy): ParticipantRecord[] {
  const first = (person: ParticipantRecord) => (by === 'name' ? '' : person[by] || '\uFFFF')
  return [...people].sort((a, b) => first(a).localeCompare(first(b)) || a.name.localeCompare(b.name))
}

export function hasMeetings(records: RoomRecords, id: ParticipantId): boolean {
  return records.meetingsOf(id).some(({ state }) => state !== 'cancelled' && state !== 'no-show')
}

function ownOf(items: readonly ItemRecord[], person: ParticipantRecord): Own {
  const signedUp = items.filter((item) => item.signedUp?.includes(person.id)).map(({ id }) => id)
  return { signedUp, closedSlots: person.closedSlots ?? [] }
}
