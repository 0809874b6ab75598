import { randomBytes } from 'node:crypto'
import type { Commit } from '../../shared/commit.ts'
import type { ParticipantId, PersonalKey, RoomId, Version } from '../../shared/ids.ts'
import { checkWrite } from './check-write.ts'
import { headAt, sameHead, type Head } from './head.ts'
import { memoryBeside } from './memory-beside.ts'
import { memoryDocuments } from './memory-documents.ts'
import { StoreUnreachable, type RoomStore } from './store.ts'

interface KeptRoom {
  /** JSON of each commit: nobody outside can change what lies here. */
  commits: string[]
  personal: Map<PersonalKey, { owners: readonly ParticipantId[]; value: string }>
}

/** A store for tests that need no disk: keeps the same promise until the process ends. */
export function openMemory(): RoomStore {
  const kept = new Map<RoomId, KeptRoom>()
  const snapshots = new Map<RoomId, { version: Version; state: string }>()
  const listeners = new Set<(roomId: RoomId) => void>()
  const secret = randomBytes(32).toString('base64url')
  let closed = false
  const { documents, ...ofDocuments } = memoryDocuments((roomId) => kept.has(roomId), expectOpen)
  const { beside, ...ofBeside } = memoryBeside((roomId) => kept.has(roomId), expectOpen)

  function expectOpen(): void {
    if (closed) throw new StoreUnreachable('The store is closed.')
  }

  function roomAt(roomId: RoomId): KeptRoom {
    expectOpen()
    return kept.get(roomId) ?? { commits: [], personal: new Map() }
  }

  function headOf(roomId: RoomId): Head {
    const last = roomAt(roomId).commits.at(-1)
    return headAt(last === undefined ? undefined : (JSON.parse(last) as Commit))
  }

  return {
    documents,
    beside,
    async append(roomId, expected, write) {
      checkWrite(expected, write)
      const { commits, personal } = roomAt(roomId)
      if (!sameHead(headOf(roomId), expected)) return 'conflict'
      const added = write.commits.map((commit) => JSON.stringify(commit))
      const put = (write.put ?? []).map(
        ({ key, owners, value }) => [key, { owners: [...owners], value: JSON.stringify(value) }] as const,
      )
      const erased = new Set(write.erase)
      for (const key of write.drop ?? []) personal.delete(key)
      for (const [key, { owners }] of personal) if (owners.some((owner) => erased.has(owner))) personal.delete(key)
      for (const [key, entry] of put) personal.set(key, entry)
      ofDocuments.end(roomId, write)
      kept.set(roomId, { commits: [...commits, ...added], personal })
      ofBeside.erase(roomId, write.erase)
      for (const listener of listeners) queueMicrotask(() => listener(roomId))
      return 'appended'
    },
    async read(roomId, after, limit = Infinity) {
      return roomAt(roomId)
        .commits.slice(after, after + limit)
        .map((commit) => JSON.parse(commit))
    },
    async head(roomId) {
      return headOf(roomId)
    },
    async rooms() {
      return [...kept].filter(([roomId]) => roomAt(roomId).commits.length > 0).map(([roomId]) => roomId)
    },
    async saveSnapshot(roomId, { version, state }) {
      if (version >= (snapshots.get(roomId)?.version ?? 0))
        snapshots.set(roomId, { version, state: JSON.stringify(state) })
    },
    async loadSnapshot(roomId) {
      const snapshot = snapshots.get(roomId)
      return snapshot && { version: snapshot.version, state: JSON.parse(snapshot.state) }
    },
    async personal(roomId, keys) {
      const { personal } = roomAt(roomId)
      return (keys ?? [...personal.keys()]).flatMap((key) => {
        const entry = personal.get(key)
        return entry ? [{ key, owners: [...entry.owners], value: JSON.parse(entry.value) }] : []
      })
    },
    async deleteRoom(roomId) {
      kept.delete(roomId)
      snapshots.delete(roomId)
      ofDocuments.deleteRoom(roomId)
      ofBeside.deleteRoom(roomId)
    },
    async secret() {
      return secret
    },
    onAppend(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    async warnings() {
      return []
    },
    async ping() {
      expectOpen()
    },
    async close() {
      closed = true
    },
  }
}
