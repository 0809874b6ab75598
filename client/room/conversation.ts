import type { Answer, Changes, Cursor, Handshake, ServerToClient, WholeView } from '../../shared/protocol.ts'
import { protocolVersion } from '../../shared/protocol.ts'
import { Outbox, type After, type Letter } from './outbox.ts'

export type Ending = Parameters<ServerToClient['ended']>[0]['code']

/** After a refusal at the door, how long until the next knock. */
const KNOCK_AGAIN_MS = 1500

/** The way to a server: Socket.IO in a browser. A line that breaks is tried again by itself, a refused one is not. */
export interface Wire {
  /** Whether it is there or on its way back by itself. */
  readonly active: boolean
  send(letter: Letter, answer: (answer: Answer) => void): void
  connect(): void
  disconnect(): void
}

/** Keeps the views that come. */
export interface ViewKeeper {
  begin(whole: WholeView): void
  /** False: they do not follow what is here, and nothing was changed. */
  receive(changes: Changes): boolean
  cursors(): Record<string, Cursor>
}

/** What a client says and does on what it is told: it comes back with what it holds, and sends again what was not answered. */
export class Conversation {
  ended: Ending | undefined
  readonly #wire: Wire
  readonly #views: ViewKeeper
  readonly #after: After
  readonly #outbox: Outbox

  constructor(wire: Wire, views: ViewKeeper, after: After) {
    this.#wire = wire
    this.#views = views
    this.#after = after
    this.#outbox = new Outbox(after)
  }

  /** To be said anew on every connecting. `name`: of the device, on a shared staff link. */
  handshake(token: string, name?: string): Handshake {
    return {
      token,
      cursors: this.#views.cursors(),
      protocol: protocolVersion,
      ...(name === undefined ? {} : { name }),
    }
  }

  /** Resolves with the room's answer, however long the way to it. */
  ask(letter: Letter): Promise<Answer> {
    return this.#outbox.put(letter)
  }

  /** Sends a letter that is kept elsewhere, and is sent again from there. Undefined: no answer came. */
  askOnce(letter: Letter): Promise<Answer | undefined> {
    return this.#outbox.once(letter)
  }

  /** The first word on a new line. */
  welcomed(): void {
    this.#outbox.open((letter, answer) => this.#wire.send(letter, answer))
  }

  view(whole: WholeView): void {
    this.#views.begin(whole)
  }

  changes(changes: Changes): void {
    if (this.#views.receive(changes)) return
    // A gap: come again with the cursors, and be told the rest (L9).
    this.#wire.disconnect()
    this.#wire.connect()
  }

  /** The line is gone. */
  dropped(): void {
    this.#outbox.close()
  }

  /** Not let in. */
  refused(code: string | undefined): void {
    if (code === 'revoked' || code === 'room-gone' || code === 'not-allowed') this.end(code)
    else if (!this.#wire.active) this.#after(KNOCK_AGAIN_MS, () => this.ended ?? this.#wire.connect())
  }

  end(code: Ending): void {
    this.ended = code
    this.#wire.disconnect()
  }
}
