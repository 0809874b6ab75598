import { seeded } from '../../views/seeded.ts'

/** Choices that follow from a seed. */
export class Chance {
  readonly #random: () => number

  constructor(seed: number) {
    this.#random = seeded(seed)
  }

  /** Chances of its own, so that what one does with them does not change what others get. */
  fork(): Chance {
    return new Chance(Math.floor(this.#random() * 2 ** 31))
  }

  is(share: number): boolean {
    return this.#random() < share
  }

  /** At least `from`, less than `to`. */
  between(from: number, to: number): number {
    return from + this.#random() * (to - from)
  }

  /** @throws on an empty list */
  pick<T>(from: readonly T[]): T {
    const found = from[Math.floor(this.#random() * from.length)]
    if (found === undefined) throw new Error('There is nothing to choose from.')
    return found
  }

  shuffled<T>(list: readonly T[]): T[] {
    return list
      .map((item) => ({ item, at: this.#random() }))
      .sort((a, b) => a.at - b.at)
      .map(({ item }) => item)
  }

  /** The first ones far oftener than the rest: that is where people collide. */
  crowded<T>(from: readonly T[]): T {
    return this.pick(this.is(0.7) ? from.slice(0, Math.max(2, from.length >> 2)) : from)
  }
}
