import { isSeated } from '../draft.ts'
import { slotsInOrder } from '../engagements.ts'
import type { ParticipantId } from '../ids.ts'
import { fields } from '../import/fields.ts'
import { countedMeetings } from '../limits.ts'
import type { Meeting, Room } from '../room.ts'
import { typeOf } from '../views/meetings.ts'
import { profileAt, type Words } from '../views/words.ts'
import type { ExportCell } from './csv.ts'

export interface Rows {
  header: string[]
  /** Each is worked out when it is asked for: thousands take long. */
  rows: Iterable<ExportCell[]>
}

/**
 * The board as a list: meetings with a place by slot, then table, then the tray, oldest first. Times are the room's own;
 * people stand in columns of their own, as many as the largest meeting has, so that a spreadsheet can filter by them.
 */
export function boardRows(room: Room, words: Words): Rows {
  const slots = new Map(slotsInOrder(room).map((id, i) => [id, i]))
  const tables = new Map([...room.tables.keys()].map((id, i) => [id, i]))
  const position = (meeting: Meeting) =>
    isSeated(meeting)
      ? (slots.get(meeting.slotId) ?? 0) * (tables.size + 1) + (tables.get(meeting.tableId) ?? 0)
      : Infinity
  const seated = [...room.meetings.values()].filter(isSeated).sort((a, b) => position(a) - position(b))
  const meetings = [...seated, ...room.waiting.map((id) => room.meetings.get(id)!)]
  const most = Math.max(2, ...meetings.map(({ participantIds }) => participantIds.length))
  const people = Array.from({ length: most }, (_, i) => [`name ${i + 1}`, `organisation ${i + 1}`, `country ${i + 1}`])
  const header = [
    'session',
    'date',
    'from',
    'to',
    'table',
    'zone',
    'state',
    'type',
    'locked',
    'waits because',
    ...people.flat(),
    'meeting',
  ]
  const localTime = localTimes(room.timeZone)
  return { header, rows: each(meetings, (meeting) => boardRow(room, words, meeting, most, localTime)) }
}

function boardRow(room: Room, words: Words, meeting: Meeting, most: number, localTime: LocalTime): ExportCell[] {
  const people = Array.from({ length: most }, (_, i) => meeting.participantIds[i])
  return [
    ...placeCells(room, meeting, localTime),
    meeting.state,
    typeOf(room, meeting),
    meeting.locked,
    meeting.state === 'waiting' ? meeting.reason : null,
    ...people.flatMap((id) => personCells(room, words, id)),
    meeting.id,
  ]
}

function placeCells(room: Room, meeting: Meeting, localTime: LocalTime): ExportCell[] {
  const slot = isSeated(meeting) ? room.slots.get(meeting.slotId) : undefined
  const table = isSeated(meeting) ? room.tables.get(meeting.tableId) : undefined
  if (!slot || !table) return [null, null, null, null, null, null]
  const session = room.sessions.find(({ id }) => id === slot.sessionId)
  const [date, from] = localTime(slot.startsAt)
  return [session?.name ?? null, date, from, localTime(slot.endsAt)[1], table.label, table.zone]
}

function personCells(room: Room, words: Words, id: ParticipantId | undefined): ExportCell[] {
  const person = id === undefined ? undefined : room.participants.get(id)
  if (!person) return [null, null, null]
  const { name, organisation } = profileAt(words, person.profile)
  return [person.state === 'erased' ? 'erased participant' : name, organisation, person.country]
}

/** Everybody present, in the order in which they came; the first columns are those that an import reads. */
export function participantRows(room: Room, words: Words): Rows {
  const header = [...fields, 'link opened', 'checked in', 'requests sent', 'meetings', 'id']
  const present = [...room.participants.values()].filter(({ state }) => state === 'present')
  const localTime = localTimes(room.timeZone)
  return { header, rows: each(present, (person) => participantRow(room, words, person.id, localTime)) }
}

function participantRow(room: Room, words: Words, id: ParticipantId, localTime: LocalTime): ExportCell[] {
  const person = room.participants.get(id)!
  const profile = profileAt(words, person.profile)
  const sent = (room.requestsOf.get(id) ?? []).filter((requestId) => room.requests.get(requestId)?.from === id)
  return [
    profile.name,
    profile.organisation,
    person.kind,
    person.country,
    person.delegation,
    profile.sectors,
    profile.offers,
    profile.seeks,
    profile.markets,
    profile.languages,
    profile.email,
    profile.label,
    yes(person.stepFree),
    yes(person.online),
    yes(person.lead),
    profile.about ?? null,
    time(person.openedAt, localTime),
    time(person.checkedInAt, localTime),
    sent.length,
    countedMeetings(room, id),
    id,
  ]
}

function yes(is: boolean): ExportCell {
  return is ? 'yes' : null
}

function time(instant: number | null, localTime: LocalTime): ExportCell {
  return instant === null ? null : localTime(instant).join(' ')
}

/** Date as 2015-06-12 and time as 10:00, in the room's zone. */
type LocalTime = (instant: number) => [string, string]

/** One format for all of a list: making it costs sixty times what using it does. */
function localTimes(timeZone: string): LocalTime {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' })
  return (instant) => {
    const [date, clock] = format.format(instant).split(' ')
    return [date!, clock!]
  }
}

/** One row for each of `all`, as they are asked for. */
function* each<T>(all: readonly T[], rowOf: (one: T) => ExportCell[]): Generator<ExportCell[], void> {
  for (const one of all) yield rowOf(one)
}
