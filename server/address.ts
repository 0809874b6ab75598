import type { IncomingHttpHeaders } from 'node:http'

const here = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1'])

/** Whether this is a program beside us, as a proxy is. */
export function isThisMachine(address: string): boolean {
  return here.has(address)
}

/** Where a request comes from: the peer, or whom a proxy on this machine says it speaks for. */
export function clientAddress(peer: string | undefined, headers: IncomingHttpHeaders): string {
  const forwarded = headers['x-forwarded-for']
  if (peer === undefined || !isThisMachine(peer) || forwarded === undefined) return peer ?? ''
  return String(forwarded).split(',').at(-1)!.trim()
}

/** Origin under which a client reached us, as links to it should begin. */
export function baseOf(headers: IncomingHttpHeaders, publicUrl: string | undefined): string {
  if (publicUrl !== undefined) return publicUrl
  const protocol = String(headers['x-forwarded-proto'] ?? 'http').split(',')[0] === 'https' ? 'https' : 'http'
  return `${protocol}://${headers.host ?? 'localhost'}`
}
