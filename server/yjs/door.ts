import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import type { WebSocket } from 'ws'
import { LaterEvent } from '../../shared/evolve.ts'
import { closeCodes, type CloseCode, type DocumentName } from '../../shared/documents.ts'
import type { RoomId } from '../../shared/ids.ts'
import { clientAddress } from '../address.ts'
import type { Clock } from '../clock.ts'
import type { Doorway } from '../door/doorway.ts'
import { FairWebSocketServer } from '../door/fair-web-socket-server.ts'
import type { InTurns } from '../door/in-turns.ts'
import { refuseUpgrade } from '../door/refuse-upgrade.ts'
import type { Limits } from '../limits.ts'
import { originAllowed } from '../origin.ts'
import type { RoomLog } from '../rooms/means.ts'
import type { Rooms } from '../rooms/rooms.ts'
import { StoreUnreachable } from '../store/store.ts'
import { closeSoon } from './connection.ts'
import type { Documents } from './documents.ts'
import { grantFor } from './grants.ts'
import type { Tickets } from './tickets.ts'

/** Somewhat more than a message may have: who sends too much is told so. */
const LARGEST_FRAME = 131_072
/** How long one connection too many waits for its refusal, in ms. */
const REFUSED_AFTER_MS = 1_000

interface DoorMeans {
  rooms: Rooms
  documents: Documents
  tickets: Tickets
  limits: Limits
  doorway: Doorway
  inTurns: InTurns
  clock: Clock
  log: RoomLog
  publicUrl: string | undefined
}

/** What is asked for by an address like `/yjs/<roomId>/<document>?ticket=`. */
interface Wish {
  roomId: RoomId
  name: DocumentName
  ticket: string
}

/** Takes upgrades under `/yjs/`. A connection is opened before its ticket is looked at, so that a browser can be told by a code why it is closed. */
export function openDocumentDoor(means: DoorMeans): (request: IncomingMessage, socket: Duplex, head: Buffer) => void {
  const server = new FairWebSocketServer({
    noServer: true,
    perMessageDeflate: false,
    maxPayload: LARGEST_FRAME,
    clientTracking: false,
  })
  return (request, socket, head) => {
    const wish = wishOf(request.url ?? '')
    if (!wish || !originAllowed(request, means.publicUrl)) return refuseUpgrade(socket)
    const address = clientAddress(request.socket.remoteAddress, request.headers)
    const waitMs = means.limits.upgrade(address)
    if (waitMs !== undefined) {
      means.clock.after(Math.max(waitMs, REFUSED_AFTER_MS), () => refuseUpgrade(socket))
      return
    }
    const gone = () => socket.destroy()
    socket.on('error', gone)
    means.inTurns.begin(address, () => {
      socket.off('error', gone)
      if (socket.destroyed) return
      server.handleUpgrade(request, socket, head, (ws) => {
        ws.on('error', () => ws.terminate())
        // Until it is known who it is, nothing is read.
        ws.pause()
        admitToDocument(ws, wish, address, means).then(
          (refusal) => {
            ws.resume()
            if (refusal !== undefined) return closeSoon(ws, refusal)
            ws.once('close', means.limits.socketOpened(address))
            means.doorway.letIn(request.socket)
          },
          (error: unknown) => {
            if (!(error instanceof StoreUnreachable || error instanceof LaterEvent))
              means.log.error({ err: error }, 'a document was not opened')
            ws.resume()
            closeSoon(ws, closeCodes.comeAgain)
          },
        )
      })
    })
  }
}

/** Redeems the ticket. Why not; undefined: they are in, or have gone. @throws StoreUnreachable */
export async function admitToDocument(
  ws: WebSocket,
  { roomId, name, ticket }: Wish,
  address: string,
  { rooms, tickets, documents, limits }: Pick<DoorMeans, 'rooms' | 'tickets' | 'documents' | 'limits'>,
): Promise<CloseCode | undefined> {
  if (limits.handshake(address) !== undefined) return closeCodes.rate
  const bearer = await tickets.redeem(roomId, name, ticket)
  if (!bearer) return closeCodes.ticket
  const host = await rooms.get(roomId)
  if (!host) return closeCodes.noDocument
  if (!(await host.letsIn(bearer.token))) return closeCodes.access
  const refusal = () => refusalOf(grantFor(host.room, bearer.token.issuer, name))
  // The ticket may come from a node that knows more.
  if (refusal() !== undefined) await host.upToDate()
  const why = refusal()
  if (why !== undefined) return why
  if (ws.readyState !== ws.OPEN) return undefined
  documents.join(ws, host, bearer, name)
  return undefined
}

function refusalOf(grant: ReturnType<typeof grantFor>): CloseCode | undefined {
  if (grant === 'none') return closeCodes.access
  return grant === 'no-document' ? closeCodes.noDocument : undefined
}

function wishOf(url: string): Wish | undefined {
  const [, roomId, encoded, query] = /^\/yjs\/([a-z0-9]{1,64})\/([^/?]{1,400})(?:\?(.*))?$/.exec(url) ?? []
  if (roomId === undefined || encoded === undefined) return undefined
  try {
    return { roomId, name: decodeURIComponent(encoded), ticket: new URLSearchParams(query).get('ticket') ?? '' }
  } catch {
    return undefined
  }
}
