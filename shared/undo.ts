import { expiryOf } from './clock.ts'
import { accept, reject, type Rules, staffOnly } from './decision.ts'
import { isSeated } from './draft.ts'
import type { Restored, RoomEvent } from './events.ts'
import { withEvents } from './evolve.ts'
import { unseated } from './evolve-meetings.ts'
import type { Instant } from './ids.ts'
import type { Rejection } from './rejections.ts'
import { isStaff } from './roles.ts'
import type { Act, Meeting, Request, Room } from './room.ts'
import { changedBy, clashAfter } from './undo-clashes.ts'

type UndoDeed = 'undo'

export const undoRules: Rules<UndoDeed> = {
  /** [U1] One's own last act, exactly or not at all; never past it to an older one. It is itself undone by the next undo. */
  undo: ({ room, issuer, at, changed }) => {
    if (!isStaff(issuer)) return staffOnly
    const act = room.acts.get(changed.by)
    if (!act) return reject('nothing-to-undo')
    if (touchesBegunSlot(room, act)) return reject({ code: 'too-late', what: act.type })
    const since = changedSince(room, act)
    if (since) return reject(since)
    const restored = asBefore(room, act, at)
    const undone: RoomEvent = { type: 'undone', version: act.version, restored }
    const clash = clashAfter(room, withEvents(room, [undone], changed), act)
    return clash ? reject(clash) : accept(undone)
  },
}

/** [U2] [U4] The first thing the act touched that was changed after it. */
function changedSince(room: Room, { version, before }: Act): Rejection | undefined {
  for (const name of ['meetings', 'requests', 'tables', 'slots', 'items', 'participants'] as const) {
    for (const id of before[name].keys()) {
      const entity = room[name].get(id)
      if (!entity) return { code: 'changed-since' }
      if (entity.changed.version !== version)
        return changedBy(entity.changed, name === 'meetings' ? { meetingId: id } : {})
    }
  }
  return undefined
}

/** [U5] Acts whose slot has begun cannot be undone: neither where the card is now nor where it would be again. */
function touchesBegunSlot(room: Room, { before }: Act): boolean {
  const begun = (meeting: Meeting | null | undefined) =>
    !!meeting && isSeated(meeting) && room.slots.get(meeting.slotId)?.stage !== 'ahead'
  return (
    [...before.meetings].some(([id, was]) => begun(was) || begun(room.meetings.get(id))) ||
    [...before.slots.keys()].some((id) => room.slots.get(id)?.stage !== 'ahead')
  )
}

/** As they were. A meeting that the act made is cancelled: people have seen it. */
function asBefore(room: Room, { before }: Act, at: Instant): Restored {
  return {
    meetings: [...before.meetings].map(([id, was]) => [id, was ?? cancelled(room.meetings.get(id)!)]),
    requests: [...before.requests].map(([id, was]) => [id, was && stillOpen(room, was, at)]),
    tables: [...before.tables],
    slots: [...before.slots],
    items: [...before.items],
    participants: [...before.participants],
  }
}

/** [R9] A pending request that comes back after its time has expired. */
function stillOpen(room: Room, request: Request, at: Instant): Request {
  return request.state === 'pending' && expiryOf(room, request) <= at ? { ...request, state: 'expired' } : request
}

function cancelled(meeting: Meeting): Meeting {
  return { ...unseated(meeting), locked: false, proposal: null, state: 'cancelled', cancelReason: null }
}
