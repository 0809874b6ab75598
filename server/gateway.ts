import type { IncomingMessage, Server as HttpServer } from 'node:http'
import type { Logger } from 'pino'
import { Server, type ExtendedError } from 'socket.io'
import type { ClientToServer, ServerToClient } from '../shared/protocol.ts'
import { baseOf, clientAddress } from './address.ts'
import { readHandshake } from './handshake.ts'
import type { Token } from './links.ts'
import { originAllowed } from './origin.ts'
import type { RoomHost } from './rooms/host.ts'
import type { Rooms } from './rooms/rooms.ts'
import { Session, type RoomSocket, type SessionMeans } from './session.ts'
import { StoreUnreachable } from './store/store.ts'

/** A command frame of up to 1 MB is answered; what is larger by more than its envelope closes the socket. */
const MAX_FRAME_BYTES = 1_100_000

interface GatewayMeans extends SessionMeans {
  rooms: Rooms
  log: Logger
  publicUrl: string | undefined
}

/** Why a socket is not let in; reaches the client as `connect_error` with `data`. */
class NotLetIn extends Error implements ExtendedError {
  readonly data: { code: string; retryAfterMs?: number }

  constructor(code: 'not-allowed' | 'revoked' | 'room-gone' | 'store-unreachable' | 'busy', retryAfterMs?: number) {
    super(code)
    this.data = { code, ...(retryAfterMs !== undefined && { retryAfterMs }) }
  }
}

/** A socket that was let in: to which room, with which link, holding what. */
interface Admission {
  host: RoomHost
  token: Token
  cursors: unknown[]
}

/** Lets sockets into rooms. Returns how to stop: every socket is closed, to come back to another node or after the restart. */
export function openGateway(server: HttpServer, means: GatewayMeans): { close(): Promise<void> } {
  const io = new Server<ClientToServer, ServerToClient>(server, {
    transports: ['websocket'],
    serveClient: false,
    perMessageDeflate: false,
    maxHttpBufferSize: MAX_FRAME_BYTES,
    // Other upgrades on this server are not ours to refuse.
    destroyUpgrade: false,
    allowRequest: (request, decide) => {
      const allowed = originAllowed(request, means.publicUrl)
      decide(allowed ? null : 'foreign origin', allowed)
    },
  })
  const admissions = new WeakMap<RoomSocket, Admission>()
  io.use((socket, next) => {
    admit(socket, means)
      .then((admission) => {
        admissions.set(socket, admission)
        next()
      })
      .catch((error: unknown) => next(error instanceof NotLetIn ? error : unforeseen(error, means.log)))
  })
  io.on('connection', (socket) => {
    const { host, token, cursors } = admissions.get(socket)!
    const left = means.limits.socketOpened(addressOf(socket))
    means.metrics.sockets.inc()
    socket.once('disconnect', () => {
      left()
      means.metrics.sockets.dec()
    })
    new Session(socket, host, token, means).start(cursors)
  })
  return { close: () => io.close() }
}

async function admit(socket: RoomSocket, { rooms, links, limits, publicUrl }: GatewayMeans): Promise<Admission> {
  const retryAfterMs = await limits.handshake(addressOf(socket))
  if (retryAfterMs !== undefined) throw new NotLetIn('busy', retryAfterMs)
  const handshake = readHandshake(socket.handshake.auth)
  const token = handshake && links.read(handshake.token)
  if (!token) throw new NotLetIn('not-allowed')
  const host = await rooms.get(token.roomId)
  if (!host) throw new NotLetIn('room-gone')
  if (!(await host.letsIn(token))) throw new NotLetIn('revoked')
  host.usedBy(baseOf(socket.handshake.headers, publicUrl))
  return { host, token, cursors: handshake.cursors }
}

function addressOf({ conn, handshake }: RoomSocket): string {
  return clientAddress((conn.request as IncomingMessage).socket.remoteAddress, handshake.headers)
}

function unforeseen(error: unknown, log: Logger): NotLetIn {
  if (!(error instanceof StoreUnreachable)) log.error({ err: error }, 'a handshake failed')
  return new NotLetIn('store-unreachable')
}
