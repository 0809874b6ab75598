import type { Duplex } from 'node:stream'

/** Tells who asked for an upgrade that nobody takes, and closes: left open it would stay. */
export function refuseUpgrade(socket: Duplex): void {
  // Nobody else listens to it any more: what goes wrong on it would end the process, and a peer that never closes would keep it.
  socket.on('error', () => socket.destroy())
  socket.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\n\r\n', () => socket.destroy())
}
