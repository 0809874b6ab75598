import { Router } from 'express'
import ical, { ICalCalendarMethod } from 'ical-generator'
import { isSeated } from '../../shared/draft.ts'
import { signedUpItems } from '../../shared/engagements.ts'
import type { ParticipantId } from '../../shared/ids.ts'
import type { SeatedMeeting } from '../../shared/room.ts'
import { profileAt } from '../../shared/views/words.ts'
import type { RoomHost } from '../rooms/host.ts'
import { workOut, wrongToken, type HttpMeans } from './context.ts'
import { HttpError } from './errors.ts'

/** One participant's agenda as a feed that calendars come back for. The key in the path opens this agenda and nothing else. */
export function calendarRoutes(means: HttpMeans): Router {
  const { rooms, links, clock } = means
  const router = Router()
  router.get('/agenda/:file', async (request, response) => {
    const text = /^(.+)\.ics$/.exec(request.params.file)?.[1]
    const key = text === undefined ? undefined : links.readCalendarKey(text)
    if (!key) throw wrongToken(request, means.limits, noSuchCalendar())
    const host = await rooms.get(key.roomId)
    if (!host || !(await host.letsIn(key))) throw noSuchCalendar()
    response.type('text/calendar; charset=utf-8').set('cache-control', 'private, no-cache')
    response.send(
      await workOut(request, means, host.roomId, () => agendaOf(host, key.issuer.participantId, clock.now())),
    )
  })
  return router
}

function noSuchCalendar(): HttpError {
  return new HttpError(404, 'not-found', 'There is no such calendar.')
}

/** A meeting is in it while it has a place (Z.3); what one signed up for, until it is cancelled. */
function agendaOf(host: RoomHost, participantId: ParticipantId, now: number): string {
  const { room } = host
  const calendar = ical({
    name: room.title,
    method: ICalCalendarMethod.PUBLISH,
    prodId: '//Rondo//Rondo//EN',
    ttl: 15 * 60,
  })
  const stamp = new Date(now)
  for (const id of room.meetingsOf.get(participantId) ?? []) {
    const meeting = room.meetings.get(id)
    if (!meeting || !isSeated(meeting)) continue
    const slot = room.slots.get(meeting.slotId)!
    const table = room.tables.get(meeting.tableId)
    const partners = partnersOf(host, meeting, participantId)
    calendar.createEvent({
      id: `${meeting.id}@${room.roomId}.rondo`,
      sequence: host.state.editions.of(meeting.id),
      stamp,
      start: new Date(slot.startsAt),
      end: new Date(slot.endsAt),
      summary: partners.map(({ organisation }) => organisation).join(', '),
      description: partners.map(({ name, organisation }) => `${name}, ${organisation}`).join('\n'),
      location: table ? [`Table ${table.label}`, table.zone].filter((text) => text !== '').join(', ') : '',
      ...(table?.url && { url: table.url }),
    })
  }
  for (const item of signedUpItems(room, participantId)) {
    calendar.createEvent({
      id: `${item.id}@${room.roomId}.rondo`,
      sequence: host.state.editions.of(item.id),
      stamp,
      start: new Date(item.startsAt),
      end: new Date(item.endsAt),
      summary: item.title,
      location: item.place,
    })
  }
  return calendar.toString()
}

function partnersOf({ room, state }: RoomHost, { participantIds }: SeatedMeeting, participantId: ParticipantId) {
  const others = participantIds.filter((id) => id !== participantId)
  return others.map((id) => profileAt(state.personal.words, room.participants.get(id)?.profile))
}
