import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { applyAwarenessUpdate, Awareness, encodeAwarenessUpdate, removeAwarenessStates } from 'y-protocols/awareness'
import { readSyncMessage, writeSyncStep1, writeUpdate } from 'y-protocols/sync'
import * as Y from 'yjs'
import { type WebSocket, WebSocketServer } from 'ws'
import type { TicketOffice } from '../../client/yjs/open-document.svelte.ts'

/** One line as this server sees it. */
export interface SeenLine {
  socket: WebSocket
  ticket: string
  /** Sync messages in order: 0 a question, 1 its answer, 2 an update. */
  said: number[]
  /** Bytes of its longest message. */
  longest: number
  /** Of each awareness message. */
  clients: number[][]
  /** Says how many updates are stored; by itself the server never does. */
  store(count: number): void
  /** Asks what the client has. */
  ask(): void
}

/** A server of one document whose moods a test decides: when it asks, what it calls stored, and why it closes. */
export class DocumentServer {
  readonly doc = new Y.Doc({ gc: false })
  readonly awareness = new Awareness(this.doc)
  readonly lines: SeenLine[] = []
  /** Tickets handed out. */
  tickets = 0
  /** Why every new line is closed at once. */
  closesWith: number | undefined
  /** Asks by itself when a line comes. */
  asks = true
  #server = new WebSocketServer({ port: 0, host: '127.0.0.1' })
  #waiters = new Set<() => void>()

  static async open(): Promise<DocumentServer> {
    const server = new DocumentServer()
    await once(server.#server, 'listening')
    return server
  }

  constructor() {
    this.awareness.setLocalState(null)
    this.#server.on('connection', (socket, request) => this.#welcome(socket, request.url ?? ''))
    this.doc.on('update', (update: Uint8Array, from: unknown) => {
      for (const { socket } of this.lines) if (socket !== from) socket.send(frame(0, (to) => writeUpdate(to, update)))
    })
  }

  get origin(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`
  }

  /** What a room's line is to a document. */
  readonly office: TicketOffice = {
    roomId: 'hall',
    send: () => Promise.resolve({ ok: true, ticket: `ticket ${++this.tickets}` }),
  }

  /** Resolves as soon as `check` holds; looked at whenever something has come or gone. */
  async until(check: () => boolean): Promise<void> {
    while (!check()) await new Promise<void>((resolve) => this.#waiters.add(resolve))
  }

  async close(): Promise<void> {
    for (const { socket } of this.lines) socket.terminate()
    this.awareness.destroy()
    this.#server.close()
    await once(this.#server, 'close')
  }

  #welcome(socket: WebSocket, url: string): void {
    const { pathname, searchParams } = new URL(url, this.origin)
    if (pathname !== '/yjs/hall/note:m1') return socket.close(4404)
    const line: SeenLine = {
      socket,
      ticket: searchParams.get('ticket') ?? '',
      said: [],
      longest: 0,
      clients: [],
      store: (count) => socket.send(frame(4, (to) => encoding.writeVarUint(to, count))),
      ask: () => socket.send(frame(0, (to) => writeSyncStep1(to, this.doc))),
    }
    this.lines.push(line)
    socket.on('message', (data: Buffer) => {
      line.longest = Math.max(line.longest, data.length)
      this.#hear(line, new Uint8Array(data))
      this.#tell()
    })
    socket.on('close', () => {
      const left = [...new Set(line.clients.flat())].filter((client) => this.awareness.meta.has(client))
      removeAwarenessStates(this.awareness, left, socket)
      this.#pass(encodeAwarenessUpdate(this.awareness, left), line)
      this.#tell()
    })
    if (this.closesWith) socket.close(this.closesWith)
    else if (this.asks) line.ask()
    const known = [...this.awareness.getStates().keys()]
    socket.send(frame(1, (to) => encoding.writeVarUint8Array(to, encodeAwarenessUpdate(this.awareness, known))))
    this.#tell()
  }

  #hear(line: SeenLine, data: Uint8Array): void {
    const message = decoding.createDecoder(data)
    const kind = decoding.readVarUint(message)
    if (kind === 0) {
      line.said.push(data[1]!)
      const answer = encoding.createEncoder()
      encoding.writeVarUint(answer, 0)
      readSyncMessage(message, answer, this.doc, line.socket)
      if (encoding.length(answer) > 1) line.socket.send(encoding.toUint8Array(answer))
    } else if (kind === 1) {
      const update = decoding.readVarUint8Array(message)
      line.clients.push(clientsOf(update))
      applyAwarenessUpdate(this.awareness, update, line.socket)
      this.#pass(update, line)
    }
  }

  #pass(awareness: Uint8Array, from: SeenLine): void {
    for (const line of this.lines)
      if (line !== from) line.socket.send(frame(1, (to) => encoding.writeVarUint8Array(to, awareness)))
  }

  #tell(): void {
    const waiters = [...this.#waiters]
    this.#waiters.clear()
    for (const wake of waiters) wake()
  }
}

function frame(kind: number, write: (to: encoding.Encoder) => void): Uint8Array {
  const to = encoding.createEncoder()
  encoding.writeVarUint(to, kind)
  write(to)
  return encoding.toUint8Array(to)
}

function clientsOf(update: Uint8Array): number[] {
  const from = decoding.createDecoder(update)
  return Array.from({ length: decoding.readVarUint(from) }, () => {
    const client = decoding.readVarUint(from)
    decoding.readVarUint(from)
    decoding.readVarString(from)
    return client
  })
}
