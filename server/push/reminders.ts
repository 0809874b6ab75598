import type { RoomId } from '../../shared/ids.ts'
import { BEFORE_MS, nextLook, soonIn, type Soon } from '../../shared/soon.ts'
import type { Clock } from '../clock.ts'
import type { Step } from '../rooms/batch.ts'
import type { RoomHost } from '../rooms/host.ts'
import type { RoomLog } from '../rooms/means.ts'
import type { BesideStore } from '../store/beside.ts'
import type { Addresses, KeptAddress } from './addresses.ts'

interface ReminderMeans {
  clock: Clock
  beside: BesideStore
  addresses: Addresses
  log: RoomLog
  /** The room as this node has it, loaded if need be. */
  hostOf(roomId: RoomId): Promise<RoomHost | undefined>
  send(host: RoomHost, soon: Soon, address: KeptAddress): void
}

/** For how long it is remembered what was told, ms. */
const OLD_MS = 60 * 60_000

const folder = ({ participantId }: Soon) => `reminded/${participantId}/`

/**
 * [X7] Looks at each room that something happened in, some minutes before its slots begin. Every such node does; the first to claim a word in
 * the store sends it.
 */
export class Reminders {
  readonly #means: ReminderMeans
  /** The next look at each room. */
  readonly #waiting = new Map<RoomId, () => void>()
  #closed = false

  constructor(means: ReminderMeans) {
    this.#means = means
  }

  /** These commits are in force: times may be others, or it is a room that was not known here. */
  happened(host: RoomHost, steps: readonly Step[]): void {
    if (steps.some(({ touched }) => touched.slots.size > 0)) this.#look(host.roomId)
    else if (!this.#waiting.has(host.roomId)) this.#wait(host)
  }

  close(): void {
    this.#closed = true
    for (const cancel of this.#waiting.values()) cancel()
  }

  #wait({ roomId, room, isGone }: RoomHost): void {
    const { clock } = this.#means
    this.#waiting.get(roomId)?.()
    this.#waiting.delete(roomId)
    const at = isGone || this.#closed ? undefined : nextLook(room, clock.now())
    if (at === undefined) return
    this.#waiting.set(
      roomId,
      clock.after(at - clock.now(), () => this.#look(roomId)),
    )
  }

  #look(roomId: RoomId): void {
    this.#lookAt(roomId).catch((error: unknown) =>
      this.#means.log.warn({ err: error, roomId }, 'a reminder could not be prepared'),
    )
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
    const { beside } = this.#means
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
