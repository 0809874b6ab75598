import { placeFault } from './board.ts'
import { withEvents } from './evolve.ts'
import type { Instant, MeetingId, ParticipantId, SlotId, TableId } from './ids.ts'
import { nameForm } from './names.ts'
import { rankedPlaces } from './placing.ts'
import { asIf, type Intent } from './plan.ts'
import type { Place, Room, SeatedMeeting } from './room.ts'
import { MINUTE } from './timetable.ts'
import { putAside } from './tray.ts'

// Intents for many meetings at once, to be looked at before they are published. They are made by the placing rule [M1], so they clash with
// nothing on the board that they were made for [Y1].

/** The meetings of a slot, of a table, or of all members of a delegation. */
export type Which = { slotId: SlotId } | { tableId: TableId } | { delegation: string }

/** What is to become of them, and those for which there is no other place. */
export interface Shift {
  intents: Intent[]
  left: Left[]
}

export interface Left {
  meetingId: MeetingId
  why: 'locked' | 'running' | 'no-place'
}

/**
 * Each meeting to the place nearest to its shifted time that fits, and never short of it: who comes an hour late cannot come half an hour late.
 * At its own table where that is free. What finds none stays where it is, and is named. `minutes` below 0 bring forward.
 */
export function shiftSlots(room: Room, which: Which, minutes: number, at: Instant): Shift {
  const { free, left } = movable(room, which)
  const beyond = (meeting: SeatedMeeting, place: Place) =>
    Math.sign(minutes) * (startOf(room, place) - startOf(room, meeting) - minutes * MINUTE)
  const exactly: Choice = (meeting, places) => places.find((place) => beyond(meeting, place) === 0)
  const later: Choice = (meeting, places) =>
    nearest(
      places.filter((place) => beyond(meeting, place) > 0),
      (place) => beyond(meeting, place),
    )
  let going = minutes === 0 ? [] : free
  for (;;) {
    const found = seatedAnew(room, going, [exactly, later], at)
    const stays = going.filter(({ id }) => !found.has(id))
    if (stays.length === 0) return { intents: intentsOf(found), left }
    // They may be in the way of others now: those are to find a place anew.
    left.push(...stays.map(({ id }): Left => ({ meetingId: id, why: 'no-place' })))
    going = going.filter(({ id }) => found.has(id))
  }
}

/** A table out of service: its meetings to another table in the same slot, else to the nearest time, else into the tray and named. */
export function clearTable(room: Room, tableId: TableId, at: Instant): Shift {
  const { free, left } = movable(room, { tableId })
  const without = withEvents(room, [{ type: 'table-closed', tableId }], asIf(room, at))
  const near: Choice = (meeting, places) =>
    nearest(places, (place) => Math.abs(startOf(room, place) - startOf(room, meeting)))
  const found = seatedAnew(without, free, [sameSlot, near], at)
  const nowhere = free.filter(({ id }) => !found.has(id)).map(({ id: meetingId }) => ({ meetingId }))
  return {
    intents: [...intentsOf(found), ...nowhere.map(({ meetingId }): Intent => ({ meetingId, to: null }))],
    left: [...left, ...nowhere.map(({ meetingId }): Left => ({ meetingId, why: 'no-place' }))],
  }
}

/**
 * Where people could meet whom nothing keeps then, nearest to the start of `near` first, with the table that they would get. `except`: meetings that
 * would move there, and so do not count.
 */
export function nearestCommonGap(
  room: Room,
  participantIds: readonly ParticipantId[],
  near: SlotId,
  at: Instant,
  except: readonly MeetingId[] = [],
): Place[] {
  const { startsAt } = room.slots.get(near)!
  const far = (place: Place) => Math.abs(startOf(room, place) - startsAt)
  return rankedPlaces(room, { participantIds, wishes: {}, except }, at).sort((a, b) => far(a) - far(b))
}

/** What a meeting takes of the places that it could have, best first; undefined: none of them. */
type Choice = (meeting: SeatedMeeting, places: readonly Place[]) => Place | undefined

const sameSlot: Choice = (meeting, places) => places.find(({ slotId }) => slotId === meeting.slotId)

function nearest(places: readonly Place[], far: (place: Place) => number): Place | undefined {
  return [...places].sort((a, b) => far(a) - far(b))[0]
}

/** Takes meetings off the board and seats one after another as the first choice says, then those without a place as the next one says. */
function seatedAnew(room: Room, meetings: readonly SeatedMeeting[], choices: readonly Choice[], at: Instant) {
  const found = new Map<MeetingId, Place>()
  let board = withEvents(room, meetings.map(putAside), asIf(room, at))
  for (const choose of choices) {
    for (const meeting of meetings) {
      const to = found.has(meeting.id) ? undefined : choose(meeting, placesFor(board, meeting, at))
      if (!to) continue
      found.set(meeting.id, to)
      board = withEvents(board, [{ type: 'meeting-placed', meetingId: meeting.id, to, byRoom: false }], asIf(room, at))
    }
  }
  return found
}

/** By the placing rule, but at the table where they are now wherever that is free. */
function placesFor(room: Room, { participantIds, tableId }: SeatedMeeting, at: Instant): Place[] {
  const acting = { room, at, issuer: { role: 'facilitator', staffId: '' } } as const
  return rankedPlaces(room, { participantIds, wishes: {} }, at).map(({ slotId, tableId: other }) =>
    placeFault(acting, { slotId, tableId }, participantIds) ? { slotId, tableId: other } : { slotId, tableId },
  )
}

/** By their start, so that those who come first choose first. What is over is nobody's business any more. */
function movable(room: Room, which: Which): { free: SeatedMeeting[]; left: Left[] } {
  const free: SeatedMeeting[] = []
  const left: Left[] = []
  for (const meeting of room.meetings.values()) {
    if ((meeting.state !== 'placed' && meeting.state !== 'running') || !concerns(room, which, meeting)) continue
    if (meeting.state === 'running') left.push({ meetingId: meeting.id, why: 'running' })
    else if (meeting.locked) left.push({ meetingId: meeting.id, why: 'locked' })
    else free.push(meeting)
  }
  return { free: free.sort((a, b) => startOf(room, a) - startOf(room, b)), left }
}

function concerns(room: Room, which: Which, { slotId, tableId, participantIds }: SeatedMeeting): boolean {
  if ('slotId' in which) return slotId === which.slotId
  if ('tableId' in which) return tableId === which.tableId
  const delegation = nameForm(which.delegation)
  return (
    delegation !== '' && participantIds.some((id) => nameForm(room.participants.get(id)!.delegation) === delegation)
  )
}

function startOf(room: Room, { slotId }: Place): Instant {
  return room.slots.get(slotId)!.startsAt
}

function intentsOf(found: ReadonlyMap<MeetingId, Place>): Intent[] {
  return [...found].map(([meetingId, to]) => ({ meetingId, to }))
}
