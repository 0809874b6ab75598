import type { RequestHandler } from 'express'
import { originAllowed } from '../origin.ts'
import { HttpError } from './errors.ts'

/** What cannot change anything: a foreign page may ask, and is not shown the answer. */
const harmless = new Set(['GET', 'HEAD', 'OPTIONS'])

/** Changes are not taken from pages of another origin, whatever token they come with. @throws HttpError 403 */
export function refuseForeignPages(publicUrl: string | undefined): RequestHandler {
  return (request, _response, next) => {
    if (!harmless.has(request.method) && !originAllowed(request, publicUrl))
      throw new HttpError(403, 'not-allowed', 'A page of another origin may not do this.')
    next()
  }
}
