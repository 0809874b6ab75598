/** Milliseconds of a clock that only ever goes on, so that a wall clock set back blocks nobody. */
export type Ticks = () => number

/**
 * A bucket that leaks: what is asked for is poured in, and it leaks `perSecond` of it, evenly. Full, it takes no more. So a burst of
 * what it holds goes through at once, and for good no more than what leaks.
 */
export class Bucket {
  readonly #perMs: number
  readonly #holds: number
  readonly #ticks: Ticks
  #level = 0
  #at: number

  /** `holds`: the burst that goes through at once; absent, what leaks in a second. */
  constructor(perSecond: number, ticks: Ticks, holds = perSecond) {
    this.#perMs = perSecond / 1000
    this.#holds = holds
    this.#ticks = ticks
    this.#at = ticks()
  }

  /** How much is in it. */
  get level(): number {
    return this.#leaked()
  }

  get isEmpty(): boolean {
    return this.level === 0
  }

  /** Undefined: there is room for one more; else how long to wait for it, in ms. */
  get fullMs(): number | undefined {
    const over = this.#leaked() + 1 - this.#holds
    return over > 0 ? Math.ceil(over / this.#perMs) : undefined
  }

  /** Pours in `amount` where there is room for it. Undefined: there was; else how long to wait, in ms. */
  take(amount = 1): number | undefined {
    const level = this.#leaked()
    if (level + amount <= this.#holds) {
      this.#level = level + amount
      return undefined
    }
    const over = (level + amount - this.#holds) / this.#perMs
    // Whoever is told "in 8 ms" for one drop comes back with all the rest: let some room come about.
    return Math.ceil(Math.min(Math.max(over, 1_000), level / this.#perMs))
  }

  /** Pours in `amount`, room or not: it has been used already. How long until the bucket is no more than full, in ms; 0: it is not. */
  pour(amount = 1): number {
    this.#level = this.#leaked() + amount
    return this.overMs
  }

  /** How long until the bucket is no more than full, in ms. */
  get overMs(): number {
    return Math.max(0, Math.ceil((this.#leaked() - this.#holds) / this.#perMs))
  }

  #leaked(): number {
    const now = this.#ticks()
    this.#level = Math.max(0, this.#level - (now - this.#at) * this.#perMs)
    this.#at = now
    return this.#level
  }
}

/** How many keys are kept before empty buckets are looked for. */
const TIDY_AT = 1_000

/** One bucket a key; those that have run empty are forgotten. */
export class Buckets {
  readonly #make: () => Bucket
  readonly #byKey = new Map<string, Bucket>()
  #tidyAt = TIDY_AT

  constructor(make: () => Bucket) {
    this.#make = make
  }

  of(key: string): Bucket {
    let bucket = this.#byKey.get(key)
    if (!bucket) {
      if (this.#byKey.size >= this.#tidyAt) this.#tidy()
      this.#byKey.set(key, (bucket = this.#make()))
    }
    return bucket
  }

  /** How many keys are kept. */
  get size(): number {
    return this.#byKey.size
  }

  #tidy(): void {
    for (const [key, bucket] of this.#byKey) if (bucket.isEmpty) this.#byKey.delete(key)
    this.#tidyAt = Math.max(TIDY_AT, this.#byKey.size * 2)
  }
}
