import type { DocumentName } from '../../shared/documents.ts'
import type { ParticipantId, RoomId } from '../../shared/ids.ts'

/** Of an update in its document: 1, 2, 3, ... Where several were compacted, the position of the last of them. */
export type Position = number

export interface StoredUpdate {
  position: Position
  update: Uint8Array
}

export interface DocumentEntry {
  document: DocumentName
  /** Erased with any of these people. */
  owners: readonly ParticipantId[]
  /** Erased: it takes nothing any more, so that nobody who still has it brings it back. */
  isGone: boolean
}

/**
 * What people write together, beside a room's log: updates in the order in which they came. What is in them is not the store's business.
 * Every method throws StoreUnreachable where the store cannot be reached. Documents go with their room, and with `erase` and `forget` of
 * an append; afterwards no byte of them is left.
 */
export interface DocumentStore {
  /**
   * Durable when it resolves, all or none; the position of the last. `owners` are added to those it has. 'gone': it was erased, or its
   * room is gone. @throws StoreFull nothing was written
   */
  add(
    roomId: RoomId,
    document: DocumentName,
    updates: readonly Uint8Array[],
    owners: readonly ParticipantId[],
  ): Promise<Position | 'gone'>
  /** What is stored after a position, oldest first. */
  read(roomId: RoomId, document: DocumentName, after: Position): Promise<StoredUpdate[] | 'gone'>
  /** Puts one update in the place of all up to a position. Of two that compact at once, the later position wins. */
  compact(roomId: RoomId, document: DocumentName, upTo: Position, update: Uint8Array): Promise<void>
  /** Every document of a room, in any order. */
  list(roomId: RoomId): Promise<DocumentEntry[]>
  /** Kept for so many ms. */
  keepTicket(roomId: RoomId, key: string, value: string, ms: number): Promise<void>
  /** Its value, to the first who asks, on whatever node. */
  takeTicket(roomId: RoomId, key: string): Promise<string | undefined>
  /** Calls back soon after anybody's `add`. A hint: it may come late, twice or not at all. Returns how to stop. */
  onAdd(listener: (roomId: RoomId, document: DocumentName) => void): () => void
  /** Says something to all nodes, this one too. Nothing is kept, and it may be lost. */
  tell(roomId: RoomId, document: DocumentName, message: Uint8Array): void
  onTold(listener: (roomId: RoomId, document: DocumentName, message: Uint8Array) => void): () => void
}

/** What an append takes away of documents. */
export interface DocumentsEnded {
  erase?: readonly ParticipantId[] | undefined
  forget?: readonly DocumentName[] | undefined
}
