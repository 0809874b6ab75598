import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'

/** What nodes tell each other of who is at a document: an awareness update, or the wish to be told all. */
export type Gossip = { node: string; is: 'states'; update: Uint8Array } | { node: string; is: 'query' }

const STATES = 0
const QUERY = 1

export function writeGossip(gossip: Gossip): Uint8Array {
  const to = encoding.createEncoder()
  encoding.writeVarUint(to, gossip.is === 'states' ? STATES : QUERY)
  encoding.writeVarString(to, gossip.node)
  if (gossip.is === 'states') encoding.writeVarUint8Array(to, gossip.update)
  return encoding.toUint8Array(to)
}

/** Undefined for what a node of another version says. */
export function readGossip(message: Uint8Array): Gossip | undefined {
  try {
    const from = decoding.createDecoder(message)
    const kind = decoding.readVarUint(from)
    const node = decoding.readVarString(from)
    if (kind === QUERY) return { node, is: 'query' }
    return kind === STATES ? { node, is: 'states', update: decoding.readVarUint8Array(from) } : undefined
  } catch {
    return undefined
  }
}
