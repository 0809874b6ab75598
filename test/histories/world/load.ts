import { moment, type Moment } from '../history.ts'
import type { ServerNode } from './node.ts'

/** What the clients of one run share: how much there is to send, and what has come of it. */
export class Load {
  readonly nodes: readonly ServerNode[]
  answered = 0
  #left: number
  readonly #until: Moment
  readonly #waiting = new Set<{ answered: number; go: () => void }>()

  constructor(nodes: readonly ServerNode[], commands: number, until: Moment) {
    this.nodes = nodes
    this.#left = commands
    this.#until = until
  }

  get isOver(): boolean {
    return this.#left <= 0
  }

  /** Whether there is one more command to send; it is counted. */
  take(): boolean {
    if (moment() > this.#until) this.#left = 0
    if (this.#left > 0) return this.#left-- > 0
    this.#wake(Infinity)
    return false
  }

  /** A command was decided. */
  note(): void {
    this.answered++
    this.#wake(this.answered)
  }

  /** Resolves when so many commands have been decided, or there are no more to send. */
  until(answered: number): Promise<void> {
    if (this.answered >= answered || this.#left <= 0) return Promise.resolve()
    return new Promise((go) => this.#waiting.add({ answered, go }))
  }

  #wake(answered: number): void {
    for (const waiter of this.#waiting) {
      if (answered < waiter.answered) continue
      this.#waiting.delete(waiter)
      waiter.go()
    }
  }
}
