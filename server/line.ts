import type { Socket } from 'socket.io'
import type { ClientToServer, ServerToClient, Welcome } from '../shared/protocol.ts'
import type { Listener } from './rooms/feed.ts'

export type RoomSocket = Socket<ClientToServer, ServerToClient>
/** Why a line is ended for good. */
export type Ending = Parameters<ServerToClient['ended']>[0]['code']

/** Whom a line tells what comes over it. */
export interface Ears {
  /** `answer` may be anything, as `payload` may: both come from outside. */
  command(payload: unknown, answer: unknown): void
  /** It can take more again. */
  ready(): void
  closed(): void
}

/** One client's connection as a session uses it: a Socket.IO socket, or in the simulation a thread of virtual time. */
export interface Line extends Listener {
  readonly isOpen: boolean
  listen(ears: Ears): void
  welcome(welcome: Welcome): void
  /** Says why, and closes. */
  end(code: Ending): void
  /** Closes, so that the client comes again. */
  close(): void
}

export function lineOf(socket: RoomSocket): Line {
  const { conn } = socket
  const { transport } = conn
  return {
    get isOpen() {
      return socket.connected
    },
    listen({ command, ready, closed }) {
      transport.on('ready', ready)
      // Whatever stands between the payload and the function that takes the answer: who asks is answered.
      socket.on('command', (...said: unknown[]) => command(said[0], said.at(-1)))
      socket.onAny((event, ...rest: unknown[]) => {
        const answer = rest.at(-1)
        if (event !== 'command' && typeof answer === 'function') answer({ ok: false, code: 'unknown-command' })
      })
      socket.once('disconnect', () => {
        transport.off('ready', ready)
        closed()
      })
    },
    welcome: (welcome) => socket.emit('welcome', welcome),
    writable: () => conn.transport.writable,
    write({ text, frame }) {
      const options = { compress: false, wsPreEncodedFrame: frame }
      conn.write(text, options)
    },
    end(code) {
      socket.emit('ended', { code })
      socket.disconnect(true)
    },
    // Not `disconnect`, which tells a client to stay away.
    close: () => conn.close(),
  }
}
