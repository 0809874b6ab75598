import type { ItemRecord, RoomRecord, SlotRecord } from '../../shared/views/records.ts'

/**
 * What the wall shows. `filling`: the day that comes next, while people book. `floor`: a round runs, or its people are walking to
 * it. `results`: the last slot is over.
 */
export type Scene =
  | { is: 'setting-up' }
  | { is: 'filling'; date: string }
  | { is: 'floor'; date: string; round: 'running' | 'next'; slots: readonly SlotRecord[] }
  | { is: 'results' }

/** `date`: the room's local date of an instant. A day is the local date on which a session begins (CASES Z). */
export function sceneOf(
  room: RoomRecord,
  slots: readonly SlotRecord[],
  now: number,
  date: (instant: string) => string,
): Scene {
  if (slots.length === 0) return { is: 'setting-up' }
  const dayOf = (slot: SlotRecord) =>
    date(room.sessions.find(({ id }) => id === slot.sessionId)?.startsAt ?? slot.startsAt)
  const running = slots.filter(({ stage }) => stage === 'running')
  if (running[0]) return { is: 'floor', date: dayOf(running[0]), round: 'running', slots: running }
  const next = slots.find(({ stage }) => stage === 'ahead')
  if (!next) return { is: 'results' }
  const changeover = room.sessions.find(({ id }) => id === next.sessionId)?.changeoverMinutes ?? 0
  const isNear = Date.parse(next.startsAt) - now <= changeover * 60_000
  if (!isNear || next.number === 1) return { is: 'filling', date: dayOf(next) }
  const together = slots.filter(({ stage, startsAt }) => stage === 'ahead' && startsAt === next.startsAt)
  return { is: 'floor', date: dayOf(next), round: 'next', slots: together }
}

/** Slots of the sessions that begin on `date`. */
export function slotsOfDay(
  room: RoomRecord,
  slots: readonly SlotRecord[],
  day: string,
  date: (instant: string) => string,
): readonly SlotRecord[] {
  const sessions = new Set(room.sessions.filter(({ startsAt }) => date(startsAt) === day).map(({ id }) => id))
  return slots.filter(({ sessionId }) => sessions.has(sessionId))
}

/** What of the programme begins next. */
export function nextItem(items: readonly ItemRecord[], now: number): ItemRecord | undefined {
  return items.find(({ startsAt, cancelled }) => !cancelled && Date.parse(startsAt) > now)
}
