import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Commit } from '../../shared/commit.ts'
import { emptyRoom, evolveTracked } from '../../shared/evolve.ts'
import type { RoomId, Version } from '../../shared/ids.ts'
import type { Audience } from '../../shared/protocol.ts'
import type { Room } from '../../shared/room.ts'
import { fromSnapshot, toSnapshot } from '../../shared/snapshot.ts'
import { counted, countOf, emptyLedger, versionSeen, type Ledger } from '../../shared/views/ledger.ts'
import { changesOf } from '../../shared/views/project.ts'
import type { RoomStore, Snapshot } from '../store/store.ts'
import { droppedBy, erasedBy, type Step } from './batch.ts'
import { Editions, type PackedEditions } from './editions.ts'
import type { Change } from './feed.ts'
import { Identities, type PackedIdentities } from './identities.ts'
import { Personal } from './personal.ts'
import { StaffRises } from './staff-rises.ts'

/** Commits taken in at a time: some 50 ms of work. */
const PAGE = 200

/** What lies in a snapshot. */
interface Packed {
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
  ledger: Ledger = emptyLedger
  identities = new Identities()
  editions = new Editions()
  #staffRises = new StaffRises(0)
  readonly personal = new Personal()
  /** Version of the stored snapshot it was loaded from; 0 without one. */
  snapshotAt: Version = 0

  constructor(roomId: RoomId) {
    this.#roomId = roomId
  }

  /** The room as the store has it, from its snapshot on; version 0 for an unknown one. @throws StoreUnreachable */
  static async load(store: RoomStore, roomId: RoomId): Promise<RoomState> {
    const state = new RoomState(roomId)
    const [snapshot, head] = await Promise.all([store.loadSnapshot(roomId), store.head(roomId)])
    // A store that lost the end of a log may still have a snapshot of it.
    if (snapshot && snapshot.version <= head) state.#unpack(snapshot)
    state.snapshotAt = state.room.version
    for await (const commits of state.#tail(store)) for (const commit of commits) state.applyCommit(commit)
    state.personal.put(await store.personal(roomId))
    return state
  }

  /** Takes in what others appended. @throws StoreUnreachable */
  async readTail(store: RoomStore, taken: (applied: Applied[]) => void): Promise<void> {
    for await (const commits of this.#tail(store)) {
      const keys = commits.flatMap(({ personal }) => personal ?? [])
      if (keys.length > 0) this.personal.put(await store.personal(this.#roomId, keys))
      taken(commits.map((commit) => this.applyCommit(commit)))
    }
  }

  apply(step: Step): Applied {
    const changes = changesOf(step.before, step.after, step.touched)
    this.#take(step.after)
    this.ledger = counted(this.ledger, step.commit.version, changes.keys())
    this.identities.note(step.commit.by, step.commit.version)
    this.editions.note(step)
    if (changes.has('staff')) this.#staffRises.note(step.commit.version)
    this.personal.drop(droppedBy(step))
    this.personal.erase(erasedBy(step))
    return { step, changes }
  }

  applyCommit(commit: Commit): Applied {
    const before = this.room
    const { room: after, touched } = evolveTracked(before, commit)
    return this.apply({ commit, before, after, touched })
  }

  /** The last version in what an audience had been shown at `count`; undefined where that is not known. */
  versionSeen(audience: Audience, count: number): Version | undefined {
    if (audience === 'staff') return this.#staffRises.versionSeen(count, this.room.version)
    return versionSeen(this.ledger, audience, count)
  }

  pack(): Snapshot {
    const state: Packed = {
      room: toSnapshot(this.room, this.ledger),
      identities: this.identities.pack(),
      editions: this.editions.pack(),
    }
    return { version: this.room.version, state }
  }

  #unpack({ state }: Snapshot): void {
    const packed = state as Packed
    const { room, ledger } = fromSnapshot(packed.room)
    this.#take(room)
    this.ledger = ledger
    this.identities = Identities.unpack(packed.identities)
    this.editions = new Editions(packed.editions)
    this.#staffRises = new StaffRises(countOf(ledger, 'staff'))
  }

  /** A room that was restored under another id is known by that one; its log still names the old. */
  #take(room: Room): void {
    this.room = room.roomId === this.#roomId ? room : { ...room, roomId: this.#roomId }
  }

  /** What the log holds beyond this state, a page at a time; between two, others have their turn: a long log takes seconds. */
  async *#tail(store: RoomStore): AsyncGenerator<Commit[]> {
    for (;;) {
      const commits = await store.read(this.#roomId, this.room.version, PAGE)
      if (commits.length === 0) return
      yield commits
      await nextTurn()
    }
  }
}
