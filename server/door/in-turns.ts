/** While people in rooms are being answered, the process is left to them for so many times as long as a turn took. */
const REST = 3
const LEAST_REST_MS = 2

/**
 * Begins what comes to the door, requests and upgrades, one a turn of the loop: a hundred that came at once do not keep the rooms waiting until the
 * last of them is answered, and those of one address do not keep the other addresses waiting. While the rooms are busy there is a rest
 * after each.
 */
export class InTurns {
  /** What waits, by address; the address that has waited longest first. */
  readonly #waiting = new Map<string, (() => void)[]>()
  readonly #areRoomsBusy: () => boolean
  #isGoing = false

  constructor(areRoomsBusy: () => boolean) {
    this.#areRoomsBusy = areRoomsBusy
  }

  begin(address: string, act: () => void): void {
    const own = this.#waiting.get(address)
    if (own) own.push(act)
    else this.#waiting.set(address, [act])
    if (this.#isGoing) return
    this.#isGoing = true
    setImmediate(() => this.#turn())
  }

  #turn(): void {
    const begun = performance.now()
    this.#next()?.()
    if (this.#waiting.size === 0) {
      this.#isGoing = false
      return
    }
    // A turn ends when the loop comes round: then what it set off has been done too.
    setImmediate(() => {
      if (!this.#areRoomsBusy()) return this.#turn()
      const tookMs = performance.now() - begun
      setTimeout(() => this.#turn(), Math.max(LEAST_REST_MS, Math.round(REST * tookMs)))
    })
  }

  #next(): (() => void) | undefined {
    for (const [address, acts] of this.#waiting) {
      const act = acts.shift()
      this.#waiting.delete(address)
      // Behind the others, with what is left.
      if (acts.length > 0) this.#waiting.set(address, acts)
      return act
    }
    return undefined
  }
}
