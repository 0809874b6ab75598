import { once } from 'node:events'
import type { Socket } from 'node:net'
import { writeVarUint, writeVarUint8Array, createEncoder, toUint8Array } from 'lib0/encoding'
import * as Y from 'yjs'
import type { Answer } from '../../shared/protocol.ts'
import { writeAwareness } from '../../server/yjs/awareness.ts'
import type { Abuse } from './abuse.ts'
import { BINARY, commandFrame, dial, frameOf, letIn, pump, upgradeTo } from './wire.ts'

/** Written into the same note over and over: what is measured is what single updates cost, not how large a note may grow. */
const WORDS = 200

/** A document line that is closed for it is opened again with another ticket, as often as tickets are given. */
export async function documents(abuse: Abuse): Promise<void> {
  const { token } = abuse.prey.guest
  const asking = abuse.keep(await letIn(abuse.from('hall'), token))
  const tickets = new Tickets(asking, abuse.prey.guest.note)
  const lane = async () => {
    while (!abuse.isOver()) {
      const ticket = await tickets.next()
      if (abuse.isOver() || ticket === undefined) return
      const socket = await openLine(abuse, ticket)
      await pump(socket, abuse.isOver, talk(abuse))
    }
  }
  for (let i = 0; i < abuse.some(50); i++) abuse.run(lane())
}

/** Tickets, one after another, over a line into the room. */
class Tickets {
  readonly #socket: Socket
  readonly #document: string
  #asked = 0
  #waiting: ((ticket: string | undefined) => void)[] = []
  #rest = ''

  constructor(socket: Socket, document: string) {
    this.#socket = socket
    this.#document = document
    socket.on('data', (data) => this.#take(data.toString('latin1')))
    socket.once('close', () => {
      for (const resolve of this.#waiting.splice(0)) resolve(undefined)
    })
    socket.resume()
  }

  /** Undefined: the line is closed, there are no more. */
  next(): Promise<string | undefined> {
    if (this.#socket.destroyed) return Promise.resolve(undefined)
    this.#socket.write(commandFrame(++this.#asked, { type: 'ticket', document: this.#document }))
    return new Promise((resolve) => this.#waiting.push(resolve))
  }

  #take(said: string): void {
    const parts = (this.#rest + said).split(/43\d+(\[\{[^\]]*\}\])/)
    this.#rest = parts.at(-1)!.slice(-500)
    for (let i = 1; i < parts.length; i += 2) {
      const [answer] = JSON.parse(parts[i]!) as [Answer]
      // One that is refused for haste is asked for again; whoever waits does not mind which it is.
      if (answer.ok) this.#waiting.shift()?.(answer.ticket!)
      else
        setTimeout(
          () => this.#socket.write(commandFrame(++this.#asked, { type: 'ticket', document: this.#document })),
          100,
        )
    }
  }
}

/** A line into the note that is open until the server closes it, which it takes no notice of. */
async function openLine(abuse: Abuse, ticket: string): Promise<Socket> {
  const { roomId, note } = abuse.prey.guest
  const socket = abuse.keep(await dial(abuse.from('hall')))
  socket.write(upgradeTo(`/yjs/${roomId}/${note}?ticket=${ticket}`))
  await Promise.race([once(socket, 'data'), once(socket, 'close')])
  socket.resume()
  socket.write(message([0, 1], Y.encodeStateAsUpdate(new Y.Doc())))
  return socket
}

/** By turns what is written and where the hand is, never twice the same. */
function talk(abuse: Abuse): () => Buffer {
  const doc = new Y.Doc()
  const text = doc.getText('text')
  let written: Uint8Array = Y.encodeStateAsUpdate(doc)
  doc.on('update', (update: Uint8Array) => (written = update))
  let clock = 0
  return () => {
    abuse.tries++
    clock++
    if (clock % 2 === 0)
      return message([1], writeAwareness([{ client: doc.clientID, clock, state: { cursor: clock } }]))
    if (text.length < WORDS) text.insert(text.length, 'x')
    else text.delete(0, 1)
    return message([0, 2], written)
  }
}

function message(numbers: readonly number[], bytes: Uint8Array): Buffer {
  const to = createEncoder()
  for (const number of numbers) writeVarUint(to, number)
  writeVarUint8Array(to, bytes)
  return frameOf(Buffer.from(toUint8Array(to)), BINARY)
}
