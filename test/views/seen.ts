import type { Audience } from '../../shared/protocol.ts'
import type { Room } from '../../shared/room.ts'
import { recordsOf } from '../../shared/views/project.ts'
import type { RecordKind, ViewRecord } from '../../shared/views/records.ts'
import { unseal, type Extras } from '../../shared/views/sealed.ts'
import type { Words } from '../../shared/views/words.ts'

/** Everybody is called by their id, and their organisation likewise. */
export const calledByTheirIds: Words = (key) => {
  const [owner, what] = key.split('/')
  if (what !== 'profile') return `words of ${owner}`
  return { name: `Name ${owner}`, organisation: `House ${owner}`, email: `${owner}@example.org` }
}

export const noExtras: Extras = { calendar: (id) => `calendar of ${id}`, isPersonName: () => false }

/** What an audience is sent, whole. */
export function seenBy(
  room: Room,
  audience: Audience,
  words: Words = calledByTheirIds,
  extras: Partial<Extras> = {},
): ViewRecord[] {
  return recordsOf(room, audience).map((sealed) => unseal(sealed, words, { ...noExtras, ...extras }))
}

/** Its records of one kind. */
export function seen<K extends RecordKind>(
  room: Room,
  audience: Audience,
  kind: K,
  words?: Words,
  extras?: Partial<Extras>,
) {
  return seenBy(room, audience, words, extras).filter(
    (record): record is Extract<ViewRecord, { kind: K }> => record.kind === kind,
  )
}

export function bytes(records: unknown): string {
  return JSON.stringify(records)
}
