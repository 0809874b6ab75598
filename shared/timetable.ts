import type { NewSession, NewSlot } from './events.ts'
import type { Instant, SessionId, SlotId } from './ids.ts'
import type { Room, Session, Slot } from './room.ts'

export const MINUTE = 60_000
export const DAY = 1440 * MINUTE

/** `[start, end)` that only touch do not overlap [G2]. */
export function timesOverlap(
  a: { startsAt: Instant; endsAt: Instant },
  b: { startsAt: Instant; endsAt: Instant },
): boolean {
  return a.startsAt < b.endsAt && b.startsAt < a.endsAt
}

type Measures = Pick<Session, 'startsAt' | 'slotMinutes' | 'changeoverMinutes'>

/** Slots `first` to `count` of a session, spaced by elapsed minutes, `first` beginning at `from` [Z2]. */
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

/**
 * [T7] The session with other measures: begun slots stay as they are. The first that has not begun keeps its start, which rounds may
 * have delayed, unless the session has a new one; after a begun slot it moves by what the changeover grows or shrinks.
 */
export function replannedSession(
  room: Room,
  session: Session,
  set: Measures & { name: string; slots: number },
): NewSession {
  const slots = session.slotIds.map((id) => room.slots.get(id)!)
  const begun = slots.filter((slot) => slot.stage !== 'ahead')
  const [last, next] = [begun.at(-1), slots[begun.length]]
  const grown = last ? (set.changeoverMinutes - session.changeoverMinutes) * MINUTE : 0
  const follows = next ? next.startsAt + grown : last!.endsAt + set.changeoverMinutes * MINUTE
  const from = set.startsAt === session.startsAt ? follows : set.startsAt
  const kept = begun.map(({ id, number, startsAt, endsAt }) => ({ id, number, startsAt, endsAt }))
  const planned = plannedSession(session.id, set)
  return { ...planned, slots: [...kept, ...spacedSlots(session.id, set, set.slots, begun.length + 1, from)] }
}

/** For each slot, those that are at the same time, itself among them: their times overlap, or both run, since one was begun by hand [C6]. */
export function overlapsOf(slots: ReadonlyMap<SlotId, Slot>): Map<SlotId, SlotId[]> {
  const sorted = [...slots.values()].sort((a, b) => a.startsAt - b.startsAt)
  const overlaps = new Map<SlotId, SlotId[]>(sorted.map((slot) => [slot.id, [slot.id]]))
  const areAtOnce = (a: Slot, b: Slot) => {
    overlaps.get(a.id)!.push(b.id)
    overlaps.get(b.id)!.push(a.id)
  }
  sorted.forEach((slot, i) => {
    for (let j = i + 1; j < sorted.length && sorted[j]!.startsAt < slot.endsAt; j++) areAtOnce(slot, sorted[j]!)
  })
  const running = sorted.filter(({ stage }) => stage === 'running')
  running.forEach((slot, i) => {
    for (const later of running.slice(i + 1)) if (!timesOverlap(slot, later)) areAtOnce(slot, later)
  })
  return overlaps
}

/**
 * When the last slot of the room begins: no request can be accepted from then on [R9]. -Infinity once it has begun, be it by hand before
 * its time. Infinity in a room without slots, and while a round is held: nothing begins then.
 */
export function lastStart(room: Room): Instant {
  let last: Slot | undefined
  for (const slot of room.slots.values()) if (!last || slot.startsAt > last.startsAt) last = slot
  if (!last) return Infinity
  if (last.stage !== 'ahead') return -Infinity
  return room.heldSince === null ? last.startsAt : Infinity
}

export function sessionOf(room: Room, slotId: SlotId): Session {
  const sessionId = room.slots.get(slotId)!.sessionId
  return room.sessions.find((session) => session.id === sessionId)!
}
