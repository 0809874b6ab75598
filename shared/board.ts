import { accept, type Asking, type Decision, nothingToDo, reject, type Rules } from './decision.ts'
import { isSeated } from './draft.ts'
import { mayMeet } from './eligibility.ts'
import { liveMeetingOf } from './engagements.ts'
import type { RoomEvent } from './events.ts'
import { withEvents } from './evolve.ts'
import { placeOf } from './evolve-meetings.ts'
import { slotFault, tableFault } from './fitting.ts'
import type { MeetingId, ParticipantId, TableId } from './ids.ts'
import { atMeetingLimit, limitReached } from './limits.ts'
import { meetingClosed } from './meetings.ts'
import { alternatives, bestTable, rankedPlaces, type Wanted } from './placing.ts'
import type { Rejection } from './rejections.ts'
import { pendingBetween, placedOrWaiting } from './requests.ts'
import { isStaff } from './roles.ts'
import type { Meeting, Place, Room } from './room.ts'
import { presentParticipant } from './speaking.ts'

type BoardDeed =
  | 'book-meeting'
  | 'move-meeting'
  | 'swap-meetings'
  | 'unplace-meeting'
  | 'lock-meeting'
  | 'unlock-meeting'
  | 'join-meeting'

/** [S] What staff do with cards on the board. */
export const boardRules: Rules<BoardDeed> = {
  'book-meeting': (asking, { participantIds, slotId, tableId, overrule }) => {
    const { room, issuer, at, id: meetingId } = asking
    if (!isStaff(issuer)) return staffOnly
    if (participantIds.some((id) => !presentParticipant(room, id)))
      return reject({ code: 'not-found', field: 'participantIds' })
    if (slotId && !room.slots.has(slotId)) return reject({ code: 'not-found', field: 'slotId' })
    if (tableId && !room.tables.has(tableId)) return reject({ code: 'not-found', field: 'tableId' })
    if (new Set(participantIds).size < participantIds.length) return reject('same-person')
    const fault = newMeetingFault(asking, participantIds, overrule)
    if (fault) return reject(fault)
    const begun = bookedEvents(asking, participantIds)
    const wanted: Wanted = { participantIds, wishes: {} }
    if (!slotId && !tableId) return placedOrWaiting(asking, begun, wanted, { meetingId })

    const to = namedPlace(room, wanted, at, slotId ?? null, tableId ?? null)
    const asked = { slotId: slotId ?? null, tableAsked: !!tableId }
    const refuse = (why: Rejection) => reject({ ...why, alternatives: alternatives(room, wanted, at, asked) })
    if ('code' in to)
      return refuse((slotId && slotFault(room, slotId, sitting(asking, participantIds, overrule))) || to)
    const misfit = placeFault(asking, to, participantIds, overrule)
    if (misfit) return refuse(misfit)
    return accept([...begun, { type: 'meeting-placed', meetingId, to, byRoom: false }], { meetingId, ...to })
  },

  /** [S1] [S2] The last valid move wins, unless it says from where the card was taken. */
  'move-meeting': (asking, { meetingId, slotId, tableId, from, overrule }) => {
    const { room, issuer, at } = asking
    if (!isStaff(issuer)) return staffOnly
    const meeting = room.meetings.get(meetingId)
    if (!meeting) return reject('not-found')
    if (!room.slots.has(slotId)) return reject({ code: 'not-found', field: 'slotId' })
    if (!room.tables.has(tableId)) return reject({ code: 'not-found', field: 'tableId' })
    const here = placeOf(meeting)
    const to: Place = { slotId, tableId }
    const stuck = cardFault(meeting, from, here, to)
    if (stuck) return reject(stuck)
    if (samePlace(here, to)) return nothingToDo({ meetingId, ...to })
    if (meeting.locked) return reject({ code: 'locked', meetingId })
    const fault = placeFault(asking, to, meeting.participantIds, overrule, [meetingId])
    if (fault) {
      const wanted = { participantIds: meeting.participantIds, wishes: {}, except: [meetingId] }
      return reject({
        ...fault,
        alternatives: alternatives(room, wanted, at, { slotId, tableAsked: true, current: here?.slotId }),
      })
    }
    const event: RoomEvent = here
      ? { type: 'meeting-moved', meetingId, from: here, to }
      : { type: 'meeting-placed', meetingId, to, byRoom: false }
    return accept(event, { meetingId, ...to })
  },

  /** [S3] Two placed meetings exchange slot and table; checked as a whole. */
  'swap-meetings': (asking, { meetingIds, overrule }) => {
    const { room, issuer } = asking
    if (!isStaff(issuer)) return staffOnly
    const [first, second] = meetingIds
    const [a, b] = [room.meetings.get(first), room.meetings.get(second)]
    if (!a || !b) return reject('not-found')
    if (first === second) return nothingToDo()
    for (const meeting of [a, b]) {
      if (meeting.state === 'waiting') return reject({ code: 'meeting-not-placed', meetingId: meeting.id })
      if (meeting.state === 'running') return reject({ code: 'too-late', state: 'running', meetingId: meeting.id })
      if (meeting.state !== 'placed') return reject(meetingClosed(meeting))
      if (meeting.locked) return reject({ code: 'locked', meetingId: meeting.id })
    }
    const fault = swapFault(asking, a, b, overrule)
    return fault ? reject(fault) : accept({ type: 'meetings-swapped', meetingIds: [first, second] })
  },

  /** [M12] Into the tray, parked: it stays there until staff place it. */
  'unplace-meeting': ({ room, issuer }, { meetingId, from }) => {
    if (!isStaff(issuer)) return staffOnly
    const meeting = room.meetings.get(meetingId)
    if (!meeting) return reject('not-found')
    if (meeting.state === 'waiting') return reject({ code: 'meeting-not-placed', meetingId })
    if (meeting.state === 'running') return reject({ code: 'too-late', state: 'running', meetingId })
    if (meeting.state !== 'placed') return reject(meetingClosed(meeting))
    const here = placeOf(meeting)!
    if (from !== undefined && !samePlace(from, here)) return reject(movedMeanwhile(meeting, here))
    if (meeting.locked) return reject({ code: 'locked', meetingId })
    return accept({ type: 'meeting-put-aside', meetingId, from: here, reason: 'put-aside', parked: true })
  },

  'lock-meeting': ({ room, issuer }, { meetingId }) => {
    if (!isStaff(issuer)) return staffOnly
    const meeting = room.meetings.get(meetingId)
    if (!meeting) return reject('not-found')
    if (meeting.state === 'waiting') return reject({ code: 'meeting-not-placed', meetingId })
    if (!isSeated(meeting)) return reject(meetingClosed(meeting))
    return meeting.locked ? nothingToDo() : accept({ type: 'meeting-locked', meetingId })
  },

  'unlock-meeting': ({ room, issuer }, { meetingId }) => {
    if (!isStaff(issuer)) return staffOnly
    const meeting = room.meetings.get(meetingId)
    if (!meeting) return reject('not-found')
    return meeting.locked ? accept({ type: 'meeting-unlocked', meetingId }) : nothingToDo()
  },

  'join-meeting': (asking, { meetingId, participantId, overrule }) => {
    const { room, issuer } = asking
    if (!isStaff(issuer)) return staffOnly
    const meeting = room.meetings.get(meetingId)
    if (!meeting || !presentParticipant(room, participantId)) return reject('not-found')
    if (meeting.state !== 'waiting' && meeting.state !== 'placed' && meeting.state !== 'running')
      return reject(meetingClosed(meeting))
    if (meeting.participantIds.includes(participantId)) return nothingToDo()
    if (meeting.participantIds.length >= 8) return reject({ code: 'limit-reached', allowed: 8 })
    const people = [...meeting.participantIds, participantId]
    const fault = newMeetingFault(asking, people, overrule, [participantId])
    if (fault) return reject(fault)
    const here = placeOf(meeting)
    const misfit = here && placeFault(asking, here, people, overrule, [meetingId])
    return misfit ? reject(misfit) : accept({ type: 'meeting-joined', meetingId, participantId })
  },
}

