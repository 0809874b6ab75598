import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import type { Issuer } from '../shared/roles.ts'

/** How long a socket that is one too many at its address should wait before it tries again, in ms. */
const CROWDED_RETRY_MS = 5_000
const SOCKETS_PER_ADDRESS = 3_000

/**
 * What one person or one address may ask for in a while. A hall is one address: what a full one needs is let through, with a fifth
 * more, because clocks of two machines do not tick together. Every method answers undefined, or how long to wait in ms.
 */
export class Limits {
  readonly #commandsOfPerson = new RateLimiterMemory({ points: 120, duration: 1 })
  readonly #commandsOfStaff = new RateLimiterMemory({ points: 1_200, duration: 1 })
  readonly #handshakes = new RateLimiterMemory({ points: 360, duration: 1 })
  readonly #newRooms = new RateLimiterMemory({ points: 72, duration: 60 })
  readonly #sockets = new Map<string, number>()

  command(roomId: string, issuer: Issuer, speaker: string): Promise<number | undefined> {
    const staff = issuer.role === 'organiser' || issuer.role === 'facilitator'
    return waitFor(staff ? this.#commandsOfStaff : this.#commandsOfPerson, `${roomId}/${speaker}`)
  }

  handshake(address: string): Promise<number | undefined> {
    if ((this.#sockets.get(address) ?? 0) >= SOCKETS_PER_ADDRESS) return Promise.resolve(CROWDED_RETRY_MS)
    return waitFor(this.#handshakes, address)
  }

  newRoom(address: string): Promise<number | undefined> {
    return waitFor(this.#newRooms, address)
  }

  /** Counts a socket until the returned function is called. */
  socketOpened(address: string): () => void {
    this.#sockets.set(address, (this.#sockets.get(address) ?? 0) + 1)
    return () => {
      const left = (this.#sockets.get(address) ?? 1) - 1
      if (left > 0) this.#sockets.set(address, left)
      else this.#sockets.delete(address)
    }
  }
}

async function waitFor(limiter: RateLimiterMemory, key: string): Promise<number | undefined> {
  try {
    await limiter.consume(key)
    return undefined
  } catch (refused) {
    if (refused instanceof RateLimiterRes) return Math.max(1, refused.msBeforeNext)
    throw refused
  }
}
