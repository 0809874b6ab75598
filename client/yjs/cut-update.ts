import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'

type Struct = ReturnType<typeof Y.decodeUpdate>['structs'][number]
type Deletions = ReturnType<typeof Y.decodeUpdate>['ds']

/**
 * An update in pieces of at most about `most` bytes, in an order in which each builds only on those before it and on what the update as a
 * whole builds on: what was written in a long time without a line may be more than one message takes.
 */
export function cutUpdate(update: Uint8Array, most: number): Uint8Array[] {
  if (update.length <= most) return [update]
  const { structs, ds } = Y.decodeUpdate(update)
  const pieces: Uint8Array[] = []
  let piece: Struct[] = []
  let size = 0
  for (const struct of inOrder(structs)) {
    const bytes = encoded([struct]).length
    if (piece.length > 0 && size + bytes > most) {
      pieces.push(encoded(piece))
      piece = []
      size = 0
    }
    piece.push(struct)
    size += bytes
  }
  if (piece.length > 0) pieces.push(encoded(piece))
  return ds.clients.size > 0 ? [...pieces, encoded([], ds)] : pieces
}

/** Each after what it stands beside or within. */
function inOrder(structs: readonly Struct[]): Struct[] {
  const waiting = new Map<number, Struct[]>()
  for (const struct of structs) {
    const ofClient = waiting.get(struct.id.client)
    if (ofClient) ofClient.push(struct)
    else waiting.set(struct.id.client, [struct])
  }
  const isThere = ({ client, clock }: Y.ID) => {
    const next = waiting.get(client)?.[0]
    return next === undefined || clock < next.id.clock
  }
  const ordered: Struct[] = []
  for (let moved = true; moved;) {
    moved = false
    for (const queue of waiting.values()) {
      while (queue[0] && neededBy(queue[0]).every((id) => id.client === queue[0]!.id.client || isThere(id))) {
        ordered.push(queue.shift()!)
        moved = true
      }
    }
  }
  // Nothing is left but where an update is damaged: then it is the server's to say.
  return [...ordered, ...[...waiting.values()].flat()]
}

function neededBy(struct: Struct): Y.ID[] {
  if (!(struct instanceof Y.Item)) return []
  const { origin, rightOrigin, parent } = struct
  return [origin, rightOrigin, parent].filter((one): one is Y.ID => one instanceof Y.ID)
}

/** Yjs's own form of an update, version 1: structs by client, then what was deleted. */
function encoded(structs: readonly Struct[], deletions?: Deletions): Uint8Array {
  const encoder = new Y.UpdateEncoderV1()
  const to = encoder.restEncoder
  const byClient = new Map<number, Struct[]>()
  for (const struct of structs) {
    const theirs = byClient.get(struct.id.client)
    if (theirs) theirs.push(struct)
    else byClient.set(struct.id.client, [struct])
  }
  encoding.writeVarUint(to, byClient.size)
  for (const [client, theirs] of byClient) {
    encoding.writeVarUint(to, theirs.length)
    encoder.writeClient(client)
    encoding.writeVarUint(to, theirs[0]!.id.clock)
    for (const struct of theirs) struct.write(encoder, 0)
  }
  encoding.writeVarUint(to, deletions?.clients.size ?? 0)
  for (const [client, spans] of deletions?.clients ?? []) {
    encoder.resetDsCurVal()
    encoding.writeVarUint(to, client)
    encoding.writeVarUint(to, spans.length)
    for (const { clock, len } of spans) {
      encoder.writeDsClock(clock)
      encoder.writeDsLen(len)
    }
  }
  return encoder.toUint8Array()
}
