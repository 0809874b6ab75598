import { LaterEvent } from '../../shared/evolve.ts'
import type { RoomId } from '../../shared/ids.ts'
import { RoomHost } from './host.ts'
import type { Means } from './means.ts'
import { RoomState } from './state.ts'

/** Rooms nobody listens to or asks anything of are let go after this long; loading one again takes a fraction of a second. */
const IDLE_MS = 3 * 60_000
const SWEEP_MS = 20_000
/**
 * How many people idle rooms may have in all, a room itself counted as a few: beyond that those idle longest go sooner, so that nobody
 * fills the memory by opening rooms and filling them.
 */
const IDLE_PEOPLE = 50_000
const ROOM_COUNTS_AS = 100
/** Net under the store's wake-up hints. */
const POLL_MS = 2_000

/** How long a room that a later program wrote in is not looked at again. */
const OUTDATED_MS = 10_000

/** What may be a room's id: it becomes part of a store's keys. */
const shapeOfId = /^[a-z0-9]{1,64}$/

/** The rooms of this node: loaded when asked for, let go when idle. */
export class Rooms {
  readonly #means: Means
  readonly #hosts = new Map<RoomId, RoomHost>()
  readonly #loading = new Map<RoomId, Promise<RoomHost | undefined>>()
  readonly #unhook: (() => void)[]
  #stopped = false

  constructor(means: Means) {
    this.#means = means
    this.#unhook = [
      means.store.onAppend((roomId) => this.#hosts.get(roomId)?.wake()),
      this.#every(POLL_MS, () => this.#wakeAll()),
      this.#every(SWEEP_MS, () => this.#letIdleGo()),
    ]
  }

  /** Undefined for a room that there is none of. @throws StoreUnreachable */
  get(roomId: RoomId): Promise<RoomHost | undefined> {
    if (!shapeOfId.test(roomId)) return Promise.resolve(undefined)
    const host = this.#hosts.get(roomId)
    if (host && !host.isGone && !host.isOutdated) return Promise.resolve(host)
    return this.#loading.get(roomId) ?? this.#beginLoading(roomId)
  }

  /** A host for a room that is about to be opened under a fresh id. */
  fresh(roomId: RoomId): RoomHost {
    return this.#keep(new RoomHost(roomId, new RoomState(roomId), this.#means))
  }

  /** Deletes the room with all that lies beside it; who listens is told. @throws StoreUnreachable */
  async delete(roomId: RoomId): Promise<void> {
    const host = this.#hosts.get(roomId)
    await this.#means.store.deleteRoom(roomId)
    host?.gone()
    this.#forget(roomId)
  }

  /** Answers what waits in every queue and saves snapshots. */
  async stop(): Promise<void> {
    this.#stopped = true
    for (const unhook of this.#unhook) unhook()
    await Promise.all([...this.#hosts.values()].map((host) => host.stop()))
  }

  #beginLoading(roomId: RoomId): Promise<RoomHost | undefined> {
    const loading = this.#load(roomId)
    this.#loading.set(roomId, loading)
    const done = () => void this.#loading.delete(roomId)
    loading.then(done, (error: unknown) => {
      // Whoever was refused comes again soon, and the log is long: it is not read for each of them.
      if (error instanceof LaterEvent) this.#means.clock.after(OUTDATED_MS, done)
      else done()
    })
    return loading
  }

  async #load(roomId: RoomId): Promise<RoomHost | undefined> {
    const state = await RoomState.load(this.#means.store, roomId)
    if (state.room.version === 0 || this.#stopped) return undefined
    return this.#keep(new RoomHost(roomId, state, this.#means))
  }

  #keep(host: RoomHost): RoomHost {
    this.#hosts.set(host.roomId, host)
    this.#means.metrics.rooms.set(this.#hosts.size)
    return host
  }

  #forget(roomId: RoomId): void {
    this.#hosts.delete(roomId)
    this.#means.metrics.rooms.set(this.#hosts.size)
  }

  #wakeAll(): void {
    for (const host of this.#hosts.values()) host.wake()
  }

  #letIdleGo(): void {
    const idle = [...this.#hosts.values()].filter((host) => host.idleMs > 0).sort((a, b) => a.idleMs - b.idleMs)
    let people = 0
    for (const host of idle) {
      people += ROOM_COUNTS_AS + host.room.participants.size
      if (host.idleMs < IDLE_MS && (people <= IDLE_PEOPLE || host.idleMs < SWEEP_MS)) continue
      this.#forget(host.roomId)
      void host.stop()
    }
  }

  /** Returns how to stop. */
  #every(ms: number, act: () => void): () => void {
    let cancel = () => {}
    const again = () => {
      cancel = this.#means.clock.after(ms, () => {
        act()
        again()
      })
    }
    again()
    return () => cancel()
  }
}
