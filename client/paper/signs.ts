import type { TableRecord } from '../../shared/views/records.ts'
import type { RoomRecords } from '../room/records.svelte.ts'
import type { Times } from '../room/times.ts'

/** A table, and what its sign says of one day: `10:00`, and with whom where the organisers want that on the table. */
export interface Sign {
  table: TableRecord
  meetings: { key: string; time: string; who: string }[]
}

/** What a table's sign says of the day's meetings. */
export type OnSign = 'none' | 'times' | 'organisations'

/** Signs of all tables that one can walk to, in the order of the list. `date`: of the day whose meetings are on them, by the room's clock. */
export function signsOf(records: RoomRecords, times: Times, onSign: OnSign, date: string): Sign[] {
  const meetings = new Map<string, Sign['meetings']>()
  const seated = [...records.meetings.values()].flatMap((meeting) => {
    const slot = records.slotsById.get(meeting.slotId ?? '')
    return slot && meeting.tableId && times.date(slot.startsAt) === date ? [{ meeting, slot }] : []
  })
  seated.sort((a, b) => a.slot.startsAt.localeCompare(b.slot.startsAt))
  for (const { meeting, slot } of onSign === 'none' ? [] : seated) {
    const organisations = meeting.participantIds.map((id) => records.participants.get(id)?.organisation ?? '')
    const who = onSign === 'organisations' ? [...new Set(organisations)].filter(Boolean).join(' – ') : ''
    const line = { key: meeting.id, time: times.time(slot.startsAt), who }
    meetings.set(meeting.tableId!, [...(meetings.get(meeting.tableId!) ?? []), line])
  }
  return [...records.tables.values()]
    .filter(standsInTheHall)
    .map((table) => ({ table, meetings: meetings.get(table.id) ?? [] }))
}

function standsInTheHall({ virtual }: TableRecord): boolean {
  return !virtual
}
