import { createHash } from 'node:crypto'
import type { ParticipantId, RoomId, Version } from '../../shared/ids.ts'
import type { PushNews } from '../../shared/push.ts'
import { isSoon, type Soon } from '../../shared/soon.ts'
import type { Clock } from '../clock.ts'
import type { Metrics } from '../metrics.ts'
import type { Step } from '../rooms/batch.ts'
import type { RoomHost } from '../rooms/host.ts'
import type { RoomLog } from '../rooms/means.ts'
import type { RoomStore } from '../store/store.ts'
import { Addresses, type KeptAddress } from './addresses.ts'
import { Deliveries } from './deliveries.ts'
import { concerned, newsOf } from './news.ts'
import { KEPT_S, post, type PostMeans } from './post.ts'
import { Reminders } from './reminders.ts'
import { mayTell } from './told.ts'

/** How long somebody has to see what came before they are pushed, ms; what comes meanwhile is told by the same push. */
const WAIT_MS = 5_000

export interface PusherMeans extends PostMeans {
  store: RoomStore
  clock: Clock
  metrics: Pick<Metrics, 'pushes'>
  log: RoomLog
  /** The room as this node has it, loaded if need be. */
  hostOf(roomId: RoomId): Promise<RoomHost | undefined>
}

/**
 * [X6] [X7] Pushes a word to people who have not seen what came for them. Every node that has the room waits, whether or not it wrote the commit:
 * so that one may end meanwhile; the first to claim it in the store sends it.
 */
export class Pusher {
  readonly addresses: Addresses
  readonly publicKey: string
  readonly #means: PusherMeans
  readonly #deliveries: Deliveries
  readonly #reminders: Reminders
  /** Whom a look is due at, by room and person. */
  readonly #waiting = new Map<string, () => void>()

  constructor(means: PusherMeans) {
    this.#means = means
    this.publicKey = means.keys.publicKey
    this.addresses = new Addresses(means.store.beside)
    this.#deliveries = new Deliveries(means)
    this.#reminders = new Reminders({
      ...means,
      addresses: this.addresses,
      send: (host, soon, address) => this.#sendSoon(host, soon, address),
    })
  }

  /** Whether this may be somebody's address. @throws TypeError no URL at all */
  allows(endpoint: string): boolean {
    return this.#means.wayOut.allows(new URL(endpoint))
  }

  /** These commits are in force. */
  happened(host: RoomHost, steps: readonly Step[]): void {
    for (const [participantId, version] of concerned(steps)) this.#lookAfter(WAIT_MS, host, participantId, version)
    this.#reminders.happened(host, steps)
  }

  /** What waits is lost: another node has it too, and the page tells of it anyway. */
  close(): void {
    for (const cancel of this.#waiting.values()) cancel()
    this.#reminders.close()
    this.#deliveries.close()
  }

  #lookAfter(ms: number, host: RoomHost, participantId: ParticipantId, since: Version): void {
    const key = `${host.roomId}/${participantId}`
    if (this.#waiting.has(key)) return
    const cancel = this.#means.clock.after(ms, () => {
      this.#waiting.delete(key)
      this.#look(host, participantId, since).catch((error: unknown) =>
        this.#means.log.warn({ err: error, roomId: host.roomId }, 'a push could not be prepared'),
      )
    })
    this.#waiting.set(key, cancel)
  }

  /** @throws StoreUnreachable, StoreFull */
  async #look(host: RoomHost, participantId: ParticipantId, since: Version): Promise<void> {
    const { roomId, room } = host
    const found = newsOf(room, participantId, since)
    const generation = room.participants.get(participantId)?.linkGeneration
    if (host.isGone || !found || generation === undefined) return
    const addresses = await this.addresses.of(roomId, participantId, generation)
    if (addresses.length === 0) return
    const { store, clock } = this.#means
    const turn = await mayTell(store.beside, roomId, participantId, found.version, clock.now())
    if (turn === 'told') return
    if (turn !== 'mine') return this.#lookAfter(turn.afterMs, host, participantId, since)
    for (const address of addresses) this.#send(host, participantId, since, address)
  }

  #send(host: RoomHost, participantId: ParticipantId, since: Version, address: KeptAddress): void {
    const news = () => newsOf(host.room, participantId, since)?.news
    const isWanted = () => news() !== undefined
    this.#deliver(host, participantId, address, { news: () => news() ?? 'change', isWanted, topic: '', keptS: KEPT_S })
  }

  /** What has begun is told to nobody: neither by us later on, nor by a service that waits for the phone. */
  #sendSoon(host: RoomHost, soon: Soon, address: KeptAddress): void {
    const { clock } = this.#means
    const isWanted = () => isSoon(host.room, soon, clock.now())
    const keptS = Math.max(0, Math.floor((soon.startsAt - clock.now()) / 1000))
    this.#deliver(host, soon.participantId, address, { news: () => 'soon', isWanted, topic: 'soon', keptS })
  }

  #deliver(
    host: RoomHost,
    participantId: ParticipantId,
    { endpoint, keys, language }: KeptAddress,
    { news, isWanted, topic, keptS }: { news(): PushNews; isWanted(): boolean; topic: string; keptS: number },
  ): void {
    const { roomId } = host
    const how = { topic: topicOf(roomId, participantId, topic), keptS }
    this.#deliveries.add({
      service: new URL(endpoint).host,
      post: async () => post(this.#means, { endpoint, keys }, { room: roomId, news: news(), language }, how),
      isWanted: () => !host.isGone && isWanted(),
      forget: () => this.addresses.drop(roomId, participantId, endpoint),
    })
  }
}

/** Of one person in one room, and of what: one browser may be several people's, and in several rooms. Means nothing to the service. */
function topicOf(roomId: RoomId, participantId: ParticipantId, what: string): string {
  return createHash('sha256')
    .update(`${roomId}/${participantId}${what && `/${what}`}`)
    .digest('base64url')
    .slice(0, 32)
}
