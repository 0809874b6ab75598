/** Bytes of messages that are not whole yet, which one address may leave with us. */
const BYTES_PER_ADDRESS = 64_000_000
/** What one socket may always have under way, however much its address has. */
const BYTES_ALWAYS = 128_000

/** What one socket has under way. */
interface Share {
  /** So many bytes more; true: it is too much now. */
  more(bytes: number): boolean
  /** A message has come whole, or none will. */
  finished(): void
}

/**
 * Halves of messages, held in memory until the rest comes: a socket may begin a megabyte and stop there, and a thousand sockets may.
 */
export class Unfinished {
  readonly #byAddress = new Map<string, number>()

  of(address: string): Share {
    let own = 0
    return {
      more: (bytes) => {
        own += bytes
        const all = this.#add(address, bytes)
        return all > BYTES_PER_ADDRESS && own > BYTES_ALWAYS
      },
      finished: () => {
        this.#add(address, -own)
        own = 0
      },
    }
  }

  #add(address: string, bytes: number): number {
    const all = (this.#byAddress.get(address) ?? 0) + bytes
    if (all > 0) this.#byAddress.set(address, all)
    else this.#byAddress.delete(address)
    return all
  }
}
