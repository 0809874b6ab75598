/** How often each thing happened, over one world or many. */
export class Tally {
  readonly counts = new Map<string, number>()

  note(what: string, times = 1): void {
    this.counts.set(what, (this.counts.get(what) ?? 0) + times)
  }

  add(other: ReadonlyMap<string, number>): void {
    for (const [what, times] of other) this.note(what, times)
  }

  /** The sum over all that begins so. */
  of(beginning: string): number {
    let sum = 0
    for (const [what, times] of this.counts) if (what.startsWith(beginning)) sum += times
    return sum
  }
}

/** What happened in a world, in a few words a line, and as one number that is another when anything in it is. */
export class Trace {
  readonly lines: string[] | undefined
  #hash = 0x811c9dc5

  /** `isKept`: the lines too, not only the number. */
  constructor(isKept: boolean) {
    this.lines = isKept ? [] : undefined
  }

  get hash(): number {
    return this.#hash >>> 0
  }

  note(at: number, what: string, how: () => string): void {
    this.mix(at)
    for (let i = 0; i < what.length; i++) this.#hash = Math.imul(this.#hash ^ what.charCodeAt(i), 0x01000193)
    this.lines?.push(`${(at / 1000).toFixed(3).padStart(8)} ${what} ${how()}`)
  }

  /** A number of which nothing need be told. */
  mix(number: number): void {
    this.#hash = Math.imul(this.#hash ^ (number * 1000), 0x01000193)
  }
}
