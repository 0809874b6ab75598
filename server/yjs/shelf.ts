import * as Y from 'yjs'
import { noteTextOf, type NoteText } from './note-text.ts'
import { bringsNews, decoded, isWhole } from './whole.ts'

/** What the thread is asked. `key` names a document; updates of `open` and `add` come from the store, that of `take` from anybody. */
export type Question =
  | { ask: 'open' | 'add'; key: string; updates: readonly Uint8Array[] }
  | { ask: 'take'; key: string; update: Uint8Array; mayWrite: boolean; mostBytes: number }
  | { ask: 'missing'; key: string; stateVector: Uint8Array }
  | { ask: 'state-vector' | 'whole' | 'close'; key: string }
  | { ask: 'text'; updates: readonly Uint8Array[] }

/** `incomplete`: it builds on what is not here. */
export type Refusal = 'malformed' | 'incomplete' | 'read-only' | 'too-large'

export type Answer =
  /** `damaged`: updates from the store that could not be read. */
  | { is: 'done'; damaged: number }
  /** What was new in it, written anew by us; undefined: nothing. */
  | { is: 'taken'; change: Uint8Array | undefined }
  | { is: 'refused'; why: Refusal }
  | { is: 'bytes'; bytes: Uint8Array }
  | { is: 'text'; text: NoteText }
  /** Nobody opened it, or it had to be put away. */
  | { is: 'not-open' }

interface Shelved {
  doc: Y.Doc
  /** At least as large as it is, in bytes. */
  size: number
}

/** Documents in memory, and all that is done with what is in them. Lives in a thread of its own. */
export class Shelf {
  readonly #documents = new Map<string, Shelved>()

  answer(question: Question): Answer {
    if (question.ask === 'text') return { is: 'text', text: textOf(question.updates) }
    if (question.ask === 'open') {
      this.#close(question.key)
      this.#documents.set(question.key, { doc: new Y.Doc(), size: 0 })
    }
    const shelved = this.#documents.get(question.key)
    if (!shelved) return { is: 'not-open' }
    const { doc } = shelved
    switch (question.ask) {
      case 'open':
      case 'add':
        for (const { length } of question.updates) shelved.size += length
        return { is: 'done', damaged: damagedOf(doc, question.updates) }
      case 'take':
        return this.#take(question, shelved)
      case 'missing':
        return missing(doc, question.stateVector)
      case 'state-vector':
        return { is: 'bytes', bytes: Y.encodeStateVector(doc) }
      case 'whole':
        return { is: 'bytes', bytes: Y.encodeStateAsUpdate(doc) }
      case 'close':
        this.#close(question.key)
        return { is: 'done', damaged: 0 }
    }
  }

  #take(
    { key, update, mayWrite, mostBytes }: Extract<Question, { ask: 'take' }>,
    shelved: Shelved,
  ): Extract<Answer, { is: 'taken' | 'refused' }> {
    const { doc } = shelved
    const read = decoded(update)
    if (!read) return { is: 'refused', why: 'malformed' }
    if (!mayWrite && bringsNews(read, doc)) return { is: 'refused', why: 'read-only' }
    if (!isWhole(read, doc)) return { is: 'refused', why: 'incomplete' }
    if (shelved.size + update.length > mostBytes) shelved.size = Y.encodeStateAsUpdate(doc).length
    if (shelved.size + update.length > mostBytes) return { is: 'refused', why: 'too-large' }
    let change: Uint8Array | undefined
    const note = (made: Uint8Array) => (change = made)
    doc.on('update', note)
    try {
      Y.applyUpdate(doc, update)
    } catch {
      this.#close(key)
      return { is: 'refused', why: 'malformed' }
    }
    doc.off('update', note)
    if (doc.store.pendingStructs !== null || doc.store.pendingDs !== null) {
      this.#close(key)
      return { is: 'refused', why: 'malformed' }
    }
    shelved.size += change?.length ?? 0
    return { is: 'taken', change }
  }

  #close(key: string): void {
    this.#documents.get(key)?.doc.destroy()
    this.#documents.delete(key)
  }
}

/** Applies what was stored; one that is damaged takes only itself away, and what builds on it waits. */
function damagedOf(doc: Y.Doc, updates: readonly Uint8Array[]): number {
  let damaged = 0
  for (const update of updates) {
    try {
      if (!decoded(update)) throw new RangeError('no update')
      Y.applyUpdate(doc, update)
    } catch {
      damaged++
    }
  }
  return damaged
}

function missing(doc: Y.Doc, stateVector: Uint8Array): Answer {
  try {
    return { is: 'bytes', bytes: Y.encodeStateAsUpdate(doc, stateVector) }
  } catch {
    return { is: 'refused', why: 'malformed' }
  }
}

function textOf(updates: readonly Uint8Array[]): NoteText {
  const doc = new Y.Doc()
  try {
    damagedOf(doc, updates)
    return noteTextOf(doc)
  } catch {
    return { text: '', steps: [] }
  } finally {
    doc.destroy()
  }
}
