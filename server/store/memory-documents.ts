import type { DocumentName } from '../../shared/documents.ts'
import type { ParticipantId, RoomId } from '../../shared/ids.ts'
import type { DocumentsEnded, DocumentStore, StoredUpdate } from './documents.ts'
import { Hearsay, TicketBox } from './hearsay.ts'

interface KeptDocument {
  updates: StoredUpdate[]
  last: number
  owners: ReadonlySet<ParticipantId>
}

type Documents = Map<DocumentName, KeptDocument | 'gone'>

/** The documents of a store in memory; `expectOpen` throws where that is closed. */
export function memoryDocuments(hasRoom: (roomId: RoomId) => boolean, expectOpen: () => void) {
  const rooms = new Map<RoomId, Documents>()
  const hearsay = new Hearsay()
  const tickets = new TicketBox()

  function documentsOf(roomId: RoomId): Documents {
    expectOpen()
    return rooms.get(roomId) ?? new Map<DocumentName, KeptDocument | 'gone'>()
  }

  const documents: DocumentStore = {
    async add(roomId, document, updates, owners) {
      const all = documentsOf(roomId)
      const kept = all.get(document) ?? { updates: [], last: 0, owners: new Set<ParticipantId>() }
      if (kept === 'gone' || !hasRoom(roomId)) return 'gone'
      for (const update of updates) kept.updates.push({ position: ++kept.last, update: update.slice() })
      kept.owners = new Set([...kept.owners, ...owners])
      rooms.set(roomId, all.set(document, kept))
      queueMicrotask(() => hearsay.added(roomId, document))
      return kept.last
    },
    async read(roomId, document, after) {
      const kept = documentsOf(roomId).get(document)
      if (kept === 'gone') return kept
      return (kept?.updates ?? []).filter(({ position }) => position > after).map((update) => ({ ...update }))
    },
    async compact(roomId, document, upTo, update) {
      const kept = documentsOf(roomId).get(document)
      if (!kept || kept === 'gone' || kept.updates[0]!.position > upTo) return
      const later = kept.updates.filter(({ position }) => position > upTo)
      kept.updates = [{ position: upTo, update: update.slice() }, ...later]
    },
    async list(roomId) {
      return [...documentsOf(roomId)].map(([document, kept]) => ({
        document,
        owners: kept === 'gone' ? [] : [...kept.owners],
        isGone: kept === 'gone',
      }))
    },
    async keepTicket(roomId, key, value, ms) {
      expectOpen()
      tickets.keep(roomId, key, value, ms)
    },
    async takeTicket(roomId, key) {
      expectOpen()
      return tickets.take(roomId, key)
    },
    onAdd: (listener) => hearsay.onAdd(listener),
    tell: (roomId, document, message) => queueMicrotask(() => hearsay.told(roomId, document, message)),
    onTold: (listener) => hearsay.onTold(listener),
  }

  return {
    documents,
    end(roomId: RoomId, { erase = [], forget = [] }: DocumentsEnded): void {
      const all = documentsOf(roomId)
      const ended = [...all].filter(([, kept]) => kept !== 'gone' && erase.some((person) => kept.owners.has(person)))
      for (const document of [...ended.map(([document]) => document), ...forget]) all.set(document, 'gone')
      rooms.set(roomId, all)
    },
    deleteRoom: (roomId: RoomId) => void rooms.delete(roomId),
  }
}
