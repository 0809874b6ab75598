import { io, type Socket } from 'socket.io-client'
import type { Answer } from '../../shared/protocol.ts'

/** How long an answer may take before the client counts it as none, in ms. */
const ANSWER_MS = 20_000
/** Records of how long what an honest client asked for took, in ms. */
export type Trips = number[]

/** A person of the hall: joins, looks, sends a command now and then, and comes back when told to wait. */
export class Honest {
  readonly #socket: Socket
  readonly #views: number
  readonly #clientId = `honest-${Math.random()}`
  #seq = 0
  /** Commands that were answered, whatever the answer, and those that were not. */
  answered = 0
  refused = 0
  lost = 0
  /** Waits that the server asked for at the door, in ms. */
  readonly waits: number[] = []
  #arrived = new Set<string>()
  #waiting: (() => void)[] = []
  #left = false

  /** `views`: how many the server sends unasked. `from`: address of this machine to come from. */
  constructor(url: string, token: string, views: number, from = '127.0.0.1') {
    this.#views = views
    this.#socket = io(url, {
      auth: { token },
      transports: ['websocket'],
      forceNew: true,
      reconnection: false,
      localAddress: from,
    } as Parameters<typeof io>[1])
    this.#socket.on('view', ({ audience }: { audience: string }) => this.#arrive(audience))
    this.#socket.on('changes', ({ audience }: { audience: string }) => this.#arrive(audience))
    this.#socket.on('connect_error', (error: Error & { data?: { retryAfterMs?: number } }) => {
      const waitMs = error.data?.retryAfterMs ?? 1_000
      this.waits.push(waitMs)
      this.#later(waitMs)
    })
    this.#socket.on('disconnect', () => {
      this.#arrived.clear()
      if (!this.#left) this.#later(100 * Math.random())
    })
  }

  get isIn(): boolean {
    return this.#socket.connected && this.#arrived.size >= this.#views
  }

  /** Resolves when all views are there. */
  async whenIn(): Promise<void> {
    while (!this.isIn) await new Promise<void>((resolve) => this.#waiting.push(resolve))
  }

  /** Sends a command; how long the way there and back took, in ms. */
  async send(type: string, fields: object): Promise<number> {
    const begun = performance.now()
    try {
      const payload = { clientId: this.#clientId, seq: ++this.#seq, type, ...fields }
      const answer = (await this.#socket.timeout(ANSWER_MS).emitWithAck('command', payload)) as Answer
      this.answered++
      if (!answer.ok && answer.code === 'busy') this.refused++
    } catch {
      this.lost++
    }
    return performance.now() - begun
  }

  /** The line breaks, as a phone's does when the Wi-Fi blinks; it comes back by itself. */
  blink(): void {
    this.#arrived.clear()
    this.#socket.io.engine.close()
  }

  leave(): void {
    this.#left = true
    this.#socket.disconnect()
  }

  #later(ms: number): void {
    setTimeout(() => {
      if (!this.#left) this.#socket.connect()
    }, ms)
  }

  #arrive(audience: string): void {
    this.#arrived.add(audience)
    if (this.isIn) for (const resolve of this.#waiting.splice(0)) resolve()
  }
}

/** The value below which `share` of them lie; 0 of none. */
export function quantile(trips: Trips, share: number): number {
  const sorted = [...trips].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}
