import { untrack } from 'svelte'

/** The room's clock as a page reads it: the server's time, one step a second. */
export class Clock {
  #offset = $state(0)
  #tick = $state(Date.now())
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor() {
    this.#wait()
  }

  /** ms since 1970 UTC by the server's clock, as of the last step. Reading it in a template makes that step every second. */
  now = $derived(this.#tick + this.#offset)

  /** The same to the millisecond. Nothing follows it by itself. */
  exactly(): number {
    return Date.now() + untrack(() => this.#offset)
  }

  /** The server said `serverTime` just now; a phone's own clock may be minutes off. */
  set(serverTime: number): void {
    this.#offset = serverTime - Date.now()
    this.#tick = Date.now()
  }

  /** ms that the room's clock is ahead of this device's. */
  get offset(): number {
    return untrack(() => this.#offset)
  }

  /** Runs on from an offset that was kept, until the server says its time. */
  runOn(offset: number): void {
    this.set(Date.now() + offset)
  }

  stop(): void {
    clearTimeout(this.#timer)
  }

  /** Until the room's next full second, so that every clock in the hall steps together. */
  #wait(): void {
    this.#timer = setTimeout(
      () => {
        this.#tick = Date.now()
        this.#wait()
      },
      1000 - ((Date.now() + this.#offset) % 1000),
    )
  }
}
