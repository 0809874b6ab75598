import * as decoding from 'lib0/decoding'
import * as Y from 'yjs'

/** Clocks count characters and acts: nobody comes near. A single struct could use up all of them otherwise. */
const HIGHEST_CLOCK = 1_000_000_000

export type Decoded = ReturnType<typeof Y.decodeUpdate>

/**
 * What an update holds, read step by step, so that a number in it can claim no more than there are bytes. Undefined: no update of format V1.
 * One of V2 begins like an empty one, with more behind it.
 */
export function decoded(update: Uint8Array): Decoded | undefined {
  let rest: decoding.Decoder | undefined
  class Watched extends Y.UpdateDecoderV1 {
    constructor(decoder: decoding.Decoder) {
      super(decoder)
      rest = decoder
    }
  }
  try {
    const read = Y.decodeUpdateV2(update, Watched)
    if (!rest || decoding.hasContent(rest)) return undefined
    return read.structs.every(({ id, length }) => id.clock + length <= HIGHEST_CLOCK) ? read : undefined
  } catch {
    return undefined
  }
}

/**
 * Whether all that an update builds on is in the document or in the update itself. What is not would have to wait in memory, and be tried
 * again with every further one.
 */
export function isWhole({ structs, ds }: Decoded, doc: Y.Doc): boolean {
  const reach = new Map<number, number>()
  const reachOf = (client: number) => reach.get(client) ?? Y.getState(doc.store, client)
  for (const { id, length, constructor } of structs) {
    if (constructor === Y.Skip || id.clock > reachOf(id.client)) return false
    reach.set(id.client, Math.max(reachOf(id.client), id.clock + length))
  }
  const isThere = (id: unknown) => !(id instanceof Y.ID) || id.clock < reachOf(id.client)
  for (const struct of structs) {
    if (!(struct instanceof Y.Item)) continue
    if (!isThere(struct.origin) || !isThere(struct.rightOrigin) || !isThere(struct.parent)) return false
  }
  for (const [client, ranges] of ds.clients)
    if (ranges.some(({ clock, len }) => clock + len > reachOf(client))) return false
  return true
}

/** Whether an update writes or deletes anything that the document does not have so already. */
export function bringsNews({ structs, ds }: Decoded, doc: Y.Doc): boolean {
  if (structs.some(({ id, length }) => id.clock + length > Y.getState(doc.store, id.client))) return true
  const had = Y.createDeleteSetFromStructStore(doc.store)
  return !Y.equalDeleteSets(Y.mergeDeleteSets([had, ds]), Y.mergeDeleteSets([had]))
}
