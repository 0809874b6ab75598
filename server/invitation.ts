import type { ParticipantId } from '../shared/ids.ts'
import type { Room } from '../shared/room.ts'
import type { Links } from './links.ts'

/** What lets a participant in: their token, the page that it opens, and their calendar feed. Undefined for who is not in the room. */
export function invitationTo(room: Room, id: ParticipantId, links: Links, base: string) {
  const token = links.tokenFor(room, { role: 'participant', participantId: id })
  return token && { token, link: linkOf(base, room.roomId, token), calendar: calendarOf(room, id, links, base) }
}

/** The link that opens a room with this token. */
export function linkOf(base: string, roomId: string, token: string): string {
  return `${base}/r/${roomId}#${token}`
}

/** Address of one participant's calendar feed. */
export function calendarOf(room: Room, id: ParticipantId, links: Links, base: string): string {
  return `${base}/api/agenda/${links.calendarKey(room, id)}.ics`
}
