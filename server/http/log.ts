import type { RequestHandler } from 'express'
import type { Logger } from 'pino'

/** Logs each request when it is answered: no token, no body, no query, and of the path nothing that we did not name ourselves. */
export function logRequests(log: Logger): RequestHandler {
  return (request, response, next) => {
    const begun = performance.now()
    // Now: a router shows its own part of it to those inside.
    const path = pathToTell(request.path)
    response.once('close', () => {
      const ms = Math.round(performance.now() - begun)
      log.debug({ method: request.method, path, status: response.statusCode, ms }, 'request')
    })
    next()
  }
}

/** All that our own addresses are made of. What else stands in a path may be a key, or a name that somebody typed there. */
const ours = new Set(
  'api rooms participants staff invitations links copy backup board.csv participants.csv report.json agenda rehearsals'
    .concat(' picture pictures r assets healthz readyz metrics')
    .split(' '),
)
const shapeOfRoom = /^[a-z0-9]{12}$/

/** The path with only our own words and the room in it. */
function pathToTell(path: string): string {
  const parts = path.split('/')
  const isRoom = (part: string, i: number) =>
    (parts[i - 1] === 'rooms' || parts[i - 1] === 'r') && shapeOfRoom.test(part)
  return parts.map((part, i) => (part === '' || ours.has(part) || isRoom(part, i) ? part : '...')).join('/')
}
