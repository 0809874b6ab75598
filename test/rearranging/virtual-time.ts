/** A clock that jumps from one thing to do to the next. */
export class VirtualTime {
  #now = 0
  /** By time, and of one time in the order in which they were asked for. */
  readonly #later: { at: number; act: () => void }[] = []

  /** `ms` from now. */
  after(ms: number, act: () => void): void {
    const at = this.#now + ms
    let [low, high] = [0, this.#later.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if (this.#later[middle]!.at > at) low = middle + 1
      else high = middle
    }
    // The last of the list is the next to be done: there it is cheap to put in and take out.
    this.#later.splice(low, 0, { at, act })
  }

  /** Until there is nothing left to do. */
  run(): void {
    for (let next = this.#later.pop(); next; next = this.#later.pop()) {
      this.#now = next.at
      next.act()
    }
  }
}
