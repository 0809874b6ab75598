import type { RequestHandler } from 'express'
import type { Logger } from 'pino'

/** Logs each request when it is answered: no token, no body, no query, and of a calendar's path not its key. */
export function logRequests(log: Logger): RequestHandler {
  return (request, response, next) => {
    const begun = performance.now()
    // Now: a router shows its own part of it to those inside.
    const path = withoutKey(request.path)
    response.once('close', () => {
      const ms = Math.round(performance.now() - begun)
      log.debug({ method: request.method, path, status: response.statusCode, ms }, 'request')
    })
    next()
  }
}

function withoutKey(path: string): string {
  return path.replace(/^(\/api\/agenda\/).*/, '$1...')
}