export const staffOnly: Decision = reject({ code: 'not-allowed', needs: 'facilitator' })

/** Who may meet and limits for a meeting that is new to `newcomers`; one live meeting of exactly the same people [M]. */
function newMeetingFault(
  { room, issuer }: Asking,
  people: readonly ParticipantId[],
  overrule: boolean | undefined,
  newcomers = people,
): Rejection | undefined {
  const live = liveMeetingOf(room, people)
  if (live) return { code: 'already-meeting', meetingId: live.id, state: live.state }
  if (overrule) return undefined
  if (!mayMeet(room, people)) return { code: 'not-eligible' }
  const full = atMeetingLimit(room, newcomers)
  return full ? limitReached(room, issuer, 'meetingsPerParticipant', full, []) : undefined
}

/** [S5] A pending request of the same two is accepted by it. */
function bookedEvents({ room, id: meetingId }: Asking, participantIds: readonly ParticipantId[]): RoomEvent[] {
  const [a, b] = participantIds
  const pending = participantIds.length === 2 ? pendingBetween(room, a!, b!) : undefined
  return [
    ...(pending ? [{ type: 'request-accepted' as const, requestId: pending.id, meetingId, answeredBy: 'staff' }] : []),
    { type: 'meeting-agreed', meetingId, participantIds, origin: 'staff', wishes: {} },
  ]
}

