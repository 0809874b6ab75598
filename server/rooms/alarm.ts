import { nextDue } from '../../shared/decide.ts'
import type { Room } from '../../shared/room.ts'
import type { Clock } from '../clock.ts'

/** A room that had nothing to do although it was time is not woken again sooner than this. */
const NOTHING_DUE_MS = 1_000

/** One room's own clock: wakes it when slots begin or end, requests expire, and whatever else falls due by itself. */
export class Alarm {
  readonly #clock: Clock
  readonly #passTime: () => Promise<Room>
  #cancel = () => {}

  /** `passTime`: lets the room do what is due, and tells what it is then. */
  constructor(clock: Clock, passTime: () => Promise<Room>) {
    this.#clock = clock
    this.#passTime = passTime
  }

  /** For when `room` next has something to do; an earlier call counts no more. */
  set(room: Room, atLeastMs = 0): void {
    this.#cancel()
    const due = room.version > 0 ? nextDue(room) : null
    if (due === null) return
    this.#cancel = this.#clock.after(Math.max(due - this.#clock.now(), atLeastMs), () => {
      void this.#passTime().then((now) => {
        if (now.version === room.version) this.set(now, NOTHING_DUE_MS)
      })
    })
  }

  off(): void {
    this.#cancel()
  }
}
