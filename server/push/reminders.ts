import type { RoomId, Version } from '../../shared/ids.ts'
import { BEFORE_MS, nextLook, soonIn, type Soon } from '../../shared/soon.ts'
import type { Clock } from '../clock.ts'
import type { Step } from '../rooms/batch.ts'
import type { RoomHost } from '../rooms/host.ts'
import type { RoomLog } from '../rooms/means.ts'
import { StoreUnreachable, type RoomStore } from '../store/store.ts'
import type { Addresses, KeptAddress } from './addresses.ts'

interface ReminderMeans {
  clock: Clock
  store: Pick<RoomStore, 'rooms' | 'head' | 'beside'>
  addresses: Addresses
  log: RoomLog
  /** The room as this node has it, loaded if need be. */
  hostOf(roomId: RoomId): Promise<RoomHost | undefined>
  send(host: RoomHost, soon: Soon, address: KeptAddress): void
}

/** For how long it is remembered what was told, ms. */
const OLD_MS = 60 * 60_000
/** How often it is looked whether a room was missed, ms: soon enough for a word of what begins. */
const ALL_MS = BEFORE_MS / 2

const folder = ({ participantId }: Soon) => `reminded/${participantId}/`

/**
 * [X7] Looks at each room that something happened in, some minutes before its slots begin; and at start and now and then at all that have
 * anybody to tell, for what a node knew that is gone. Every such node does; the first to claim a word in the store sends it.
 */
export class Reminders {
  readonly #means: ReminderMeans
  /** The next look at each room. */
  readonly #waiting = new Map<RoomId, () => void>()
  /** Rooms with nothing ahead, as of a version. */
  readonly #over = new Map<RoomId, Version>()
  #cancelAll = () => {}
  #closed = false

  constructor(means: ReminderMeans) {
    this.#means = means
    void this.#all()
  }

  /** These commits are in force: times may be others, or it is a room that was not known here. */
  happened(host: RoomHost, steps: readonly Step[]): void {
    if (steps.some(({ touched }) => touched.slots.size > 0)) void this.#look(host.roomId)
    else if (!this.#waiting.has(host.roomId)) this.#wait(host)
  }

  close(): void {
    this.#closed = true
    this.#cancelAll()
    for (const cancel of this.#waiting.values()) cancel()
  }

  async #all(): Promise<void> {
    const { clock, log, store } = this.#means
    try {
      for (const roomId of await store.rooms()) if (await this.#isMissed(roomId)) await this.#look(roomId)
    } catch (error) {
      if (!(error instanceof StoreUnreachable) && !this.#closed)
        log.warn({ err: error }, 'the rooms with reminders could not be looked for')
    }
    if (!this.#closed) this.#cancelAll = clock.after(ALL_MS, () => void this.#all())
  }

  /** Whether there may be something ahead that nobody waits for here. A room is not loaded again and again for what is past. */
  async #isMissed(roomId: RoomId): Promise<boolean> {
    if (this.#closed || this.#waiting.has(roomId)) return false
    const { addresses, store } = this.#means
    const over = this.#over.get(roomId)
    if (over !== undefined && over === (await store.head(roomId)).version) return false
    return addresses.areThere(roomId)
  }

  #wait({ roomId, room, isGone }: RoomHost): void {
    const { clock } = this.#means
    this.#waiting.get(roomId)?.()
    this.#waiting.delete(roomId)
    const at = isGone || this.#closed ? undefined : nextLook(room, clock.now())
    if (at === undefined) {
      this.#over.set(roomId, room.version)
      return
    }
    const look = () => void this.#look(roomId)
    this.#waiting.set(roomId, clock.after(at - clock.now(), look))
  }

  async #look(roomId: RoomId): Promise<void> {
    try {
      await this.#lookAt(roomId)
    } catch (error) {
      this.#means.log.warn({ err: error, roomId }, 'a reminder could not be prepared')
    }
  }

  /** @throws StoreUnreachable, StoreFull */
  async #lookAt(roomId: RoomId): Promise<void> {
    const { addresses, clock, hostOf, send } = this.#means
    const host = await hostOf(roomId)
    if (!host) return
    this.#wait(host)
    const { room } = host
    for (const soon of soonIn(room, clock.now())) {
      const generation = room.participants.get(soon.participantId)!.linkGeneration
      const devices = await addresses.of(roomId, soon.participantId, generation)
      if (devices.length > 0 && (await this.#isFirst(roomId, soon)) && !this.#closed)
        for (const device of devices) send(host, soon, device)
    }
  }

  /** Once for a meeting at a time; one that moved by less than the notice itself is not told anew. */
  async #isFirst(roomId: RoomId, soon: Soon): Promise<boolean> {
    const { beside } = this.#means.store
    const { participantId, meetingId, startsAt } = soon
    const told = await beside.read(roomId, folder(soon))
    const toldOf = ({ value }: (typeof told)[number]) => value as Pick<Soon, 'meetingId' | 'startsAt'>
    const same = told.map(toldOf).filter((one) => one.meetingId === meetingId)
    if (same.some((one) => Math.abs(startsAt - one.startsAt) < BEFORE_MS)) return false
    const key = `${folder(soon)}${meetingId}.${startsAt}`
    const claimed = await beside.claim(roomId, [{ key, owners: [participantId], value: { meetingId, startsAt } }])
    if (claimed.length === 0) return false
    const old = told.filter((record) => toldOf(record).startsAt < startsAt - OLD_MS).map((record) => record.key)
    if (old.length > 0) await beside.drop(roomId, old)
    return true
  }
}
