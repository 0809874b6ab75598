import { randomBytes } from 'node:crypto'
import { connect, type Socket } from 'node:net'
import type { Answer } from '../../../shared/protocol.ts'
import { frame } from './wire.ts'

/** After this long the server owes us nothing any more but an explanation, in ms. */
const PATIENCE_MS = 20_000

/** A WebSocket without a library: bytes go out as they are, and of what comes in only answers, farewells and binary messages are looked at. */
export class FuzzLine {
  readonly #socket: Socket
  #rest: Buffer = Buffer.alloc(0)
  #upgraded = false
  readonly #owed = new Map<number, (answer: Answer) => void>()
  #wake = () => {}
  /** `40` or `44...`: whether it was let in; the first packet that came. */
  hello: string | undefined
  /** With which the server closed it; 0: with none. */
  closedWith: number | undefined
  /** Told of each binary message. */
  onBinary: (payload: Buffer) => void = () => {}
  isClosed = false

  private constructor(socket: Socket) {
    this.#socket = socket
    socket.setNoDelay(true)
    socket.on('data', (data: Buffer) => this.#take(data))
    socket.on('error', () => {})
    socket.on('close', () => {
      this.isClosed = true
      this.#wake()
    })
  }

  /** `address`: whom a proxy on this machine would say it speaks for. */
  static async open(url: string, address: string, path = '/socket.io/?EIO=4&transport=websocket'): Promise<FuzzLine> {
    const { hostname, port } = new URL(url)
    const line = new FuzzLine(connect(Number(port), hostname))
    line.#socket.write(
      `GET ${path} HTTP/1.1\r\nHost: ${hostname}:${port}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n` +
        `Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ${randomBytes(16).toString('base64')}\r\nX-Forwarded-For: ${address}\r\n` +
        'Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits\r\n\r\n',
    )
    await line.until(() => line.#upgraded)
    return line
  }

  write(bytes: Buffer): void {
    this.#socket.write(bytes)
  }

  /** From now on an answer is owed under this id. */
  owe(id: number, answered: (answer: Answer) => void): void {
    this.#owed.set(id, answered)
  }

  /** Ids under which nothing has come. */
  get owed(): number[] {
    return [...this.#owed.keys()]
  }

  /** Resolves when it holds, the line is closed, or patience has ended. */
  async until(holds: () => boolean): Promise<void> {
    const late = Date.now() + PATIENCE_MS
    while (!holds() && !this.isClosed && Date.now() < late) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, 1_000)
        this.#wake = () => {
          clearTimeout(timer)
          resolve()
        }
      })
    }
  }

  leave(): void {
    this.#socket.destroy()
  }

  #take(data: Buffer): void {
    this.#rest = this.#rest.length === 0 ? data : Buffer.concat([this.#rest, data])
    if (!this.#upgraded) {
      const end = this.#rest.indexOf('\r\n\r\n')
      if (end < 0) return
      if (!this.#rest.subarray(0, 12).equals(Buffer.from('HTTP/1.1 101'))) return void this.#socket.destroy()
      this.#rest = this.#rest.subarray(end + 4)
      this.#upgraded = true
    }
    for (let payload = this.#next(); payload !== undefined; payload = this.#next()) this.#hear(payload)
    this.#wake()
  }

  /** The payload of the next whole frame; server frames are not masked. */
  #next(): Buffer | undefined {
    const bytes = this.#rest
    if (bytes.length < 2) return undefined
    const short = bytes[1]! & 0x7f
    const header = short < 126 ? 2 : short === 126 ? 4 : 10
    if (bytes.length < header) return undefined
    const length = short < 126 ? short : short === 126 ? bytes.readUInt16BE(2) : Number(bytes.readBigUInt64BE(2))
    if (bytes.length < header + length) return undefined
    this.#rest = bytes.subarray(header + length)
    // The server hangs up, and would wait for us to say so too.
    const payload = bytes.subarray(header, header + length)
    const opcode = bytes[0]! & 0x0f
    if (opcode === 8) {
      this.closedWith = length >= 2 ? payload.readUInt16BE(0) : 0
      this.#socket.end()
    }
    if (opcode === 2) this.onBinary(payload)
    return opcode === 1 ? payload : Buffer.alloc(0)
  }

  #hear(payload: Buffer): void {
    if (payload.length === 1 && payload[0] === 0x32) return this.write(frame({ opcode: 1, payload: Buffer.from('3') }))
    if (payload[0] !== 0x34) return
    if (payload[1] === 0x30 || payload[1] === 0x34) this.hello ??= payload.toString('utf8', 1)
    if (payload[1] !== 0x33) return
    const answered = /^43(\d+|Infinity)(\[.*)$/s.exec(payload.toString())
    if (!answered) return
    const id = Number(answered[1])
    this.#owed.get(id)?.((JSON.parse(answered[2]!) as [Answer])[0])
    this.#owed.delete(id)
  }
}
