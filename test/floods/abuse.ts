import type { Socket } from 'node:net'
import type { Target } from './wire.ts'

/** What an abuser is given: a link into the honest people's room, and a room of their own that they run. */
export interface Prey {
  port: number
  /** Address that the hall comes from, and the abuser's own. */
  hall: string
  outside: string
  /** A participant's link into the hall's room, and the note of a meeting of theirs. */
  guest: { token: string; roomId: string; note: string }
  /** A room that the abuser opened: a large one. `calendar`: path of one person's. */
  own: { roomId: string; organiser: string; people: { token: string }[]; slotId: string; calendar: string }
  /** How much of it, 1 for all: a short proof takes less. */
  scale: number
}

/** One abuse under way: it counts what it did, and keeps what must be closed at the end. */
export class Abuse {
  readonly prey: Prey
  tries = 0
  /** What was refused with a status or a closed line. */
  refused = 0
  #over = false
  readonly #open = new Set<Socket>()
  readonly #running: Promise<unknown>[] = []
  readonly #closers: (() => void)[] = []

  constructor(prey: Prey) {
    this.prey = prey
  }

  readonly isOver = (): boolean => this.#over

  /** The abuser as one of the hall, or from an address of their own. */
  from(where: 'hall' | 'outside'): Target {
    return { port: this.prey.port, from: this.prey[where] }
  }

  /** So many of it at this scale, at least one. */
  some(all: number): number {
    return Math.max(1, Math.round(all * this.prey.scale))
  }

  keep(socket: Socket): Socket {
    this.#open.add(socket)
    socket.once('close', () => {
      this.#open.delete(socket)
      if (!this.#over) this.refused++
    })
    return socket
  }

  /** Connections that are open now. */
  get open(): number {
    return this.#open.size
  }

  /** Does it again and again until the end; `lanes` of them side by side. */
  again(lanes: number, act: () => Promise<unknown>): void {
    const lane = async () => {
      while (!this.#over) {
        await act().catch(() => this.refused++)
        this.tries++
        await new Promise((resolve) => setImmediate(resolve))
      }
    }
    for (let i = 0; i < lanes; i++) this.run(lane())
  }

  onEnd(close: () => void): void {
    this.#closers.push(close)
  }

  run(act: Promise<unknown>): void {
    this.#running.push(act.catch(() => this.refused++))
  }

  async end(): Promise<void> {
    this.#over = true
    for (const socket of this.#open) socket.destroy()
    for (const close of this.#closers) close()
    await Promise.all(this.#running)
  }
}
