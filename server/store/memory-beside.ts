import type { ParticipantId, RoomId } from '../../shared/ids.ts'
import { checkRecords, MOST_RECORDS, type BesideStore, type SideRecord } from './beside.ts'
import { StoreFull } from './store.ts'

/** Records by key, as JSON: nobody outside can change what lies here. */
interface Kept {
  records: Map<string, { owners: readonly ParticipantId[]; value: string }>
  erased: Set<ParticipantId>
}

/** The side records of a store in memory; `expectOpen` throws where that is closed. */
export function memoryBeside(hasRoom: (roomId: RoomId) => boolean, expectOpen: () => void) {
  const rooms = new Map<RoomId, Kept>()

  function keptOf(roomId: RoomId): Kept {
    expectOpen()
    const kept = rooms.get(roomId) ?? { records: new Map(), erased: new Set() }
    if (hasRoom(roomId)) rooms.set(roomId, kept)
    return kept
  }

  function write({ records }: Kept, added: readonly SideRecord[]): void {
    const fresh = added.filter(({ key }) => !records.has(key))
    if (records.size + fresh.length > MOST_RECORDS) throw new StoreFull('The room has as many records as it may have.')
    for (const { key, owners, value } of added) records.set(key, { owners: [...owners], value: JSON.stringify(value) })
  }

  const isGone = ({ erased }: Kept, { owners }: SideRecord) => owners.some((owner) => erased.has(owner))

  const beside: BesideStore = {
    async put(roomId, records) {
      checkRecords(records)
      const kept = keptOf(roomId)
      if (!hasRoom(roomId) || records.some((record) => isGone(kept, record))) return 'gone'
      write(kept, records)
      return 'kept'
    },
    async claim(roomId, records) {
      checkRecords(records)
      const kept = keptOf(roomId)
      if (!hasRoom(roomId)) return []
      const mine = records.filter((record) => !kept.records.has(record.key) && !isGone(kept, record))
      write(kept, mine)
      return mine.map(({ key }) => key)
    },
    async read(roomId, prefix) {
      return [...keptOf(roomId).records]
        .filter(([key]) => key.startsWith(prefix))
        .map(([key, { owners, value }]) => ({ key, owners: [...owners], value: JSON.parse(value) as unknown }))
        .sort((a, b) => (a.key < b.key ? -1 : 1))
    },
    async drop(roomId, keys) {
      const { records } = keptOf(roomId)
      for (const key of keys) records.delete(key)
    },
  }

  return {
    beside,
    erase(roomId: RoomId, people: readonly ParticipantId[] = []): void {
      const { records, erased } = keptOf(roomId)
      for (const person of people) erased.add(person)
      for (const [key, { owners }] of records) if (owners.some((owner) => erased.has(owner))) records.delete(key)
    },
    deleteRoom: (roomId: RoomId) => void rooms.delete(roomId),
  }
}
