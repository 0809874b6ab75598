import type { ParticipantId, RoomId } from '../../shared/ids.ts'

/**
 * What the server itself remembers of a room and nobody sees: where somebody's notices go, what they were told already. Neither log nor
 * document: it has no history, and no view is made of it.
 */
export interface SideRecord {
  /** `<topic>/<ids>`. Not erased byte by byte like the value: nothing personal stands in it but ids and hashes. */
  key: string
  /** Erased with any of these people. */
  owners: readonly ParticipantId[]
  /** JSON. */
  value: unknown
}

/** Bytes of a key: printable ASCII without a space, so that every store sorts and finds it in the same way. */
const LONGEST_KEY = 200
/** Bytes of a value as JSON. */
const LONGEST_VALUE = 16_000
/** Of one room: each of 2,000 people may have some 25. */
export const MOST_RECORDS = 50_000

/**
 * Records that lie beside a room's log. They go with their room and with any of their owners (`erase` of an append), who own nothing
 * afterwards; then no byte of a value is left. A backup carries them. Every method throws StoreUnreachable where the store cannot be
 * reached.
 */
export interface BesideStore {
  /**
   * Durable when it resolves, all or none; each replaces the one under its key. 'gone': there is no such room, or an owner was erased.
   * @throws StoreFull the room has as many as it may have, or the disk is full; nothing was written. RangeError see `checkRecords`
   */
  put(roomId: RoomId, records: readonly SideRecord[]): Promise<'kept' | 'gone'>
  /**
   * Those of the keys that were not there and are now: of all who claim one, on whatever node, the first has it. Never one of a gone
   * room or owner. So that two nodes do not do one thing twice; dropped, it can be claimed again. @throws the same
   */
  claim(roomId: RoomId, records: readonly SideRecord[]): Promise<string[]>
  /** All whose key begins so, sorted by key; empty for an unknown room. */
  read(roomId: RoomId, prefix: string): Promise<SideRecord[]>
  /** Missing ones are no error. */
  drop(roomId: RoomId, keys: readonly string[]): Promise<void>
}

/**
 * Refuses what no store could keep, before anything is written: it would be a mistake in the caller, not something to retry.
 * @throws RangeError
 */
export function checkRecords(records: readonly SideRecord[]): void {
  for (const { key, value } of records) {
    if (!/^[!-~]+$/.test(key) || key.length > LONGEST_KEY)
      throw new RangeError(`The key of a side record is 1 to ${LONGEST_KEY} printable letters without a space.`)
    if (Buffer.byteLength(JSON.stringify(value)) > LONGEST_VALUE)
      throw new RangeError(`A side record is longer than ${LONGEST_VALUE} bytes.`)
  }
  if (new Set(records.map(({ key }) => key)).size < records.length)
    throw new RangeError('Two side records have one key.')
}
