import { z } from 'zod'
import type { Audience } from '../shared/protocol.ts'
import type { Issuer } from '../shared/roles.ts'

const handshakeSchema = z.object({ token: z.string().min(1).max(500) })

/** What a client may hold of cursors: more than a lead of the largest delegation has views. */
const MOST_CURSORS = 20

/** The token a client connects with, and the cursors it says it holds, whatever shape they have; undefined without a token. */
export function readHandshake(auth: unknown): { token: string; cursors: unknown[] } | undefined {
  const read = handshakeSchema.safeParse(auth)
  if (!read.success) return undefined
  const { cursors } = auth as { cursors?: unknown }
  const list = typeof cursors === 'object' && cursors !== null ? Object.values(cursors) : [cursors]
  return { token: read.data.token, cursors: list.slice(0, MOST_CURSORS) }
}

/** The views that are sent unasked. */
export function audiencesOf(issuer: Issuer): Audience[] {
  switch (issuer.role) {
    case 'organiser':
    case 'facilitator':
      return ['staff']
    case 'participant':
      return ['floor', `person:${issuer.participantId}`]
    default:
      return ['screen']
  }
}
