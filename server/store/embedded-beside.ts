import type { ParticipantId, RoomId } from '../../shared/ids.ts'
import { checkRecords, MOST_RECORDS, type BesideStore, type SideRecord } from './beside.ts'
import type { KeyFile, Slot } from './key-file.ts'
import { StoreFull } from './store.ts'
import { refusal, writeAtOnce, type Tables } from './tables.ts'

/** A record as its table has it: its value sealed with a key of its own, in base64. */
interface Entry {
  slot: Slot
  owners: readonly ParticipantId[]
  sealed: string
}

/** Runs one thing at a time in a room, after whatever was asked of that room before. */
export type InTurn = <T>(roomId: RoomId, work: () => Promise<T>) => Promise<T>

/** The keys that side records are sealed with, and something sealed with one of them. */
export function besideKeysIn({ beside }: Tables) {
  const entries = [...beside.getRange()].map(({ value }) => JSON.parse(value) as Entry)
  const [some] = entries
  return {
    ofRecords: new Set(entries.map(({ slot }) => slot)),
    sampled: some && { slot: some.slot, sealed: Buffer.from(some.sealed, 'base64') },
  }
}

/** Records that a write ends. */
type Leaving = [key: string, entry: Entry][]

/** The side records of the embedded store. They take turns with the appends of their room: what erases somebody sees all of theirs. */
export class EmbeddedBeside implements BesideStore {
  readonly #tables: () => Tables
  readonly #keys: KeyFile
  readonly #inTurn: InTurn
  /** Counted when first asked for. */
  readonly #counts = new Map<RoomId, number>()

  /** `tables` throws where the store is closed. */
  constructor(tables: () => Tables, keys: KeyFile, inTurn: InTurn) {
    this.#tables = tables
    this.#keys = keys
    this.#inTurn = inTurn
  }

  async put(roomId: RoomId, records: readonly SideRecord[]): Promise<'kept' | 'gone'> {
    checkRecords(records)
    return this.#inTurn(roomId, async () => {
      if (!this.#hasRoom(roomId) || records.some((record) => this.#isGone(roomId, record))) return 'gone'
      await this.#write(roomId, records)
      return 'kept'
    })
  }

  async claim(roomId: RoomId, records: readonly SideRecord[]): Promise<string[]> {
    checkRecords(records)
    return this.#inTurn(roomId, async () => {
      if (!this.#hasRoom(roomId)) return []
      const { beside } = this.#tables()
      const mine = records.filter((record) => !beside.get([roomId, record.key]) && !this.#isGone(roomId, record))
      await this.#write(roomId, mine)
      return mine.map(({ key }) => key)
    })
  }

  async read(roomId: RoomId, prefix: string): Promise<SideRecord[]> {
    return [...this.#all(roomId, prefix)].map(([key, { slot, owners, sealed }]) => {
      const value: unknown = JSON.parse(this.#keys.unseal(slot, Buffer.from(sealed, 'base64')))
      return { key, owners, value }
    })
  }

  async drop(roomId: RoomId, keys: readonly string[]): Promise<void> {
    await this.#inTurn(roomId, async () => {
      const leaving = keys.flatMap((key) => this.#at(roomId, key))
      if (leaving.length === 0) return
      await writeAtOnce(this.#tables(), () => this.remove(roomId, leaving))
      this.#count(roomId, -leaving.length)
      await this.shred(leaving)
    })
  }

  /** What goes with some people, or, where nobody is named, with the room. To be called within the room's turn. */
  leaving(roomId: RoomId, people?: readonly ParticipantId[]): Leaving {
    if (people?.length === 0) return []
    const goes = ([, { owners }]: [string, Entry]) => !people || owners.some((owner) => people.includes(owner))
    return [...this.#all(roomId, '')].filter(goes)
  }

  /** Within the batch of an append: what leaves, and from now on these people own nothing. */
  remove(roomId: RoomId, leaving: Leaving, people: readonly ParticipantId[] = []): void {
    const { beside, erased } = this.#tables()
    for (const [key] of leaving) beside.remove([roomId, key])
    for (const person of people) erased.put([roomId, person], '')
  }

  /** Within the batch of the room's end. */
  removeRoom(roomId: RoomId, leaving: Leaving): void {
    const { erased } = this.#tables()
    this.remove(roomId, leaving)
    for (const key of erased.getKeys({ start: [roomId] })) {
      if (key[0] !== roomId) break
      erased.remove(key)
    }
  }

  /** The append was written. No byte of what left can be read any more when this resolves. */
  async shred(leaving: Leaving): Promise<void> {
    await this.#keys.renew(leaving.map(([, { slot }]) => slot))
  }

  /** After a write of which it is not known what it took away. */
  recount(roomId: RoomId): void {
    this.#counts.delete(roomId)
  }

  #hasRoom(roomId: RoomId): boolean {
    return this.#tables().heads.get(roomId) !== undefined
  }

  #isGone(roomId: RoomId, { owners }: SideRecord): boolean {
    return owners.some((owner) => this.#tables().erased.get([roomId, owner]) !== undefined)
  }

  /** One or none, to be spread. */
  #at(roomId: RoomId, key: string): Leaving {
    const json = this.#tables().beside.get([roomId, key])
    return json === undefined ? [] : [[key, JSON.parse(json) as Entry]]
  }

  *#all(roomId: RoomId, prefix: string): Generator<[string, Entry]> {
    for (const { key, value } of this.#tables().beside.getRange({ start: [roomId, prefix] })) {
      if (key[0] !== roomId || !key[1].startsWith(prefix)) return
      yield [key[1], JSON.parse(value) as Entry]
    }
  }

  async #write(roomId: RoomId, records: readonly SideRecord[]): Promise<void> {
    if (records.length === 0) return
    const replaced = records.flatMap(({ key }) => this.#at(roomId, key))
    const fresh = records.length - replaced.length
    if (this.#count(roomId, 0) + fresh > MOST_RECORDS)
      throw new StoreFull('The room has as many records as it may have.')
    const slots = await this.#keys.take(records.length).catch((error: unknown) => Promise.reject(refusal(error)))
    try {
      await writeAtOnce(this.#tables(), () =>
        records.forEach(({ key, owners, value }, index) => {
          const slot = slots[index]!
          const sealed = this.#keys.seal(slot, JSON.stringify(value)).toString('base64')
          const entry: Entry = { slot, owners, sealed }
          this.#tables().beside.put([roomId, key], JSON.stringify(entry))
        }),
      )
    } catch (error) {
      if (error instanceof StoreFull) this.#keys.giveBack(slots)
      this.recount(roomId)
      throw error
    }
    this.#count(roomId, fresh)
    await this.shred(replaced)
  }

  #count(roomId: RoomId, change: number): number {
    const before = this.#counts.get(roomId)
    const now = before === undefined ? this.leaving(roomId).length : before + change
    this.#counts.set(roomId, now)
    return now
  }
}