/** The place that is meant when only a slot or only a table was named. */
function namedPlace(
  room: Room,
  wanted: Wanted,
  at: number,
  slotId: string | null,
  tableId: TableId | null,
): Place | Rejection {
  if (slotId && tableId) return { slotId, tableId }
  if (slotId) {
    const table = bestTable(room, slotId, wanted)
    return table ? { slotId, tableId: table.tableId } : { code: 'table-taken', slotId }
  }
  const onlyTable = { ...room, tables: new Map([[tableId!, room.tables.get(tableId!)!]]) }
  return rankedPlaces(onlyTable, wanted, at)[0] ?? { code: 'table-taken', tableId }
}

function sitting(
  asking: Asking,
  participantIds: readonly ParticipantId[],
  overrule: boolean | undefined,
  except: readonly MeetingId[] = [],
) {
  return { participantIds, except, issuer: asking.issuer, own: [], overrule, at: asking.at }
}

export function placeFault(
  asking: Asking,
  { slotId, tableId }: Place,
  people: readonly ParticipantId[],
  overrule?: boolean,
  except: readonly MeetingId[] = [],
): Rejection | undefined {
  const sits = sitting(asking, people, overrule, except)
  return slotFault(asking.room, slotId, sits) ?? tableFault(asking.room, tableId, slotId, sits)
}

/** Wrong state, or moved since it was taken up [S1]. */
function cardFault(
  meeting: Meeting,
  from: Place | null | undefined,
  here: Place | null,
  to: Place,
): Rejection | undefined {
  if (meeting.state === 'cancelled' || meeting.state === 'held' || meeting.state === 'no-show')
    return meetingClosed(meeting)
  if (from !== undefined && !samePlace(from, here)) return movedMeanwhile(meeting, here)
  // Who sits may be given another table, but not another time.
  if (meeting.state === 'running' && to.slotId !== here!.slotId) return { code: 'too-late', state: 'running' }
  return undefined
}

function movedMeanwhile(meeting: Meeting, here: Place | null): Rejection {
  return {
    code: 'moved-meanwhile',
    meetingId: meeting.id,
    slotId: here?.slotId ?? null,
    tableId: here?.tableId ?? null,
    by: meeting.changed.by,
    when: meeting.changed.at,
  }
}

/** Each in the other's place, with both out of the way; then once more, that the two do not clash with each other. */
function swapFault(asking: Asking, a: Meeting, b: Meeting, overrule?: boolean): Rejection | undefined {
  const both = [a.id, b.id]
  const [placeA, placeB] = [placeOf(a)!, placeOf(b)!]
  const fault =
    placeFault(asking, placeB, a.participantIds, overrule, both) ??
    placeFault(asking, placeA, b.participantIds, overrule, both)
  if (fault) return fault
  const swapped = withEvents(asking.room, [{ type: 'meetings-swapped', meetingIds: [a.id, b.id] }], asking.changed)
  return placeFault({ ...asking, room: swapped }, placeB, a.participantIds, overrule, [a.id])
}

function samePlace(a: Place | null, b: Place | null): boolean {
  return a?.slotId === b?.slotId && a?.tableId === b?.tableId
}
