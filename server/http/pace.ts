import type { Socket } from 'node:net'
import type { RequestHandler } from 'express'
import { Bucket } from '../bucket.ts'
import type { Limits } from '../limits.ts'
import { addressOf } from './context.ts'
import { HttpError } from './errors.ts'
import { InTurns } from './in-turns.ts'

/** Longer than this nobody is kept waiting: they are told to come back. In ms. */
const LONGEST_MS = 10_000
/** Of one connection, a second: a browser has six of them, and some twenty files to ask for. */
const REQUESTS_PER_CONNECTION = 100

/**
 * Lets requests come at a pace. Who is hasty waits and is answered all the same: a browser does not ask again for a file that was refused.
 */
export function pace(limits: Limits): RequestHandler {
  const connections = new WeakMap<Socket, Bucket>()
  const turns = new InTurns()
  return (request, _response, next) => {
    const own = connections.get(request.socket) ?? new Bucket(REQUESTS_PER_CONNECTION, () => performance.now())
    connections.set(request.socket, own)
    const waitMs = Math.max(own.pour(), limits.request(addressOf(request), LONGEST_MS))
    if (waitMs > LONGEST_MS)
      throw new HttpError(429, 'busy', 'Too many requests. Try again soon.', { retryAfterMs: waitMs - LONGEST_MS })
    if (waitMs === 0) turns.begin(next)
    else setTimeout(() => turns.begin(next), waitMs)
  }
}
