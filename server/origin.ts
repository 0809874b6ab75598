import type { IncomingMessage } from 'node:http'

/** Whether a page of this request's Origin may speak to us: none (a program), our public address, or the host it asked for. */
export function originAllowed({ headers }: IncomingMessage, publicUrl: string | undefined): boolean {
  const { origin } = headers
  if (origin === undefined) return true
  if (!URL.canParse(origin)) return false
  const { host } = new URL(origin)
  return host === headers.host || (publicUrl !== undefined && host === new URL(publicUrl).host)
}
