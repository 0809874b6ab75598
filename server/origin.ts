import type { IncomingMessage } from 'node:http'

/**
 * Whether a page of this request's Origin may speak to us: none (a program), our public address, or the host it asked for. Which
 * scheme that host was asked by is not known behind a proxy; the port is, and counts.
 */
export function originAllowed({ headers }: Pick<IncomingMessage, 'headers'>, publicUrl: string | undefined): boolean {
  const { origin } = headers
  if (origin === undefined) return true
  if (!/^https?:\/\//.test(origin) || !URL.canParse(origin)) return false
  const { protocol, host } = new URL(origin)
  if (publicUrl !== undefined && new URL(origin).origin === new URL(publicUrl).origin) return true
  // Read as a URL, so that a proxy that names the port of its scheme means the same host.
  const asked = `${protocol}//${headers.host}`
  return headers.host !== undefined && URL.canParse(asked) && new URL(asked).host === host
}
