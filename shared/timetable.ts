import type { NewSession, NewSlot } from './events.ts'
import type { Instant, SessionId, SlotId } from './ids.ts'
import type { Room, Session, Slot } from './room.ts'

export const MINUTE = 60_000

/** `[start, end)` that only touch do not overlap (CASES, ground rules). */
export function timesOverlap(
  a: { startsAt: Instant; endsAt: Instant },
  b: { startsAt: Instant; endsAt: Instant },
): boolean {
  return a.startsAt < b.endsAt && b.startsAt < a.endsAt
}

type Measures = Pick<Session, 'startsAt' | 'slotMinutes' | 'changeoverMinutes'>

/** Slots `first` to `count` of a session, spaced by elapsed minutes, `first` beginning at `from` (CASES Z). */
export function spacedSlots(
  sessionId: SessionId,
  measures: Measures,
  count: number,
  first = 1,
  from = measures.startsAt,
): NewSlot[] {
  const step = (measures.slotMinutes + measures.changeoverMinutes) * MINUTE
  return Array.from({ length: Math.max(0, count - first + 1) }, (_, i) => {
    const startsAt = from + i * step
    return {
      id: `${sessionId}.${first + i}`,
      number: first + i,
      startsAt,
      endsAt: startsAt + measures.slotMinutes * MINUTE,
    }
  })
}

/** A session with its slots, from what its set-up says. */
export function plannedSession(id: SessionId, set: Measures & { name: string; slots: number }): NewSession {
  return {
    id,
    name: set.name,
    startsAt: set.startsAt,
    slotMinutes: set.slotMinutes,
    changeoverMinutes: set.changeoverMinutes,
    slots: spacedSlots(id, set, set.slots),
  }
}

/** [T7] The session with other measures: begun slots stay as they are, the next begins a changeover after the last of them. */
export function replannedSession(
  room: Room,
  session: Session,
  set: Measures & { name: string; slots: number },
): NewSession {
  const begun = session.slotIds.map((id) => room.slots.get(id)!).filter((slot) => slot.stage !== 'ahead')
  const last = begun.at(-1)
  const from = last ? last.endsAt + set.changeoverMinutes * MINUTE : set.startsAt
  const kept = begun.map(({ id, number, startsAt, endsAt }) => ({ id, number, startsAt, endsAt }))
  const planned = plannedSession(session.id, set)
  return { ...planned, slots: [...kept, ...spacedSlots(session.id, set, set.slots, begun.length + 1, from)] }
}

/** For each slot, those whose times overlap it, itself among them. */
export function overlapsOf(slots: ReadonlyMap<SlotId, Slot>): Map<SlotId, SlotId[]> {
  const sorted = [...slots.values()].sort((a, b) => a.startsAt - b.startsAt)
  const overlaps = new Map<SlotId, SlotId[]>(sorted.map((slot) => [slot.id, [slot.id]]))
  sorted.forEach((slot, i) => {
    for (let j = i + 1; j < sorted.length && sorted[j]!.startsAt < slot.endsAt; j++) {
      overlaps.get(slot.id)!.push(sorted[j]!.id)
      overlaps.get(sorted[j]!.id)!.push(slot.id)
    }
  })
  return overlaps
}

/** When the last slot of the room begins: no request can be accepted from then on [R9]. Infinity in a room without slots. */
export function lastStart(room: Room): Instant {
  let last = -Infinity
  for (const slot of room.slots.values()) last = Math.max(last, slot.startsAt)
  return last === -Infinity ? Infinity : last
}

export function sessionOf(room: Room, slotId: SlotId): Session {
  const sessionId = room.slots.get(slotId)!.sessionId
  return room.sessions.find((session) => session.id === sessionId)!
}
