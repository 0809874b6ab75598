/** Requests begun in one turn of the loop: some 0.5 ms of work, no more than a command in a room. */
const PER_TURN = 1

/**
 * Begins requests a few a turn, so that a hundred which came at once do not keep the sockets waiting until the last of them is answered.
 */
export class InTurns {
  readonly #waiting: (() => void)[] = []
  #next = 0
  #isGoing = false

  begin(request: () => void): void {
    this.#waiting.push(request)
    if (this.#isGoing) return
    this.#isGoing = true
    setImmediate(() => this.#turn())
  }

  #turn(): void {
    const end = Math.min(this.#next + PER_TURN, this.#waiting.length)
    while (this.#next < end) this.#waiting[this.#next++]!()
    if (this.#next < this.#waiting.length) {
      setImmediate(() => this.#turn())
      return
    }
    this.#waiting.length = this.#next = 0
    this.#isGoing = false
  }
}
