import type { ProgrammeItem, Room, Slot, Table } from '../room.ts'
import type { ItemRecord, RoomRecord, SlotRecord, TableRecord } from './records.ts'
import { plain } from './sealed.ts'
import { extended, iso, isoOrNull, type Look } from './view.ts'

/** What of the room, its tables and its programme only some audiences see. */
interface Sight {
  room?: (room: Room) => Partial<RoomRecord>
  table?: (table: Table) => Partial<TableRecord>
  item?: (item: ProgrammeItem) => Partial<ItemRecord>
}

/** The frame in which all meet: room, slots, tables, programme. The same for every audience but for what `sight` adds. */
export function frame(sight: Sight): { room: Look; slot: Look; table: Look; item: Look } {
  return {
    room: {
      ids: (room) => [room.roomId],
      record: (room, id) =>
        isOpen(room) && id === room.roomId ? plain(extended(roomRecord(room), sight.room?.(room))) : undefined,
    },
    slot: {
      ids: (room) => room.slots.keys(),
      record: (room, id) => look(room.slots.get(id), slotRecord),
    },
    table: {
      ids: (room) => room.tables.keys(),
      record: (room, id) => look(room.tables.get(id), (table) => extended(tableRecord(table), sight.table?.(table))),
    },
    item: {
      ids: (room) => room.items.keys(),
      record: (room, id) => look(room.items.get(id), (item) => extended(itemRecord(item), sight.item?.(item))),
    },
  }
}

/** Whether there is anything in the room: before its first commit it is nobody's. */
export function isOpen(room: Room): boolean {
  return room.version > 0
}

function look<E, R extends RoomRecord | SlotRecord | TableRecord | ItemRecord>(
  entity: E | undefined,
  recordOf: (entity: E) => R,
) {
  return entity && plain(recordOf(entity))
}

function roomRecord(room: Room): RoomRecord {
  return {
    kind: 'room',
    id: room.roomId,
    title: room.title,
    timeZone: room.timeZone,
    sessions: room.sessions.map(({ id, name, startsAt, slotMinutes, changeoverMinutes }) => ({
      id,
      name,
      startsAt: iso(startsAt),
      slotMinutes,
      changeoverMinutes,
    })),
    rules: room.rules,
    screen: room.screen,
    opensAt: isoOrNull(room.opensAt),
    closesAt: isoOrNull(room.closesAt),
    archived: room.archived,
    heldSince: isoOrNull(room.heldSince),
  }
}

function slotRecord({ id, sessionId, number, startsAt, endsAt, stage, closed }: Slot): SlotRecord {
  return { kind: 'slot', id, sessionId, number, startsAt: iso(startsAt), endsAt: iso(endsAt), stage, closed }
}

function tableRecord({ id, label, zone, stepFree, quiet, url, closed }: Table): TableRecord {
  return { kind: 'table', id, label, zone, stepFree, quiet, virtual: url !== null, closed }
}

function itemRecord(item: ProgrammeItem): ItemRecord {
  const { id, title, startsAt, endsAt, place, signUp, capacity, cancelled } = item
  return {
    kind: 'item',
    id,
    title,
    itemKind: item.kind,
    startsAt: iso(startsAt),
    endsAt: iso(endsAt),
    place,
    signUp,
    capacity,
    placesLeft: capacity === null ? null : Math.max(0, capacity - item.signedUp.length),
    cancelled,
  }
}
