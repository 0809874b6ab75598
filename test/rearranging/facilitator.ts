import { io, type Socket } from 'socket.io-client'
import { Conversation } from '../../client/room/conversation.ts'
import type { Letter } from '../../client/room/outbox.ts'
import type { Answer, ClientToServer, ServerToClient } from '../../shared/protocol.ts'
import type { Chance } from '../histories/world/chance.ts'
import { late } from '../histories/world/late.ts'
import { nextDeed, type Bustle, type Deed } from './deeds.ts'
import { HeldBoard } from './held-board.ts'
import type { Script } from './script.ts'
import type { SlowLine } from './slow-line.ts'

/** How many commands one has under way at most while the line is there, and while it is cut: then one drags on for a while. */
const UNDER_WAY = { open: 2, cut: 4 }
/** ms */
const THINKING = { least: 0, most: 25 }
const CUT = { least: 60, most: 900 }
const SHARE = { cut: 1 / 40, askedAgain: 1 / 40 }

/** One command, how often it went over the wire, and what came of it. */
export interface Asked {
  letter: Letter & Deed
  sent: number
  answer?: Answer
  /** Of the same letter, sent again after its answer (L3). */
  again?: Answer
}

/** Who facilitates, by which link and line. */
export interface Seat {
  index: number
  token: string
  line: SlowLine
}

/** One facilitator's browser: the product's own conversation, outbox and reducer over a real socket, by a line that gets cut. */
export class Facilitator {
  readonly asked: Asked[] = []
  readonly clientId: string
  readonly board: HeldBoard
  cuts = 0
  readonly #seat: Seat
  readonly #chance: Chance
  readonly #socket: Socket<ServerToClient, ClientToServer>
  readonly #conversation: Conversation
  readonly #waiting = new Set<() => void>()
  #underWay = 0

  constructor(seat: Seat, chance: Chance) {
    this.#seat = seat
    this.#chance = chance
    this.clientId = `board-${seat.index}`
    this.board = new HeldBoard(() => this.#wake())
    this.#socket = io(seat.line.url, {
      transports: ['websocket'],
      forceNew: true,
      reconnectionDelay: 30,
      reconnectionDelayMax: 150,
      auth: (say) => say(this.#conversation.handshake(seat.token)),
    })
    const socket = this.#socket
    const wire = {
      get active() {
        return socket.active
      },
      send: (letter: Letter, answer: (answer: Answer) => void) => this.#send(letter, answer),
      connect: () => void socket.connect(),
      disconnect: () => void socket.disconnect(),
    }
    this.#conversation = new Conversation(wire, this.board, (ms, callback) => setTimeout(callback, ms))
    socket.on('welcome', () => this.#conversation.welcomed())
    socket.on('view', (view) => this.#conversation.view(view))
    socket.on('changes', (changes) => this.#conversation.changes(changes))
    socket.on('disconnect', () => this.#conversation.dropped())
    socket.on('connect_error', (error: Error & { data?: { code?: string } }) =>
      this.#conversation.refused(error.data?.code),
    )
  }

  /** Acts while `take` says that there is more to do, and cuts the line meanwhile. Resolves when all of it is answered. */
  async play(take: () => boolean, bustle: Bustle, script: Script): Promise<void> {
    const { index, line } = this.#seat
    while (take()) {
      await this.until(() => this.#underWay < (line.isCut ? UNDER_WAY.cut : UNDER_WAY.open))
      const deed = nextDeed(this.#chance, this.board.view!, this.board.copy, bustle)
      script.dragged(index, deed)
      void this.#ask(deed)
      if (!line.isCut && this.#chance.is(SHARE.cut)) void this.#cutLine(script)
      await late(this.#chance.between(THINKING.least, THINKING.most))
    }
    await this.until(() => this.#underWay === 0 && !line.isCut)
  }

  /** Resolves when `check` holds; looked at whenever something was heard. */
  async until(check: () => boolean): Promise<void> {
    while (!check()) await new Promise<void>((resolve) => this.#waiting.add(resolve))
  }

  leave(): void {
    this.#socket.disconnect()
  }

  async #ask(deed: Deed): Promise<void> {
    const letter = { ...deed, clientId: this.clientId, seq: this.asked.length + 1 }
    const asked: Asked = { letter, sent: 0 }
    this.asked.push(asked)
    this.#underWay++
    asked.answer = await this.#conversation.ask(letter)
    this.#underWay--
    this.#wake()
    if (!asked.answer.ok || !this.#socket.connected || !this.#chance.is(SHARE.askedAgain)) return
    this.#socket.emit('command', letter, (again) => (asked.again = again))
  }

  #send(letter: Letter, answer: (answer: Answer) => void): void {
    this.asked[letter.seq - 1]!.sent++
    this.#socket.emit('command', letter, answer)
  }

  async #cutLine(script: Script): Promise<void> {
    const { index, line } = this.#seat
    this.cuts++
    line.cut()
    script.cut(index)
    await late(this.#chance.between(CUT.least, CUT.most))
    line.mend()
    script.mended(index)
    this.#wake()
  }

  #wake(): void {
    const waiting = [...this.#waiting]
    this.#waiting.clear()
    for (const wake of waiting) wake()
  }
}
