import type { Server as HttpServer } from 'node:http'
import type { Logger } from 'pino'
import { Server } from 'socket.io'
import type { ClientToServer, ServerToClient } from '../shared/protocol.ts'
import { baseOf, clientAddress } from './address.ts'
import { admit, NotLetIn, type Admission } from './admission.ts'
import type { Doorway } from './door/doorway.ts'
import type { InTurns } from './door/in-turns.ts'
import { FairWebSocketServer } from './door/fair-web-socket-server.ts'
import { Pacers } from './door/pacers.ts'
import { lineOf, type RoomSocket } from './line.ts'
import type { Limits } from './limits.ts'
import { originAllowed } from './origin.ts'
import type { Rooms } from './rooms/rooms.ts'
import { Session, type SessionMeans } from './session.ts'
import { StoreUnreachable } from './store/store.ts'

/** A command frame of up to 1 MB is answered; what is larger by more than its envelope closes the socket. */
const MAX_FRAME_BYTES = 1_100_000
/** How long a socket may take until it has said whose link it comes with. */
const HELLO_MS = 10_000

/** How long a connection beyond the limit waits for its refusal, in ms. */
const REFUSED_AFTER_MS = 1_000

interface GatewayMeans extends SessionMeans {
  rooms: Rooms
  limits: Limits
  log: Logger
  publicUrl: string | undefined
  doorway: Doorway
  inTurns: InTurns
}

/** Lets sockets into rooms. Returns how to stop: every socket is closed, to come back to another node or after the restart. */
export function openGateway(server: HttpServer, means: GatewayMeans): { close(): Promise<void> } {
  const io = new Server<ClientToServer, ServerToClient>(server, {
    transports: ['websocket'],
    serveClient: false,
    perMessageDeflate: false,
    maxHttpBufferSize: MAX_FRAME_BYTES,
    connectTimeout: HELLO_MS,
    wsEngine: FairWebSocketServer,
    // Other upgrades on this server are not ours to refuse.
    destroyUpgrade: false,
    allowRequest: (request, decide) => {
      const address = clientAddress(request.socket.remoteAddress, request.headers)
      if (!originAllowed(request, means.publicUrl)) return decide('foreign origin', false)
      const waitMs = means.limits.upgrade(address)
      if (waitMs === undefined) return means.inTurns.begin(address, () => decide(null, true))
      // Not at once: who is refused at once is back at once, and being refused costs as much as being let in.
      means.clock.after(Math.max(waitMs, REFUSED_AFTER_MS), () => decide('busy', false))
    },
  })
  const pacers = new Pacers(io.engine, means.limits)
  const admissions = new WeakMap<RoomSocket, Admission>()
  const asking = new WeakSet<RoomSocket['conn']>()
  io.use((socket, next) => {
    // While one request to be let in is looked at, Socket.IO takes further ones: each would become a session on the same connection.
    if (asking.has(socket.conn)) return socket.conn.close()
    asking.add(socket.conn)
    const { auth, headers } = socket.handshake
    admit({ auth, address: addressOf(socket), base: baseOf(headers, means.publicUrl) }, means)
      .then((admission) => {
        admissions.set(socket, admission)
        next()
      })
      .catch((error: unknown) => {
        asking.delete(socket.conn)
        next(error instanceof NotLetIn ? error : unforeseen(error, means.log))
      })
  })
  io.on('connection', (socket) => {
    const admission = admissions.get(socket)!
    const { host, token } = admission
    const address = addressOf(socket)
    const left = means.limits.socketOpened(address)
    means.doorway.letIn(socket.conn.request.socket)
    pacers.letIn(socket.conn, token)
    means.metrics.sockets.inc()
    socket.once('disconnect', () => {
      left()
      means.metrics.sockets.dec()
      // Out of the room, it has no business here: not even to be kept alive.
      socket.conn.close()
    })
    new Session(lineOf(socket), host, token, { ...means, limits: means.limits.at(address) }).start(admission)
  })
  return { close: () => io.close() }
}

function addressOf({ conn, handshake }: RoomSocket): string {
  return clientAddress(conn.request.socket.remoteAddress, handshake.headers)
}

function unforeseen(error: unknown, log: Logger): NotLetIn {
  if (!(error instanceof StoreUnreachable)) log.error({ err: error }, 'a handshake failed')
  return new NotLetIn('store-unreachable')
}
