import type { ParticipantId, RoomId } from '../../shared/ids.ts'
import { checkRecords, MOST_RECORDS, type BesideStore, type SideRecord } from './beside.ts'
import type { BesideKeys } from './redis-beside-scripts.ts'
import type { Connection } from './redis-connection.ts'
import type { OnReplicas } from './redis-replicas.ts'
import { StoreFull } from './store.ts'

/** Records read at once: Redis does nothing else meanwhile. */
const PAGE = 1000

/** Where a room's side records lie, all under its hash tag. */
export function besideKeysOf(roomId: RoomId): BesideKeys {
  return {
    records: `rondo:{${roomId}}:beside`,
    keys: `rondo:{${roomId}}:beside-keys`,
    erased: `rondo:{${roomId}}:beside-erased`,
  }
}

/** The side records that several nodes share. */
export function redisBeside(
  { ask }: Connection,
  onReplicas: OnReplicas,
  logOf: (roomId: RoomId) => string,
): BesideStore {
  async function write(
    roomId: RoomId,
    how: 'put' | 'claim',
    records: readonly SideRecord[],
  ): Promise<string[] | 'gone'> {
    checkRecords(records)
    const written = await onReplicas(() =>
      ask((client) => client.writeBeside(logOf(roomId), besideKeysOf(roomId), how, MOST_RECORDS, records)),
    )
    if (written === 'full') throw new StoreFull('The room has as many records as it may have.')
    return written
  }

  return {
    async put(roomId, records) {
      return (await write(roomId, 'put', records)) === 'gone' ? 'gone' : 'kept'
    },
    async claim(roomId, records) {
      const written = await write(roomId, 'claim', records)
      return written === 'gone' ? [] : written
    },
    async read(roomId, prefix) {
      const found: SideRecord[] = []
      for (;;) {
        const last = found.at(-1)
        const from = last ? `(${last.key}` : `[${prefix}`
        // Keys are ASCII: no letter of one comes after this.
        const page = await ask((client) => client.readBeside(besideKeysOf(roomId), from, `(${prefix}\u007f`, PAGE))
        for (let at = 0; at < page.length; at += 2) found.push(recordOf(page[at]!, page[at + 1]!))
        if (page.length < 2 * PAGE) return found
      }
    },
    async drop(roomId, keys) {
      if (keys.length > 0) await onReplicas(() => ask((client) => client.dropBeside(besideKeysOf(roomId), keys)))
    },
  }
}

function recordOf(key: string, field: string): SideRecord {
  const line = field.indexOf('\n')
  return {
    key,
    owners: JSON.parse(field.slice(0, line)) as ParticipantId[],
    value: JSON.parse(field.slice(line + 1)) as unknown,
  }
}
