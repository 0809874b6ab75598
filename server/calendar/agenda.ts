import ical, { escape, type ICalCalendar, type ICalEventData } from 'ical-generator'
import { isSeated } from '../../shared/draft.ts'
import { signedUpItems } from '../../shared/engagements.ts'
import type { ParticipantId } from '../../shared/ids.ts'
import type { Meeting, ProgrammeItem, SeatedMeeting } from '../../shared/room.ts'
import { profileAt } from '../../shared/views/words.ts'
import type { RoomHost } from '../rooms/host.ts'
import type { CalendarWords } from './words.ts'

/** How often a calendar is asked to come back for a feed, in seconds. */
const REFRESH_S = 15 * 60

type Host = Pick<RoomHost, 'room' | 'state'>

/**
 * [Z3] One person's agenda as iCalendar: each meeting while it has a place, and what they signed up for. The same bytes for as long as
 * nothing in it changes: without a METHOD, DTSTAMP is when an entry was last changed (RFC 5545, 3.8.7.2). Times are instants in UTC, which
 * every calendar shows right through a change of clocks without being told the zone's rules; nothing in it recurs.
 */
export function agendaText(host: Host, participantId: ParticipantId, words: CalendarWords): string {
  const { room } = host
  const meetings = (room.meetingsOf.get(participantId) ?? []).map((id) => room.meetings.get(id)!).filter(isSeated)
  return textOf(host, [
    ...meetings.map((meeting) => meetingEntry(host, meeting, participantId, words)),
    ...signedUpItems(room, participantId).map((item) => itemEntry(host, item)),
  ])
}

/** One meeting, as `participantId` has it in their agenda: a calendar that has the feed as well sees one entry. Undefined while it has no place. */
export function meetingText(
  host: Host,
  meeting: Meeting,
  participantId: ParticipantId,
  words: CalendarWords,
): string | undefined {
  return isSeated(meeting) ? textOf(host, [meetingEntry(host, meeting, participantId, words)]) : undefined
}

function textOf({ room }: Host, entries: readonly ICalEventData[]): string {
  // The library writes the name as it is given, and no line end behind the last line; RFC 5545 wants both otherwise.
  const calendar: ICalCalendar = ical({ name: escape(room.title, false), prodId: '//Rondo//Rondo//EN', ttl: REFRESH_S })
  calendar.events([...entries])
  return `${calendar.toString()}\r\n`
}

function meetingEntry(
  host: Host,
  meeting: SeatedMeeting,
  participantId: ParticipantId,
  words: CalendarWords,
): ICalEventData {
  const { room } = host
  const slot = room.slots.get(meeting.slotId)!
  const table = room.tables.get(meeting.tableId)!
  const partners = partnersOf(host, meeting, participantId)
  const organisations = [...new Set(partners.map(({ organisation }) => organisation).filter(Boolean))]
  return {
    ...edition(host, meeting.id),
    start: new Date(slot.startsAt),
    end: new Date(slot.endsAt),
    summary: organisations.join(', ') || words.meeting,
    description: partners.map(({ name, organisation }) => [name, organisation].filter(Boolean).join(', ')).join('\n'),
    location: [table.url === null ? words.table(table.label) : words.online, table.zone && words.zone(table.zone)]
      .filter(Boolean)
      .join(', '),
    ...(table.url && { url: table.url }),
  }
}

function itemEntry(host: Host, { id, startsAt, endsAt, title, place }: ProgrammeItem): ICalEventData {
  return {
    ...edition(host, id),
    start: new Date(startsAt),
    end: new Date(endsAt),
    summary: title,
    location: place,
  }
}

/** Which entry this is, and how new. */
function edition({ room, state }: Host, id: string) {
  const { count, at } = state.editions.of(id)
  return { id: `${id}@${room.roomId}.rondo`, sequence: count, stamp: new Date(at), lastModified: new Date(at) }
}

function partnersOf({ room, state }: Host, { participantIds }: SeatedMeeting, participantId: ParticipantId) {
  const others = participantIds.filter((id) => id !== participantId)
  return others.map((id) => profileAt(state.personal.words, room.participants.get(id)?.profile))
}
