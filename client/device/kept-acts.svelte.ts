import { expiresAt, isUndecided, type Keepable, type KnownTimes } from '../../shared/kept.ts'
import type { Answer } from '../../shared/protocol.ts'
import type { Letter } from '../room/outbox.ts'
import { ActStore } from './act-store.ts'
import type { Device } from './device.ts'
import type { KeptAct } from './store.ts'
import { inTurn, type StillHere } from './turn.ts'

/** The line to the room, as those need it who send what was kept. */
export interface SendingLine {
  /** It is there, and what is known of the room is true now. */
  isLive(): boolean
  /** Undefined: no answer came. */
  send(letter: Letter): Promise<Answer | undefined>
  /** ms by the room's clock. */
  now(): number
  known: KnownTimes
  /** The room cannot store now; who sends is told when to try again. */
  cannotStore(): void
}

/** How long a room that is busy is left alone where it does not say, in ms. */
const BUSY_MS = 500

/**
 * Acts of one link: each lies on the device before it is sent, and until its answer has been shown (L3). One tab at a time sends them, in
 * the order in which they were made.
 */
export class KeptActs {
  /** In the order in which they were made. */
  all = $state.raw<readonly KeptAct[]>([])
  readonly #device: Device
  readonly #acts: ActStore
  readonly #line: SendingLine
  readonly #others: BroadcastChannel
  /** Who waits in this tab for an answer in place, by `seq`. */
  readonly #waiting = new Map<number, (answer: Answer | 'kept') => void>()
  #looked = Promise.resolve()
  #sending = false
  #more = false

  constructor(device: Device, line: SendingLine) {
    this.#device = device
    this.#acts = new ActStore(device.store, device.link)
    this.#line = line
    this.#others = new BroadcastChannel(`rondo:${device.link}`)
    this.#others.onmessage = () => void this.#look().catch(() => undefined)
    this.#look().catch(() => undefined)
  }

  /** Resolves with the room's answer, or with 'kept' as soon as nobody should wait for it any more. @throws where the device keeps nothing */
  async keep(command: Keepable): Promise<Answer | 'kept'> {
    const isLive = this.#line.isLive()
    const seq = await this.#acts.add(command, this.#line.now(), !isLive)
    const answered = isLive ? new Promise<Answer | 'kept'>((resolve) => this.#waiting.set(seq, resolve)) : 'kept'
    await this.#changed().catch(() => undefined)
    this.send()
    return answered
  }

  /** Sends what waits, if there is a line. */
  send(): void {
    this.#more = true
    if (!this.#sending) void this.#sendAll()
  }

  /** The line is away for longer: what waits for an answer gets a row on the page instead. */
  lineLost(): void {
    for (const seq of [...this.#waiting.keys()]) void this.#letGo(seq)
  }

  takeBack(seq: number): Promise<boolean> {
    return this.#andTell(this.#acts.takeBack(seq))
  }

  /** Its owner has read what became of it. */
  read(seqs: readonly number[]): Promise<void> {
    return this.#andTell(this.#acts.remove(seqs))
  }

  close(): void {
    this.#others.close()
  }

  async #sendAll(): Promise<void> {
    this.#sending = true
    try {
      while (this.#more && this.#line.isLive()) {
        this.#more = false
        await inTurn(this.#device.store, this.#device.link, (stillHere) => this.#sendInOrder(stillHere))
      }
    } catch {
      // The browser took the storage away: what was to be sent is gone with it, and said so nowhere else.
      for (const resolve of this.#waiting.values()) resolve('kept')
    } finally {
      this.#sending = false
    }
  }

  async #sendInOrder(stillHere: StillHere): Promise<void> {
    while (this.#line.isLive()) {
      const act = await this.#acts.next()
      if (!act) return
      await stillHere()
      const outcome = await this.#outcomeOf(act)
      if (!outcome) return
      if (outcome !== 'again') await this.#andTell(this.#acts.change(act.seq, { outcome }))
    }
  }

  /** Undefined: no more can be sent now. */
  async #outcomeOf({ seq, clientId, command, inRow }: KeptAct): Promise<KeptAct['outcome'] | 'again' | undefined> {
    // What somebody asks for now is the room's to judge.
    if (inRow && this.isExpired(command)) return 'expired'
    const answer = await this.#line.send({ ...command, clientId, seq })
    if (!answer || answer.ok || !isUndecided(answer.code)) return answer
    if (answer.code === 'busy') {
      await new Promise((resolve) => setTimeout(resolve, answer.retryAfterMs ?? BUSY_MS))
      return 'again'
    }
    this.#line.cannotStore()
    await this.#letGo(seq)
    return undefined
  }

  /** [K3] By what is known of the room here. */
  isExpired(command: Keepable): boolean {
    const at = expiresAt(command, this.#line.known)
    return at !== undefined && at <= this.#line.now()
  }

  async #letGo(seq: number): Promise<void> {
    await this.#acts.change(seq, { inRow: true })
    this.#waiting.get(seq)?.('kept')
    this.#waiting.delete(seq)
    await this.#changed()
  }

  async #andTell<T>(done: Promise<T>): Promise<T> {
    const result = await done
    await this.#changed()
    return result
  }

  /** Something is new on the device: the other tabs look too. */
  async #changed(): Promise<void> {
    this.#others.postMessage('acts')
    await this.#look()
  }

  /** One look after another, so that an older one never covers a newer. */
  #look(): Promise<void> {
    this.#looked = this.#looked.catch(() => undefined).then(() => this.#lookNow())
    return this.#looked
  }

  async #lookNow(): Promise<void> {
    this.all = await this.#acts.all()
    const told = this.all.filter(({ seq, outcome }) => outcome !== undefined && this.#waiting.has(seq))
    if (told.length === 0) return
    // Read where it was asked for: nothing of it needs to stay.
    await this.#acts.remove(told.map(({ seq }) => seq))
    this.all = this.all.filter((act) => !told.includes(act))
    for (const { seq, outcome } of told) {
      this.#waiting.get(seq)?.(outcome === 'expired' || !outcome ? { ok: false, code: 'too-late' } : outcome)
      this.#waiting.delete(seq)
    }
  }
}
