import * as encoding from 'lib0/encoding'
import * as decoding from 'lib0/decoding'
import { WebSocket } from 'ws'
import { Awareness } from 'y-protocols/awareness'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { messageStored } from '../../shared/documents.ts'
import type { Guest, House, Opened } from '../server/house.ts'

type At = Pick<House, 'url'>

function addressOf({ url }: At, room: Pick<Opened, 'roomId'>, document: string): string {
  return `${url.replace('http', 'ws')}/yjs/${room.roomId}/${document}`
}

/** A ticket for one connection. @throws the refusal's code */
export async function ticketFor(guest: Guest, document: string): Promise<string> {
  const answer = await guest.send('ticket', { document })
  if (!answer.ok) throw new Error(answer.code)
  return answer.ticket!
}

/** Somebody with the usual client of y-websocket, Node's WebSocket under it. */
export class Writer {
  readonly doc = new Y.Doc()
  readonly awareness = new Awareness(this.doc)
  readonly provider: WebsocketProvider
  /** As the server said it last: how many of our messages are stored. */
  stored = 0
  /** Of our messages that hold updates. */
  sent = 0
  closedWith: number | undefined
  #waiters = new Set<() => void>()

  private constructor(house: At, room: Pick<Opened, 'roomId'>, document: string, ticket: string) {
    const counting = (count: () => void) =>
      class extends WebSocket {
        override send(...said: unknown[]): void {
          const [bytes] = said
          if (bytes instanceof Uint8Array && bytes[0] === 0 && (bytes[1] === 1 || bytes[1] === 2)) count()
          Reflect.apply(super.send, this, said)
        }
      }
    this.provider = new WebsocketProvider(addressOf(house, room, '').slice(0, -1), document, this.doc, {
      disableBc: true,
      awareness: this.awareness,
      params: { ticket },
      WebSocketPolyfill: counting(() => this.sent++) as unknown as typeof globalThis.WebSocket,
    })
    this.provider.messageHandlers[messageStored] = (_answer, message) => {
      this.stored = decoding.readVarUint(message)
      this.#tell()
    }
    // Every line takes a ticket of its own.
    this.provider.on('connection-close', (event) => {
      this.provider.shouldConnect = false
      this.closedWith = event?.code
      this.#tell()
    })
    this.provider.on('sync', () => this.#tell())
    this.doc.on('update', () => this.#tell())
    this.awareness.on('change', () => this.#tell())
  }

  /** Resolves when what is there has come. */
  static async at(house: At, room: Pick<Opened, 'roomId'>, guest: Guest, document: string): Promise<Writer> {
    return Writer.with(house, room, document, await ticketFor(guest, document))
  }

  static async with(house: At, room: Pick<Opened, 'roomId'>, document: string, ticket: string): Promise<Writer> {
    const writer = new Writer(house, room, document, ticket)
    await writer.until(() => writer.provider.synced || writer.closedWith !== undefined)
    return writer
  }

  get text(): string {
    return this.doc.getText('text').toString()
  }

  write(text: string): void {
    this.doc.getText('text').insert(this.text.length, text)
  }

  /** All that was sent is stored. */
  saved(): Promise<void> {
    return this.until(() => this.stored === this.sent && this.sent > 0)
  }

  /** Looked at whenever something has come. */
  async until(check: () => boolean): Promise<void> {
    while (!check()) {
      await new Promise<void>((resolve) => {
        const once = () => {
          this.#waiters.delete(once)
          resolve()
        }
        this.#waiters.add(once)
      })
    }
  }

  async closed(): Promise<number> {
    await this.until(() => this.closedWith !== undefined)
    return this.closedWith!
  }

  leave(): void {
    this.provider.destroy()
    this.awareness.destroy()
    this.doc.destroy()
  }

  #tell(): void {
    for (const waiter of this.#waiters) waiter()
  }
}

/** A connection on which anything can be said. */
export class RawLine {
  readonly ws: WebSocket
  readonly received: Uint8Array[] = []
  readonly closed: Promise<number>

  constructor(house: At, room: Pick<Opened, 'roomId'>, document: string, ticket: string | undefined, origin?: string) {
    const query = ticket === undefined ? '' : `?ticket=${ticket}`
    this.ws = new WebSocket(addressOf(house, room, document) + query, { ...(origin && { origin }) })
    this.closed = new Promise((resolve, reject) => {
      this.ws.on('close', (code) => resolve(code))
      this.ws.on('error', reject)
    })
    this.closed.catch(() => undefined)
    this.ws.on('message', (data: Buffer) => this.received.push(data))
  }

  /** Resolves when it is let in: the server has asked what we have. */
  async open(): Promise<this> {
    if (this.received.length === 0)
      await Promise.race([new Promise((resolve) => this.ws.once('message', resolve)), this.closed])
    return this
  }

  /** A message of these numbers, and bytes behind them. */
  say(numbers: readonly number[], bytes?: Uint8Array): void {
    const to = encoding.createEncoder()
    for (const number of numbers) encoding.writeVarUint(to, number)
    if (bytes) encoding.writeVarUint8Array(to, bytes)
    this.ws.send(encoding.toUint8Array(to))
  }

  /** As the answer to the server's question, so that what follows is taken as it is. */
  sync(update: Uint8Array = Y.encodeStateAsUpdate(new Y.Doc())): void {
    this.say([0, 1], update)
  }

  update(update: Uint8Array): void {
    this.say([0, 2], update)
  }
}
