import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Commit } from '../../shared/commit.ts'
import { emptyRoom, evolveTracked } from '../../shared/evolve.ts'
import type { RoomId, Version } from '../../shared/ids.ts'
import type { Audience } from '../../shared/protocol.ts'
import type { Room } from '../../shared/room.ts'
import { fromSnapshot, toSnapshot } from '../../shared/snapshot.ts'
import {
  counted,
  emptyLedger,
  nothingShown,
  reachOf,
  versionSeen,
  type Ledger,
  type Reach,
} from '../../shared/views/ledger.ts'
import { changesOf } from '../../shared/views/project.ts'
import { emptyHead, headAt, sameHead, type Head } from '../store/head.ts'
import { StoreUnreachable, type RoomStore, type Snapshot } from '../store/store.ts'
import { droppedBy, erasedBy, type Step } from './batch.ts'
import { Editions, type PackedEditions } from './editions.ts'
import type { Change } from './feed.ts'
import { Identities, type PackedIdentities } from './identities.ts'
import { Personal } from './personal.ts'
import { StaffRises } from './staff-rises.ts'

/** Commits taken in at a time: some 50 ms of work. */
const PAGE = 200

/** Raised when a program of before could not go on from a snapshot of today, or the other way round: it folds the log instead. */
const FORMAT = 3

/** What lies in a snapshot. */
interface Packed {
  format: typeof FORMAT
  head: Head
  /** From `toSnapshot`. */
  room: unknown
  identities: PackedIdentities
  editions: PackedEditions
}

/** A commit taken in, and what it changed for whom. */
export interface Applied {
  step: Step
  changes: ReadonlyMap<Audience, Change>
}

/** All that a node knows of a room: a fold over its log, and the personal data beside it. */
export class RoomState {
  readonly #roomId: RoomId
  room: Room = emptyRoom()
  /** The end of the log that this is the fold of. */
  head: Head = emptyHead
  ledger: Ledger = emptyLedger
  identities = new Identities()
  editions = new Editions()
  #staffRises = new StaffRises(nothingShown)
  readonly personal = new Personal()
  /** Version of the stored snapshot it was loaded from; 0 without one. */
  snapshotAt: Version = 0

  constructor(roomId: RoomId) {
    this.#roomId = roomId
  }

  /** The room as the store has it, from its snapshot on; version 0 for an unknown one. @throws StoreUnreachable */
  static async load(store: RoomStore, roomId: RoomId): Promise<RoomState> {
    const snapshot = await store.loadSnapshot(roomId)
    // A store that lost the end of a log may still have a snapshot of it: then the log from its beginning.
    for (const start of [snapshot, undefined]) {
      const state = new RoomState(roomId)
      if (start) state.#unpack(start)
      state.snapshotAt = state.room.version
      const isWhole = await state.#eachPage(store, (commits) => {
        for (const commit of commits) state.applyCommit(commit)
      })
      if (!isWhole) continue
      state.personal.put(await store.personal(roomId))
      return state
    }
    throw new StoreUnreachable('The log became another one while it was read.')
  }

  /** Takes in what others appended. False: the log is not the one that this is the fold of; load it anew. @throws StoreUnreachable */
  readTail(store: RoomStore, taken: (applied: Applied[]) => void): Promise<boolean> {
    return this.#eachPage(store, async (commits) => {
      const keys = commits.flatMap(({ personal }) => personal ?? [])
      if (keys.length > 0) this.personal.put(await store.personal(this.#roomId, keys))
      taken(commits.map((commit) => this.applyCommit(commit)))
    })
  }

  apply(step: Step): Applied {
    const found = changesOf(step.before, step.after, step.touched)
    this.#take(step.after)
    this.head = headAt(step.commit)
    this.ledger = counted(this.ledger, step.commit.version, found)
    this.identities.note(step.commit.by, step.commit.version)
    this.editions.note(step)
    if (found.has('staff')) this.#staffRises.note(step.commit.version, this.ledger.reaches.staff.digest)
    this.personal.drop(droppedBy(step))
    this.personal.erase(erasedBy(step))
    const changes = new Map<Audience, Change>()
    for (const [audience, { put, remove }] of found)
      changes.set(audience, { put, remove, reach: reachOf(this.ledger, audience) })
    return { step, changes }
  }

  applyCommit(commit: Commit): Applied {
    const before = this.room
    const { room: after, touched } = evolveTracked(before, commit)
    return this.apply({ commit, before, after, touched })
  }

  /** The last version in what an audience had been shown as of `reach`; undefined where that is not known. */
  versionSeen(audience: Audience, reach: Reach): Version | undefined {
    if (audience === 'staff') return this.#staffRises.versionSeen(reach, this.room.version)
    return versionSeen(this.ledger, audience, reach)
  }

  pack(): Snapshot {
    const state: Packed = {
      format: FORMAT,
      head: this.head,
      room: toSnapshot(this.room, this.ledger),
      identities: this.identities.pack(),
      editions: this.editions.pack(),
    }
    return { version: this.room.version, state }
  }

  #unpack({ state }: Snapshot): void {
    const packed = state as Packed
    if (packed.format !== FORMAT) return
    this.head = packed.head
    const { room, ledger } = fromSnapshot(packed.room)
    this.#take(room)
    this.ledger = ledger
    this.identities = Identities.unpack(packed.identities)
    this.editions = new Editions(packed.editions)
    this.#staffRises = new StaffRises(ledger.reaches.staff)
  }

  /** A room that was restored under another id is known by that one; its log still names the old. */
  #take(room: Room): void {
    this.room = room.roomId === this.#roomId ? room : { ...room, roomId: this.#roomId }
  }

  /**
   * What the log holds beyond this state, a page at a time; between two, others have their turn: a long log takes seconds. Each page is
   * read together with the last commit that is known, which must still be there: false when it is not.
   */
  async #eachPage(store: RoomStore, take: (commits: Commit[]) => void | Promise<void>): Promise<boolean> {
    for (;;) {
      const known = this.head.version > 0 ? 1 : 0
      const commits = await store.read(this.#roomId, this.head.version - known, known + PAGE)
      if (known && !sameHead(headAt(commits.shift()), this.head)) return false
      if (commits.length > 0) await take(commits)
      if (commits.length < PAGE) return true
      await nextTurn()
    }
  }
}
