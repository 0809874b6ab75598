import { Bucket } from '../bucket.ts'

/** Messages a second, and at once: quick typing with a cursor is 40, and a plain client repeats what it hears of seven others. */
const MESSAGES = { perSecond: 250, atOnce: 1_000 }
const BYTES = { perSecond: 262_144, atOnce: 2_097_152 }
/** What one connection may take of the thread's time, in ms: a page of text that comes at once takes some ten. */
const WORK = { perSecond: 200, atOnce: 2_000 }
/** How many connections' worth all lines of a link may send together: a person is at one note, a shared link is a team with a board and plans. */
const LINES = { person: 2, staff: 16 }
/** Links kept before those that ask for nothing now are forgotten. */
const TIDY_AT = 1_000

/** What may be sent to documents: by one connection, or by so many together. */
export class Allowance {
  readonly #messages: Bucket
  readonly #bytes: Bucket
  readonly #work: Bucket

  constructor(lines = 1) {
    this.#messages = bucket(MESSAGES, lines)
    this.#bytes = bucket(BYTES, lines)
    this.#work = bucket(WORK, lines)
  }

  /** Counts a message; true: it is one too many. */
  refuses(bytes: number): boolean {
    return (this.#messages.take() ?? this.#bytes.take(bytes)) !== undefined
  }

  /** Counts what a message took of the thread; true: it was too much. */
  isSpent(ms: number): boolean {
    return this.#work.pour(ms) > 0
  }

  get isUnused(): boolean {
    return this.#messages.isEmpty && this.#bytes.isEmpty && this.#work.isEmpty
  }
}

/** One for each link, for however many lines it opens, and opens again. */
export class Allowances {
  readonly #byLink = new Map<string, Allowance>()
  #tidyAt = TIDY_AT

  of(link: string, from: keyof typeof LINES): Allowance {
    let allowance = this.#byLink.get(link)
    if (!allowance) {
      if (this.#byLink.size >= this.#tidyAt) this.#tidy()
      this.#byLink.set(link, (allowance = new Allowance(LINES[from])))
    }
    return allowance
  }

  #tidy(): void {
    for (const [link, allowance] of this.#byLink) if (allowance.isUnused) this.#byLink.delete(link)
    this.#tidyAt = Math.max(TIDY_AT, this.#byLink.size * 2)
  }
}

function bucket({ perSecond, atOnce }: { perSecond: number; atOnce: number }, lines: number): Bucket {
  return new Bucket(perSecond * lines, () => performance.now(), atOnce * lines)
}
