import type { ParticipantId } from '../../../shared/ids.ts'
import type { ItemRecord, MeetingRecord, ParticipantRecord, SlotRecord } from '../../../shared/views/records.ts'

/** A line of a person's day as staff see it, by start. */
export type DayLine =
  | { is: 'meeting'; key: string; startsAt: string; slot: SlotRecord; meeting: MeetingRecord }
  | { is: 'free' | 'closed' | 'busy'; key: string; startsAt: string; slot: SlotRecord }
  | { is: 'item'; key: string; startsAt: string; item: ItemRecord }

/** Every slot, and the programme items the person signed up for. `busy`: something else overlaps the slot. */
export function dayOf(
  person: ParticipantRecord,
  slots: readonly SlotRecord[],
  meetings: readonly MeetingRecord[],
  items: readonly ItemRecord[],
): DayLine[] {
  const bySlot = new Map(meetings.flatMap((meeting) => (meeting.slotId ? [[meeting.slotId, meeting] as const] : [])))
  const lines = slots.map((slot): DayLine => {
    const meeting = bySlot.get(slot.id)
    const base = { key: slot.id, startsAt: slot.startsAt, slot }
    if (meeting) return { is: 'meeting', ...base, meeting }
    if (person.closedSlots?.includes(slot.id)) return { is: 'closed', ...base }
    return { is: person.busy.includes(slot.id) ? 'busy' : 'free', ...base }
  })
  const signedUp = items.filter((item) => !item.cancelled && item.signedUp?.includes(person.id))
  return [
    ...lines,
    ...signedUp.map((item): DayLine => ({ is: 'item', key: item.id, startsAt: item.startsAt, item })),
  ].sort((a, b) => (a.startsAt < b.startsAt ? -1 : a.startsAt > b.startsAt ? 1 : 0))
}

export function othersIn(meeting: MeetingRecord, person: ParticipantId): ParticipantId[] {
  return meeting.participantIds.filter((id) => id !== person)
}
