import type { Commit, PersonalEntry } from '../../shared/commit.ts'
import type { DocumentName } from '../../shared/documents.ts'
import type { ParticipantId, PersonalKey, RoomId, Version } from '../../shared/ids.ts'
import type { BesideStore } from './beside.ts'
import type { DocumentStore } from './documents.ts'
import type { Head } from './head.ts'

/** What one append writes, whole or not at all. */
export interface Write {
  /** Versions follow each other without a gap, from the expected one on. */
  commits: readonly Commit[]
  /** Personal data that these commits name. */
  put?: readonly PersonalEntry[]
  /** Personal data that nothing names any more (a profile that was replaced). */
  drop?: readonly PersonalKey[]
  /** People all of whose personal data goes, and every document and side record they own, for good: afterwards no byte of it is left in the store. */
  erase?: readonly ParticipantId[]
  /** Documents that go in the same way, and take nothing any more. */
  forget?: readonly DocumentName[]
}

/** A room's state at a version, as JSON without personal data. What is in it is the room queue's business. */
export interface Snapshot {
  version: Version
  state: unknown
}

/** The store did not answer, or not in time. What it was asked may have happened or not. */
export class StoreUnreachable extends Error {
  override name = 'StoreUnreachable'
}

/** The store said no and is as before: its disk or memory is full. */
export class StoreFull extends Error {
  override name = 'StoreFull'
}

/**
 * The log of record and what lies beside it, for all rooms. Kept by `redis.ts`, `embedded.ts` and, for tests, `memory.ts`;
 * `test/contract/store.ts` says what each must do. Every method throws StoreUnreachable where the store cannot be reached.
 */
export interface RoomStore {
  /** What people write together, beside the log. */
  readonly documents: DocumentStore
  /** What the server itself remembers of a room. */
  readonly beside: BesideStore
  /**
   * Durable when it resolves; all or none. 'conflict': the log does not end as `expected`, because the room has moved on or the store
   * lost what was there; read and decide again.
   * @throws StoreFull nothing was written. StoreUnreachable: unknown; read the log to learn whether it was.
   */
  append(roomId: RoomId, expected: Head, write: Write): Promise<'appended' | 'conflict'>
  /** Commits after `version`, oldest first, at most `limit` (absent: all); empty for an unknown room. */
  read(roomId: RoomId, after: Version, limit?: number): Promise<Commit[]>
  /** `emptyHead` for an unknown room. */
  head(roomId: RoomId): Promise<Head>
  /** Every room there is, in any order. */
  rooms(): Promise<RoomId[]>
  /** Replaces an older one; an older one than the stored is ignored. Need not be durable when it resolves. */
  saveSnapshot(roomId: RoomId, snapshot: Snapshot): Promise<void>
  loadSnapshot(roomId: RoomId): Promise<Snapshot | undefined>
  /** Personal data by key: those named, or all of the room's. Missing ones (erased) are left out. */
  personal(roomId: RoomId, keys?: readonly PersonalKey[]): Promise<PersonalEntry[]>
  /** The room is gone with all that lies beside it; its id may be opened again. */
  deleteRoom(roomId: RoomId): Promise<void>
  /** A secret of 32 random bytes, base64url; made at first use, the same for every node of this store. */
  secret(): Promise<string>
  /** Calls back soon after anybody's append to any room. A hint: it may come late, twice or not at all. Returns how to stop. */
  onAppend(listener: (roomId: RoomId) => void): () => void
  /** What an operator should know of this store's settings, a sentence each; empty when all is well. */
  warnings(): Promise<string[]>
  /** Resolves while the store answers. */
  ping(): Promise<void>
  close(): Promise<void>
}
