import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'

/** One client's state in an awareness update; `state` is null when it has gone. */
export interface AwarenessEntry {
  client: number
  clock: number
  state: object | null
  /** Bytes of the state, as JSON. */
  size: number
}

/** In one message: a browser speaks for itself, and a plain client repeats what it hears. */
const MOST_ENTRIES = 1_000

/** Undefined for what is no awareness update. */
export function readAwareness(update: Uint8Array): AwarenessEntry[] | undefined {
  try {
    const from = decoding.createDecoder(update)
    const count = decoding.readVarUint(from)
    if (count > MOST_ENTRIES) return undefined
    const entries: AwarenessEntry[] = []
    while (entries.length < count) {
      const [client, clock] = [decoding.readVarUint(from), decoding.readVarUint(from)]
      const json = decoding.readVarString(from)
      const state: unknown = JSON.parse(json)
      if (typeof state !== 'object' || Array.isArray(state)) return undefined
      entries.push({ client, clock, state, size: Buffer.byteLength(json) })
    }
    return decoding.hasContent(from) ? undefined : entries
  } catch {
    return undefined
  }
}

export function writeAwareness(entries: readonly Pick<AwarenessEntry, 'client' | 'clock' | 'state'>[]): Uint8Array {
  const to = encoding.createEncoder()
  encoding.writeVarUint(to, entries.length)
  for (const { client, clock, state } of entries) {
    encoding.writeVarUint(to, client)
    encoding.writeVarUint(to, clock)
    encoding.writeVarString(to, JSON.stringify(state))
  }
  return encoding.toUint8Array(to)
}
