import type { Fallen } from './commit.ts'
import { Draft } from './draft.ts'
import type { RoomEvent } from './events.ts'
import { withEvents } from './evolve.ts'
import { placeOf, samePlace } from './evolve-meetings.ts'
import type { Instant, MeetingId, ParticipantId } from './ids.ts'
import { clashAt, clashOf } from './plan-clashes.ts'
import type { Clash, Rejection } from './rejections.ts'
import type { Change, Meeting, Place, Room, SeatedMeeting } from './room.ts'
import { putAside } from './tray.ts'
import { digestOf, type Digest } from './views/digest.ts'

export type { Clash } from './rejections.ts'

/** What a plan wants of one meeting. `to`: a place, null for the tray, absent: it stays where it is. */
export interface Intent {
  meetingId: MeetingId
  to?: Place | null | undefined
  locked?: boolean | undefined
}

export interface Move {
  meetingId: MeetingId
  /** null: the tray. */
  from: Place | null
  to: Place | null
}

interface Mover {
  meeting: Meeting
  from: Place | null
  to: Place | null
}

/** A plan laid on the board as it is. */
export interface Planned {
  /** The board as it would be, but for waiting meetings that the room itself would give the places left free [M4]. */
  room: Room
  moves: Move[]
  fallen: Fallen[]
  clashes: Clash[]
  /** Whose agenda changes. */
  people: ParticipantId[]
  /** What would be written: of no use while there are clashes. */
  events: RoomEvent[]
}

/**
 * [Y1] [Y2] What a plan comes to on this board, for staff: asked by the decider, and by the page that shows the plan. Each intent is judged with
 * all that move out of the way and in their new places, so a circle is no clash and two in one cell are two. What may not leave its place stays
 * there, and is in the way of others. Of several intents for one meeting the last counts. `overrule`: as for a move [G6].
 */
export function planOn(room: Room, intents: readonly Intent[], at: Instant, overrule?: boolean): Planned {
  const wanted = lastOfEach(intents)
  const fallen: Fallen[] = []
  const clashes = new Map<MeetingId, Clash>()
  const movers = new Map<MeetingId, Mover>()
  const locks: RoomEvent[] = []
  for (const intent of wanted) {
    const { meetingId, to, locked } = intent
    const meeting = room.meetings.get(meetingId)
    const why = overBy(meeting)
    if (!meeting || why) {
      fallen.push({ meetingId, why: why ?? 'gone' })
      continue
    }
    const from = placeOf(meeting)
    const goes = to !== undefined && !samePlace(from, to)
    const stuck = goes ? stuckFault(room, meeting, to) : undefined
    const fault = stuck ?? lockFault(meeting, intent)
    if (fault) clashes.set(meetingId, clashOf(meetingId, fault))
    if (goes && !stuck) movers.set(meetingId, { meeting, from, to })
    if (locked !== undefined && locked !== meeting.locked && !fault)
      locks.push({ type: locked ? 'meeting-locked' : 'meeting-unlocked', meetingId })
  }
  const moves = [...movers].map(([meetingId, { from, to }]): Move => ({ meetingId, from, to }))
  const events = [...[...movers.values()].map(eventOf), ...locks]
  const planned = withEvents(room, events, asIf(room, at))
  const boards = { planned, lifting: new Draft(planned), at, overrule }
  for (const [meetingId, { meeting, to }] of movers) {
    const clash = to && clashAt(boards, meeting)
    if (clash) clashes.set(meetingId, clash)
  }
  const people = [...new Set([...movers.values()].flatMap(({ meeting }) => meeting.participantIds))]
  return {
    room: planned,
    moves,
    fallen,
    clashes: wanted.flatMap(({ meetingId }) => clashes.get(meetingId) ?? []),
    people,
    events,
  }
}

/** [Y3] Tells whether two lists of intents name the same state, in whatever order. */
export function digestOfIntents(intents: readonly Intent[]): Digest {
  const sorted = lastOfEach(intents).sort((a, b) => (a.meetingId < b.meetingId ? -1 : 1))
  return digestOf(
    sorted.map(({ meetingId, to, locked }) => [
      meetingId,
      to === undefined ? 'stays' : to && [to.slotId, to.tableId],
      locked ?? 'as it is',
    ]),
  )
}

function lastOfEach(intents: readonly Intent[]): Intent[] {
  return [...new Map(intents.map((intent) => [intent.meetingId, intent])).values()]
}

/** [Y4] What is over asks for nothing any more. */
function overBy(meeting: Meeting | undefined): Fallen['why'] | undefined {
  const state = meeting?.state
  return state === 'cancelled' || state === 'held' || state === 'no-show' ? state : undefined
}

/** Why it may not leave its place, or where it is to go is nowhere. Who sits may be given another table, but not another time. */
function stuckFault(room: Room, meeting: Meeting, to: Place | null): Rejection | undefined {
  const { id: meetingId, state, locked } = meeting
  if (to && !room.slots.has(to.slotId)) return { code: 'not-found', field: 'slotId' }
  if (to && !room.tables.has(to.tableId)) return { code: 'not-found', field: 'tableId' }
  if (state === 'running' && to?.slotId !== placeOf(meeting)?.slotId) return { code: 'too-late', state, meetingId }
  return locked ? { code: 'locked', meetingId } : undefined
}

/** A lock holds a place: what is to wait has none. */
function lockFault(meeting: Meeting, { to, locked }: Intent): Rejection | undefined {
  const waits = to === null || (to === undefined && meeting.state === 'waiting')
  return locked && waits ? { code: 'meeting-not-placed', meetingId: meeting.id } : undefined
}

function eventOf({ meeting, from, to }: Mover): RoomEvent {
  const meetingId = meeting.id
  if (!to) return putAside(meeting as SeatedMeeting)
  return from
    ? { type: 'meeting-moved', meetingId, from, to }
    : { type: 'meeting-placed', meetingId, to, byRoom: false }
}

/** For working out only: a commit leaves its own mark. */
export function asIf(room: Room, at: Instant): Change {
  return { version: room.version + 1, by: 'room', what: 'publish-plan', at }
}
