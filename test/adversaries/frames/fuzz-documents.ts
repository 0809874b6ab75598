import * as decoding from 'lib0/decoding'
import type { Answer } from '../../../shared/protocol.ts'
import { closeCodes, messageStored } from '../../../shared/documents.ts'
import type { Guest } from '../../server/house.ts'
import { ticketFor, Writer } from '../../yjs/writer.ts'
import type { Hall } from '../hall.ts'
import type { Chance } from './chance.ts'
import { greeting, lastWords, odd, question, sane } from './document-talk.ts'
import type { FuzzedRoom, Link } from './fuzz.ts'
import { FuzzLine } from './fuzz-line.ts'
import type { Message } from './packets.ts'
import { Pen } from './pen.ts'
import { brokenFrame, frame, framed } from './wire.ts'

/** Messages that are on their way before it is looked whether they were taken. */
const AHEAD = 12
/** Lines of one person, one after another. */
const LINES = 6
/** With these a line may end at any time: what it sent cost too much, or came too fast, or the document was begun anew. */
const anyTime: readonly number[] = [closeCodes.costly, closeCodes.rate, closeCodes.comeAgain]
const ours: readonly number[] = Object.values(closeCodes)

interface Findings {
  wrong: string[]
  count(frames: number): void
  tally(what: string, times: number): void
}

/** Where tickets are asked for. */
interface Desk {
  line: FuzzLine
  clientId: string
  asked: number
}

/** Lines to documents, with right tickets and with others, on which anything is said. */
export class DocumentTalk {
  readonly #hall: Hall
  readonly #found: Findings

  constructor(hall: Hall, found: Findings) {
    this.#hall = hall
    this.#found = found
  }

