import { randomBytes } from 'node:crypto'
import { mkdir } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Commit, PersonalEntry } from '../../shared/commit.ts'
import type { PersonalKey, RoomId, Version } from '../../shared/ids.ts'
import { checkWrite } from './check-write.ts'
import { expectUsable } from './data-file.ts'
import { besideKeysIn, EmbeddedBeside, type InTurn } from './embedded-beside.ts'
import { documentKeysIn, EmbeddedDocuments, type Leaving } from './embedded-documents.ts'
import { headAt, sameHead, type Head } from './head.ts'
import { KeyFile } from './key-file.ts'
import { claim } from './one-process.ts'
import { StoreFull, StoreUnreachable, type RoomStore, type Snapshot, type Write } from './store.ts'
import { syncFolder } from './sync-folder.ts'
import { openTables, personalOf, refusal, writeAtOnce, type Sealed, type Tables } from './tables.ts'

/** Commits read between two turns of the event loop: loading a long log must not hold up the sockets. */
const PAGE = 5000

/**
 * The store without a server beside it: one folder, one process.
 * @throws StoreUnreachable the folder cannot be used, or another process has it; the message is for the operator.
 */
export async function openEmbedded({ dataDir }: { dataDir: string }): Promise<RoomStore> {
  try {
    await mkdir(dataDir, { recursive: true })
    await expectUsable(dataDir)
    const tables = openTables(join(dataDir, 'log'))
    try {
      const letGo = claim(tables.root, dataDir)
      const used = new Set([...tables.personal.getRange()].map(({ value }) => (JSON.parse(value) as Sealed).slot))
      const [slot] = used
      const sample = slot === undefined ? undefined : { slot, sealed: tables.sealed.get(slot)! }
      const keys = await KeyFile.open(join(dataDir, 'keys'), used, sample)
      // Keys of their own: a program that knows no documents would renew, and so erase, what it finds unused among the others.
      const { ofDocuments, sampled } = documentKeysIn(tables)
      const documentKeys = await KeyFile.open(join(dataDir, 'document-keys'), ofDocuments, sampled)
      const { ofRecords, sampled: record } = besideKeysIn(tables)
      const besideKeys = await KeyFile.open(join(dataDir, 'beside-keys'), ofRecords, record)
      for (const folder of [join(dataDir, 'log'), dataDir, dirname(resolve(dataDir))]) await syncFolder(folder)
      return new EmbeddedStore(tables, { keys, documentKeys, besideKeys }, letGo)
    } catch (error) {
      await tables.root.close()
      throw error
    }
  } catch (error) {
    if (error instanceof StoreUnreachable) throw error
    throw new StoreUnreachable(`The data folder ${dataDir} cannot be used: ${(error as Error).message}`, {
      cause: error,
    })
  }
}

/** Which keys what lies in the tables is sealed with. */
interface KeyFiles {
  keys: KeyFile
  documentKeys: KeyFile
  besideKeys: KeyFile
}

class EmbeddedStore implements RoomStore {
  readonly documents: EmbeddedDocuments
  readonly beside: EmbeddedBeside
  readonly #tables: Tables
  readonly #keys: KeyFile
  readonly #keyFiles: KeyFiles
  readonly #letGo: () => void
  readonly #listeners = new Set<(roomId: RoomId) => void>()
  /** The last write under way in each room: the next one waits for it, so that it compares with what came of it. */
  readonly #underWay = new Map<RoomId, Promise<unknown>>()
  #closed = false

