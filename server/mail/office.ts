import type { Logger } from 'pino'
import type { Instant, RoomId } from '../../shared/ids.ts'
import type { MailServer } from '../../shared/mail.ts'
import type { Clock } from '../clock.ts'
import type { Config, MailConfig } from '../config.ts'
import type { Links } from '../links.ts'
import type { Metrics } from '../metrics.ts'
import type { Rooms } from '../rooms/rooms.ts'
import { StoreUnreachable, type RoomStore } from '../store/store.ts'
import { lettersDue, earliest } from './due.ts'
import { addressed, settled } from './hand-over.ts'
import { Outbox, readyAt, type OutboxLetter, type RoomMail } from './outbox.ts'
import { CONNECTIONS, Post, type Addressed, type Delivery } from './post.ts'
import { deskOf } from './room-desk.ts'
import { Rounds } from './rounds.ts'

/** While the mail server is away it is tried again after so many seconds, then the next; the last for ever. */
const PROBE_S = [15, 30, 60, 120, 300]
/** How long a stop waits for letters that are being handed over, in ms. */
const STOP_MS = 3_000

interface OfficeMeans {
  config: MailConfig
  /** Origin that links begin with. */
  publicUrl: string
  store: RoomStore
  rooms: Rooms
  links: Links
  clock: Clock
  log: Pick<Logger, 'warn' | 'info'>
  metrics: Metrics
}

/** The mail server as it was last found. */
type Found = { is: 'ready' } | { is: 'down'; since: Instant; words: string; probes: number; probeAt: Instant }

interface Errand {
  roomId: RoomId
  outbox: Outbox
  mail: RoomMail
  id: string
}

/**
 * Sends the letters of all rooms from this node. Any node may send any letter: which one does is settled in the store, letter by letter.
 * A room is looked at soon after something happened in it, when something falls due, and now and then.
 */
export class Office {
  readonly #means: OfficeMeans
  readonly #post: Post
  readonly #rounds: Rounds
  #found: Found = { is: 'ready' }
  /** Letters to be handed over: those about changes go before the many that an organiser sends at once. */
  readonly #urgent: Errand[] = []
  readonly #others: Errand[] = []
  /** Of both, and those under way; `<roomId>/<letterId>`. */
  readonly #inHand = new Set<string>()
  readonly #underWay = new Set<Promise<void>>()
  #stopped = false

  constructor(means: OfficeMeans) {
    this.#means = means
    this.#post = new Post(means.config)
    this.#rounds = new Rounds(means, (roomId) => this.#lookAt(roomId))
  }

