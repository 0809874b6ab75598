import type { Clock } from '../clock.ts'
import type { Metrics } from '../metrics.ts'
import type { RoomLog } from '../rooms/means.ts'
import type { Posted } from './post.ts'

/** After a try that came to nothing, ms; then it is given up: the page tells of it when it is opened. */
const AGAIN_MS = [10_000, 60_000, 300_000]
/** As long as a service that has much to do may ask us to wait, ms. */
const LONGEST_MS = 900_000
/** Posts under way at a time. */
const AT_ONCE = 20
/** Posts that may wait; beyond, what comes is dropped. */
const MOST_WAITING = 20_000

/** One push to one browser. */
export interface Delivery {
  /** Of its push service, for the operator. */
  service: string
  post(): Promise<Posted>
  /** Whether its person has still not seen what it is about. Asked before each further try. */
  isWanted(): boolean
  /** There is no such browser any more. */
  forget(): Promise<void>
}

/** Brings pushes to their services: some at a time, those that fail again later, a few times. What waits is lost with the process. */
export class Deliveries {
  readonly #clock: Clock
  readonly #metrics: Pick<Metrics, 'pushes'>
  readonly #log: RoomLog
  readonly #waiting: { delivery: Delivery; tries: number }[] = []
  readonly #later = new Set<() => void>()
  #underWay = 0
  #closed = false

  constructor({ clock, metrics, log }: { clock: Clock; metrics: Pick<Metrics, 'pushes'>; log: RoomLog }) {
    this.#clock = clock
    this.#metrics = metrics
    this.#log = log
  }

  add(delivery: Delivery, tries = 0): void {
    if (this.#closed) return
    if (this.#waiting.length >= MOST_WAITING) return this.#count('dropped')
    this.#waiting.push({ delivery, tries })
    this.#work()
  }

  close(): void {
    this.#closed = true
    this.#waiting.length = 0
    for (const cancel of this.#later) cancel()
  }

  #work(): void {
    while (this.#underWay < AT_ONCE) {
      const next = this.#waiting.shift()
      if (!next) return
      this.#underWay++
      void this.#deliver(next.delivery, next.tries).finally(() => {
        this.#underWay--
        this.#work()
      })
    }
  }

  async #deliver(delivery: Delivery, tries: number): Promise<void> {
    const posted = await delivery.post()
    switch (posted.is) {
      case 'taken':
        return this.#count('taken')
      case 'gone':
        this.#count('gone')
        // Where the store does not answer, the next push finds out anew.
        return delivery.forget().catch(() => undefined)
      case 'refused':
        this.#count('refused')
        return this.#log.warn({ service: delivery.service, status: posted.status }, 'a push service refused a push')
      case 'not-now':
        return this.#tryAgain(delivery, tries, posted.afterMs)
    }
  }

  #tryAgain(delivery: Delivery, tries: number, afterMs = 0): void {
    const pauseMs = AGAIN_MS[tries]
    if (pauseMs === undefined || this.#closed) return this.#count('dropped')
    this.#count('failed')
    const cancel = this.#clock.after(Math.max(pauseMs, Math.min(afterMs, LONGEST_MS)), () => {
      this.#later.delete(cancel)
      if (delivery.isWanted()) this.add(delivery, tries + 1)
    })
    this.#later.add(cancel)
  }

  #count(result: 'taken' | 'gone' | 'refused' | 'failed' | 'dropped'): void {
    this.#metrics.pushes.inc({ result })
  }
}
