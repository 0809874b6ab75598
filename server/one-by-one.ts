/** Pieces of one room that may wait for the one before them. */
const MOST_WAITING = 16

/**
 * Work that each room does one piece after another, whatever other rooms do: lists of people, of which each fills megabytes while it is planned.
 * What waits holds no more than what it was asked with.
 */
export class OneByOne {
  readonly #last = new Map<string, Promise<unknown>>()
  readonly #waiting = new Map<string, number>()

  isFull(of: string): boolean {
    return (this.#waiting.get(of) ?? 0) >= MOST_WAITING
  }

  /** Does it when what was asked before it has been done, well or not; rejects with what it throws. */
  async run<T>(of: string, work: () => Promise<T>): Promise<T> {
    this.#waits(of, 1)
    const mine = (this.#last.get(of) ?? Promise.resolve()).then(() => {
      this.#waits(of, -1)
      return work()
    })
    const done = mine.catch(() => undefined)
    this.#last.set(of, done)
    try {
      return await mine
    } finally {
      if (this.#last.get(of) === done) this.#last.delete(of)
    }
  }

  #waits(of: string, more: number): void {
    const waiting = (this.#waiting.get(of) ?? 0) + more
    if (waiting > 0) this.#waiting.set(of, waiting)
    else this.#waiting.delete(of)
  }
}
