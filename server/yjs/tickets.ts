import { createHash, randomBytes } from 'node:crypto'
import { z } from 'zod'
import type { DocumentName } from '../../shared/documents.ts'
import type { RoomId } from '../../shared/ids.ts'
import type { Token } from '../links.ts'
import type { DocumentStore } from '../store/documents.ts'

/** A phone on a hall's network opens a connection in a second or two. */
const TICKET_MS = 30_000
const TICKET_BYTES = 32
const shapeOfTicket = /^[A-Za-z0-9_-]{43}$/

const keptSchema = z.object({
  issuer: z.union([
    z.object({ role: z.enum(['organiser', 'facilitator']), staffId: z.string() }),
    z.object({ role: z.literal('participant'), participantId: z.string() }),
  ]),
  generation: z.number(),
  device: z.string().optional(),
})

/** Who comes with a ticket. */
export interface Bearer {
  token: Token
  /** What the device on a shared link calls itself. */
  device: string | undefined
}

/**
 * Tickets for one connection to one document, in the store, so that any node can take them. The store has their hash only, and that of room
 * and document with it: a ticket for another one is an unknown one.
 */
export class Tickets {
  readonly #store: DocumentStore

  constructor(store: DocumentStore) {
    this.#store = store
  }

  /** @throws StoreUnreachable */
  async issue({ token, device }: Bearer, document: DocumentName): Promise<{ ticket: string; expiresInMs: number }> {
    const ticket = randomBytes(TICKET_BYTES).toString('base64url')
    const { roomId, issuer, generation } = token
    const kept = JSON.stringify({ issuer, generation, device })
    await this.#store.keepTicket(roomId, keyOf(roomId, document, ticket), kept, TICKET_MS)
    return { ticket, expiresInMs: TICKET_MS }
  }

  /** Undefined for one that is unknown here, used or expired. @throws StoreUnreachable */
  async redeem(roomId: RoomId, document: DocumentName, ticket: string): Promise<Bearer | undefined> {
    if (!shapeOfTicket.test(ticket)) return undefined
    const kept = await this.#store.takeTicket(roomId, keyOf(roomId, document, ticket))
    if (kept === undefined) return undefined
    const { issuer, generation, device } = keptSchema.parse(JSON.parse(kept))
    return { token: { roomId, issuer, generation }, device }
  }
}

function keyOf(roomId: RoomId, document: DocumentName, ticket: string): string {
  return createHash('sha256').update(`${roomId}/${document}/${ticket}`).digest('base64url')
}
