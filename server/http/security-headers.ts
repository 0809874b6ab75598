import type { IncomingMessage } from 'node:http'
import type { RequestHandler } from 'express'
import helmet from 'helmet'

/** Half a year, in seconds. */
const SECURE_ONLY_S = 15_552_000
const shapeOfHost = /^([\w.-]+|\[[\da-f:.]+\])(:\d{1,5})?$/i

/** What a browser may do with our pages: run our own files, talk to us, and nothing else. */
export function securityHeaders(publicUrl: string | undefined): RequestHandler {
  // A hall's network may have plain http only: then there is nothing that these could ask for.
  const isSecure = publicUrl?.startsWith('https:') ?? false
  const host = publicUrl === undefined ? undefined : new URL(publicUrl).host
  const sockets = (scheme: 'ws' | 'wss') => (request: IncomingMessage) => {
    const own = host ?? request.headers.host ?? ''
    return shapeOfHost.test(own) ? `${scheme}://${own}` : "'self'"
  }
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        // Positions on the board are style attributes.
        styleSrcAttr: ["'unsafe-inline'"],
        fontSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        // Older browsers do not count our own sockets as ourselves.
        connectSrc: ["'self'", sockets('ws'), sockets('wss')],
        workerSrc: ["'self'"],
        manifestSrc: ["'self'"],
        baseUri: ["'none'"],
        formAction: ["'none'"],
        frameAncestors: ["'none'"],
      },
    },
    strictTransportSecurity: isSecure && { maxAge: SECURE_ONLY_S, includeSubDomains: false },
    crossOriginOpenerPolicy: isSecure && { policy: 'same-origin' },
    originAgentCluster: false,
  })
}
