import type { PersonalEntry } from '../../shared/commit.ts'
import type { Deed } from '../../shared/deeds.ts'
import type { Instant } from '../../shared/ids.ts'
import { parseCommand } from '../../shared/parse.ts'
import type { Issuer } from '../../shared/roles.ts'
import type { NewId } from '../../server/ids.ts'
import { Links } from '../../server/links.ts'
import type { Job } from '../../server/rooms/batch.ts'
import { prepare } from '../../server/rooms/prepare.ts'

/** A command as it would come over the wire, without its identity. */
export type Payload = { type: string } & Record<string, unknown>

/** One thing that somebody does at a time. The ids it makes follow from its label, so the same act makes the same things in both histories. */
export interface Act {
  by: Issuer
  at: Instant
  label: string
  seq: number
  does: Payload | { deed: Deed; put: readonly PersonalEntry[] }
}

export const links = new Links('a secret for pairs of histories')
export const roomId = 'room'
export const clientId = 'pairs'

/** What the room's queue is asked; undefined for what does not get past the edge. */
export function jobOf({ by, seq, does }: Act): Job | undefined {
  const identity = { issuer: by, clientId, seq }
  if ('deed' in does)
    return { by: identity, prepare: () => ({ ok: true, ...(does as { deed: Deed; put: PersonalEntry[] }) }) }
  const read = parseCommand({ clientId, seq, ...does })
  if (!read.ok || read.parsed.command.type === 'ticket') return undefined
  return { by: identity, prepare: prepare(read.parsed.command, by, links) }
}

/** Ids that follow from the label of the act under way: `<label>0`, `<label>1`, ... */
export class Ids {
  #label = 'none'
  #made = 0

  under(label: string): void {
    this.#label = label
    this.#made = 0
  }

  readonly next: NewId = () => `${this.#label}${this.#made++}`
}
