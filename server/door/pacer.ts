import type { Socket } from 'node:net'
import type { WebSocket } from 'ws'
import type { Limits, Link } from '../limits.ts'
import type { Unfinished } from './unfinished.ts'

/** What may be sent before one is let in: the engine's and the client's hello, with a token and cursors. */
const FRAMES_BEFORE = 20
const BYTES_BEFORE = 256_000
/** Who does not take what was sent to them is not read beyond so many frames: each may have to be answered. */
const FRAMES_OWED = 256
/** How long a socket rests at least, and after how long it is looked at again, in ms. */
const REST_MS = 100
const LOOK_AGAIN_MS = 1_000
/** Whoever has sent so much that it would take longer than this to work off is no hasty client, in ms. */
const CUT_AT_MS = 30_000

/**
 * One WebSocket's reading, held to a pace. A command beyond a limit is answered `busy`, and that alone costs; so who goes on far beyond
 * it, or does not take their answers, is not read for a while: their own line fills up, nobody else's does, and it goes on by itself.
 */
export class Pacer {
  readonly #ws: WebSocket
  readonly #limits: Limits
  readonly #address: string
  /** Undefined: not let in yet. */
  #link: Link | undefined
  #frames = 0
  #bytes = 0
  #owed = 0
  #resting: ReturnType<typeof setTimeout> | undefined

  constructor(ws: WebSocket, line: Socket, address: string, limits: Limits, unfinished: Unfinished) {
    this.#ws = ws
    this.#limits = limits
    this.#address = address
    const own = unfinished.of(address)
    line.on('data', (chunk) => {
      this.#bytes += chunk.length
      if (own.more(chunk.length) || (!this.#link && this.#bytes > BYTES_BEFORE)) ws.terminate()
    })
    ws.on('message', (data: Buffer) => {
      own.finished()
      this.#read(data.length)
    })
    ws.on('ping', (data) => this.#read(data.length))
    ws.on('pong', (data) => this.#read(data.length))
    ws.once('close', () => {
      own.finished()
      clearTimeout(this.#resting)
    })
  }

  /** Whose link it is: from now on all of a link's sockets count together. */
  letIn(link: Link): void {
    this.#link = link
  }

  #read(bytes: number): void {
    this.#frames++
    if (!this.#link) {
      if (this.#frames > FRAMES_BEFORE) this.#ws.terminate()
      return
    }
    this.#owed = this.#ws.bufferedAmount === 0 ? 0 : this.#owed + 1
    const waitMs = this.#overMs(1, bytes)
    if (waitMs > CUT_AT_MS) this.#ws.terminate()
    else if (waitMs > 0 || this.#owed > FRAMES_OWED) this.#rest(waitMs)
  }

  #overMs(frames: number, bytes: number): number {
    return this.#link ? this.#limits.frames(this.#link, this.#address, frames, bytes) : 0
  }

  #rest(ms: number): void {
    if (this.#resting) return
    this.#ws.pause()
    this.#resting = setTimeout(() => this.#look(), Math.min(Math.max(ms, REST_MS), LOOK_AGAIN_MS))
  }

  #look(): void {
    this.#resting = undefined
    if (this.#ws.bufferedAmount === 0) this.#owed = 0
    const waitMs = this.#overMs(0, 0)
    if (waitMs > 0 || this.#owed > FRAMES_OWED) this.#rest(waitMs)
    else this.#ws.resume()
  }
}
