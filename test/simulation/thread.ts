import type { Ears, Ending, Line } from '../../server/line.ts'
import type { Packet } from '../../server/rooms/packet.ts'
import type { Answer, Handshake, Welcome } from '../../shared/protocol.ts'
import type { Letter } from '../../client/room/outbox.ts'
import type { Chance } from './chance.ts'
import type { Faults, SmallFault } from './faults.ts'
import type { Timeline } from './timeline.ts'

/** A line without a sign of life is given up after this long: a ping is missed. ms */
const PING_MISSED_MS: readonly [number, number] = [20_000, 45_000]

/** What a thread needs of the world around it. */
export interface NetSurroundings {
  timeline: Timeline
  chance: Chance
  faults: Faults
  struck(fault: SmallFault): void
}

/** The client's end. */
export interface ClientEnd {
  welcome(welcome: Welcome): void
  packet(packet: Packet): void
  /** Not let in. */
  refused(code: string): void
  endedBy(code: Ending): void
  /** The line is gone. */
  closed(thread: Thread): void
}

/** The server's end, before there is a session. */
export interface ServerEnd {
  knock(handshake: Handshake, thread: Thread): void
  /** Has the node do something, unless it is not there any more; a paused one does it later. */
  asNode(act: () => void): void
  commanded(letter: Letter, thread: Thread): void
  answered(letter: Letter, thread: Thread): void
  gone(thread: Thread): void
}

/** One line between a client and a node: a socket of virtual time, with all that may go wrong with one. */
export class Thread implements Line {
  /** Something came over it that TCP would not have let through: what the client sees may have gaps until it comes again. */
  isOdd = false
  readonly #net: NetSurroundings
  readonly #client: ClientEnd
  readonly #server: ServerEnd
  #ears: Ears | undefined
  #serverOpen = true
  #clientOpen = true
  #writable = true
  readonly #dead = { up: false, down: false }
  readonly #last = { up: 0, down: 0 }

  constructor(net: NetSurroundings, client: ClientEnd, server: ServerEnd) {
    this.#net = net
    this.#client = client
    this.#server = server
  }

  // The server's side.

  get isOpen(): boolean {
    return this.#serverOpen
  }

  listen(ears: Ears): void {
    this.#ears = ears
  }

  welcome(welcome: Welcome): void {
    this.#carry('down', () => this.#client.welcome(welcome))
  }

  writable(): boolean {
    return this.#writable
  }

  write(packet: Packet): void {
    this.#carry('down', () => this.#client.packet(packet))
    if (this.#writable && this.#strikes('slow reader')) {
      this.#writable = false
      this.#net.timeline.after(this.#net.chance.among(200, 10_000), () => {
        this.#writable = true
        if (this.#serverOpen) this.#server.asNode(() => this.#ears?.ready())
      })
    }
  }

  end(code: Ending): void {
    this.#carry('down', () => this.#client.endedBy(code))
    this.closeServer()
    this.#net.timeline.after(this.#last.down - this.#net.timeline.now + 1, () => this.closeClient())
  }

  close(): void {
    this.closeServer()
    this.cut()
  }

  refuse(code: string): void {
    this.#carry('down', () => this.#client.refused(code))
    this.closeServer()
  }

  /** The server learns that the line is gone. */
  closeServer(): void {
    if (!this.#serverOpen) return
    this.#serverOpen = false
    this.#server.gone(this)
    this.#ears?.closed()
  }

  // The client's side.

  knock(handshake: Handshake): void {
    this.#carry('up', () => this.#server.knock(handshake, this))
  }

  send(letter: Letter, answer: (answer: Answer) => void): void {
    this.#carry('up', () => {
      this.#server.commanded(letter, this)
      this.#ears?.command(letter, (said: Answer) => {
        this.#server.answered(letter, this)
        this.#carry('down', () => answer(said))
      })
    })
  }

  /** The client learns that the line is gone. */
  closeClient(): void {
    if (!this.#clientOpen) return
    this.#clientOpen = false
    this.#client.closed(this)
  }

  /** The client goes; the server hears of it, or finds out. */
  hangUp(): void {
    this.closeClient()
    if (this.#dead.up) return
    this.#carry('up', () => this.closeServer())
    this.#dead.up = true
  }

  // What may happen to it.

  /** Both ends learn soon that it is gone. */
  cut(): void {
    const { timeline, chance } = this.#net
    timeline.after(chance.among(0, 100), () => this.closeClient())
    timeline.after(chance.among(0, 100), () => this.#server.asNode(() => this.closeServer()))
  }

  /** Nothing goes this way any more; both ends learn it when a ping is missed. */
  goDead(...ways: ('up' | 'down')[]): void {
    const { timeline, chance } = this.#net
    for (const way of ways) this.#dead[way] = true
    timeline.after(chance.among(...PING_MISSED_MS), () => this.closeClient())
    timeline.after(chance.among(...PING_MISSED_MS), () => this.#server.asNode(() => this.closeServer()))
  }

  #carry(way: 'up' | 'down', arrive: () => void): void {
    const { timeline } = this.#net
    if (this.#dead[way] || (way === 'down' && !this.#serverOpen)) return
    if (this.#strikes('half-open line')) return this.goDead(way)
    if (this.#strikes('lost message')) return this.goDead('up', 'down')
    const overtakes = this.#last[way] > timeline.now && this.#strikes('overtaking message')
    const copies = this.#strikes('doubled message') ? 2 : 1
    if (overtakes || copies > 1) this.#turnOdd()
    for (let i = 0; i < copies; i++) {
      const at = timeline.now + this.#latency()
      const arrivesAt = overtakes ? timeline.now : Math.max(at, this.#last[way])
      this.#last[way] = Math.max(arrivesAt, this.#last[way])
      timeline.after(arrivesAt - timeline.now, () => {
        if (way === 'down') {
          if (this.#clientOpen) arrive()
        } else this.#server.asNode(() => this.#serverOpen && arrive())
      })
    }
  }

  #turnOdd(): void {
    if (this.isOdd) return
    this.isOdd = true
    this.#net.timeline.after(this.#net.chance.among(500, 15_000), () => this.cut())
  }

  #latency(): number {
    const { chance } = this.#net
    return this.#strikes('slow message') ? chance.among(50, 3_000) : 1 + chance.random() * 30
  }

  #strikes(fault: SmallFault): boolean {
    const strikes = this.#net.chance.happens(this.#net.faults[fault] ?? 0)
    if (strikes) this.#net.struck(fault)
    return strikes
  }
}
