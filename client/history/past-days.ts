import type { RoomRecord, SlotRecord, TableRecord } from '../../shared/views/records.ts'
import { type Day, daysOf, rowsInZones } from '../board/days.ts'
import type { Times } from '../room/times.ts'
import type { PastBoard } from './past.ts'

/** The days that the board had then, by its sessions of then; those that are gone since have no name any more. */
export function pastDays(room: RoomRecord, { slots }: PastBoard, times: Times): Day[] {
  const records = [...slots].map(([id, slot]): SlotRecord => ({ kind: 'slot', id, ...slot }))
  const begins = new Map<string, string>()
  for (const { sessionId, startsAt } of records) {
    const known = begins.get(sessionId)
    if (known === undefined || startsAt < known) begins.set(sessionId, startsAt)
  }
  const sessions = [...begins].map(([id, startsAt]) => {
    const name = room.sessions.find((session) => session.id === id)?.name ?? ''
    return { id, name, startsAt, slotMinutes: 0, changeoverMinutes: 0 }
  })
  return daysOf({ ...room, sessions }, records, times)
}

/** The tables that there were, in the rows of the board. */
export function pastTables({ tables }: PastBoard): TableRecord[] {
  const plain = { kind: 'table' as const, stepFree: false, quiet: false, virtual: false }
  return rowsInZones(new Map([...tables].map(([id, table]) => [id, { ...plain, id, ...table }])))
}
