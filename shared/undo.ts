import { staffOnly } from './board.ts'
import { accept, type Asking, type Decision, reject, type Rules } from './decision.ts'
import { isSeated } from './draft.ts'
import { engagedSlots, meetingsDuring } from './engagements.ts'
import type { Restored, RoomEvent } from './events.ts'
import { withEvents } from './evolve.ts'
import { unseated } from './evolve-meetings.ts'
import { isStaff } from './roles.ts'
import type { Act, Change, Meeting, Room } from './room.ts'

type UndoDeed = 'undo'

export const undoRules: Rules<UndoDeed> = {
  /** [U] One's own last act, exactly or not at all; never past it to an older one. */
  undo: (asking) => {
    const { room, issuer, changed } = asking
    if (!isStaff(issuer)) return staffOnly
    const act = room.acts.get(changed.by)
    if (!act) return reject('nothing-to-undo')
    const since = changedSince(room, act)
    if (since) return reject({ code: 'changed-since', ...since })
    if (touchesBegunSlot(room, act)) return reject({ code: 'too-late', what: act.type })
    const undone: RoomEvent = { type: 'undone', version: act.version, restored: restored(room, act) }
    const clash = clashAfter(asking, act, undone)
    return clash ?? accept(undone)
  },
}

/** The first thing the act touched that somebody changed after it [U2] [U4]. */
function changedSince(room: Room, { version, before }: Act) {
  const told = ({ by, what, at }: Change) => ({ by, what, when: at })
  for (const id of before.meetings.keys()) {
    const meeting = room.meetings.get(id)
    if (meeting && meeting.changed.version !== version) return { ...told(meeting.changed), meetingId: id }
  }
  for (const name of ['requests', 'tables', 'slots', 'items', 'participants'] as const) {
    for (const id of before[name].keys()) {
      const entity = room[name].get(id)
      if (!entity || entity.changed.version !== version) return entity ? told(entity.changed) : {}
    }
  }
  return undefined
}

/** Acts whose slot has begun cannot be undone: neither where the card is now nor where it would be again. */
function touchesBegunSlot(room: Room, { before }: Act): boolean {
  const begun = (meeting: Meeting | null | undefined) =>
    !!meeting && isSeated(meeting) && room.slots.get(meeting.slotId)?.stage !== 'ahead'
  return [...before.meetings].some(([id, was]) => begun(was) || begun(room.meetings.get(id)))
}

/** As they were. A meeting that the act made is cancelled, a request it sent withdrawn: people have seen them. */
function restored(room: Room, { before }: Act): Restored {
  return {
    meetings: [...before.meetings].map(([id, was]) => [id, was ?? cancelled(room.meetings.get(id)!)]),
    requests: [...before.requests].map(([id, was]) => [
      id,
      was ?? { ...room.requests.get(id)!, state: 'withdrawn' as const },
    ]),
    tables: [...before.tables],
    slots: [...before.slots],
    items: [...before.items],
    participants: [...before.participants],
  }
}

function cancelled(meeting: Meeting): Meeting {
  return { ...unseated(meeting), locked: false, proposal: null, state: 'cancelled', cancelReason: null }
}

/** [L1] Others may have taken the place, closed it, or engaged the people since, without touching the card. */
function clashAfter({ room, changed }: Asking, act: Act, undone: RoomEvent): Decision | undefined {
  const after = withEvents(room, [undone], changed)
  for (const id of act.before.meetings.keys()) {
    const meeting = after.meetings.get(id)!
    if (!isSeated(meeting)) continue
    const [table, slot] = [after.tables.get(meeting.tableId), after.slots.get(meeting.slotId)]
    const others = meetingsDuring(after, meeting.slotId, [id])
    const rival = others.find(
      (other) =>
        other.tableId === meeting.tableId ||
        other.participantIds.some((person) => meeting.participantIds.includes(person)),
    )
    if (rival)
      return reject({
        code: 'changed-since',
        meetingId: rival.id,
        by: rival.changed.by,
        what: rival.changed.what,
        when: rival.changed.at,
      })
    const engaged = meeting.participantIds.some((person) => engagedSlots(after, person, [id]).has(meeting.slotId))
    const gone = meeting.participantIds.some((person) => after.participants.get(person)?.state !== 'present')
    if (!table || table.closed || !slot || slot.closed || engaged || gone) {
      const { by, what, at } = (table?.closed ? table : (slot ?? meeting)).changed
      return reject({ code: 'changed-since', meetingId: id, by, what, when: at })
    }
  }
  return undefined
}
