import type { DocumentName } from '../../shared/documents.ts'
import type { RoomId } from '../../shared/ids.ts'
import type { DocumentStore } from './documents.ts'

type Heard = Parameters<Parameters<DocumentStore['onAdd']>[0]>
type Told = Parameters<Parameters<DocumentStore['onTold']>[0]>

/** Who listens to what of documents, in this process. */
export class Hearsay {
  readonly #onAdd = new Set<(...heard: Heard) => void>()
  readonly #onTold = new Set<(...told: Told) => void>()

  onAdd(listener: (...heard: Heard) => void): () => void {
    this.#onAdd.add(listener)
    return () => this.#onAdd.delete(listener)
  }

  onTold(listener: (...told: Told) => void): () => void {
    this.#onTold.add(listener)
    return () => this.#onTold.delete(listener)
  }

  added(roomId: RoomId, document: DocumentName): void {
    for (const listener of this.#onAdd) listener(roomId, document)
  }

  told(roomId: RoomId, document: DocumentName, message: Uint8Array): void {
    for (const listener of this.#onTold) listener(roomId, document, message)
  }
}

/** Tickets of a store that one process has. */
export class TicketBox {
  readonly #tickets = new Map<string, string>()

  keep(roomId: RoomId, key: string, value: string, ms: number): void {
    const name = `${roomId}/${key}`
    this.#tickets.set(name, value)
    setTimeout(() => this.#tickets.delete(name), ms).unref()
  }

  take(roomId: RoomId, key: string): string | undefined {
    const name = `${roomId}/${key}`
    const value = this.#tickets.get(name)
    this.#tickets.delete(name)
    return value
  }
}