  /** One person's lines, one after another, each from its ticket to its end. */
  async talk(chance: Chance, address: string, room: FuzzedRoom, clientId: string): Promise<void> {
    const staff = room.links.filter(({ isStaff }) => isStaff)
    const link = chance.pick(chance.once(2) ? staff : room.links)
    const desk = await this.#desk(link, address, clientId)
    for (let lines = LINES; lines > 0 && desk; lines--) {
      const document = chance.pick([...room.documents, { name: chance.pick(invented), ofStaff: true }])
      const ticket = await this.#ticket(desk, document.name)
      if (ticket === undefined) await this.#asStranger(chance, address, room.roomId, document.name)
      else if (!link.isStaff && document.ofStaff) this.#wrong(`${link.speaker} may open ${document.name}`)
      else
        await this.#asSomebody(
          chance,
          desk,
          await this.#open(address, room.roomId, document.name, ticket),
          document.name,
        )
    }
    desk?.line.leave()
  }

  /** First what is right, all of which is taken and stored; then what is not. */
  async #asSomebody(chance: Chance, desk: Desk, line: FuzzLine, document: string): Promise<void> {
    let heard = 0
    let stored = 0
    line.onBinary = (payload) => {
      // Step 2 of sync: the answer to our question.
      if (payload[0] === 0 && payload[1] === 1) heard++
      if (payload[0] === messageStored) stored = decoding.readVarUint(decoding.createDecoder(payload.subarray(1)))
    }
    const pen = new Pen(chance)
    const mayWrite = document !== 'board'
    this.#write(chance, line, [greeting])
    let toStore = 1
    for (let batch = chance.int(3); batch >= 0; batch--) {
      const said = Array.from({ length: AHEAD }, () => sane(chance, pen, mayWrite))
      toStore += said.filter(({ stores }) => stores).length
      this.#write(
        chance,
        line,
        said.map(({ message }) => message),
      )
      await line.until(() => stored === toStore)
      if (stored === toStore) continue
      const isRight = anyTime.includes(line.closedWith ?? -1) || (await this.#ticket(desk, document)) === undefined
      if (!isRight) this.#wrong(`${document}: ${stored} of ${toStore} stored, ${toldOf(line)}`)
      return line.leave()
    }
    this.#found.tally('stored', stored)
    if (chance.once(3)) await this.#asks(chance, line, () => heard, odd(chance, pen))
    else if (chance.once(3)) await this.#ends(line, brokenFrame(chance), undefined)
    else {
      const { messages, closes } = lastWords(chance, pen, mayWrite)
      await this.#ends(line, Buffer.concat(messages.map((message) => framed(chance, message))), closes)
    }
    line.leave()
  }

  /** What is stored is still a document that anybody can open, whole. */
  async compare(roomId: string, staff: Guest, document: string): Promise<void> {
    const ticket = await ticketFor(staff, document).catch(() => undefined)
    // A plan may have been dropped, a meeting's people erased.
    if (ticket === undefined) return
    const opening = Writer.with(this.#hall, { roomId }, document, ticket)
    const late = new Promise<undefined>((resolve) => setTimeout(resolve, 10_000))
    const reader = await Promise.race([opening, late])
    if (!reader?.provider.synced) return this.#wrong(`${document} does not open any more: ${reader?.closedWith}`)
    const { pendingStructs, pendingDs } = reader.doc.store
    if (pendingStructs !== null || pendingDs !== null) this.#wrong(`${document} is not whole`)
    reader.leave()
    const damaged = this.#hall.log().find(({ line }) => line.includes('cannot be read'))
    if (damaged) this.#wrong(damaged.line)
  }

  /** A line into the room, to ask for tickets; undefined: it was not let in, as too many came. */
  async #desk({ token }: Link, address: string, clientId: string): Promise<Desk | undefined> {
    const line = await FuzzLine.open(this.#hall.url, address)
    this.#found.count(1)
    line.write(frame({ opcode: 1, payload: Buffer.from(`40${JSON.stringify({ token })}`) }))
    await line.until(() => line.hello !== undefined)
    return line.hello?.startsWith('0') ? { line, clientId, asked: 0 } : undefined
  }

  /** Undefined: it was refused. */
  async #ticket(desk: Desk, document: string): Promise<string | undefined> {
    const id = ++desk.asked
    let answer: Answer | undefined
    desk.line.owe(id, (answered) => (answer = answered))
    const command = { clientId: desk.clientId, seq: id, type: 'ticket', document }
    this.#found.count(1)
    desk.line.write(frame({ opcode: 1, payload: Buffer.from(`42${id}${JSON.stringify(['command', command])}`) }))
    await desk.line.until(() => answer !== undefined)
    if (answer === undefined) this.#wrong(`a ticket for ${document} was not answered`)
    else this.#found.tally(answer.ok ? 'ticket' : answer.code, 1)
    return answer?.ok ? answer.ticket : undefined
  }

  /** Without a ticket that is any: nothing comes but the code. */
  async #asStranger(chance: Chance, address: string, roomId: string, document: string): Promise<void> {
    const ticket = chance.pick(['', 'x', chance.bytes(32).toString('base64url'), '%00', '%ff'])
    const room = chance.pick([roomId, 'nosuchroom00'])
    const line = await this.#open(address, room, document, ticket)
    let heard = 0
    line.onBinary = () => heard++
    await this.#ends(line, framed(chance, question), [closeCodes.ticket])
    if (heard > 0) this.#wrong(`${document} told something to a stranger with ${ticket}`)
    line.leave()
  }

  #open(address: string, roomId: string, document: string, ticket: string): Promise<FuzzLine> {
    return FuzzLine.open(this.#hall.url, address, `/yjs/${roomId}/${encodeURIComponent(document)}?ticket=${ticket}`)
  }

  #write(chance: Chance, line: FuzzLine, messages: readonly Message[]): void {
    this.#found.count(messages.length)
    line.write(Buffer.concat(messages.map((message) => framed(chance, message))))
  }

  /** Says something odd, and then something right: that is answered, or the line has ended with one of our codes. */
  async #asks(chance: Chance, line: FuzzLine, heard: () => number, message: Message): Promise<void> {
    const before = heard()
    this.#write(chance, line, [message, question])
    await line.until(() => heard() > before)
    if (heard() > before || ours.includes(line.closedWith ?? -1)) return
    this.#wrong(`${toldOf(line)} upon ${hex(message)}`)
  }

  async #ends(line: FuzzLine, bytes: Buffer, codes: readonly number[] | undefined): Promise<void> {
    this.#found.count(1)
    line.write(bytes)
    await line.until(() => false)
    const isRight = codes === undefined || [...codes, ...anyTime].includes(line.closedWith ?? -1)
    if (!line.isClosed || !isRight) this.#wrong(`${toldOf(line)} upon ${hex(bytes)}, where ${codes?.join()} was due`)
  }

  #wrong(what: string): void {
    this.#found.wrong.push(what.slice(0, 500))
  }
}

const invented = ['note:none', 'plan:none', 'staff-note:', 'x', '__proto__', '../board', 'note:\u0000', 'board/board']

function toldOf({ isClosed, closedWith }: FuzzLine): string {
  return isClosed ? `closed with ${closedWith}` : 'open'
}

function hex(message: Message): string {
  return Buffer.from(message).toString('hex').slice(0, 200)
}
