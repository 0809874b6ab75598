import type { SealedChanges } from './project.ts'

/**
 * What an audience was shown, up to some commit, in 53 bits: the same where two histories showed it the same, and another but for chance
 * where they did not. Not a cryptographic hash: it tells apart what differs by accident. Who forges a cursor misleads nobody but themselves.
 */
export type Digest = number

/** Of an audience that nothing has been shown to. */
export const emptyDigest: Digest = 0

/**
 * After one change more. Only what the audience is shown goes in (L5): its records, and for the words beside the log, which may be erased,
 * the marks that stand for them. The records count in whatever order they come.
 */
export function digestAfter(before: Digest, { put, remove }: SealedChanges): Digest {
  let low = 0
  let high = 0
  for (const { record, mark } of put) {
    const hash = new Hash(1).value(record).value(mark)
    low = (low + hash.low) | 0
    high = (high + hash.high) | 0
  }
  for (const { kind, id } of remove) {
    const hash = new Hash(2).value(kind).value(id)
    low = (low + hash.low) | 0
    high = (high + hash.high) | 0
  }
  low = scattered(low ^ before)
  high = scattered(high ^ (before / 2 ** 32) ^ low)
  return (high & 0x1fffff) * 2 ** 32 + (low >>> 0)
}

/** Of any JSON value, for telling apart what differs by accident. */
export function digestOf(value: unknown): Digest {
  const hash = new Hash(3).value(value)
  return (hash.high & 0x1fffff) * 2 ** 32 + (hash.low >>> 0)
}

/**
 * Two multiplicative hashes of 32 bits side by side, over a JSON value as it lies in memory: a third of what it takes to write the
 * JSON and hash that, and it runs for every record of every commit.
 */
class Hash {
  #a: number
  #b: number

  constructor(seed: number) {
    this.#a = this.#b = seed
  }

  get low(): number {
    return scattered(this.#a)
  }

  get high(): number {
    return scattered(this.#b)
  }

  /** Fields that are undefined are as if they were not there: JSON leaves them out. */
  value(value: unknown): this {
    if (typeof value === 'string') this.#text(value)
    else if (typeof value === 'number') {
      this.#word(value | 0)
      if (value !== (value | 0)) this.#text(String(value))
    } else if (Array.isArray(value)) {
      this.#word(value.length)
      for (const item of value) this.value(item)
    } else if (typeof value === 'object' && value !== null) {
      for (const [key, field] of Object.entries(value)) {
        if (field === undefined) continue
        this.#text(key)
        this.value(field)
      }
    } else this.#word(value === true ? -1 : value === false ? -2 : -3)
    return this
  }

  #word(word: number): void {
    this.#a = Math.imul(this.#a ^ word, 0x01000193)
    this.#b = Math.imul(this.#b ^ word, 0x5bd1e995)
    this.#b ^= this.#b >>> 15
  }

  #text(text: string): void {
    this.#word(text.length)
    let a = this.#a
    let b = this.#b
    for (let i = 0; i < text.length; i++) {
      const letter = text.charCodeAt(i)
      a = Math.imul(a ^ letter, 0x01000193)
      b = Math.imul(b ^ letter, 0x5bd1e995)
    }
    this.#a = a ^ (a >>> 15)
    this.#b = b ^ (b >>> 13)
  }
}

/** Every bit of the word has a say in every bit of this (murmur3's end). */
function scattered(word: number): number {
  word = Math.imul(word ^ (word >>> 16), 0x85ebca6b)
  word = Math.imul(word ^ (word >>> 13), 0xc2b2ae35)
  return word ^ (word >>> 16)
}
