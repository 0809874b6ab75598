import assert from 'node:assert/strict'
import { setTimeout as pause } from 'node:timers/promises'
import type { Answer, Audience } from '../../shared/protocol.ts'
import { Guest } from '../server/house.ts'
import { nextWish, type Part } from './load.ts'

type Ok = Extract<Answer, { ok: true }>

/** A command as it was sent: `clientId`, `seq`, `type` and its fields. */
type Sent = { clientId: string; seq: number } & Record<string, unknown>

/** What every visitor calls its device. */
export const CLIENT = 'phone'
/** After "the store cannot be reached" a client waits a moment before it asks again, in ms. */
const ASK_AGAIN = 50

/** One person's device in the hall: comes back after every crash with what it holds, and sends again what was not answered. */
export class Visitor {
  readonly part: Part
  readonly #token: string
  #guest: Guest | undefined
  #seq = 0
  /** Sent, and not answered yet. */
  #underWay: Sent | undefined
  readonly answered: { sent: Sent; answer: Ok }[] = []
  /** How often it was answered anything. */
  answers = 0
  /** Refusals because the store could not be reached, each with the ms that it took. */
  readonly refusals: number[] = []

  constructor(part: Part, token: string) {
    this.part = part
    this.#token = token
  }

  get audiences(): Audience[] {
    return this.part.role === 'participant' ? ['floor', `person:${this.part.speaker}`] : ['staff']
  }

  get guest(): Guest {
    return this.#guest!
  }

  /** Whether it came in and was shown its views. */
  async come(url: string): Promise<boolean> {
    const views = this.#guest?.views ?? new Map()
    const cursors = [...views.values()].map(({ cursor }) => cursor)
    const guest = new Guest(url, this.#token, { views, cursors })
    let gone = false
    const refused = new Promise<void>((resolve) => {
      guest.socket.once('connect_error', () => resolve())
      guest.socket.once('disconnect', () => {
        gone = true
        resolve()
      })
    })
    const shown = () => guest.received.length >= this.audiences.length
    await Promise.race([guest.until(() => shown() || gone), refused])
    if (shown()) this.#guest = guest
    else guest.leave()
    return shown()
  }

  /** Sends a few commands that were answered earlier once more. @throws AssertionError for another answer than the first. */
  async repeat(count: number, random: () => number): Promise<number> {
    let repeated = 0
    for (let i = 0; i < count && this.answered.length > 0; i++) {
      const { sent, answer } = this.answered[Math.floor(random() * this.answered.length)]!
      const again = await this.#send(sent)
      if (!again?.ok) continue
      assert.deepEqual(saidBy(again), saidBy(answer), `[L3] ${this.part.speaker} ${sent.seq} is answered as before`)
      repeated++
    }
    return repeated
  }

  /** Sends one command after another until the line breaks, or `until` says so after an answer. */
  async act(random: () => number, until: () => boolean = () => false): Promise<void> {
    while (this.guest.socket.connected && !until()) {
      this.#underWay ??= this.#wish(random)
      const sent = this.#underWay
      const asked = performance.now()
      const answer = await this.#send(sent)
      if (!answer) return
      if (!answer.ok && (answer.code === 'store-unreachable' || answer.code === 'busy')) {
        this.refusals.push(performance.now() - asked)
        await pause(ASK_AGAIN)
        continue
      }
      this.#underWay = undefined
      if (answer.ok) this.answered.push({ sent, answer })
    }
  }

  leave(): void {
    this.#guest?.leave()
  }

  #wish(random: () => number): Sent {
    const seq = ++this.#seq
    return { clientId: CLIENT, seq, ...nextWish(this.part, this.guest, seq, random) }
  }

  /** Undefined where the line broke before an answer. */
  async #send(sent: Sent): Promise<Answer | undefined> {
    const answer = await this.guest.sendAs(sent).catch(() => undefined)
    if (answer) this.answers++
    return answer
  }
}

/** What has to be the same in a repeated answer: not the cursor, and not addresses, which name the server's port. */
export function saidBy({ ok: _, ...answer }: Ok): Record<string, unknown> {
  return Object.fromEntries(Object.entries(answer).filter(([field]) => !['cursor', 'link', 'calendar'].includes(field)))
}
