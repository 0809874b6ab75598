import type { WebSocket } from 'ws'
import { closeCodes, type CloseCode } from '../../shared/documents.ts'
import type { Metrics } from '../metrics.ts'
import { Allowance } from './allowance.ts'
import { readFrame, storedFrame, type Said } from './wire.ts'

const LONGEST_MESSAGE = 65_536
/** Bytes that may wait for who does not read: a whole document, and a good deal behind it. */
const MOST_WAITING = 12_582_912
/** What is worth nothing when it comes late is not put behind so many bytes. */
const CROWDED = 262_144
/** Updates that came before the answer to our question and build on it. */
const MOST_HELD = 100

/** Who writes, as others are told. */
export interface Author {
  /** A participant's or staff id, or `organiser` / `facilitator` on a shared link. */
  id: string
  name: string
  role: string
}

/** Whom a connection tells what came. */
export interface Ears {
  said(said: Said): void
  closed(): void
}

/** One browser's line to one document, held to its limits. */
export class Connection {
  readonly #ws: WebSocket
  readonly #metrics: Metrics
  /** Its own, and its link's. */
  readonly #allowances: readonly Allowance[]
  readonly #held: Uint8Array[] = []
  #stored = 0
  #isAlive = true
  isOpen = true
  mayWrite: boolean
  author: Author
  /** Its clientID in awareness, once it has said one. */
  client: number | undefined
  /** It has told all it had when it came: from then on, what it sends builds only on what is here. */
  hasSynced = false

  constructor(ws: WebSocket, author: Author, mayWrite: boolean, metrics: Metrics, ofLink: Allowance) {
    this.#ws = ws
    this.#allowances = [new Allowance(), ofLink]
    this.author = author
    this.mayWrite = mayWrite
    this.#metrics = metrics
  }

  listen({ said, closed }: Ears): void {
    this.#ws.on('message', (data: Buffer, isBinary) => {
      if (!this.isOpen) return
      if (data.length > LONGEST_MESSAGE) return this.close(closeCodes.tooLarge)
      if (this.#allowances.some((allowance) => allowance.refuses(data.length))) return this.close(closeCodes.rate)
      const read = isBinary ? readFrame(data) : undefined
      if (read) said(read)
      else this.close(closeCodes.malformed)
    })
    this.#ws.on('pong', () => (this.#isAlive = true))
    this.#ws.once('close', () => {
      this.isOpen = false
      closed()
    })
  }

  send(frame: Uint8Array): void {
    if (!this.isOpen) return
    if (this.#ws.bufferedAmount > MOST_WAITING) return this.close(closeCodes.costly)
    this.#ws.send(frame)
  }

  /** For what the next one replaces. */
  sendIfFree(frame: Uint8Array): void {
    if (this.#ws.bufferedAmount < CROWDED) this.send(frame)
  }

  /** So many more of its updates are stored. */
  stored(count: number): void {
    this.#stored += count
    this.send(storedFrame(this.#stored))
  }

  /** What it sent took `ms` of the thread. */
  spent(ms: number): void {
    if (this.#allowances.some((allowance) => allowance.isSpent(ms))) this.close(closeCodes.costly)
  }

  /** Keeps an update for when the rest has come. */
  hold(update: Uint8Array): void {
    if (this.#held.push(update) > MOST_HELD) this.close(closeCodes.malformed)
  }

  /** What was held, for good. */
  release(): Uint8Array[] {
    return this.#held.splice(0)
  }

  /** Looks whether somebody is still there; who did not answer since the last time is not. `sign`: a frame that says nothing. */
  probe(sign: Uint8Array): void {
    if (!this.isOpen) return
    if (!this.#isAlive) return this.#ws.terminate()
    this.#isAlive = false
    this.#ws.ping()
    this.sendIfFree(sign)
  }

  close(code: CloseCode): void {
    if (!this.isOpen) return
    this.isOpen = false
    this.#metrics.documentsClosed.inc({ code })
    closeSoon(this.#ws, code)
  }
}

/** ms until a peer that does not close is cut off. */
const CLOSE_MS = 2_000

export function closeSoon(ws: WebSocket, code: CloseCode): void {
  ws.close(code)
  const cut = setTimeout(() => ws.terminate(), CLOSE_MS)
  cut.unref()
  ws.once('close', () => clearTimeout(cut))
}
