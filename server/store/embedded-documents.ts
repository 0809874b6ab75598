import type { DocumentName } from '../../shared/documents.ts'
import type { ParticipantId, RoomId } from '../../shared/ids.ts'
import type { DocumentEntry, DocumentsEnded, DocumentStore, Position, StoredUpdate } from './documents.ts'
import { Hearsay, TicketBox } from './hearsay.ts'
import type { KeyFile, Slot } from './key-file.ts'
import { refusal, writeAtOnce, type Tables } from './tables.ts'

/** A document as its table has it: the key its updates are sealed with, and which there are. */
interface Entry {
  slot: Slot
  first: Position
  last: Position
  owners: readonly ParticipantId[]
}

/** How `documents` has an erased one. */
const GONE = 'gone'
type Kept = Entry | typeof GONE | undefined

/** The keys that documents are sealed with, and something sealed with one of them. */
export function documentKeysIn({ documents, updates }: Tables) {
  const entries = [...documents.getRange()].flatMap(({ key, value }) =>
    value === GONE ? [] : [{ key, entry: JSON.parse(value) as Entry }],
  )
  const [some] = entries
  const sealed = some && updates.get([...some.key, some.entry.last])
  return {
    ofDocuments: new Set(entries.map(({ entry }) => entry.slot)),
    sampled: some && sealed && { slot: some.entry.slot, sealed },
  }
}

/** Documents that an append ends, until it is known whether it did. */
export interface Leaving {
  roomId: RoomId
  gone: [DocumentName, Kept][]
}

/**
 * The documents of the embedded store. Writes are not waited for before the next one begins, so that those of many documents share a flush;
 * what is being written counts from the moment in which it is asked for.
 */
export class EmbeddedDocuments implements DocumentStore {
  readonly #tables: () => Tables
  readonly #keys: KeyFile
  readonly #hearsay = new Hearsay()
  readonly #tickets = new TicketBox()
  /** What the table will hold when all that is under way is written. */
  readonly #soon = new Map<string, { kept: Kept; writes: number }>()
  readonly #underWay = new Set<Promise<void>>()
  readonly #leavingRooms = new Set<RoomId>()

  /** `tables` throws where the store is closed. */
  constructor(tables: () => Tables, keys: KeyFile) {
    this.#tables = tables
    this.#keys = keys
  }

