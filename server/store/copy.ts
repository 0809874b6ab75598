import { createHash } from 'node:crypto'
import { Readable, type Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { PersonalEntry } from '../../shared/commit.ts'
import type { PersonalKey, RoomId, Version } from '../../shared/ids.ts'
import {
  CopyRefused,
  FORMAT_VERSION,
  PAGE,
  openBackup,
  type CopiedDocument,
  type Header,
  type Line,
} from './backup-file.ts'
import type { DocumentEntry } from './documents.ts'
import { emptyHead, headAt } from './head.ts'
import type { RoomStore } from './store.ts'

/** How much is written at a stretch. */
const PIECE_CHARACTERS = 65_536
const PIECE_MS = 2
/** Pieces of personal data read at a stretch: less than a millisecond. */
const SLICE = 20

/**
 * Writes one room as lines of JSON and ends `file`: a header, `{ commit }`s, `{ personal }`s, `{ document }`s, `{ beside }`s, and a last line with
 * their numbers and the SHA-256 of all before it. The room may go on meanwhile: the log is copied as far as it went at the start.
 * `inTurn` does each piece, of some 2 ms, when it may be done. @throws CopyRefused no-such-room. Error the file was closed before the end,
 * or could not be written.
 */
export async function backUp(
  store: RoomStore,
  roomId: RoomId,
  file: Writable,
  inTurn: InTurn = oneAfterAnother,
): Promise<void> {
  const { version: head } = await store.head(roomId)
  if (head === 0) throw new CopyRefused('no-such-room', `There is no room ${roomId}.`)
  await pipeline(Readable.from(eachInTurn(inPieces(linesOf(store, roomId, head)), inTurn)), file)
}

type InTurn = <T>(piece: () => Promise<T>) => Promise<T>

async function oneAfterAnother<T>(piece: () => Promise<T>): Promise<T> {
  await nextTurn()
  return piece()
}

async function* eachInTurn(pieces: AsyncGenerator<string, void>, inTurn: InTurn): AsyncGenerator<string> {
  for (;;) {
    const piece = await inTurn(() => pieces.next())
    if (piece.done) return
    yield piece.value
  }
}

async function* inPieces(lines: AsyncIterable<string>): AsyncGenerator<string, void> {
  let piece = ''
  let begun = performance.now()
  for await (const line of lines) {
    piece += line
    if (piece.length < PIECE_CHARACTERS && performance.now() - begun < PIECE_MS) continue
    yield piece
    piece = ''
    begun = performance.now()
  }
  yield piece
}

async function* linesOf(store: RoomStore, roomId: RoomId, head: Version): AsyncGenerator<string> {
  const hash = createHash('sha256')
  yield text({ format: 'rondo-room', formatVersion: FORMAT_VERSION, roomId })
  const keys = new Set<PersonalKey>()
  for (let after = 0; after < head; after += PAGE) {
    for (const commit of await store.read(roomId, after, Math.min(PAGE, head - after))) {
      for (const key of commit.personal ?? []) keys.add(key)
      yield text({ commit })
    }
  }
  let entries = 0
  for await (const personal of personalUnder(store, roomId, keys)) {
    entries++
    yield text({ personal })
  }
  const documents = (await store.documents.list(roomId)).sort((a, b) => (a.document < b.document ? -1 : 1))
  for (const entry of documents) yield text({ document: await copied(store, roomId, entry) })
  const records = await store.beside.read(roomId, '')
  for (const beside of records) yield text({ beside })
  const counted = { commits: head, personal: entries, documents: documents.length, beside: records.length }
  yield text({ end: { ...counted, sha256: hash.copy().digest('hex') } })

  function text(line: Header | Line): string {
    const json = `${JSON.stringify(line)}\n`
    hash.update(json)
    return json
  }
}

/**
 * What the commits named and is still there. In one order, so that two stores with the same room give the same file; some at a time, for all of a
 * full hall's take long to unseal.
 */
async function* personalUnder(
  store: RoomStore,
  roomId: RoomId,
  keys: ReadonlySet<PersonalKey>,
): AsyncGenerator<PersonalEntry> {
  const sorted = [...keys].sort()
  for (let i = 0; i < sorted.length; i += SLICE) yield* await store.personal(roomId, sorted.slice(i, i + SLICE))
}

async function copied(store: RoomStore, roomId: RoomId, { document, owners }: DocumentEntry): Promise<CopiedDocument> {
  const updates = await store.documents.read(roomId, document, 0)
  // It may have been erased since it was listed.
  if (updates === 'gone') return { name: document, owners: [], isGone: true, updates: [] }
  const base64 = updates.map(({ update }) => Buffer.from(update).toString('base64'))
  return { name: document, owners: [...owners], isGone: false, updates: base64 }
}

/**
 * Brings a room back from a file, under its own id or another; the events in its log keep the id that they were written with.
 * Where it fails, what was written of the room so far is deleted again.
 * @throws CopyRefused
 */
export async function restore(
  store: RoomStore,
  file: Readable,
  as: { roomId?: RoomId } = {},
): Promise<{ roomId: RoomId; version: Version }> {
  const backup = await openBackup(file)
  const roomId = as.roomId ?? backup.roomId
  if ((await store.head(roomId)).version > 0) throw roomExists(roomId)

  let head = emptyHead
  try {
    for await (const { commits, personal, document, beside } of backup.pages) {
      const forget = document?.isGone ? [document.name] : []
      const outcome = await store.append(roomId, head, { commits, put: personal, forget })
      if (outcome === 'conflict') throw roomExists(roomId)
      if (commits.length > 0) head = headAt(commits.at(-1))
      if (document && !document.isGone) await putBack(store, roomId, document)
      await store.beside.put(roomId, beside)
    }
  } catch (error) {
    const ours = !(error instanceof CopyRefused && error.code === 'room-exists')
    if (ours && head.version > 0) await store.deleteRoom(roomId)
    throw error
  }
  return { roomId, version: head.version }
}

async function putBack(store: RoomStore, roomId: RoomId, { name, owners, updates }: CopiedDocument): Promise<void> {
  const bytes = updates.map((update) => Buffer.from(update, 'base64'))
  await store.documents.add(roomId, name, bytes, owners)
}

function roomExists(roomId: RoomId): CopyRefused {
  return new CopyRefused(
    'room-exists',
    `There is a room ${roomId} already. Delete it first, or restore under another id.`,
  )
}
