import { clockOf, isDate, minuteOf, wholeNumber } from '../room/local.ts'
import type { MeetingRecord, RoomRecord, SlotRecord } from '../../shared/views/records.ts'

export type SessionRecord = RoomRecord['sessions'][number]

/** A session as the fields hold it: local to the room. */
export interface SessionForm {
  name: string
  /** `2026-06-12` */
  date: string
  /** `09:30` */
  from: string
  meetingMinutes: string
  changeoverMinutes: string
  slots: string
}

/** What the room is asked for; `startsAt` is local to it. */
export interface SessionWish {
  name: string
  startsAt: string
  slotMinutes: number
  changeoverMinutes: number
  slots: number
}

/** undefined while a field is empty or makes no sense. */
export function wishOf(form: SessionForm): SessionWish | undefined {
  const [from, slotMinutes, changeoverMinutes, slots] = [
    minuteOf(form.from),
    wholeNumber(form.meetingMinutes),
    wholeNumber(form.changeoverMinutes),
    wholeNumber(form.slots),
  ]
  if (from === undefined || slotMinutes === undefined || changeoverMinutes === undefined || slots === undefined)
    return undefined
  const fits = slotMinutes >= 1 && slotMinutes <= 480 && changeoverMinutes <= 120 && slots >= 1 && slots <= 500
  if (form.name.trim() === '' || !isDate(form.date) || !fits) return undefined
  return { name: form.name.trim(), startsAt: `${form.date}T${clockOf(from)}`, slotMinutes, changeoverMinutes, slots }
}

/** When the last slot ends, by the clock on the wall: `12:25`. */
export function endOf({ startsAt, slotMinutes, changeoverMinutes, slots }: SessionWish): string {
  return clockOf(minuteOf(startsAt.slice(11))! + slots * (slotMinutes + changeoverMinutes) - changeoverMinutes)
}

/** Only the fields that differ: a session that has begun takes no new start. */
export function changesOf(before: SessionForm, after: SessionWish): Partial<SessionWish> {
  const old = wishOf(before)
  if (!old) return after
  const differing = Object.entries(after).filter(([field, value]) => old[field as keyof SessionWish] !== value)
  return Object.fromEntries(differing)
}

/** Meetings that a change would touch (CASES T): `retimed` keep slot and table and get the new times, `cut` go to the tray. */
export function touchedBy(
  changes: Partial<SessionWish>,
  slots: readonly SlotRecord[],
  meetings: Iterable<MeetingRecord>,
): { retimed: number; cut: number } {
  const ahead = new Map(slots.filter(({ stage }) => stage === 'ahead').map((slot) => [slot.id, slot]))
  const last = changes.slots ?? Infinity
  const placed = [...meetings].flatMap(({ state, slotId }) => (state === 'placed' && ahead.get(slotId ?? '')) || [])
  const cut = placed.filter(({ number }) => number > last).length
  const isRetimed =
    changes.startsAt !== undefined || changes.slotMinutes !== undefined || changes.changeoverMinutes !== undefined
  return { cut, retimed: isRetimed ? placed.length - cut : 0 }
}
