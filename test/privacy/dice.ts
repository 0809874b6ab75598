import { seeded } from '../views/seeded.ts'

/** Everything random of one pair, from its seed. */
export class Dice {
  readonly #random: () => number
  #seq = 0

  constructor(seed: number) {
    this.#random = seeded(seed)
  }

  chance(share: number): boolean {
    return this.#random() < share
  }

  /** 0 to `n`, with it. */
  upTo(n: number): number {
    return Math.floor(this.#random() * (n + 1))
  }

  pick<T>(from: readonly T[]): T {
    return from[Math.floor(this.#random() * from.length)]!
  }

  /** `n` different ones; fewer where there are not so many. */
  some<T>(from: readonly T[], n: number): T[] {
    const left = [...from]
    return Array.from(
      { length: Math.min(n, left.length) },
      () => left.splice(Math.floor(this.#random() * left.length), 1)[0]!,
    )
  }

  /** Of `a-z0-9`, so that its place among others tells nothing of when it was made. */
  id(): string {
    return Math.floor(this.#random() * 36 ** 8)
      .toString(36)
      .padStart(8, 'a')
  }

  /** A word that stands nowhere else. */
  word(): string {
    return `Wq${this.id()}`
  }

  seq(): number {
    return ++this.#seq
  }
}