  constructor(tables: Tables, keyFiles: KeyFiles, letGo: () => void) {
    const { keys, documentKeys, besideKeys } = keyFiles
    this.documents = new EmbeddedDocuments(() => this.#open, documentKeys)
    const inTurn: InTurn = (roomId, work) => this.#inTurn(roomId, work)
    this.beside = new EmbeddedBeside(() => this.#open, besideKeys, inTurn)
    this.#tables = tables
    this.#keys = keys
    this.#keyFiles = keyFiles
    this.#letGo = letGo
  }

  async append(roomId: RoomId, expected: Head, write: Write): Promise<'appended' | 'conflict'> {
    checkWrite(expected, write)
    const outcome = await this.#inTurn(roomId, async () => {
      if (!sameHead(this.#headOf(roomId), expected)) return 'conflict'
      await this.#write(roomId, write)
      return 'appended'
    })
    if (outcome === 'appended') for (const listener of this.#listeners) queueMicrotask(() => listener(roomId))
    return outcome
  }

  async read(roomId: RoomId, after: Version, limit = Infinity): Promise<Commit[]> {
    const found: Commit[] = []
    for (;;) {
      const wanted = Math.min(PAGE, limit - found.length)
      if (wanted <= 0) return found
      const start = after + found.length + 1
      const page = this.#open.commits.getRange({ start: [roomId, start], end: [roomId, start + wanted] })
      const before = found.length
      for (const { value } of page) found.push(JSON.parse(value) as Commit)
      if (found.length - before < wanted) return found
      await nextTurn()
    }
  }

  async head(roomId: RoomId): Promise<Head> {
    return this.#headOf(roomId)
  }

  async rooms(): Promise<RoomId[]> {
    return [...this.#open.heads.getRange()].filter(({ value }) => Number(value) > 0).map(({ key }) => key)
  }

  async saveSnapshot(roomId: RoomId, { version, state }: Snapshot): Promise<void> {
    const { snapshots } = this.#open
    const json = JSON.stringify(state)
    await this.#inTurn(roomId, async () => {
      if (Number(snapshots.get([roomId, 'version']) ?? 0) > version) return
      await writeAtOnce(this.#tables, () => {
        snapshots.put([roomId, 'version'], String(version))
        snapshots.put([roomId, 'state'], json)
      })
    })
  }

  async loadSnapshot(roomId: RoomId): Promise<Snapshot | undefined> {
    const { snapshots } = this.#open
    const version = snapshots.get([roomId, 'version'])
    return version === undefined
      ? undefined
      : { version: Number(version), state: JSON.parse(snapshots.get([roomId, 'state'])!) }
  }

  async personal(roomId: RoomId, keys?: readonly PersonalKey[]): Promise<PersonalEntry[]> {
    const found = keys ? keys.flatMap((key) => this.#sealedAt(roomId, key)) : [...personalOf(this.#open, roomId)]
    return found.map(([key, { slot, owners }]) => {
      const value: unknown = JSON.parse(this.#keys.unseal(slot, this.#tables.sealed.get(slot)!))
      return { key, owners, value }
    })
  }

  async deleteRoom(roomId: RoomId): Promise<void> {
    await this.#inTurn(roomId, async () => {
      const { heads, commits, snapshots } = this.#tables
      const head = this.#headOf(roomId).version
      const gone = [...personalOf(this.#tables, roomId)]
      const leaving = this.documents.leaveRoom(roomId)
      const records = this.beside.leaving(roomId)
      await writeAtOnce(this.#tables, () => {
        this.documents.remove(leaving, false)
        this.beside.removeRoom(roomId, records)
        heads.remove(roomId)
        for (let version = 1; version <= head; version++) commits.remove([roomId, version])
        snapshots.remove([roomId, 'version'])
        snapshots.remove([roomId, 'state'])
        this.#remove(roomId, gone)
      }).finally(() => {
        this.documents.left(leaving)
        this.beside.recount(roomId)
      })
      await this.#shred(gone, leaving, records)
    })
  }

  async secret(): Promise<string> {
    return this.#inTurn('secret', async () => {
      const { root } = this.#open
      const kept = root.get('secret')
      if (kept !== undefined) return kept
      const made = randomBytes(32).toString('base64url')
      await writeAtOnce(this.#tables, () => root.put('secret', made))
      return made
    })
  }

  onAppend(listener: (roomId: RoomId) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  async warnings(): Promise<string[]> {
    return []
  }

  async ping(): Promise<void> {
    this.#headOf('')
  }

  async close(): Promise<void> {
    if (this.#closed) return
    this.#closed = true
    await Promise.allSettled(this.#underWay.values())
    await this.documents.settled()
    this.#letGo()
    await this.#tables.root.close()
    for (const file of Object.values(this.#keyFiles) as KeyFile[]) await file.close()
  }

  get #open(): Tables {
    if (this.#closed) throw new StoreUnreachable('The store is closed.')
    return this.#tables
  }

  #headOf(roomId: RoomId): Head {
    const { heads, commits } = this.#open
    const version = heads.get(roomId)
    const last = version === undefined ? undefined : commits.get([roomId, Number(version)])
    return headAt(last === undefined ? undefined : (JSON.parse(last) as Commit))
  }

  /** One after another in a room: each compares with what came of the one before. Rooms do not wait for each other. */
  async #inTurn<T>(roomId: RoomId, work: () => Promise<T>): Promise<T> {
    const before = this.#underWay.get(roomId) ?? Promise.resolve()
    const mine = before.catch(() => undefined).then(work)
    this.#underWay.set(roomId, mine)
    try {
      return await mine
    } finally {
      if (this.#underWay.get(roomId) === mine) this.#underWay.delete(roomId)
    }
  }

  async #write(roomId: RoomId, write: Write): Promise<void> {
    const { heads, commits, personal, sealed } = this.#tables
    const put = (write.put ?? []).map(({ key, owners, value }) => ({ key, owners, text: JSON.stringify(value) }))
    const added = write.commits.map((commit) => ({ version: commit.version, json: JSON.stringify(commit) }))
    const gone = this.#leaving(roomId, write)
    const slots = await this.#keys.take(put.length).catch((error: unknown) => Promise.reject(refusal(error)))
    const leaving = this.documents.leave(roomId, write)
    const records = this.beside.leaving(roomId, write.erase ?? [])
    try {
      await writeAtOnce(this.#tables, () => {
        this.documents.remove(leaving, true)
        this.beside.remove(roomId, records, write.erase)
        for (const { version, json } of added) commits.put([roomId, version], json)
        if (added.length > 0) heads.put(roomId, String(added.at(-1)!.version))
        this.#remove(roomId, gone)
        put.forEach(({ key, owners, text }, index) => {
          const slot = slots[index]!
          personal.put([roomId, key], JSON.stringify({ slot, owners } satisfies Sealed))
          sealed.put(slot, this.#keys.seal(slot, text))
        })
      })
    } catch (error) {
      if (error instanceof StoreFull) this.#keys.giveBack(slots)
      throw error
    } finally {
      this.documents.left(leaving)
      if (records.length > 0) this.beside.recount(roomId)
    }
    await this.#shred(gone, leaving, records)
  }

  /** Personal data that this write ends: dropped, erased, or put anew under the same key. */
  #leaving(roomId: RoomId, { put = [], drop = [], erase = [] }: Write): [PersonalKey, Sealed][] {
    const erased = new Set(erase)
    const ended = new Set([...drop, ...put.map(({ key }) => key)])
    const ofErased = erased.size === 0 ? [] : [...personalOf(this.#tables, roomId)].filter(isErased)
    return [...[...ended].flatMap((key) => this.#sealedAt(roomId, key)), ...ofErased.filter(([key]) => !ended.has(key))]

    function isErased([, { owners }]: [PersonalKey, Sealed]): boolean {
      return owners.some((owner) => erased.has(owner))
    }
  }

  /** One or none, to be spread. */
  #sealedAt(roomId: RoomId, key: PersonalKey): [PersonalKey, Sealed][] {
    const json = this.#open.personal.get([roomId, key])
    return json === undefined ? [] : [[key, JSON.parse(json) as Sealed]]
  }

  #remove(roomId: RoomId, gone: readonly [PersonalKey, Sealed][]): void {
    for (const [key, { slot }] of gone) {
      this.#tables.personal.remove([roomId, key])
      this.#tables.sealed.remove(slot)
    }
  }

  /** Only after the removal is on disk: what is shredded must not be found again. Should the process die first, the next start does it. */
  async #shred(
    gone: readonly [PersonalKey, Sealed][],
    leaving: Leaving,
    records: ReturnType<EmbeddedBeside['leaving']>,
  ): Promise<void> {
    const slots = gone.map(([, { slot }]) => slot)
    const shredded = [this.#keys.renew(slots), this.documents.shred(leaving), this.beside.shred(records)]
    await Promise.all(shredded).catch((error: unknown) => {
      throw new StoreUnreachable('The disk did not take the erasure; it is made up for at the next start.', {
        cause: error,
      })
    })
  }
}
