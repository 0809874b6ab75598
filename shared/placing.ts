import { mayMeet } from './eligibility.ts'
import { engagedSlots, meetingOfDuring, takenTables } from './engagements.ts'
import { isFit, isReservedFor } from './fitting.ts'
import type { Instant, MeetingId, ParticipantId, SlotId, TableId } from './ids.ts'
import { roomInSession } from './limits.ts'
import type { Alternative } from './rejections.ts'
import type { Participant, Place, Room, Session, Slot, Table, WaitingReason } from './room.ts'
import { MINUTE } from './timetable.ts'

/** What the placing rule needs to know of a meeting. */
export interface Wanted {
  participantIds: readonly ParticipantId[]
  /** Slots named as preferred, by how many of them. */
  wishes: Readonly<Record<SlotId, number>>
  /** Meetings whose engagements do not count: the one that is to move. */
  except?: readonly MeetingId[]
}

/** A person's day as the rule weighs it. */
interface Day {
  person: Participant
  engaged: Set<SlotId>
  closed: Set<SlotId>
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
 * [M1] The placing rule (CASES M): every slot that these people could take, with the table they would get there, best first.
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
 * [L6] At most three places, each in another slot, by the placing rule; the slot that was refused and that of `here`, where they
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

/**
 * [M2] [T4] The table they would get in a slot: reserved for one of them, kept by most, without a mark they do not need, in order.
 * Undefined: none is free and fit, but for `not`.
 */
export function bestTable(
  room: Room,
  slotId: SlotId,
  wanted: Wanted,
  not?: TableId,
): { tableId: TableId; kept: number } | undefined {
  const people = wanted.participantIds.map((id) => room.participants.get(id)!)
  const taken = takenTables(room, slotId, wanted.except)
  const keeping = tablesBeside(room, slotId, wanted)
  let best: { tableId: TableId; rank: readonly number[] } | undefined
  for (const table of room.tables.values()) {
    if (table.closed || table.id === not || taken.has(table.id) || !isFit(table, people)) continue
    const reserved = isReservedFor(table, people)
    if (table.reserved && !reserved) continue
    const rank = [reserved ? 0 : 1, -(keeping.get(table.id) ?? 0), unneededMarks(table, people)]
    if (!best || compare(rank, best.rank) < 0) best = { tableId: table.id, rank }
  }
  return best && { tableId: best.tableId, kept: keeping.get(best.tableId) ?? 0 }
}

function candidates(
  room: Room,
  wanted: Wanted,
  at: Instant,
): { places: Candidate[]; common: boolean; withinLimits: boolean } {
  const found: { places: Candidate[]; common: boolean; withinLimits: boolean } = {
    places: [],
    common: false,
    withinLimits: false,
  }
  const days = wanted.participantIds.map((id): Day => {
    const person = room.participants.get(id)!
    return { person, engaged: engagedSlots(room, id, wanted.except), closed: new Set(person.closedSlots) }
  })
  room.sessions.forEach((session, order) => {
    if (!mayMeet(room, wanted.participantIds, session.name)) return
    const within = roomInSession(room, wanted.participantIds, session.id, wanted.except)
    for (const slotId of session.slotIds) {
      const slot = room.slots.get(slotId)!
      if (!isOpen(room, slot, at) || days.some(({ engaged, closed }) => engaged.has(slotId) || closed.has(slotId)))
        continue
      found.common = true
      if (!within) continue
      found.withinLimits = true
      const table = bestTable(room, slotId, wanted)
      if (!table) continue
      found.places.push({
        place: { slotId, tableId: table.tableId },
        wishes: wanted.wishes[slotId] ?? 0,
        idle: days.reduce((sum, day) => sum + addedIdle(room, session, slotId, day), 0),
        kept: table.kept,
        startsAt: slot.startsAt,
        session: order,
      })
    }
  })
  return found
}

/** [M11] The rule takes no slot that begins within `leadMinutes`, and none that is closed. */
function isOpen(room: Room, slot: Slot, at: Instant): boolean {
  return slot.stage === 'ahead' && !slot.closed && slot.startsAt >= at + room.rules.leadMinutes * MINUTE
}

/** By how many idle slots a person's session grows if they also sit in `slotId`. */
function addedIdle(room: Room, session: Session, slotId: SlotId, day: Day): number {
  const with_ = new Set(day.engaged)
  for (const id of room.overlaps.get(slotId) ?? []) with_.add(id)
  return idleSlots(session, with_, day.closed) - idleSlots(session, day.engaged, day.closed)
}

/** Slots between a person's first and last engagement of the session in which they are open and have nothing (CASES M). */
function idleSlots({ slotIds }: Session, engaged: ReadonlySet<SlotId>, closed: ReadonlySet<SlotId>): number {
  const first = slotIds.findIndex((id) => engaged.has(id))
  const last = slotIds.findLastIndex((id) => engaged.has(id))
  let idle = 0
  for (let i = first + 1; i < last; i++) if (!engaged.has(slotIds[i]!) && !closed.has(slotIds[i]!)) idle++
  return idle
}

/** How many of the people have each table in the slot just before or after. */
function tablesBeside(room: Room, slotId: SlotId, wanted: Wanted): Map<TableId, number> {
  const slot = room.slots.get(slotId)!
  const beside = [slot.number - 1, slot.number + 1]
    .map((number) => `${slot.sessionId}.${number}`)
    .filter((id) => room.slots.has(id))
  const keeping = new Map<TableId, number>()
  for (const participantId of wanted.participantIds) {
    const tables = new Set(beside.map((id) => meetingOfDuring(room, participantId, id, wanted.except)?.tableId))
    for (const tableId of tables) if (tableId) keeping.set(tableId, (keeping.get(tableId) ?? 0) + 1)
  }
  return keeping
}

/** [T5] Tables with a special mark come last, a virtual one after all others, unless that is what is needed. */
function unneededMarks(table: Table, people: readonly Participant[]): number {
  const online = people.some((person) => person.online)
  if (table.url !== null && !online) return 2
  const stepFree = table.stepFree && !people.some((person) => person.stepFree)
  return stepFree || table.quiet ? 1 : 0
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
