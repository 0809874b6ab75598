import type { ErrorRequestHandler, RequestHandler } from 'express'
import type { Logger } from 'pino'
import { LaterEvent } from '../../shared/evolve.ts'
import type { Rejection } from '../../shared/rejections.ts'
import { StoreFull, StoreUnreachable } from '../store/store.ts'

/** A request that ends with a status and `{code, message}`; `more` goes beside them. */
export class HttpError extends Error {
  override name = 'HttpError'
  readonly status: number
  readonly code: string
  readonly more: object

  constructor(status: number, code: string, message: string, more: object = {}) {
    super(message)
    this.status = status
    this.code = code
    this.more = more
  }
}

/** What a refusal of the room is over HTTP. */
export function refused(rejection: Rejection): HttpError {
  const { code, ...more } = rejection
  const field = rejection.field ? `: ${rejection.field}` : ''
  return new HttpError(statusOf(code), code, `The room refuses this (${code}${field}).`, more)
}

function statusOf(code: Rejection['code']): number {
  switch (code) {
    case 'malformed':
    case 'unknown-command':
      return 400
    case 'not-allowed':
      return 403
    case 'not-found':
      return 404
    case 'busy':
      return 429
    case 'store-unreachable':
      return 503
    default:
      return 409
  }
}

export const notFound: RequestHandler = () => {
  throw new HttpError(404, 'not-found', 'There is nothing at this address.')
}

/** What body-parser throws, also for what its zlib could not unpack: the caller's fault. */
interface BodyError {
  status: number
}

/** Every error leaves as `{code, message}`; what nobody foresaw is logged, and tells the caller nothing. */
export function answerErrors(log: Logger): ErrorRequestHandler {
  return (error: unknown, _request, response, next) => {
    if (response.headersSent) {
      next(error)
      return
    }
    const { status, code, message, more } = toHttpError(error, log)
    response.status(status).json({ code, message, ...more })
  }
}

function toHttpError(error: unknown, log: Logger): HttpError {
  if (error instanceof HttpError) return error
  if (error instanceof StoreUnreachable || error instanceof StoreFull) {
    return new HttpError(503, 'store-unreachable', 'The room cannot save at present. Try again soon.')
  }
  if (error instanceof LaterEvent) {
    return new HttpError(503, 'outdated', 'This server is about to be brought up to date. Try again soon.')
  }
  if (isBodyError(error)) {
    if (error.status === 413) return new HttpError(413, 'too-large', 'The body is too large.')
    return new HttpError(400, 'malformed', 'The body cannot be read.', { field: '' })
  }
  if (error instanceof URIError) return new HttpError(400, 'malformed', 'The address cannot be read.')
  log.error({ err: error }, 'a request failed')
  return new HttpError(500, 'internal', 'Something went wrong on the server.')
}

function isBodyError(error: unknown): error is BodyError {
  if (!(error instanceof Error && 'status' in error && 'expose' in error)) return false
  return typeof error.status === 'number' && error.status >= 400 && error.status < 500
}
