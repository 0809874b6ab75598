import type { Logger } from 'pino'
import type { Instant, RoomId } from '../../shared/ids.ts'
import type { Clock } from '../clock.ts'
import { StoreUnreachable, type RoomStore } from '../store/store.ts'

/** How soon after something happened in a room it is looked at, in ms: much happens together. */
const SOON_MS = 10_000
/** How often every room is looked at, in ms: a net under hints that were lost and nodes that were killed. */
const ALL_MS = 5 * 60_000
/** How soon after the store could not be reached, in ms. */
const AGAIN_MS = 10_000

interface RoundsMeans {
  store: Pick<RoomStore, 'rooms' | 'onAppend'>
  clock: Clock
  log: Pick<Logger, 'warn'>
}

/** When each room is to be looked at, and the going round, one room after another. */
export class Rounds {
  readonly #means: RoundsMeans
  readonly #look: (roomId: RoomId) => Promise<Instant | undefined>
  readonly #due = new Map<RoomId, Instant>()
  readonly #unhook: () => void
  #cancelTimer = () => {}
  #cancelAll = () => {}
  #isGoing = false
  #stopped = false

  /** `look`: resolves with when the room should be looked at again; undefined: when something happens in it. */
  constructor(means: RoundsMeans, look: (roomId: RoomId) => Promise<Instant | undefined>) {
    this.#means = means
    this.#look = look
    this.#unhook = means.store.onAppend((roomId) => this.at(roomId, means.clock.now() + SOON_MS))
    void this.#all()
  }

  /** Looks at the room when its turn comes. */
  soon(roomId: RoomId): void {
    this.at(roomId, this.#means.clock.now())
  }

  /** Looks at the room then, or before. */
  at(roomId: RoomId, when: Instant): void {
    if (this.#stopped || (this.#due.get(roomId) ?? Infinity) <= when) return
    this.#due.set(roomId, when)
    this.#wait()
  }

  stop(): void {
    this.#stopped = true
    this.#unhook()
    this.#cancelTimer()
    this.#cancelAll()
  }

  async #all(): Promise<void> {
    try {
      for (const roomId of await this.#means.store.rooms()) this.soon(roomId)
    } catch (error) {
      if (!(error instanceof StoreUnreachable) && !this.#stopped)
        this.#means.log.warn({ err: error }, 'the rooms with letters could not be looked for')
    }
    if (!this.#stopped) this.#cancelAll = this.#means.clock.after(ALL_MS, () => void this.#all())
  }

  #wait(): void {
    if (this.#isGoing || this.#stopped || this.#due.size === 0) return
    this.#cancelTimer()
    const { clock } = this.#means
    const first = Math.min(...this.#due.values())
    if (first <= clock.now()) void this.#go()
    else this.#cancelTimer = clock.after(first - clock.now(), () => void this.#go())
  }

  async #go(): Promise<void> {
    if (this.#isGoing) return
    this.#isGoing = true
    const { clock, log } = this.#means
    for (;;) {
      const next = [...this.#due].find(([, when]) => when <= clock.now())
      if (!next || this.#stopped) break
      const [roomId] = next
      this.#due.delete(roomId)
      try {
        const again = await this.#look(roomId)
        if (again !== undefined) this.at(roomId, again)
      } catch (error) {
        if (!(error instanceof StoreUnreachable))
          log.warn({ err: error, roomId }, 'a room’s letters could not be looked at')
        this.at(roomId, clock.now() + AGAIN_MS)
      }
    }
    this.#isGoing = false
    this.#wait()
  }
}
