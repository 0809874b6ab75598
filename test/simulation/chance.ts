/** Random choices of a seed (mulberry32). The same seed chooses the same. */
export class Chance {
  #state: number

  constructor(seed: number) {
    // Seeds that follow each other should have nothing in common.
    this.#state = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) | 0
  }

  /** In [0, 1). */
  random(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0
    const state = this.#state
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }

  happens(share: number): boolean {
    return share > 0 && this.random() < share
  }

  /** An integer from `least` to `most`. */
  among(least: number, most: number): number {
    return least + Math.floor(this.random() * (most - least + 1))
  }

  pick<T>(from: readonly T[]): T {
    return from[Math.floor(this.random() * from.length)]!
  }

  /** A seed for choices of its own. */
  seed(): number {
    return Math.floor(this.random() * 4294967296)
  }

  /** Lower-case letters and digits. */
  id(length: number): string {
    let id = ''
    while (id.length < length)
      id += Math.floor(this.random() * 2_176_782_336)
        .toString(36)
        .padStart(6, '0')
    return id.slice(0, length)
  }
}
