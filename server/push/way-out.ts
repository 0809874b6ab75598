import { lookup, type LookupAddress } from 'node:dns'
import { Agent, request as secureRequest } from 'node:https'
import type { ClientRequest, RequestOptions } from 'node:http'
import { BlockList, isIP, type LookupFunction } from 'node:net'

/** How pushes leave this machine: a browser says where to, so it might name a machine that only we can reach. */
export interface WayOut {
  allows(endpoint: URL): boolean
  /** Begins a request; it may still fail because of where the name leads. */
  request(endpoint: URL, options: RequestOptions): ClientRequest
}

/** Networks that are nobody's on the internet: own machine, own house, provider's, examples, many at once. */
const inside = new BlockList()
for (const [network, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const)
  inside.addSubnet(network, bits, 'ipv4')
/** What of IPv6 is on the internet, without what leads to IPv4 or is for examples. */
const outside = new BlockList()
outside.addSubnet('2000::', 3, 'ipv6')
const notQuite = new BlockList()
for (const [network, bits] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
] as const)
  notQuite.addSubnet(network, bits, 'ipv6')

export function isOnInternet(address: string): boolean {
  const version = isIP(address)
  if (version === 4) return !inside.check(address, 'ipv4')
  return version === 6 && outside.check(address, 'ipv6') && !notQuite.check(address, 'ipv6')
}

/** Finds where a name leads, at the moment of connecting: what was looked at earlier may lead elsewhere by now. */
export const lookupOnInternet: LookupFunction = (name, options, found) => {
  lookup(name, { ...options, all: true }, (error, addresses) => {
    const places: LookupAddress[] = (addresses ?? []).filter(({ address }) => isOnInternet(address))
    const [first] = places
    if (error ?? !first) return found(error ?? new Error('The name leads to no address on the internet.'), '')
    if (options.all) found(null, places)
    else found(null, first.address, first.family)
  })
}

const agent = new Agent({ lookup: lookupOnInternet, keepAlive: true, maxSockets: 50, timeout: 30_000 })

/** To services on the internet, over https at its usual port, by a name of theirs. */
export const toInternet: WayOut = {
  allows: ({ protocol, hostname, port, username, password }) =>
    protocol === 'https:' &&
    port === '' &&
    username === '' &&
    password === '' &&
    /^[a-z0-9.-]+\.[a-z][a-z0-9-]+$/.test(hostname),
  request: (endpoint, options) => secureRequest(endpoint, { ...options, agent }),
}
