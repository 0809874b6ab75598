import { EventEmitter } from 'node:events'
import type { WebSocket } from 'ws'
import * as Y from 'yjs'
import { writeAwareness } from '../../server/yjs/awareness.ts'
import { awarenessFrame, readFrame, step1Frame } from '../../server/yjs/wire.ts'

/** A browser's line to one document, in this process: keeps what comes over it, and with which code it is closed. */
export class DocumentLine extends EventEmitter {
  readonly OPEN = 1
  readyState = 1
  bufferedAmount = 0
  readonly #heard: string[]
  #answered: () => void = () => undefined
  /** Resolves when all that the document holds has come, or the line is closed. */
  readonly answered = new Promise<void>((resolve) => (this.#answered = resolve))

  /** `heard`: where it keeps what comes. */
  constructor(heard: string[]) {
    super()
    this.#heard = heard
  }

  /** As the server knows a line. */
  get socket(): WebSocket {
    return this as unknown as WebSocket
  }

  send(frame: Uint8Array): void {
    this.#heard.push(Buffer.from(frame).toString('hex'))
    const read = readFrame(frame)
    if (read?.is === 'update' && read.isStep2) this.#answered()
  }

  close(code?: number): void {
    if (this.readyState !== this.OPEN) return
    this.readyState = 3
    if (code !== undefined) this.#heard.push(`closed with ${code}`)
    this.emit('close', code ?? 1000)
    this.#answered()
  }

  terminate(): void {
    this.close()
  }

  ping(): void {
    this.emit('pong')
  }

  /** Asks for all there is. */
  asks(): void {
    this.emit('message', Buffer.from(step1Frame(Y.encodeStateVector(new Y.Doc()))), true)
  }

  /** Tells where it looks. */
  waves(client: number, where: string): void {
    const update = writeAwareness([{ client, clock: 1, state: { look: where } }])
    this.emit('message', Buffer.from(awarenessFrame(update)), true)
  }
}
