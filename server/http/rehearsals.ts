import { json, Router } from 'express'
import { z } from 'zod'
import { baseOf } from '../address.ts'
import { TooManyRehearsals, type LiveRehearsals } from '../rehearsal/live.ts'
import { eventNames } from '../rehearsal/room-folder.ts'
import { addressOf, mayOpenRoom, readBody, withinRoomLimit, type HttpMeans } from './context.ts'
import { HttpError } from './errors.ts'

/** Until a rehearsal that plays has ended, roughly, in ms. */
const PLAYING_MS = 60_000

/** A room that is alive, for who wants to see one: a real event with simulated people on real sockets. */
export function rehearsalRoutes(means: HttpMeans, rehearsals: LiveRehearsals): Router {
  const router = Router()
  router.post('/rehearsals', async (request, response) => {
    mayOpenRoom(request, means)
    await readBody(request, response, means, addressOf(request), json({ limit: '10kb' }))
    const wish = z.object({ event: z.enum(await eventNames()) }).safeParse(request.body)
    if (!wish.success) throw new HttpError(400, 'malformed', 'There is no such event to rehearse.', { field: 'event' })
    withinRoomLimit(request, means)
    try {
      const opened = await rehearsals.open(wish.data.event, means.clock.now())
      const base = baseOf(request.headers, means.config.publicUrl)
      const here = (link: string) => base + link.slice(new URL(link).origin.length)
      const links = Object.fromEntries(Object.entries(opened.links).map(([name, link]) => [name, here(link)]))
      response.status(201).json({ ...opened, links, participant: here(opened.participant) })
    } catch (error) {
      if (!(error instanceof TooManyRehearsals)) throw error
      throw new HttpError(429, 'busy', 'Others are watching rehearsals. Try again soon.', { retryAfterMs: PLAYING_MS })
    }
  })
  return router
}
