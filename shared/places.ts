import {
  accept,
  type Decision,
  nothingToDo,
  organiserOnly,
  reject,
  type Rules,
  saysNothingNew,
  staffOnly,
} from './decision.ts'
import { isSeated } from './draft.ts'
import type { RoomEvent } from './events.ts'
import type { MeetingId, TableId } from './ids.ts'
import { nameForm } from './names.ts'
import { nextNumber } from './programme.ts'
import { isOrganiser, isStaff } from './roles.ts'
import type { Room, SeatedMeeting } from './room.ts'
import { putAside } from './tray.ts'

type PlaceDeed =
  'close-table' | 'reopen-table' | 'close-slot' | 'reopen-slot' | 'add-table' | 'change-table' | 'remove-table'

/** [T] Tables, and slots as places. Closing concerns what has not begun; who sits, stays seated. */
export const placeRules: Rules<PlaceDeed> = {
  'close-table': (asking, { tableId }) => {
    if (!isStaff(asking.issuer)) return staffOnly
    const table = asking.room.tables.get(tableId)
    if (!table) return reject('not-found')
    if (table.closed) return nothingToDo()
    return closing(
      { type: 'table-closed', tableId },
      seated(asking.room, (meeting) => meeting.tableId === tableId),
    )
  },

  'reopen-table': ({ room, issuer }, { tableId }) => {
    if (!isStaff(issuer)) return staffOnly
    const table = room.tables.get(tableId)
    if (!table) return reject('not-found')
    return table.closed ? accept({ type: 'table-reopened', tableId }) : nothingToDo()
  },

  'close-slot': (asking, { slotId }) => {
    if (!isStaff(asking.issuer)) return staffOnly
    const slot = asking.room.slots.get(slotId)
    if (!slot) return reject('not-found')
    if (slot.closed) return nothingToDo()
    if (slot.stage !== 'ahead') return reject({ code: 'too-late', slotId })
    return closing(
      { type: 'slot-closed', slotId },
      seated(asking.room, (meeting) => meeting.slotId === slotId),
    )
  },

  'reopen-slot': ({ room, issuer }, { slotId }) => {
    if (!isStaff(issuer)) return staffOnly
    const slot = room.slots.get(slotId)
    if (!slot) return reject('not-found')
    return slot.closed ? accept({ type: 'slot-reopened', slotId }) : nothingToDo()
  },

  'add-table': ({ room, issuer }, { table }) => {
    if (!isOrganiser(issuer)) return organiserOnly
    if (labelTaken(room, table.label)) return reject({ code: 'duplicate', field: 'label' })
    return accept({ type: 'table-added', table: { id: `t${nextNumber([...room.tables.keys()])}`, ...table } })
  },

  /** What sits at it stays, even where it would no longer be placed there: staff see it and decide. */
  'change-table': ({ room, issuer }, { tableId, table: fields }) => {
    if (!isOrganiser(issuer)) return organiserOnly
    const before = room.tables.get(tableId)
    if (!before) return reject('not-found')
    if (fields.label !== undefined && labelTaken(room, fields.label, tableId))
      return reject({ code: 'duplicate', field: 'label' })
    const { closed: _c, changed: _, ...old } = before
    if (saysNothingNew(old, fields)) return nothingToDo()
    return accept({ type: 'table-changed', table: { ...old, ...fields } })
  },

  'remove-table': ({ room, issuer }, { tableId }) => {
    if (!isOrganiser(issuer)) return organiserOnly
    if (!room.tables.has(tableId)) return reject('not-found')
    const named = namedByNotices(room, tableId)
    const inTheWay = [...room.meetings.values()]
      .filter(({ id, lastPlace }) => lastPlace?.tableId === tableId || named.has(id))
      .map(({ id }) => id)
    if (inTheWay.length > 0) return reject({ code: 'table-taken', tableId, meetingIds: inTheWay })
    return accept({ type: 'table-removed', tableId })
  },
}

/** [T1] The meetings go to the tray, parked; who sits stays seated. */
function closing(closed: RoomEvent, meetings: readonly SeatedMeeting[]): Decision {
  const ahead = meetings.filter(({ state }) => state === 'placed')
  return { ...accept([closed, ...ahead.map(putAside)]), ...(ahead.length > 0 && { aside: ahead.map(({ id }) => id) }) }
}

function seated(room: Room, concerns: (meeting: SeatedMeeting) => boolean): SeatedMeeting[] {
  return [...room.meetings.values()].filter(isSeated).filter(concerns)
}

/** [T9] Meetings of which somebody has yet to see that they were at the table. */
function namedByNotices(room: Room, tableId: TableId): Set<MeetingId> {
  const notices = [...room.notices.values()].filter(({ seen, now, earlier }) =>
    [seen, now, ...earlier.map((change) => change.now)].some((glimpse) => glimpse?.tableId === tableId),
  )
  return new Set(notices.map(({ meetingId }) => meetingId))
}

/** [T9] Labels are unique whatever their case. */
function labelTaken(room: Room, label: string, except?: string): boolean {
  return [...room.tables.values()].some((table) => table.id !== except && nameForm(table.label) === nameForm(label))
}
