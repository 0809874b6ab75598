import type { IncomingHttpHeaders } from 'node:http'
import { isIP } from 'node:net'

const here = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1'])

/** Whether this is a program beside us, as a proxy is. */
export function isThisMachine(address: string): boolean {
  return here.has(address)
}

/**
 * Where a request comes from, as limits count it: the peer, or whom a proxy on this machine says it speaks for. From anywhere else the
 * header is the caller's own word. Of several addresses in it the last is the one that the proxy itself saw.
 */
export function clientAddress(peer: string | undefined, headers: IncomingHttpHeaders): string {
  const forwarded = headers['x-forwarded-for']
  if (peer === undefined || !isThisMachine(peer) || forwarded === undefined) return networkOf(peer ?? '')
  const named = String(forwarded).split(',').at(-1)!.trim()
  return isIP(named) === 0 ? peer : networkOf(named)
}

/** Who has one IPv6 address has 2^64 of them: the first half names the line. An IPv4 address is itself, whichever way it is written. */
function networkOf(address: string): string {
  if (isIP(address) !== 6 || isThisMachine(address)) return address
  if (address.startsWith('::ffff:') && address.includes('.')) return address.slice('::ffff:'.length)
  const [left, right] = address.split('::').map((part) => (part === '' ? [] : part.split(':')))
  const groups = [
    ...left!,
    ...Array<string>(Math.max(0, 8 - left!.length - (right?.length ?? 0))).fill('0'),
    ...(right ?? []),
  ]
  const half = groups.slice(0, 4).map((group) => parseInt(group, 16).toString(16))
  return `${half.join(':')}::/64`
}

/** Origin under which a client reached us, as links to it should begin. */
export function baseOf(headers: IncomingHttpHeaders, publicUrl: string | undefined): string {
  if (publicUrl !== undefined) return publicUrl
  const protocol = String(headers['x-forwarded-proto'] ?? 'http').split(',')[0] === 'https' ? 'https' : 'http'
  return `${protocol}://${headers.host ?? 'localhost'}`
}
