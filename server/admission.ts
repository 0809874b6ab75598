import { LaterEvent } from '../shared/evolve.ts'
import { readHandshake } from './handshake.ts'
import type { Limits } from './limits.ts'
import type { Links, Token } from './links.ts'
import type { RoomHost } from './rooms/host.ts'
import type { Rooms } from './rooms/rooms.ts'

/** `outdated`: the room's log holds what a later program wrote; another node may know it. */
type Why = 'not-allowed' | 'revoked' | 'room-gone' | 'outdated' | 'store-unreachable' | 'busy'

/** Why somebody is not let in; reaches the client as `connect_error` with `data`. */
export class NotLetIn extends Error {
  readonly data: { code: string; retryAfterMs?: number }

  constructor(code: Why, retryAfterMs?: number) {
    super(code)
    this.data = { code, ...(retryAfterMs !== undefined && { retryAfterMs }) }
  }
}

/** Who was let in: to which room, with which link, holding what. */
export interface Admission {
  host: RoomHost
  token: Token
  cursors: unknown[]
  /** What the device on a shared staff link calls itself. */
  device?: string | undefined
  /** Origin under which they reached us. Their own word: it is for links that only they are told. */
  base: string
}

/** A knock at the door. */
interface Knock {
  /** What the client says of itself, whatever shape it has. */
  auth: unknown
  address: string
  /** Origin under which the client reached us. */
  base: string
}

interface Door {
  rooms: Pick<Rooms, 'get'>
  links: Links
  limits: Pick<Limits, 'handshake' | 'stranger'>
}

/** @throws NotLetIn, StoreUnreachable */
export async function admit({ auth, address, base }: Knock, { rooms, links, limits }: Door): Promise<Admission> {
  const handshake = readHandshake(auth)
  const token = handshake && links.read(handshake.token)
  const retryAfterMs = token ? limits.handshake(address) : limits.stranger(address)
  if (retryAfterMs !== undefined) throw new NotLetIn('busy', retryAfterMs)
  if (!token) throw new NotLetIn('not-allowed')
  const host = await rooms.get(token.roomId).catch(unlessOutdated)
  if (!host) throw new NotLetIn('room-gone')
  const holds = await host.letsIn(token)
  if (host.isOutdated) throw new NotLetIn('outdated')
  if (!holds) throw new NotLetIn('revoked')
  host.used()
  return { host, token, base, cursors: handshake.cursors, device: handshake.device }
}

function unlessOutdated(error: unknown): never {
  throw error instanceof LaterEvent ? new NotLetIn('outdated') : error
}
