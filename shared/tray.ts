import type { AnswerBody } from './commit.ts'
import { accept, nothingToDo, reject, type Rules, staffOnly } from './decision.ts'
import { type Acting, placeFault } from './board.ts'
import type { RoomEvent } from './events.ts'
import { withEvents } from './evolve.ts'
import type { MeetingId } from './ids.ts'
import { meetingClosed } from './meetings.ts'
import { bestPlace, bestTable, type Wanted } from './placing.ts'
import { isStaff } from './roles.ts'
import type { Change, Place, Room, SeatedMeeting, WaitingMeeting } from './room.ts'

type TrayDeed = 'place-waiting'

export const trayRules: Rules<TrayDeed> = {
  /** [T2] Parked meetings get their old place, or the same slot, or the best one; those without any wait, no longer parked. */
  'place-waiting': (asking, { meetingIds }) => {
    const { room, issuer } = asking
    if (!isStaff(issuer)) return staffOnly
    const named = meetingIds?.map((id) => room.meetings.get(id))
    if (named?.some((meeting) => !meeting)) return reject('not-found')
    const over = named?.find(
      (meeting) => meeting!.state === 'cancelled' || meeting!.state === 'no-show' || meeting!.state === 'held',
    )
    if (over) return reject(meetingClosed(over))
    const chosen = (meetingIds ?? room.waiting).filter((id) => room.meetings.get(id)!.state === 'waiting')
    const events: RoomEvent[] = []
    const clashes: { meetingId: MeetingId; code: string }[] = []
    let now = room
    for (const id of [...new Set(chosen)]) {
      const meeting = now.meetings.get(id) as WaitingMeeting
      const found = placeFromTray({ ...asking, room: now }, meeting)
      const event: RoomEvent | undefined =
        'place' in found
          ? { type: 'meeting-placed', meetingId: id, to: found.place, byRoom: false }
          : meeting.parked
            ? { type: 'meeting-put-aside', meetingId: id, from: null, reason: found.waits, parked: false }
            : undefined
      if ('waits' in found) clashes.push({ meetingId: id, code: found.waits })
      if (!event) continue
      events.push(event)
      now = withEvents(now, [event], asking.changed)
    }
    return events.length === 0
      ? nothingToDo(clashes.length > 0 ? { clashes } : {})
      : accept(events, clashes.length > 0 ? { clashes } : {})
  },
}

/** [T2] Its old place, or the same slot, or what the placing rule gives. */
function placeFromTray(asking: Acting, meeting: WaitingMeeting): ReturnType<typeof bestPlace> {
  const { room, at } = asking
  const { lastPlace, participantIds } = meeting
  const wanted = wantedOf(meeting)
  if (lastPlace && room.slots.get(lastPlace.slotId)?.stage === 'ahead') {
    if (!placeFault(asking, lastPlace, participantIds)) return { place: lastPlace }
    const table = bestTable(room, lastPlace.slotId, wanted)
    const beside = table && { slotId: lastPlace.slotId, tableId: table.tableId }
    if (beside && !placeFault(asking, beside, participantIds)) return { place: beside }
  }
  return bestPlace(room, wanted, at)
}

export function wantedOf({ participantIds, wishes }: WaitingMeeting): Wanted {
  return { participantIds, wishes }
}

/** Put aside into the tray, parked and unlocked [T1]. */
export function putAside(meeting: SeatedMeeting): RoomEvent {
  const from: Place = { slotId: meeting.slotId, tableId: meeting.tableId }
  return { type: 'meeting-put-aside', meetingId: meeting.id, from, reason: 'put-aside', parked: true }
}

/**
 * [T1] For each meeting that was just put aside the place it gets when all of them are placed by one act (`place-waiting`): the same
 * slot first; null where there is none.
 */
export function offersFor(acting: Acting, ids: readonly MeetingId[]): NonNullable<AnswerBody['offers']> {
  let { room } = acting
  return ids.map((meetingId) => {
    const meeting = room.meetings.get(meetingId) as WaitingMeeting
    const found = placeFromTray({ ...acting, room }, meeting)
    if ('waits' in found) return { meetingId, slotId: null, tableId: null }
    room = withEvents(room, [{ type: 'meeting-placed', meetingId, to: found.place, byRoom: false }], meeting.changed)
    return { meetingId, ...found.place }
  })
}

// Stryker disable StringLiteral: one that were missing here would cost a try in vain, and change nothing.
/** Events that can make no room for a waiting meeting: after them alone none need be tried. */
const fillsOnly: ReadonlySet<RoomEvent['type']> = new Set<RoomEvent['type']>([
  'request-sent',
  'request-withdrawn',
  'request-declined',
  'request-expired',
  'request-accepted',
  'meeting-agreed',
  'meeting-placed',
  'meeting-locked',
  'meeting-unlocked',
  'slot-proposed',
  'proposal-agreed',
  'proposal-refused',
  'arrived-at-table',
  'link-opened',
  'link-renewed',
  'checked-in',
  'change-seen',
  'staff-added',
  'staff-revoked',
  'shared-link-renewed',
  'room-described',
  'privacy-described',
  'slot-began',
  'participant-added',
  'plan-started',
  'plan-renamed',
  'plan-dropped',
  'plan-published',
  'joining-set',
  'applied',
  'application-corrected',
  'application-accepted',
  'application-declined',
  'application-deferred',
  'application-reopened',
  'application-told',
  'application-erased',
  'listed',
])
// Stryker restore StringLiteral

/** Whether a waiting meeting may have found a place by these events. */
export function makesRoom(events: readonly RoomEvent[]): boolean {
  return !events.every((event) => fillsOnly.has(event.type) || (event.type === 'meeting-put-aside' && !event.from))
}

/**
 * [M4] [M5] Waiting meetings that are not parked get the places that the placing rule would take, oldest first; one that
 * does not fit is passed over.
 */
export function placeWaiting(room: Room, changed: Change): RoomEvent[] {
  const placed: RoomEvent[] = []
  let now = room
  for (const id of room.waiting) {
    const meeting = now.meetings.get(id) as WaitingMeeting
    if (meeting.parked) continue
    const best = bestPlace(now, wantedOf(meeting), changed.at)
    if (!('place' in best)) continue
    const event: RoomEvent = { type: 'meeting-placed', meetingId: id, to: best.place, byRoom: true }
    placed.push(event)
    now = withEvents(now, [event], changed)
  }
  return placed
}