  async add(
    roomId: RoomId,
    document: DocumentName,
    updates: readonly Uint8Array[],
    owners: readonly ParticipantId[],
  ): Promise<Position | 'gone'> {
    const fresh = this.#entry(roomId, document) ? [] : await this.#takeKey()
    const kept = this.#entry(roomId, document)
    const isGone = kept === GONE || !this.#hasRoom(roomId)
    if (isGone || kept) this.#keys.giveBack(fresh)
    if (isGone) return GONE
    const before = kept ?? { slot: fresh[0]!, first: 1, last: 0, owners: [] }
    const last = before.last + updates.length
    const entry: Entry = { ...before, last, owners: [...new Set([...before.owners, ...owners])] }
    await this.#write(roomId, document, entry, (tables) => {
      updates.forEach((update, index) => {
        tables.updates.put([roomId, document, before.last + 1 + index], this.#keys.seal(entry.slot, update))
      })
    })
    this.#hearsay.added(roomId, document)
    return last
  }

  async read(roomId: RoomId, document: DocumentName, after: Position): Promise<StoredUpdate[] | 'gone'> {
    // Not what is still being written: whoever reads it would have what a power cut may take back.
    const kept = this.#written(roomId, document)
    if (kept === GONE) return kept
    if (!kept) return []
    const start = Math.max(after + 1, kept.first)
    const found = this.#tables().updates.getRange({
      start: [roomId, document, start],
      end: [roomId, document, kept.last + 1],
    })
    return [...found].map(({ key, value }) => ({ position: key[2], update: this.#keys.unsealBytes(kept.slot, value) }))
  }

  async compact(roomId: RoomId, document: DocumentName, upTo: Position, update: Uint8Array): Promise<void> {
    const kept = this.#entry(roomId, document)
    if (!kept || kept === GONE || kept.first > upTo) return
    await this.#write(roomId, document, { ...kept, first: upTo }, ({ updates }) => {
      for (let position = kept.first; position < upTo; position++) updates.remove([roomId, document, position])
      updates.put([roomId, document, upTo], this.#keys.seal(kept.slot, update))
    })
  }

  async list(roomId: RoomId): Promise<DocumentEntry[]> {
    return [...this.#all(roomId)].map(([document, kept]) => ({
      document,
      owners: typeof kept === 'object' ? kept.owners : [],
      isGone: kept === GONE,
    }))
  }

  async keepTicket(roomId: RoomId, key: string, value: string, ms: number): Promise<void> {
    this.#tables()
    this.#tickets.keep(roomId, key, value, ms)
  }

  async takeTicket(roomId: RoomId, key: string): Promise<string | undefined> {
    this.#tables()
    return this.#tickets.take(roomId, key)
  }

  onAdd(listener: Parameters<DocumentStore['onAdd']>[0]): () => void {
    return this.#hearsay.onAdd(listener)
  }

  tell(roomId: RoomId, document: DocumentName, message: Uint8Array): void {
    queueMicrotask(() => this.#hearsay.told(roomId, document, message))
  }

  onTold(listener: Parameters<DocumentStore['onTold']>[0]): () => void {
    return this.#hearsay.onTold(listener)
  }

  /** What goes with an append: from now on it takes nothing. To be called in the same breath as the write; then `left`. */
  leave(roomId: RoomId, { erase = [], forget = [] }: DocumentsEnded): Leaving {
    if (erase.length === 0 && forget.length === 0) return { roomId, gone: [] }
    const ended = new Set(forget)
    for (const [document, kept] of this.#all(roomId)) {
      if (typeof kept === 'object' && erase.some((person) => kept.owners.includes(person))) ended.add(document)
    }
    const gone = [...ended].map((document): [DocumentName, Kept] => [document, this.#entry(roomId, document)])
    for (const [document] of gone) this.#begin(roomId, document, GONE)
    return { roomId, gone }
  }

  /** The same for all of a room's, without a trace. */
  leaveRoom(roomId: RoomId): Leaving {
    const gone = [...this.#all(roomId)]
    this.#leavingRooms.add(roomId)
    for (const [document] of gone) this.#begin(roomId, document, GONE)
    return { roomId, gone }
  }

  /** Within the batch of the append. */
  remove({ roomId, gone }: Leaving, leavesTrace: boolean): void {
    const { documents, updates } = this.#tables()
    for (const [document, kept] of gone) {
      if (leavesTrace) documents.put([roomId, document], GONE)
      else documents.remove([roomId, document])
      if (typeof kept !== 'object') continue
      for (let position = kept.first; position <= kept.last; position++) updates.remove([roomId, document, position])
    }
  }

  /** The append was written, or not: then it is as it was. */
  left({ roomId, gone }: Leaving): void {
    this.#leavingRooms.delete(roomId)
    for (const [document] of gone) this.#end(roomId, document)
  }

  /** No byte of what left can be read any more when this resolves. */
  async shred({ gone }: Leaving): Promise<void> {
    await this.#keys.renew(gone.flatMap(([, kept]) => (typeof kept === 'object' ? [kept.slot] : [])))
  }

  async settled(): Promise<void> {
    await Promise.allSettled(this.#underWay)
  }

  async #takeKey(): Promise<Slot[]> {
    return this.#keys.take(1).catch((error: unknown) => Promise.reject(refusal(error)))
  }

  #hasRoom(roomId: RoomId): boolean {
    return !this.#leavingRooms.has(roomId) && this.#tables().heads.get(roomId) !== undefined
  }

  #entry(roomId: RoomId, document: DocumentName): Kept {
    const soon = this.#soon.get(nameOf(roomId, document))
    return soon ? soon.kept : this.#written(roomId, document)
  }

  #written(roomId: RoomId, document: DocumentName): Kept {
    const text = this.#tables().documents.get([roomId, document])
    return text === undefined || text === GONE ? text : (JSON.parse(text) as Entry)
  }

  /** Those being written for the first time too. */
  *#all(roomId: RoomId): Generator<[DocumentName, Kept]> {
    const names = new Set<DocumentName>()
    for (const { key } of this.#tables().documents.getRange({ start: [roomId] })) {
      if (key[0] !== roomId) break
      names.add(key[1])
    }
    const beginning = nameOf(roomId, '')
    for (const name of this.#soon.keys()) if (name.startsWith(beginning)) names.add(name.slice(beginning.length))
    for (const document of names) yield [document, this.#entry(roomId, document)]
  }

  async #write(roomId: RoomId, document: DocumentName, entry: Entry, more: (tables: Tables) => void): Promise<void> {
    const tables = this.#tables()
    this.#begin(roomId, document, entry)
    const written = writeAtOnce(tables, () => {
      tables.documents.put([roomId, document], JSON.stringify(entry))
      more(tables)
    }).finally(() => this.#end(roomId, document))
    const done = written.catch(() => undefined).finally(() => this.#underWay.delete(done))
    this.#underWay.add(done)
    await written
  }

  #begin(roomId: RoomId, document: DocumentName, kept: Kept): void {
    const name = nameOf(roomId, document)
    this.#soon.set(name, { kept, writes: (this.#soon.get(name)?.writes ?? 0) + 1 })
  }

  #end(roomId: RoomId, document: DocumentName): void {
    const name = nameOf(roomId, document)
    const soon = this.#soon.get(name)
    if (soon && --soon.writes === 0) this.#soon.delete(name)
  }
}

function nameOf(roomId: RoomId, document: DocumentName): string {
  return `${roomId}/${document}`
}
