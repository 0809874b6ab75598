import type { DocumentName } from '../../shared/documents.ts'
import type { ParticipantId, RoomId } from '../../shared/ids.ts'
import type { DocumentStore, StoredUpdate } from './documents.ts'
import { Hearsay } from './hearsay.ts'
import type { Connection } from './redis-connection.ts'
import type { DocumentKeys } from './redis-document-scripts.ts'
import type { OnReplicas } from './redis-replicas.ts'

/** Channels, not keys. What is said there begins with `<room> <document>`. */
const ADDED = 'rondo:documents:added'
const TOLD = 'rondo:documents:told'

/** Where a room's documents lie, all under its hash tag. */
export function documentKeysOf(roomId: RoomId) {
  return {
    index: `rondo:{${roomId}}:documents`,
    bases: `rondo:{${roomId}}:document-bases`,
    /** With a document's name behind it: its updates. */
    prefix: `rondo:{${roomId}}:document:`,
  }
}

function keysOf(roomId: RoomId, log: string, document: DocumentName): DocumentKeys {
  const { index, bases, prefix } = documentKeysOf(roomId)
  return { log, index, bases, updates: prefix + document }
}

/** The documents that several nodes share. Updates lie there as base64: the client reads and writes text. */
export async function redisDocuments(
  { ask, listen }: Connection,
  onReplicas: OnReplicas,
  logOf: (roomId: RoomId) => string,
): Promise<DocumentStore> {
  const hearsay = new Hearsay()
  await listen(ADDED, (hint) => {
    const [roomId = '', document = ''] = hint.split(' ')
    hearsay.added(roomId, document)
  })
  await listen(TOLD, (said) => {
    const [roomId = '', document = '', message = ''] = said.split(' ')
    hearsay.told(roomId, document, Buffer.from(message, 'base64'))
  })
  const at = (roomId: RoomId, document: DocumentName) => keysOf(roomId, logOf(roomId), document)
  const ticketKey = (roomId: RoomId, key: string) => `rondo:{${roomId}}:ticket:${key}`

  return {
    async add(roomId, document, updates, owners) {
      const texts = updates.map((update) => base64(update))
      const last = await onReplicas(() =>
        ask((client) =>
          client.addUpdates(at(roomId, document), document, ADDED, `${roomId} ${document}`, owners, texts),
        ),
      )
      return last === 0 ? 'gone' : last
    },
    async read(roomId, document, after) {
      const found = await onReplicas(() => ask((client) => client.readUpdates(at(roomId, document), document, after)))
      return found === 'gone' ? found : inPairs(found)
    },
    async compact(roomId, document, upTo, update) {
      await onReplicas(() =>
        ask((client) => client.compactUpdates(at(roomId, document), document, upTo, base64(update))),
      )
    },
    async list(roomId) {
      const index = await ask((client) => client.hGetAll(documentKeysOf(roomId).index))
      return Object.entries(index).map(([document, kept]) => ({
        document,
        owners: kept === 'gone' ? [] : ((JSON.parse(kept) as { owners?: ParticipantId[] }).owners ?? []),
        isGone: kept === 'gone',
      }))
    },
    async keepTicket(roomId, key, value, ms) {
      await ask((client) => client.set(ticketKey(roomId, key), value, { expiration: { type: 'PX', value: ms } }))
    },
    async takeTicket(roomId, key) {
      return (await ask((client) => client.getDel(ticketKey(roomId, key)))) ?? undefined
    },
    onAdd: (listener) => hearsay.onAdd(listener),
    tell(roomId, document, message) {
      // What it tells of passes anyway.
      ask((client) => client.publish(TOLD, `${roomId} ${document} ${base64(message)}`)).catch(() => undefined)
    },
    onTold: (listener) => hearsay.onTold(listener),
  }
}

function inPairs(found: readonly string[]): StoredUpdate[] {
  return Array.from({ length: found.length / 2 }, (_, index) => ({
    position: Number(found[2 * index]),
    update: Buffer.from(found[2 * index + 1]!, 'base64'),
  }))
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64')
}
