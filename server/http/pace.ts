import type { Socket } from 'node:net'
import type { RequestHandler } from 'express'
import { Bucket } from '../bucket.ts'
import type { InTurns } from '../door/in-turns.ts'
import type { Limits } from '../limits.ts'
import { addressOf } from './context.ts'
import { HttpError } from './errors.ts'

/** Longer than this nobody is kept waiting: they are told to come back. In ms. */
const LONGEST_MS = 10_000
/** Of one connection, a second: a browser has six of them, and some twenty files to ask for. */
const REQUESTS_PER_CONNECTION = 100

/**
 * Lets requests come at a pace. Who is hasty waits and is answered all the same: a browser does not ask again for a file that was refused.
 */
export function pace({ limits, inTurns }: { limits: Limits; inTurns: InTurns }): RequestHandler {
  const connections = new WeakMap<Socket, Bucket>()
  return (request, _response, next) => {
    const own = connections.get(request.socket) ?? new Bucket(REQUESTS_PER_CONNECTION, () => performance.now())
    connections.set(request.socket, own)
    const address = addressOf(request)
    const waitMs = Math.max(own.pour(), limits.request(address, LONGEST_MS))
    if (waitMs > LONGEST_MS)
      throw new HttpError(429, 'busy', 'Too many requests. Try again soon.', { retryAfterMs: waitMs - LONGEST_MS })
    const begin = () => inTurns.begin(address, next)
    if (waitMs === 0) begin()
    else setTimeout(begin, waitMs)
  }
}
