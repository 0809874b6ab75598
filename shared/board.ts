import { accept, type Asking, nothingToDo, reject, type Rules, staffOnly } from './decision.ts'
import { isSeated } from './draft.ts'
import type { RoomEvent } from './events.ts'
import { placeOf, samePlace } from './evolve-meetings.ts'
import { slotFault, tableFault } from './fitting.ts'
import type { MeetingId, ParticipantId } from './ids.ts'
import { meetingClosed } from './meetings.ts'
import { alternatives } from './placing.ts'
import type { Alternative, Rejection } from './rejections.ts'
import { isStaff } from './roles.ts'
import type { Meeting, Place } from './room.ts'

type BoardDeed = 'move-meeting' | 'swap-meetings' | 'unplace-meeting' | 'lock-meeting' | 'unlock-meeting'

/** [S] What staff do with cards on the board. */
export const boardRules: Rules<BoardDeed> = {
  /** [S1] [S2] The last valid move wins, unless it says from where the card was taken. */
  'move-meeting': (asking, { meetingId, slotId, tableId, from, overrule }) => {
    const { room, issuer } = asking
    if (!isStaff(issuer)) return staffOnly
    const meeting = room.meetings.get(meetingId)
    if (!meeting) return reject('not-found')
    if (!room.slots.has(slotId)) return reject({ code: 'not-found', field: 'slotId' })
    if (!room.tables.has(tableId)) return reject({ code: 'not-found', field: 'tableId' })
    const here = placeOf(meeting)
    const to: Place = { slotId, tableId }
    if (meeting.state === 'cancelled' || meeting.state === 'held' || meeting.state === 'no-show')
      return reject(meetingClosed(meeting))
    if (samePlace(here, to)) return nothingToDo({ meetingId, ...to })
    if (from !== undefined && !samePlace(from, here)) return reject(movedMeanwhile(meeting, here))
    // Who sits may be given another table, but not another time.
    if (meeting.state === 'running' && slotId !== here!.slotId)
      return reject({ code: 'too-late', state: 'running', meetingId })
    if (meeting.locked) return reject({ code: 'locked', meetingId })
    const fault = placeFault(asking, to, meeting.participantIds, overrule, [meetingId])
    if (fault) return reject({ ...fault, alternatives: elsewhere(asking, meeting, to) })
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
    if (!isSeated(meeting) || meeting.state === 'held') return reject(meetingClosed(meeting))
    return meeting.locked ? nothingToDo() : accept({ type: 'meeting-locked', meetingId })
  },

  'unlock-meeting': ({ room, issuer }, { meetingId }) => {
    if (!isStaff(issuer)) return staffOnly
    const meeting = room.meetings.get(meetingId)
    if (!meeting) return reject('not-found')
    if (!meeting.locked) return nothingToDo()
    return meeting.state === 'held' ? reject(meetingClosed(meeting)) : accept({ type: 'meeting-unlocked', meetingId })
  },
}

/** What a rule about places needs of a command. */
export type Acting = Pick<Asking, 'room' | 'issuer' | 'at'>

export function sitting(
  asking: Acting,
  participantIds: readonly ParticipantId[],
  overrule: boolean | undefined,
  except: readonly MeetingId[] = [],
) {
  return { participantIds, except, issuer: asking.issuer, own: [], overrule, at: asking.at }
}

/** Why these people cannot be placed there: the slot, then people, then the table. `except`: meetings that leave their place. */
export function placeFault(
  asking: Acting,
  { slotId, tableId }: Place,
  people: readonly ParticipantId[],
  overrule?: boolean,
  except: readonly MeetingId[] = [],
): Rejection | undefined {
  const sits = sitting(asking, people, overrule, except)
  return slotFault(asking.room, slotId, sits) ?? tableFault(asking.room, tableId, slotId, sits)
}

/** [S2] Where else a card could be moved; one that runs only to another table. */
function elsewhere(asking: Asking, meeting: Meeting, { slotId }: Place): Alternative[] {
  const { room, at } = asking
  const { id, participantIds, state } = meeting
  const except = [id]
  const sameSlot = !slotFault(room, slotId, sitting(asking, participantIds, false, except))
  const asked = { slotId, sameSlot, here: placeOf(meeting) }
  const places = alternatives(room, { participantIds, wishes: {}, except }, at, asked)
  return state === 'running' ? places.filter((place) => place.slotId === slotId) : places
}

/** [S1] */
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

/** [S3] Each in the other's place, with both out of the way. With each other they clash no more than before: they only change sides. */
function swapFault(asking: Asking, a: Meeting, b: Meeting, overrule?: boolean): Rejection | undefined {
  const both = [a.id, b.id]
  return (
    placeFault(asking, placeOf(b)!, a.participantIds, overrule, both) ??
    placeFault(asking, placeOf(a)!, b.participantIds, overrule, both)
  )
}
