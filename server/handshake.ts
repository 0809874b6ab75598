import { z } from 'zod'
import type { Audience } from '../shared/protocol.ts'
import type { Issuer } from '../shared/roles.ts'
import { inOneLine } from '../shared/text.ts'

const handshakeSchema = z.object({
  token: z.string().min(1).max(500),
  name: z.string().overwrite(inOneLine).max(100).optional().catch(undefined),
})

/** What a client may hold of cursors: more than a lead of the largest delegation has views. */
const MOST_CURSORS = 20

/** What a client says when it connects. */
interface Said {
  token: string
  /** Those it says it holds, whatever shape they have. */
  cursors: unknown[]
  /** What the device on a shared staff link calls itself. */
  device: string | undefined
}

/** Undefined without a token. */
export function readHandshake(auth: unknown): Said | undefined {
  const read = handshakeSchema.safeParse(auth)
  if (!read.success) return undefined
  const { cursors } = auth as { cursors?: unknown }
  const list = typeof cursors === 'object' && cursors !== null ? Object.values(cursors) : [cursors]
  return { token: read.data.token, device: read.data.name, cursors: list.slice(0, MOST_CURSORS) }
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
