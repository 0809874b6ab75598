import { closeCodes, type CloseCode, type DocumentName } from '../../shared/documents.ts'
import type { ParticipantId, RoomId } from '../../shared/ids.ts'
import type { Metrics } from '../metrics.ts'
import type { RoomLog } from '../rooms/means.ts'
import type { Position, StoredUpdate } from '../store/documents.ts'
import type { RoomStore } from '../store/store.ts'
import type { DocumentThread, Reply } from './document-thread.ts'
import type { Answer, Question } from './shelf.ts'

const MOST_BYTES = 5_000_000
/** Updates and bytes since the last compaction after which another is due; and fewer, when everybody has left. */
const COMPACT_AT = { updates: 300, bytes: 1_000_000, updatesWhenLeft: 20 }

/** What is needed to keep a document. */
export interface StoredDocumentMeans {
  store: RoomStore
  thread: DocumentThread
  metrics: Metrics
  log: RoomLog
}

/** The document cannot go on here: everybody's line to it is closed, and who comes again finds it as it is stored. */
export class Broken extends Error {
  readonly code: CloseCode

  constructor(code: CloseCode) {
    super(`closed with ${code}`)
    this.code = code
  }
}

/**
 * A document as the store has it, and its copy in the thread's memory, which may be put away at any time and is brought back when it is asked
 * for. One thing at a time, for whoever calls. @throws Broken, StoreUnreachable, StoreFull: then `forget` it.
 */
export class StoredDocument {
  readonly #roomId: RoomId
  readonly #name: DocumentName
  readonly #key: string
  readonly #means: StoredDocumentMeans
  readonly #onNews: (update: Uint8Array) => void
  /** Of `board` only who is there is shared: nothing is written. */
  readonly #isWritten: boolean
  /** Up to where the store has been read; undefined: nobody has been shown anything of it. */
  #cursor: Position | undefined
  /** Beyond the cursor, what was written from here. */
  readonly #ownAhead = new Set<Position>()
  readonly #sinceCompacted = { updates: 0, bytes: 0 }

  /** `onNews`: told of each update that was written elsewhere. */
  constructor(roomId: RoomId, name: DocumentName, means: StoredDocumentMeans, onNews: (update: Uint8Array) => void) {
    this.#onNews = onNews
    this.#roomId = roomId
    this.#name = name
    this.#key = `${roomId}/${name}`
    this.#means = means
    this.#isWritten = name !== 'board'
  }

  /** What a client lacks who has this; without it, what we have: for our own question. */
  async missing(stateVector?: Uint8Array): Promise<Reply> {
    const key = this.#key
    return this.#ask(stateVector ? { ask: 'missing', key, stateVector } : { ask: 'state-vector', key })
  }

  /** Takes an update into the copy; `not-open`: first store what was taken before, then `open`. */
  take(update: Uint8Array, mayWrite: boolean): Promise<Reply> {
    const may = mayWrite && this.#isWritten
    return this.#means.thread.ask({ ask: 'take', key: this.#key, update, mayWrite: may, mostBytes: MOST_BYTES })
  }

  async open(): Promise<void> {
    const found = this.#isWritten ? await this.#means.store.documents.read(this.#roomId, this.#name, 0) : []
    if (found === 'gone') throw new Broken(closeCodes.noDocument)
    const updates = found.map(({ update }) => update)
    const { answer } = await this.#means.thread.ask({ ask: 'open', key: this.#key, updates })
    if (answer.is !== 'done') throw new Broken(closeCodes.costly)
    this.#tellDamaged(answer)
    this.#tellNews(this.#cursor === undefined ? [] : found)
    this.#cursor = found.at(-1)?.position ?? 0
    this.#ownAhead.clear()
    this.#sinceCompacted.updates = Math.max(0, found.length - 1)
    this.#sinceCompacted.bytes = updates.slice(1).reduce((sum, { length }) => sum + length, 0)
  }

  /** Durable when it resolves. True: others wrote meanwhile, and should be read. */
  async store(changes: readonly Uint8Array[], owners: readonly ParticipantId[]): Promise<boolean> {
    const last = await this.#means.store.documents.add(this.#roomId, this.#name, changes, owners)
    if (last === 'gone') throw new Broken(closeCodes.noDocument)
    const before = last - changes.length
    // The store lost its end. Who has what it lost brings it back.
    if (before < (this.#cursor ?? 0)) throw new Broken(closeCodes.comeAgain)
    this.#means.metrics.documentUpdates.inc(changes.length)
    for (const { length } of changes) this.#count(length)
    if (before === this.#cursor) {
      this.#cursor = last
      return false
    }
    for (let position = before + 1; position <= last; position++) this.#ownAhead.add(position)
    return true
  }

  /** Takes in what was written elsewhere since. */
  async readOn(): Promise<void> {
    if (!this.#isWritten || this.#cursor === undefined) return
    const found = await this.#means.store.documents.read(this.#roomId, this.#name, this.#cursor)
    if (found === 'gone') throw new Broken(closeCodes.noDocument)
    const last = found.at(-1)?.position
    if (last === undefined) return
    const updates = found.map(({ update }) => update)
    const { answer } = await this.#means.thread.ask({ ask: 'add', key: this.#key, updates })
    if (answer.is === 'not-open') return this.open()
    if (answer.is !== 'done') throw new Broken(closeCodes.costly)
    this.#tellDamaged(answer)
    this.#tellNews(found)
    this.#cursor = last
    for (const position of this.#ownAhead) if (position <= last) this.#ownAhead.delete(position)
    for (const { length } of updates) this.#count(length)
  }

  async compactWhenDue(most = COMPACT_AT.updates): Promise<void> {
    const { updates, bytes } = this.#sinceCompacted
    if ((updates < most && bytes < COMPACT_AT.bytes) || this.#ownAhead.size > 0) return
    const { answer } = await this.#ask({ ask: 'whole', key: this.#key })
    if (answer.is !== 'bytes') throw new Broken(closeCodes.costly)
    await this.#means.store.documents.compact(this.#roomId, this.#name, this.#cursor ?? 0, answer.bytes)
    this.#sinceCompacted.updates = this.#sinceCompacted.bytes = 0
  }

  /** Everybody has left. */
  async putAway(): Promise<void> {
    await this.compactWhenDue(COMPACT_AT.updatesWhenLeft)
    await this.forget()
  }

  /** What is in memory is not what counts any more. */
  async forget(): Promise<void> {
    await this.#means.thread.ask({ ask: 'close', key: this.#key })
    this.#cursor = undefined
    this.#ownAhead.clear()
  }

  async #ask(question: Question): Promise<Reply> {
    const reply = await this.#means.thread.ask(question)
    if (reply.answer.is !== 'not-open') return reply
    await this.open()
    return this.#means.thread.ask(question)
  }

  #tellNews(found: readonly StoredUpdate[]): void {
    for (const { position, update } of found)
      if (position > (this.#cursor ?? 0) && !this.#ownAhead.has(position)) this.#onNews(update)
  }

  #tellDamaged({ damaged }: Extract<Answer, { is: 'done' }>): void {
    if (damaged === 0) return
    const said = { roomId: this.#roomId, document: this.#name, damaged }
    this.#means.log.warn(said, 'a document holds updates that cannot be read')
  }

  #count(bytes: number): void {
    this.#sinceCompacted.updates++
    this.#sinceCompacted.bytes += bytes
  }
}
