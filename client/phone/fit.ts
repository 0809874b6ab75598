import { pairMayMeet } from '../../shared/eligibility.ts'
import type { SlotId } from '../../shared/ids.ts'
import type { ParticipantRecord, RoomRecord, SlotRecord } from '../../shared/views/records.ts'

/** Slots in which somebody can still be placed: not begun, not closed, and not sooner than the room places. `now` in ms. */
export function slotsAhead(room: RoomRecord, slots: readonly SlotRecord[], now: number): SlotRecord[] {
  const soonest = now + room.rules.leadMinutes * 60_000
  return slots.filter((slot) => slot.stage === 'ahead' && !slot.closed && Date.parse(slot.startsAt) >= soonest)
}

/** Of `mine`, in which I am free: those in which they are free too and the rules let us meet. */
export function slotsInCommon(
  room: RoomRecord,
  mine: readonly SlotRecord[],
  me: ParticipantRecord,
  other: ParticipantRecord,
): SlotRecord[] {
  const allowed = new Map<string, boolean>()
  const sessionAllows = (slot: SlotRecord) => {
    const known = allowed.get(slot.sessionId)
    if (known !== undefined) return known
    const name = room.sessions.find((session) => session.id === slot.sessionId)?.name
    const yes = mayMeet(room, me, other, name)
    allowed.set(slot.sessionId, yes)
    return yes
  }
  return mine.filter((slot) => !other.busy.includes(slot.id) && sessionAllows(slot))
}

/**
 * The slot to offer first: one they asked for, then one beside a meeting of mine (a day without holes), then the earliest. The
 * room's own placing rule knows the tables and the other's day as well; naming a slot makes the button keep its word.
 */
export function bestSlot(
  common: readonly SlotRecord[],
  wished: readonly SlotId[],
  mySlots: ReadonlySet<SlotId>,
): SlotRecord | undefined {
  const rank = (slot: SlotRecord) => {
    const neighbours = [slot.number - 1, slot.number + 1].map((number) => `${slot.sessionId}.${number}`)
    return (wished.includes(slot.id) ? 0 : 2) + (neighbours.some((id) => mySlots.has(id)) ? 0 : 1)
  }
  return [...common].sort((a, b) => rank(a) - rank(b) || a.startsAt.localeCompare(b.startsAt))[0]
}

/** [E] Whether the rules let these two meet: in that session, or where none is named, in any. */
export function mayMeet(room: RoomRecord, a: ParticipantRecord, b: ParticipantRecord, sessionName?: string): boolean {
  return pairMayMeet(room.rules, { ...a, kind: a.organisationKind }, { ...b, kind: b.organisationKind }, sessionName)
}
