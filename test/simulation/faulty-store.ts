import type { PersonalKey, RoomId, Version } from '../../shared/ids.ts'
import type { Head } from '../../server/store/head.ts'
import { openMemory } from '../../server/store/memory.ts'
import { StoreFull, StoreUnreachable, type RoomStore, type Snapshot, type Write } from '../../server/store/store.ts'
import type { Chance } from './chance.ts'
import type { Disk } from './disk.ts'
import type { Faults, SmallFault } from './faults.ts'
import { asLaterSnapshot, readLater, readLaterSnapshot, withLaterEvent } from './later.ts'
import type { Timeline } from './timeline.ts'

/** After this long without an answer a store counts as unreachable. ms */
const TIMEOUT_MS = 2_000

/** What a store needs of the world around it. */
export interface StoreSurroundings {
  disk: Disk
  timeline: Timeline
  chance: Chance
  faults: Faults
  /** Whether this node reaches the disk at this moment. */
  isReachable(): boolean
  /** Has the node do something, unless it was killed meanwhile; a paused one does it later. */
  asNode(act: () => void): void
  struck(fault: SmallFault): void
  /** Whether the node's program is tomorrow's. */
  isLater(): boolean
  /** Another node was quicker. */
  conflicted(): void
}

/** A node's way to the disk: the promise of `RoomStore`, with all the ways in which a store across a network may let it down. */
export class FaultyStore implements RoomStore {
  /** Nobody writes any here. */
  readonly documents = openMemory().documents
  readonly beside = openMemory().beside
  readonly #roomId: RoomId
  readonly #at: StoreSurroundings
  #listener: ((roomId: RoomId) => void) | undefined

  constructor(roomId: RoomId, surroundings: StoreSurroundings) {
    this.#roomId = roomId
    this.#at = surroundings
  }

  /** Somebody appended. */
  hint(): void {
    const { chance, timeline, asNode } = this.#at
    if (!this.#listener || !this.#at.isReachable() || this.#strikes('lost hint')) return
    const ms = this.#strikes('late hint') ? chance.among(50, 5_000) : chance.among(0, 3)
    timeline.after(ms, () => asNode(() => this.#listener?.(this.#roomId)))
  }

  append(_roomId: RoomId, expected: Head, given: Write): Promise<'appended' | 'conflict'> {
    const { disk, timeline, chance, asNode } = this.#at
    const write = this.#at.isLater() && chance.happens(0.5) ? withLaterEvent(given) : given
    return new Promise((resolve, reject) => {
      const unreachable = () =>
        timeline.after(TIMEOUT_MS, () => asNode(() => reject(new StoreUnreachable('no answer in time'))))
      if (this.#strikes('store timeout before')) return void unreachable()
      if (this.#strikes('late append')) {
        timeline.after(chance.among(500, 8_000), () => this.#at.isReachable() && this.#write(expected, write))
        return void unreachable()
      }
      timeline.after(this.#latency(), () => {
        if (!this.#at.isReachable()) return void unreachable()
        if (disk.full) return void this.#answer(() => reject(new StoreFull('no space')))
        const result = this.#write(expected, write)
        if (this.#strikes('store timeout after')) return void unreachable()
        this.#answer(() => resolve(result))
      })
    })
  }

  read(_roomId: RoomId, after: Version, limit = Infinity) {
    return this.#ask(() => {
      const commits = this.#at.disk.commits.slice(after, after + limit)
      return this.#at.isLater() ? commits.map(readLater) : commits
    })
  }

  head() {
    return this.#ask(() => this.#at.disk.head)
  }

  rooms() {
    return this.#ask(() => (this.#at.disk.version > 0 ? [this.#roomId] : []))
  }

  saveSnapshot(_roomId: RoomId, snapshot: Snapshot) {
    const text = JSON.stringify(this.#at.isLater() ? asLaterSnapshot(snapshot) : snapshot)
    return this.#ask(() => {
      const { disk } = this.#at
      if (snapshot.version >= (disk.snapshot?.version ?? 0)) disk.snapshot = JSON.parse(text) as Snapshot
    })
  }

  loadSnapshot() {
    const { disk, isLater } = this.#at
    return this.#ask(() => (isLater() ? readLaterSnapshot(disk.snapshot) : disk.snapshot))
  }

  personal(_roomId: RoomId, keys?: readonly PersonalKey[]) {
    return this.#ask(() => {
      const { beside } = this.#at.disk
      return keys ? keys.flatMap((key) => beside.get(key) ?? []) : [...beside.values()]
    })
  }

  ping() {
    return this.#ask(() => {})
  }

  onAppend(listener: (roomId: RoomId) => void): () => void {
    this.#listener = listener
    return () => (this.#listener = undefined)
  }

  deleteRoom(): Promise<void> {
    throw new Error('no room is deleted in a simulated day')
  }

  secret(): Promise<string> {
    throw new Error('a simulated node is given its secret')
  }

  warnings() {
    return Promise.resolve([])
  }

  close() {
    return Promise.resolve()
  }

  #write(expected: Head, write: Write): 'appended' | 'conflict' {
    const result = this.#at.disk.append(expected, write)
    if (result === 'conflict') this.#at.conflicted()
    return result
  }

  /** The answer is as of some moment between question and answer: of the first or of the last. */
  #ask<T>(look: () => T): Promise<T> {
    const { timeline, chance, asNode, isReachable } = this.#at
    return new Promise((resolve, reject) => {
      if (!isReachable()) {
        timeline.after(TIMEOUT_MS, () => asNode(() => reject(new StoreUnreachable('no answer in time'))))
        return
      }
      const early = chance.happens(0.5) ? { value: look() } : undefined
      timeline.after(this.#latency(), () => asNode(() => resolve(early ? early.value : look())))
    })
  }

  #answer(act: () => void): void {
    this.#at.timeline.after(this.#at.chance.among(0, 3), () => this.#at.asNode(act))
  }

  #latency(): number {
    return this.#strikes('slow store') ? this.#at.chance.among(20, 1_500) : this.#at.chance.random() * 4
  }

  #strikes(fault: SmallFault): boolean {
    const strikes = this.#at.chance.happens(this.#at.faults[fault] ?? 0)
    if (strikes) this.#at.struck(fault)
    return strikes
  }
}
