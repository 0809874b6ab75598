import { Conversation, type ViewKeeper, type Wire } from '../../client/room/conversation.ts'
import type { Letter } from '../../client/room/outbox.ts'
import { cursorsOf, withChanges, withWhole, type Views } from '../../client/room/views.ts'
import type { Ending } from '../../server/line.ts'
import type { Packet } from '../../server/rooms/packet.ts'
import type { Command } from '../../shared/commands.ts'
import type { Answer, Audience, Changes, Cursor, WholeView } from '../../shared/protocol.ts'
import type { Issuer } from '../../shared/roles.ts'
import type { Chance } from './chance.ts'
import type { ClientEnd, Thread } from './thread.ts'
import type { Timeline } from './timeline.ts'

/** As in socket.io-client, with the client's settings. ms */
const RECONNECT_MS = { first: 300, most: 5_000 }
const HELLO_MS = 20_000

/** What a device needs of the world around it. */
export interface DeviceSurroundings {
  timeline: Timeline
  chance: Chance
  /** A fresh thread to some node. */
  dial(device: Device): Thread
  /** The event and what it says. Parsed once for all who hear it: nobody changes what they were told. */
  decoded(packet: Packet): [event: string, message: unknown]
  received(device: Device, audience: Audience, before: Views, message: WholeView | Changes): void
  asked(device: Device, letter: Letter): void
  answered(device: Device, letter: Letter, answer: Answer): void
  /** Something came that does not follow: the client comes again. */
  gap(device: Device): void
  /** Not let in. */
  refused(code: string): void
}

/** One browser in the room: the client's own conversation and views, over a thread of virtual time. */
export class Device implements ClientEnd, ViewKeeper, Wire {
  readonly name: string
  readonly issuer: Exclude<Issuer, { role: 'room' | 'applicant' }>
  readonly clientId: string
  views: Views = new Map()
  thread: Thread | undefined
  isOnline = true
  readonly #token: string
  readonly #at: DeviceSurroundings
  readonly #conversation: Conversation
  readonly #letters: Letter[] = []
  #seq = 0
  #wanted = false
  #attempts = 0
  #greeted: Thread | undefined
  #nextDial = () => {}
  /** Letters whose answer is still out. */
  readonly waiting = new Set<number>()

  constructor(who: { name: string; issuer: Device['issuer']; token: string }, surroundings: DeviceSurroundings) {
    this.name = who.name
    this.issuer = who.issuer
    this.clientId = `c-${who.name}`
    this.#token = who.token
    this.#at = surroundings
    this.#conversation = new Conversation(this, this, (ms, callback) => surroundings.timeline.after(ms, callback))
  }

  get ended(): Ending | undefined {
    return this.#conversation.ended
  }

  /** The audiences it should hold a view of. */
  get audiences(): Audience[] {
    const { issuer } = this
    if (issuer.role === 'participant') return ['floor', `person:${issuer.participantId}`]
    return [issuer.role === 'screen' ? 'screen' : 'staff']
  }

  ask(command: Command): void {
    const letter = { ...command, clientId: this.clientId, seq: ++this.#seq }
    this.#letters.push(letter)
    this.waiting.add(letter.seq)
    this.#at.asked(this, letter)
    void this.#conversation.ask(letter).then(() => this.waiting.delete(letter.seq))
  }

  /** Sends one of its letters once more, as a program might that is not sure. Before it is greeted nobody would hear it. */
  askAgain(chance: Chance): void {
    const isHeard = this.thread !== undefined && this.thread === this.#greeted
    if (isHeard && this.#letters.length > 0) this.send(chance.pick(this.#letters), () => {})
  }

  goOffline(): void {
    this.isOnline = false
    const { thread } = this
    thread?.goDead('up', 'down')
    thread?.closeClient()
    // Some networks tell the server, some do not.
    if (this.#at.chance.happens(0.5)) thread?.cut()
  }

  goOnline(): void {
    if (this.isOnline) return
    this.isOnline = true
    this.#attempts = 0
    if (this.#wanted && !this.thread) this.#dialAfter(0)
  }

  // As the wire of its conversation.

  get active(): boolean {
    return this.#wanted
  }

  send(letter: Letter, answer: (answer: Answer) => void): void {
    this.thread?.send(letter, (said) => {
      this.#at.answered(this, letter, said)
      answer(said)
    })
  }

  connect(): void {
    if (this.#wanted) return
    this.#wanted = true
    this.#dialAfter(0)
  }

  disconnect(): void {
    this.#wanted = false
    this.#nextDial()
    this.thread?.hangUp()
  }

  // As the keeper of its views.

  begin(whole: WholeView): void {
    const before = this.views
    this.views = withWhole(before, whole)
    this.#at.received(this, whole.audience, before, whole)
  }

  receive(changes: Changes): boolean {
    const before = this.views
    const after = withChanges(before, changes)
    if (!after) {
      this.#at.gap(this)
      return false
    }
    this.views = after
    this.#at.received(this, changes.audience, before, changes)
    return true
  }

  cursors(): Record<string, Cursor> {
    return cursorsOf(this.views)
  }

  // As the client's end of its thread.

  welcome(): void {
    this.#attempts = 0
    this.#greeted = this.thread
    this.#conversation.welcomed()
  }

  packet(packet: Packet): void {
    const [event, message] = this.#at.decoded(packet)
    if (event === 'view') this.#conversation.view(message as WholeView)
    else this.#conversation.changes(message as Changes)
  }

  refused(code: string): void {
    this.#at.refused(code)
    this.#wanted = false
    this.thread?.closeClient()
    this.#conversation.refused(code)
  }

  /** Named apart from the state `ended`: the server says so. */
  endedBy(code: Ending): void {
    this.#conversation.end(code)
  }

  closed(thread: Thread): void {
    if (this.thread !== thread) return
    this.thread = undefined
    this.#conversation.dropped()
    if (this.#wanted) {
      const { first, most } = RECONNECT_MS
      this.#dialAfter(Math.min(most, first * 2 ** this.#attempts++) * (0.5 + this.#at.chance.random()))
    }
  }

  #dialAfter(ms: number): void {
    this.#nextDial()
    this.#nextDial = this.#at.timeline.after(ms, () => {
      if (!this.#wanted || !this.isOnline || this.thread) return
      const thread = this.#at.dial(this)
      this.thread = thread
      this.#at.timeline.after(HELLO_MS, () => this.#greeted === thread || thread.hangUp())
      thread.knock(this.#conversation.handshake(this.#token))
    })
  }
}
