import { Router, type Response } from 'express'
import { visibleMeeting } from '../../shared/speaking.ts'
import { wardsOf } from '../../shared/views/leads.ts'
import { agendaText, meetingText } from '../calendar/agenda.ts'
import { calendarWords } from '../calendar/words.ts'
import { participantAt, workOut, wrongToken, type HttpMeans } from './context.ts'
import { HttpError } from './errors.ts'

/**
 * One participant's agenda as a feed that calendars come back for, and one of their meetings as a file. The key in the feed's path opens this
 * agenda and nothing else; the file takes the link's own token. `?language=` says in which language the words between the names are.
 */
export function calendarRoutes(means: HttpMeans): Router {
  const { rooms, links } = means
  const router = Router()

  router.get('/agenda/:file', async (request, response) => {
    const text = /^(.+)\.ics$/.exec(request.params.file)?.[1]
    const key = text === undefined ? undefined : links.readCalendarKey(text)
    if (!key) throw wrongToken(request, means.limits, noSuchCalendar())
    const host = await rooms.get(key.roomId)
    if (!host || !(await host.letsIn(key))) throw noSuchCalendar()
    const words = calendarWords(request.query.language)
    hand(response, await workOut(request, means, host.roomId, () => agendaText(host, key.issuer.participantId, words)))
  })

  /** [D1] One's own meetings, and those of whom one leads: as they have it in their agenda. */
  router.get('/rooms/:roomId/meetings/:file', async (request, response) => {
    const { host, issuer } = await participantAt(request, means)
    const id = /^(.+)\.ics$/.exec(request.params.file)?.[1] ?? ''
    const meeting = visibleMeeting(host.room, issuer, id)
    const whose =
      meeting && wardsOf(host.room, issuer.participantId).find((one) => meeting.participantIds.includes(one))
    if (!meeting || whose === undefined) throw noSuchMeeting()
    const words = calendarWords(request.query.language)
    const text = await workOut(request, means, host.roomId, () => meetingText(host, meeting, whose, words))
    if (text === undefined) throw noSuchMeeting()
    hand(response, text)
  })
  return router
}

function hand(response: Response, text: string): void {
  response.type('text/calendar; charset=utf-8').set('cache-control', 'private, no-cache').send(text)
}

function noSuchCalendar(): HttpError {
  return new HttpError(404, 'not-found', 'There is no such calendar.')
}

/** The same for a foreign meeting, an invented one, and one without a place [V3]. */
function noSuchMeeting(): HttpError {
  return new HttpError(404, 'not-found', 'There is no such meeting with a place.')
}
