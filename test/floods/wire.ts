import { once } from 'node:events'
import { connect, type Socket } from 'node:net'

/** Where a server listens, and from which address of this machine it is reached. */
export interface Target {
  port: number
  from: string
}

/** A bare TCP connection; what goes wrong with it later is its own affair. Rejects when it is refused. */
export async function dial({ port, from }: Target): Promise<Socket> {
  const socket = connect({ host: '127.0.0.1', port, localAddress: from })
  await once(socket, 'connect')
  socket.on('error', () => socket.destroy())
  return socket
}

/** Asks for a WebSocket at a path. */
export function upgradeTo(path: string): string {
  return [
    `GET ${path} HTTP/1.1`,
    'Host: 127.0.0.1',
    'Connection: Upgrade',
    'Upgrade: websocket',
    'Sec-WebSocket-Version: 13',
    'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
    '\r\n',
  ].join('\r\n')
}

export const upgrade = upgradeTo('/socket.io/?EIO=4&transport=websocket')

const TEXT = 0x81
export const BINARY = 0x82
export const PING = 0x89

/** A whole frame as clients send it, RFC 6455 section 5.2; masked with zeros, so that it may be sent many times. */
export function frameOf(said: string | Buffer, opcode = TEXT): Buffer {
  const payload = Buffer.from(said)
  const { length } = payload
  const mask = [0, 0, 0, 0]
  if (length < 126) return Buffer.concat([Buffer.from([opcode, 0x80 | length, ...mask]), payload])
  const isShort = length < 65_536
  const header = Buffer.alloc(isShort ? 8 : 14)
  header[0] = opcode
  header[1] = 0x80 | (isShort ? 126 : 127)
  if (isShort) header.writeUInt16BE(length, 2)
  else header.writeBigUInt64BE(BigInt(length), 2)
  return Buffer.concat([header, payload])
}

/** A command frame with an answer asked for; never twice the same. */
export function commandFrame(n: number, command: object): Buffer {
  return frameOf(`42${n}${JSON.stringify(['command', { clientId: 'flood', seq: n, ...command }])}`)
}

/** A socket in a room, spoken to by hand. It reads nothing once it is in. @throws when it is not let in */
export async function letIn(target: Target, token: string): Promise<Socket> {
  const socket = await dial(target)
  let said = ''
  const heard = new Promise<void>((resolve, reject) => {
    socket.on('data', (data) => {
      said += data.toString('latin1')
      if (said.includes('"welcome"')) resolve()
    })
    socket.once('close', () => reject(new Error(`Not let in: ${said.slice(0, 200)}`)))
  })
  heard.catch(() => undefined)
  socket.write(upgrade)
  socket.write(frameOf(`40${JSON.stringify({ token })}`))
  await heard
  socket.pause()
  socket.removeAllListeners('data')
  return socket
}

/** Writes what `next` gives as fast as it is taken, until `isOver`. */
export async function pump(socket: Socket, isOver: () => boolean, next: () => Buffer): Promise<void> {
  while (!isOver() && !socket.destroyed) {
    let room = true
    for (let i = 0; i < 64 && room; i++) room = socket.write(next())
    if (room) await new Promise((resolve) => setImmediate(resolve))
    else await Promise.race([once(socket, 'drain'), once(socket, 'close')]).catch(() => undefined)
  }
}
