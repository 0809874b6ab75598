import { open, type Database, type RootDatabase } from 'lmdb'
import type { DocumentName } from '../../shared/documents.ts'
import type { ParticipantId, PersonalKey, RoomId, Version } from '../../shared/ids.ts'
import type { Position } from './documents.ts'
import type { Slot } from './key-file.ts'
import { StoreFull, StoreUnreachable } from './store.ts'
import { within } from './within.ts'

/** A disk that takes longer than this to flush is as good as gone. ms */
const FLUSH_LIMIT = 10_000
/** No space, quota, file too large, map full; and a short write, which lmdb calls an I/O error (5). */
const fullCodes = new Set<unknown>([5, 27, 28, 122, -30792, 'ENOSPC', 'EDQUOT', 'EFBIG'])

/** The tables of the embedded store. Values are JSON: msgpack would rename a field called `__proto__`. */
export interface Tables {
  root: RootDatabase<string, string>
  /** Version of each room's last commit. */
  heads: Database<string, RoomId>
  commits: Database<string, [RoomId, Version]>
  snapshots: Database<string, [RoomId, 'version' | 'state']>
  /** Sealed, as JSON. */
  personal: Database<string, [RoomId, PersonalKey]>
  sealed: Database<Buffer, Slot>
  documents: Database<string, [RoomId, DocumentName]>
  /** Sealed with the key of their document. */
  updates: Database<Buffer, [RoomId, DocumentName, Position]>
  /** Side records by key, each sealed with a key of its own. */
  beside: Database<string, [RoomId, string]>
  /** People who own no side record any more. */
  erased: Database<string, [RoomId, ParticipantId]>
}

/** How a piece of personal data is found: whose it is, and which key of the key file its bytes were sealed with. */
export interface Sealed {
  slot: Slot
  owners: readonly ParticipantId[]
}

export function openTables(path: string): Tables {
  const root = open<string, string>({
    path,
    noSubdir: false,
    encoding: 'string',
    // Batches of an event turn have promises that nobody holds: a full disk would end the process as an unhandled rejection.
    eventTurnBatching: false,
    separateFlushed: true,
  })
  return {
    root,
    heads: root.openDB({ name: 'heads', encoding: 'string' }),
    commits: root.openDB({ name: 'commits', encoding: 'string' }),
    snapshots: root.openDB({ name: 'snapshots', encoding: 'string' }),
    personal: root.openDB({ name: 'personal', encoding: 'string' }),
    sealed: root.openDB({ name: 'sealed', encoding: 'binary' }),
    documents: root.openDB({ name: 'documents', encoding: 'string' }),
    updates: root.openDB({ name: 'updates', encoding: 'binary' }),
    beside: root.openDB({ name: 'beside', encoding: 'string' }),
    erased: root.openDB({ name: 'erased', encoding: 'string' }),
  }
}

/** Where all of a room's personal data lies. */
export function* personalOf({ personal }: Tables, roomId: RoomId): Generator<[PersonalKey, Sealed]> {
  for (const { key, value } of personal.getRange({ start: [roomId] })) {
    if (key[0] !== roomId) return
    yield [key[1], JSON.parse(value) as Sealed]
  }
}

/**
 * Writes all that `change` puts and removes, or nothing; resolves when it is on disk.
 * A batch, not a transaction with a callback: that one never calls back in lmdb 3.5.6 on Node 20.
 * @throws StoreFull, StoreUnreachable
 */
export async function writeAtOnce({ root }: Tables, change: () => void): Promise<void> {
  const written = root.batch(change) as Promise<boolean> & { flushed: Promise<unknown> }
  try {
    await written
  } catch (error) {
    // The reason comes by a second promise, rejected too: left alone it would end the process.
    const { commitError } = error as { commitError?: Promise<never> }
    throw refusal(await Promise.resolve(commitError).catch((reason: unknown) => reason))
  }
  await within(FLUSH_LIMIT, written.flushed, `The disk did not take what was written within ${FLUSH_LIMIT / 1000} s.`)
}

/** What a failed write says of the disk. Nothing was written. */
export function refusal(reason: unknown): StoreFull | StoreUnreachable {
  const { code, message } = (reason ?? {}) as { code?: unknown; message?: string }
  return fullCodes.has(code)
    ? new StoreFull('The disk is full.', { cause: reason })
    : new StoreUnreachable(`The disk cannot be written to: ${message}`, { cause: reason })
}
