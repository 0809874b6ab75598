import type { MeetingRecord, SlotRecord } from '../../shared/views/records.ts'

/** Pairs of seated meetings at the same time that share a person or a table, as anybody could count them from the board (L1). */
export function doubleBookings(meetings: Iterable<MeetingRecord>, slots: ReadonlyMap<string, SlotRecord>): string[] {
  const seated = [...meetings].filter((meeting) => meeting.slotId !== undefined)
  const found: string[] = []
  seated.forEach((a, i) => {
    for (const b of seated.slice(i + 1)) {
      const [one, other] = [slots.get(a.slotId!)!, slots.get(b.slotId!)!]
      if (!(one.startsAt < other.endsAt && other.startsAt < one.endsAt)) continue
      if (a.tableId === b.tableId) found.push(`table ${a.tableId} in ${a.slotId}`)
      if (a.participantIds.some((id) => b.participantIds.includes(id))) found.push(`person in ${a.slotId}`)
    }
  })
  return found
}
