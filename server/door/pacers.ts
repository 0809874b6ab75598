import type { IncomingMessage } from 'node:http'
import type { Server } from 'socket.io'
import type { WebSocket } from 'ws'
import { isStaff, speakerOf } from '../../shared/roles.ts'
import { clientAddress } from '../address.ts'
import type { Limits } from '../limits.ts'
import type { RoomSocket } from '../line.ts'
import type { Token } from '../links.ts'
import { Pacer } from './pacer.ts'
import { Unfinished } from './unfinished.ts'

type Connection = RoomSocket['conn']

/** The pacers of all WebSockets there are, from their first byte on. */
export class Pacers {
  readonly #pacers = new WeakMap<Connection, Pacer>()

  constructor(engine: Server['engine'], limits: Limits) {
    const unfinished = new Unfinished()
    engine.on('connection', (connection: Connection) => {
      // The engine keeps the WebSocket with the request that it began with.
      const request = connection.request as IncomingMessage & { websocket: WebSocket }
      const address = clientAddress(request.socket.remoteAddress, request.headers)
      const pacer = new Pacer(request.websocket, request.socket, address, limits, unfinished)
      this.#pacers.set(connection, pacer)
    })
  }

  letIn(connection: Connection, { roomId, issuer }: Token): void {
    this.#pacers
      .get(connection)
      ?.letIn({ from: isStaff(issuer) ? 'staff' : 'person', roomId, speaker: speakerOf(issuer) })
  }
}
