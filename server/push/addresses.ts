import { createHash } from 'node:crypto'
import type { ParticipantId, RoomId } from '../../shared/ids.ts'
import type { PushAddress } from '../../shared/push.ts'
import type { BesideStore } from '../store/beside.ts'

/** Of one person: phone, tablet, laptop, and two old ones. */
const MOST = 5

/** An address as it is kept. */
export interface KeptAddress extends PushAddress {
  language: string
  /** Of the link under which it was given: who renews their link is not told of at the device of whoever had the old one. */
  generation: number
  /** When it was given last, ms. */
  at: number
}

const everybodys = 'push/'
const folder = (participantId: ParticipantId) => `${everybodys}${participantId}/`
/** An endpoint is long, and whoever knows it may send there: a key has only its hash. */
const keyOf = (participantId: ParticipantId, endpoint: string) =>
  folder(participantId) + createHash('sha256').update(endpoint).digest('base64url').slice(0, 22)

/** Where people of a room take pushes. Erased with them. Every method throws StoreUnreachable. */
export class Addresses {
  readonly #beside: BesideStore

  constructor(beside: BesideStore) {
    this.#beside = beside
  }

  /** Given again it replaces itself; of too many the oldest go. @throws StoreFull */
  async put(roomId: RoomId, participantId: ParticipantId, address: KeptAddress): Promise<void> {
    const key = keyOf(participantId, address.endpoint)
    await this.#beside.put(roomId, [{ key, owners: [participantId], value: address }])
    const all = await this.#beside.read(roomId, folder(participantId))
    const newestFirst = all.sort((a, b) => (b.value as KeptAddress).at - (a.value as KeptAddress).at)
    const old = newestFirst.slice(MOST).map((record) => record.key)
    if (old.length > 0) await this.#beside.drop(roomId, old)
  }

  /** Whether anybody of the room takes pushes. */
  async areThere(roomId: RoomId): Promise<boolean> {
    return (await this.#beside.read(roomId, everybodys)).length > 0
  }

  async drop(roomId: RoomId, participantId: ParticipantId, endpoint: string): Promise<void> {
    await this.#beside.drop(roomId, [keyOf(participantId, endpoint)])
  }

  /** Those that were given under the link that holds now; others are forgotten. */
  async of(roomId: RoomId, participantId: ParticipantId, generation: number): Promise<KeptAddress[]> {
    const all = await this.#beside.read(roomId, folder(participantId))
    const isHis = ({ value }: (typeof all)[number]) => (value as KeptAddress).generation === generation
    const old = all.filter((record) => !isHis(record)).map(({ key }) => key)
    if (old.length > 0) await this.#beside.drop(roomId, old)
    return all.filter(isHis).map(({ value }) => value as KeptAddress)
  }
}
