import { deriveIndices } from '../../shared/draft.ts'
import { emptyRoom } from '../../shared/evolve.ts'
import type { MeetingId, ParticipantId } from '../../shared/ids.ts'
import { nameForm } from '../../shared/names.ts'
import { wishesOf } from '../../shared/requests.ts'
import type { Change, Meeting, Participant, ProgrammeItem, Room, Session, Slot, Table } from '../../shared/room.ts'
import type {
  ItemRecord,
  MeetingRecord,
  ParticipantRecord,
  RequestRecord,
  RoomRecord,
  SlotRecord,
  TableRecord,
} from '../../shared/views/records.ts'

/** What staff are told of a room, as far as it says who fits where. */
export interface Told {
  room: RoomRecord
  slots: readonly SlotRecord[]
  tables: ReadonlyMap<string, TableRecord>
  items: readonly ItemRecord[]
  participants: ReadonlyMap<ParticipantId, ParticipantRecord>
  meetings: ReadonlyMap<string, MeetingRecord>
  requests: ReadonlyMap<string, RequestRecord>
}

/** Who changed a thing is not told to clients, and no rule of fitting asks for it. */
const untold: Change = { version: 0, by: '', what: '', at: 0 }

/**
 * The room as far as the rules of fitting and placing look at it, made of staff's records, so that the board asks the very functions that
 * decide. It is for showing only: what a client does not know (who made what) is empty in it, and of wishes it knows the asker's alone.
 */
export function roomOf(told: Told): Room {
  const slots = new Map(told.slots.map((slot) => [slot.id, slotOf(slot)]))
  const wishes = wishesIn(told.requests)
  return deriveIndices({
    ...emptyRoom(),
    roomId: told.room.id,
    timeZone: told.room.timeZone,
    rules: told.room.rules,
    sessions: told.room.sessions.map((session) => sessionOf(session, told.slots)),
    slots,
    tables: new Map([...told.tables].map(([id, table]) => [id, tableOf(table)])),
    items: new Map(told.items.map((item) => [item.id, itemOf(item)])),
    participants: new Map([...told.participants].map(([id, person]) => [id, participantOf(person)])),
    meetings: new Map(
      [...told.meetings.values()].map((meeting, order) => [
        meeting.id,
        meetingOf(meeting, order, wishes.get(meeting.id) ?? {}),
      ]),
    ),
  })
}

function sessionOf(session: RoomRecord['sessions'][number], slots: readonly SlotRecord[]): Session {
  const own = slots.filter(({ sessionId }) => sessionId === session.id).sort((a, b) => a.number - b.number)
  return { ...session, startsAt: Date.parse(session.startsAt), slotIds: own.map(({ id }) => id) }
}

function slotOf({ id, sessionId, number, startsAt, endsAt, stage, closed }: SlotRecord): Slot {
  return {
    id,
    sessionId,
    number,
    startsAt: Date.parse(startsAt),
    endsAt: Date.parse(endsAt),
    stage,
    closed,
    changed: untold,
  }
}

/** The key under which the server compares organisations is its secret; the form of the names tells the same here. */
function tableOf({ id, label, zone, stepFree, quiet, reserved, url, virtual, closed }: TableRecord): Table {
  const kept = reserved ? { text: reserved, key: nameForm(reserved) } : null
  return {
    id,
    label,
    zone,
    stepFree,
    quiet,
    reserved: kept,
    url: virtual ? (url ?? '') : null,
    closed,
    changed: untold,
  }
}

function itemOf(item: ItemRecord): ProgrammeItem {
  const { id, title, itemKind, place, signUp, capacity, cancelled, signedUp = [] } = item
  const [startsAt, endsAt] = [Date.parse(item.startsAt), Date.parse(item.endsAt)]
  return { id, title, kind: itemKind, startsAt, endsAt, place, signUp, capacity, cancelled, signedUp, changed: untold }
}

function participantOf(person: ParticipantRecord): Participant {
  const { id, organisation, organisationKind, country, delegation, stepFree, online, lead, state, closedSlots } = person
  return {
    id,
    organisation: nameForm(organisation),
    kind: organisationKind,
    country,
    delegation,
    stepFree: stepFree ?? false,
    online,
    lead,
    state: state ?? 'present',
    profile: '',
    closedSlots: closedSlots ?? [],
    linkGeneration: 1,
    openedAt: null,
    checkedInAt: null,
    addedAt: 0,
    listed: false,
    changed: untold,
  }
}

/** Slots that were named in the request of which a meeting came. */
function wishesIn(requests: Told['requests']): Map<MeetingId, Meeting['wishes']> {
  const found = new Map<MeetingId, Meeting['wishes']>()
  for (const { meetingId, slotIds } of requests.values())
    if (meetingId && slotIds.length > 0) found.set(meetingId, wishesOf([slotIds]))
  return found
}

/** Records come in the order in which the meetings were made, which is all that `madeAt` is for. */
function meetingOf(record: MeetingRecord, order: number, wishes: Meeting['wishes']): Meeting {
  const base = {
    id: record.id,
    participantIds: record.participantIds,
    origin: 'staff' as const,
    madeAt: order,
    wishes,
    locked: record.locked,
    proposal: null,
    bookedAt: null,
    lastPlace: record.lastPlace ?? null,
    atTable: record.atTable ?? [],
    absent: record.absent ?? [],
    outcomes: {},
    fixedType: record.type,
    changed: untold,
  }
  const { state, slotId, tableId, reason = 'put-aside', parked = false } = record
  switch (state) {
    case 'placed':
    case 'running':
    case 'held':
      return { ...base, state, slotId: slotId!, tableId: tableId! }
    case 'waiting':
      return { ...base, state, reason, parked }
    case 'no-show':
      return { ...base, state }
    case 'cancelled':
      return { ...base, state, cancelReason: null }
  }
}
