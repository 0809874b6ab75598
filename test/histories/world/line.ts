import { io, type Socket } from 'socket.io-client'
import type { Answer, Changes, WholeView } from '../../../shared/protocol.ts'
import { late } from './late.ts'
import type { ServerNode } from './node.ts'

/** How long a client waits to be let in, and for an answer, before it tries elsewhere, in ms. */
const PATIENCE_MS = { in: 4_000, answer: 9_000 }

export interface Heard {
  view(view: WholeView): void
  changes(changes: Changes): void
}

/** One connection of a client to a node. Once it is lost it stays so. */
export class Line {
  readonly node: number
  readonly #socket: Socket
  /** Resolves when it is lost, or was never had. */
  readonly lost: Promise<void>
  /** Whether it came about. */
  readonly open: Promise<boolean>
  isLost = false

  constructor(node: ServerNode, port: number, auth: object, heard: Heard) {
    this.node = node.number
    this.#socket = io(`http://127.0.0.1:${port}`, {
      auth,
      transports: ['websocket'],
      reconnection: false,
      forceNew: true,
      timeout: PATIENCE_MS.in,
    })
    this.#socket.on('view', (view: WholeView) => heard.view(view))
    this.#socket.on('changes', (changes: Changes) => heard.changes(changes))
    this.lost = new Promise((resolve) => {
      const end = () => {
        this.isLost = true
        resolve()
      }
      this.#socket.once('disconnect', end)
      this.#socket.once('connect_error', end)
    })
    this.open = this.#opened()
  }

  /** The answer; undefined when the line is lost first. */
  async ask(payload: object): Promise<Answer | undefined> {
    const answer = new Promise<Answer>((resolve) => this.#socket.emit('command', payload, resolve))
    const first = await Promise.race([answer, this.lost, late(PATIENCE_MS.answer)])
    if (!first) this.leave()
    return first ?? undefined
  }

  leave(): void {
    this.isLost = true
    this.#socket.disconnect()
  }

  async #opened(): Promise<boolean> {
    const connected = new Promise<true>((resolve) => this.#socket.once('connect', () => resolve(true)))
    const isOpen = (await Promise.race([connected, this.lost, late(PATIENCE_MS.in)])) === true
    if (!isOpen) this.leave()
    return isOpen
  }
}
