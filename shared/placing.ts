import { mayMeet } from './eligibility.ts'
import { engagedSlots } from './engagements.ts'
import type { Instant, MeetingId, ParticipantId, SessionId, SlotId, TableId } from './ids.ts'
import { roomInSession } from './limits.ts'
import type { Alternative } from './rejections.ts'
import type { Place, Room, Session, Slot, WaitingReason } from './room.ts'
import { isFull, type Seating, seatingOf, tableIn } from './seating.ts'
import { MINUTE } from './timetable.ts'

/** What the placing rule needs to know of a meeting. */
export interface Wanted {
  participantIds: readonly ParticipantId[]
  /** Slots named as preferred, by how many of them. */
  wishes: Readonly<Record<SlotId, number>>
  /** Meetings whose engagements do not count: the one that is to move. */
  except?: readonly MeetingId[]
  /** The session that they leave: to come back there is nothing new [L.5]. */
  leaves?: SessionId | undefined
}

/** A person's day as the rule weighs it. */
interface Day {
  engaged: ReadonlySet<SlotId>
  closed: ReadonlySet<SlotId>
}

interface Candidate {
  place: Place
  wishes: number
  idle: number
  kept: number
  startsAt: Instant
  session: number
}

/**
 * [M1] The placing rule: every slot that these people could take, with the table they would get there, best first.
 * Named by both, by one, others; then the fewest idle slots for all of them; then the most who keep their table; then the
 * earliest; then the order of sessions.
 */
export function rankedPlaces(room: Room, wanted: Wanted, at: Instant): Place[] {
  return candidates(room, wanted, at)
    .places.sort(better)
    .map(({ place }) => place)
}

/** [M1] Where the room would put them, or why it would let them wait. */
export function bestPlace(room: Room, wanted: Wanted, at: Instant): { place: Place } | { waits: WaitingReason } {
  const { places, common, withinLimits } = candidates(room, wanted, at)
  const best = places.length > 0 ? places.reduce((a, b) => (better(b, a) < 0 ? b : a)) : undefined
  if (best) return { place: best.place }
  return { waits: !common ? 'no-common-slot' : withinLimits ? 'no-table' : 'session-limit' }
}

/**
 * [G8] [L6] At most three places, each in another slot, by the placing rule; the slot that was refused and that of `here`, where they
 * are, are none. `sameSlot`: only the table was at fault, so another table of the slot that was asked for comes first.
 */
export function alternatives(
  room: Room,
  wanted: Wanted,
  at: Instant,
  asked: { slotId: SlotId | null; sameSlot?: boolean; here?: Place | null },
): Alternative[] {
  const ranked = rankedPlaces(room, wanted, at)
  const others = ranked.filter(({ slotId }) => slotId !== asked.slotId && slotId !== asked.here?.slotId)
  return [...besides(room, wanted, asked), ...others].slice(0, 3)
}

/** Another table in the slot that was asked for. */
function besides(
  room: Room,
  wanted: Wanted,
  { slotId, sameSlot, here }: { slotId: SlotId | null; sameSlot?: boolean; here?: Place | null },
): Alternative[] {
  if (!slotId || !sameSlot) return []
  const table = bestTable(room, slotId, wanted, here?.slotId === slotId ? here.tableId : undefined)
  return table ? [{ slotId, tableId: table.tableId }] : []
}

/** [M2] [T4] The table they would get in a slot; undefined: none is free and fit, but for `not`. */
export function bestTable(room: Room, slotId: SlotId, { participantIds, except }: Wanted, not?: TableId) {
  return tableIn(room, slotId, seatingOf(room, participantIds, except), not)
}

interface Found {
  places: Candidate[]
  /** There is a slot in which all are open and not engaged. */
  common: boolean
  /** There is one in a session in which they may have one more. */
  withinLimits: boolean
}

function candidates(room: Room, { participantIds, wishes, except, leaves }: Wanted, at: Instant): Found {
  const found: Found = { places: [], common: false, withinLimits: false }
  let seating: Seating | undefined
  const days = participantIds.map((id): Day => ({
    engaged: engagedSlots(room, id, except),
    closed: new Set(room.participants.get(id)!.closedSlots),
  }))
  for (const [order, session] of room.sessions.entries()) {
    const slots = session.slotIds
      .map((id) => room.slots.get(id)!)
      .filter((slot) => isOpen(room, slot, at) && days.every((day) => isFree(day, slot.id)))
    if (slots.length === 0 || !mayMeet(room, participantIds, session.name)) continue
    found.common = true
    if (session.id !== leaves && !roomInSession(room, participantIds, session.id, except)) continue
    found.withinLimits = true
    const idle = addedIdle(session, days)
    for (const { id: slotId, startsAt, number } of slots) {
      if (!except?.length && isFull(room, slotId)) continue
      seating ??= seatingOf(room, participantIds, except)
      const table = tableIn(room, slotId, seating)
      if (!table) continue
      const place = { slotId, tableId: table.tableId }
      found.places.push({
        place,
        wishes: wishes[slotId] ?? 0,
        idle: idle(number),
        kept: table.kept,
        startsAt,
        session: order,
      })
    }
  }
  return found
}

/** [M11] The rule takes no slot that begins within `leadMinutes`, and none that is closed. */
function isOpen(room: Room, slot: Slot, at: Instant): boolean {
  return slot.stage === 'ahead' && !slot.closed && slot.startsAt >= at + room.rules.leadMinutes * MINUTE
}

function isFree({ engaged, closed }: Day, slotId: SlotId): boolean {
  return !engaged.has(slotId) && !closed.has(slotId)
}

/**
 * [M2] By how many idle slots the session grows for these people together if they also sit in slot `number`. Idle are the slots between
 * a person's first and last engagement of the session in which they are open and have nothing.
 */
function addedIdle({ slotIds }: Session, days: readonly Day[]): (number: number) => number {
  const measures = days.map((day) => {
    const first = slotIds.findIndex((id) => day.engaged.has(id))
    const last = slotIds.findLastIndex((id) => day.engaged.has(id))
    // freeBefore[i]: slots before the i-th in which the person is open and has nothing.
    const freeBefore = [0]
    slotIds.forEach((id, i) => freeBefore.push(freeBefore[i]! + (isFree(day, id) ? 1 : 0)))
    return { first, last, freeBetween: (from: number, to: number) => freeBefore[to + 1]! - freeBefore[from]! }
  })
  return (number) => {
    const taken = number - 1
    let added = 0
    for (const { first, last, freeBetween } of measures) {
      if (first === -1) continue
      // The slot itself is free as yet, and will be taken.
      added += freeBetween(Math.min(first, taken), Math.max(last, taken)) - 1 - freeBetween(first, last)
    }
    return added
  }
}

function better(a: Candidate, b: Candidate): number {
  return compare(
    [-a.wishes, a.idle, -a.kept, a.startsAt, a.session],
    [-b.wishes, b.idle, -b.kept, b.startsAt, b.session],
  )
}

/** By the first figure that differs; the lesser comes first. */
function compare(a: readonly number[], b: readonly number[]): number {
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return a[i]! - b[i]!
  return 0
}