  get server(): Exclude<MailServer, { is: 'none' }> {
    const { from } = this.#post
    if (this.#found.is === 'ready') return { is: 'ready', from }
    const { since, words } = this.#found
    return { is: 'down', from, since: new Date(since).toISOString(), words }
  }

  /** Something changed for a room's letters: an organiser sent some, or set them otherwise. */
  look(roomId: RoomId): void {
    this.#rounds.soon(roomId)
  }

  /** Hands one letter over at once, past the outbox. */
  async sendNow(letter: Addressed): Promise<Delivery> {
    const delivery = await this.#post.send(letter)
    this.#take(delivery)
    return delivery
  }

  /** Takes nothing more, and waits a little for what is being handed over. */
  async stop(): Promise<void> {
    this.#stopped = true
    this.#rounds.stop()
    const over = new Promise<void>((resolve) => setTimeout(resolve, STOP_MS).unref())
    await Promise.race([Promise.all(this.#underWay), over])
    this.#post.close()
  }

  /** Writes what is due and takes in hand what may go. When to look again; undefined: when something happens. */
  async #lookAt(roomId: RoomId): Promise<Instant | undefined> {
    const { store, rooms, clock } = this.#means
    const outbox = new Outbox(store.beside, roomId)
    if (!(await outbox.isActive())) return undefined
    const host = await rooms.get(roomId)
    if (!host) return undefined
    await host.upToDate()
    let mail = await outbox.read()
    const now = clock.now()
    const { letters, lookAt } = lettersDue({ room: host.room, words: host.state.personal.words, mail, now })
    if (letters.length > 0) {
      await outbox.write(letters)
      mail = await outbox.read()
    }
    const waiting = [...mail.letters].filter(([, { state }]) => state === 'waiting')
    const later: Instant[] = []
    for (const [id, letter] of waiting) {
      const ready = readyAt(mail, letter)
      if (ready > now) later.push(ready)
      else this.#takeInHand({ roomId, outbox, mail, id }, letter)
    }
    this.#handOver()
    return earliest([...later, lookAt])
  }

  #takeInHand(errand: Errand, { kind }: OutboxLetter): void {
    const name = `${errand.roomId}/${errand.id}`
    if (this.#inHand.has(name)) return
    this.#inHand.add(name)
    ;(kind === 'changes' ? this.#urgent : this.#others).push(errand)
  }

  /** As many at once as there are connections; one alone while the server is away, to see whether it is there again. */
  #handOver(): void {
    while (!this.#stopped) {
      const { is } = this.#found
      const most = is === 'down' ? 1 : CONNECTIONS
      if (this.#underWay.size >= most) return
      if (this.#found.is === 'down' && this.#means.clock.now() < this.#found.probeAt) return this.#putBack()
      const errand = this.#urgent.shift() ?? this.#others.shift()
      if (!errand) return
      const going = this.#go(errand)
        .catch((error: unknown) => {
          if (!(error instanceof StoreUnreachable))
            this.#means.log.warn({ err: error }, 'a letter could not be handed over')
        })
        .finally(() => {
          this.#underWay.delete(going)
          this.#inHand.delete(`${errand.roomId}/${errand.id}`)
          this.#handOver()
        })
      this.#underWay.add(going)
    }
  }

  /** Nothing goes before the server is tried again: the rooms are looked at then. */
  #putBack(): void {
    if (this.#found.is !== 'down') return
    for (const { roomId, id } of [...this.#urgent.splice(0), ...this.#others.splice(0)]) {
      this.#inHand.delete(`${roomId}/${id}`)
      this.#rounds.at(roomId, this.#found.probeAt)
    }
  }

  async #go({ roomId, outbox, mail, id }: Errand): Promise<void> {
    const { clock, links, publicUrl, rooms } = this.#means
    const taken = await outbox.take(mail, id, clock.now())
    if (!taken) return
    const { letter, number } = taken
    // Who ended letters since the room was looked at is not written to.
    const { settings, isOff } = await outbox.readFor(letter.participantId)
    // It may have been let go and loaded anew: many letters take minutes.
    const host = await rooms.get(roomId)
    if (!host) return
    await host.upToDate()
    const now = clock.now()
    const told = host.room.version
    const ready = addressed(deskOf(host, settings, links, publicUrl, now), letter, isOff)
    if (ready === 'needless' || ready === 'no-address') {
      const state = ready === 'needless' ? ready : 'refused'
      await outbox.settle({ ...letter, tries: number, state, doneAt: now })
      return
    }
    const delivery = await this.#post.send(ready)
    this.#take(delivery)
    const { address } = ready.to
    const probeAt = this.#found.is === 'down' ? this.#found.probeAt : now
    const after = settled(letter, number, delivery, { now: clock.now(), told, address, probeAt })
    await outbox.settle(after)
    if (after.state === 'waiting') this.#rounds.at(roomId, after.notBefore)
  }

  /** What a delivery says of the server. */
  #take(delivery: Delivery): void {
    const { metrics, clock, log } = this.#means
    metrics.letters.inc({ result: delivery.is })
    if (delivery.is !== 'down') {
      this.#found = { is: 'ready' }
      return
    }
    const now = clock.now()
    // Others were under way when it was found to be away: they say nothing new.
    if (this.#found.is === 'down' && now < this.#found.probeAt) return
    const before = this.#found.is === 'down' ? this.#found : { since: now, probes: 0 }
    if (before.probes === 0) log.warn('the mail server takes no letters; they wait')
    const probeAt = now + PROBE_S[Math.min(before.probes, PROBE_S.length - 1)]! * 1000
    this.#found = { is: 'down', since: before.since, words: delivery.words, probes: before.probes + 1, probeAt }
  }
}

/** Undefined where this server sends no mail. */
export function officeFor({
  config: { mail, publicUrl },
  ...means
}: Omit<OfficeMeans, 'config' | 'publicUrl'> & { config: Config }): Office | undefined {
  return mail && publicUrl !== undefined ? new Office({ ...means, config: mail, publicUrl }) : undefined
}
