import { io, type Socket } from 'socket.io-client'
import { Conversation } from '../../client/room/conversation.ts'
import type { Letter } from '../../client/room/outbox.ts'
import type { Answer, ClientToServer, ServerToClient } from '../../shared/protocol.ts'
import type { Deed } from './deeds.ts'
import { HeldBoard } from './held-board.ts'

/** One command, how often it went over the wire, and what came of it. */
export interface Asked {
  letter: Letter & Deed
  sent: number
  answer?: Answer
  /** Of the same letter, sent again after its answer (L3). */
  again?: Answer
}

/** A client of the room as a browser has it: the product's own conversation, outbox and reducer, over a real socket. */
export class Browser {
  readonly clientId: string
  readonly asked: Asked[] = []
  readonly board: HeldBoard
  readonly #socket: Socket<ServerToClient, ClientToServer>
  readonly #conversation: Conversation
  readonly #waiting = new Set<() => void>()

  constructor(url: string, token: string, clientId: string) {
    this.clientId = clientId
    this.board = new HeldBoard(() => this.wake())
    const socket: Socket<ServerToClient, ClientToServer> = io(url, {
      transports: ['websocket'],
      forceNew: true,
      reconnectionDelay: 30,
      reconnectionDelayMax: 150,
      auth: (say) => say(this.#conversation.handshake(token)),
    })
    const wire = {
      get active() {
        return socket.active
      },
      send: (letter: Letter, answer: (answer: Answer) => void) => {
        this.asked[letter.seq - 1]!.sent++
        socket.emit('command', letter, answer)
      },
      connect: () => void socket.connect(),
      disconnect: () => void socket.disconnect(),
    }
    this.#socket = socket
    this.#conversation = new Conversation(wire, this.board, (ms, callback) => setTimeout(callback, ms))
    socket.on('welcome', () => this.#conversation.welcomed())
    socket.on('view', (view) => this.#conversation.view(view))
    socket.on('changes', (changes) => this.#conversation.changes(changes))
    socket.on('disconnect', () => this.#conversation.dropped())
    socket.on('connect_error', (error: Error & { data?: { code?: string } }) =>
      this.#conversation.refused(error.data?.code),
    )
  }

  /** Resolves with the answer, however long the way to it. */
  async ask(deed: Deed): Promise<Asked> {
    const asked: Asked = { letter: { ...deed, clientId: this.clientId, seq: this.asked.length + 1 }, sent: 0 }
    this.asked.push(asked)
    asked.answer = await this.#conversation.ask(asked.letter)
    return asked
  }

  /** As a program might that is not sure whether it was heard. */
  askAgain(asked: Asked): void {
    if (this.#socket.connected) this.#socket.emit('command', asked.letter, (again) => (asked.again = again))
  }

  /** Resolves when `check` holds; looked at whenever something was heard, and on `wake`. */
  async until(check: () => boolean): Promise<void> {
    while (!check()) await new Promise<void>((resolve) => this.#waiting.add(resolve))
  }

  wake(): void {
    const waiting = [...this.#waiting]
    this.#waiting.clear()
    for (const wake of waiting) wake()
  }

  leave(): void {
    this.#socket.disconnect()
  }
}
