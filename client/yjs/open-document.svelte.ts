import * as decoding from 'lib0/decoding'
import { Awareness } from 'y-protocols/awareness'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import type { RoomId } from '../../shared/ids.ts'
import type { RejectionCode } from '../../shared/rejections.ts'
import { isRefused, pauseBefore, STEADY_MS, type Refusal } from './come-back.ts'
import { beginAnew, speakOfOneself } from './own-awareness.ts'
import { SentUpdates } from './sent-updates.ts'

// This file brings Yjs with it. Pages that are shown before it is needed load it by `import()`; a test holds that.

/** The room's line, which also hands out tickets. */
export interface TicketOffice {
  /** Known when the first answer comes. */
  readonly roomId: RoomId | undefined
  send(command: {
    type: 'ticket'
    document: string
  }): Promise<{ ok: true; ticket?: string } | { ok: false; code: RejectionCode }>
}

/** Our server's own message: how many updates of this line are stored. */
const messageStored = 4
/** The server is asked for what we miss so often; its answer also shows that the line still stands. */
const ASK_AGAIN_MS = 20_000

/** A document that people write together, as this browser has it before it. Make it with `openDocument`. */
export class OpenDocument {
  /** `connecting`: not seen yet. `away`: the line broke and is tried again; what is typed meanwhile is kept. `refused`: see `refusal`. */
  status = $state<'connecting' | 'live' | 'away' | 'refused'>('connecting')
  refusal = $state<Refusal>()
  /** Everything that was typed here is stored by the server. */
  saved = $state(true)
  readonly doc = new Y.Doc()
  readonly awareness = new Awareness(this.doc)

  #office: TicketOffice
  #name: string
  #origin: string
  #provider: WebsocketProvider
  #sent: SentUpdates | undefined
  #silence: () => void
  /** In a row. */
  #tries = 0
  #liveSince = Infinity
  #timer: ReturnType<typeof setTimeout> | undefined
  #closed = false

  constructor(office: TicketOffice, name: string, origin: string) {
    this.#office = office
    this.#name = name
    this.#origin = origin.replace(/^http/, 'ws')
    this.#provider = new WebsocketProvider('', name, this.doc, {
      connect: false,
      disableBc: true,
      awareness: this.awareness,
      resyncInterval: ASK_AGAIN_MS,
    })
    this.#silence = speakOfOneself(this.#provider)
    this.#provider.messageHandlers[messageStored] = (_answer, message) => this.#stored(decoding.readVarUint(message))
    this.#provider.on('sync', (synced) => synced && this.#arrived())
    // Whatever ended the line, the next one needs a ticket of its own: the provider does not come back by itself.
    this.#provider.on('connection-close', (event) => {
      this.#provider.shouldConnect = false
      if (!this.#closed) this.#left(event?.code ?? 1006)
    })
    this.doc.on('update', (_update: Uint8Array, from: unknown) => {
      if (from !== this.#provider) this.saved = false
    })
    void this.#connect()
  }

  /** Others see at once that one has gone. */
  close(): void {
    this.#closed = true
    clearTimeout(this.#timer)
    this.#provider.destroy()
    this.#silence()
    this.awareness.destroy()
    this.doc.destroy()
  }

  async #connect(): Promise<void> {
    const answer = await this.#office.send({ type: 'ticket', document: this.#name })
    if (this.#closed) return
    if (!answer.ok) return this.#left(answer.code)
    this.#provider.serverUrl = `${this.#origin}/yjs/${this.#office.roomId}`
    this.#provider.params = { ticket: answer.ticket ?? '' }
    beginAnew(this.#provider)
    this.#provider.connect()
    this.#sent = new SentUpdates(this.#provider.ws!)
  }

  #arrived(): void {
    this.status = 'live'
    this.#liveSince = performance.now()
  }

  #left(why: Refusal): void {
    if (performance.now() - this.#liveSince > STEADY_MS) this.#tries = 0
    this.#liveSince = Infinity
    this.#sent = undefined
    if (isRefused(why, ++this.#tries)) {
      this.status = 'refused'
      this.refusal = why
      return
    }
    if (this.status === 'live') this.status = 'away'
    this.#timer = setTimeout(() => void this.#connect(), pauseBefore(this.#tries, Math.random()))
  }

  #stored(count: number): void {
    if (this.#sent && count >= this.#sent.count) this.saved = true
  }
}

/**
 * Opens a document of the room: `board` (presence alone), `plan:<planId>`, `note:<meetingId>` or `staff-note:<meetingId>`. Call `close` when
 * nobody looks at it any more.
 * @param options.origin of the server, where it is not this page's
 */
export function openDocument(office: TicketOffice, name: string, options: { origin?: string } = {}): OpenDocument {
  return new OpenDocument(office, name, options.origin ?? location.origin)
}
