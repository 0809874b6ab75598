import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'
import { closeCodes } from '../../../shared/documents.ts'
import type { Chance } from './chance.ts'
import { nested, notJson, oddity, oddityUpTo } from './json.ts'
import type { Message } from './packets.ts'
import type { Pen } from './pen.ts'

// What is said on a document's line: messages of y-protocols, right, nearly right, and not at all.

const [sync, awareness, queryAwareness] = [0, 1, 3]
const [step1, step2, update] = [0, 1, 2]
const empty = Y.encodeStateAsUpdate(new Y.Doc())

/** Asks for everything: whoever is still heard is answered. */
export const question = said([sync, step1], Y.encodeStateVector(new Y.Doc()))
/** What every client says first: that it has nothing. */
export const greeting = said([sync, step2], empty)

/** What the server takes and goes on; `stores`: and says that it has stored it. */
export function sane(chance: Chance, pen: Pen, mayWrite: boolean): { message: Message; stores: boolean } {
  const passing = (message: Message) => ({ message, stores: false })
  return chance.weighed<() => { message: Message; stores: boolean }>([
    [mayWrite ? 50 : 0, () => ({ message: said([sync, update], pen.update(chance)), stores: true })],
    [5, () => ({ message: said([sync, chance.pick([update, step2])], empty), stores: true })],
    [3, () => passing(said([sync, step1], Y.encodeStateVector(pen.doc)))],
    [20, () => passing(said([awareness], states([[pen.doc.clientID, pen.nextClock(), state(chance)]])))],
    [4, () => passing(said([awareness], states([[pen.doc.clientID, pen.nextClock(), 'null']])))],
    [4, () => passing(said([awareness], states([])))],
    [4, () => passing(said([queryAwareness]))],
  ])()
}

/** What may be taken or refused, as long as the server lives. */
export function odd(chance: Chance, pen: Pen): Message {
  const right = pen.update(chance)
  return chance.weighed<() => Message>([
    [4, () => said([sync, update], chance.bytes(chance.int(80)))],
    [8, () => said([sync, update], flipped(chance, right))],
    [3, () => said([sync, update], right.subarray(0, chance.int(right.length + 1)))],
    [2, () => said([sync, step1], chance.bytes(chance.int(40)))],
    [2, () => said([sync, step1], flipped(chance, Y.encodeStateVector(pen.doc)))],
    [2, () => flipped(chance, said([sync, update], right))],
    [2, () => said([sync, update], anyOfAny(1 + chance.int(3_000)))],
    [2, () => said([sync, update], Y.mergeUpdates([right, pen.update(chance)]))],
    [2, () => said([awareness], states([[chance.int(2 ** 31), chance.int(5), oddity(chance)]]))],
    [1, () => said([awareness], chance.bytes(chance.int(40)))],
    [1, () => chance.bytes(chance.int(60))],
  ])()
}

/** What ends the line, and with which codes. `closes`: none other; undefined: whatever WebSocket itself has for it. */
export interface LastWords {
  messages: Message[]
  closes: readonly number[] | undefined
}

export function lastWords(chance: Chance, pen: Pen, mayWrite: boolean): LastWords {
  const malformed = (...messages: Message[]): LastWords => ({ messages, closes: [closeCodes.malformed] })
  const right = said([sync, update], pen.update(chance))
  return chance.weighed<() => LastWords>([
    [4, () => malformed(chance.pick(['', 'x', '{}', '42["command",{}]', right.toString('latin1')]))],
    [4, () => malformed(said([chance.pick([2, 4, 5, 100, 127, 128, 2 ** 31])], empty))],
    [3, () => malformed(said([sync, chance.pick([3, 4, 127, 2 ** 40])], empty))],
    [3, () => malformed(Buffer.alloc(1 + chance.int(20), 0x80))],
    [3, () => malformed(Buffer.concat([Buffer.from([sync, update]), lengthOf(chance), empty]))],
    [3, () => malformed(right.subarray(0, 1 + chance.int(right.length - 2)))],
    [3, () => malformed(Buffer.concat([right, chance.bytes(1 + chance.int(9))]))],
    [3, () => malformed(Buffer.alloc(0))],
    [3, () => malformed(said([sync, update], Buffer.concat([lengthOf(chance), empty])))],
    [3, () => malformed(said([awareness], Buffer.concat([lengthOf(chance), empty])))],
    [2, () => malformed(said([awareness], states([[pen.doc.clientID, pen.nextClock(), chance.pick(notJson)]])))],
    [2, () => malformed(said([awareness], states([[pen.doc.clientID, pen.nextClock(), '[]']])))],
    [
      2,
      () => malformed(said([awareness], states([[pen.doc.clientID, pen.nextClock(), nested(100 + chance.int(900))]]))),
    ],
    [mayWrite ? 4 : 0, () => malformed(said([sync, update], pen.updateV2(chance)))],
    [mayWrite ? 4 : 0, () => malformed(greeting, said([sync, update], pen.twoUpdates(chance)[1]))],
    [mayWrite ? 2 : 0, () => malformed(said([sync, step2], pen.twoUpdates(chance)[1]))],
    [
      mayWrite ? 0 : 8,
      () => ({ messages: [said([sync, update], pen.twoUpdates(chance)[0])], closes: [closeCodes.access] }),
    ],
    [
      2,
      () => ({
        messages: [said([sync, update], Buffer.alloc(65_536 + chance.int(9_000)))],
        closes: [closeCodes.tooLarge],
      }),
    ],
    [
      2,
      () => ({
        messages: [said([awareness], states([[pen.doc.clientID, pen.nextClock(), `{"x":"${'x'.repeat(5_000)}"}`]]))],
        closes: [closeCodes.tooLarge],
      }),
    ],
    [1, () => ({ messages: [Buffer.alloc(140_000 + chance.int(2_000_000))], closes: undefined })],
  ])()
}

function said(numbers: readonly number[], bytes?: Uint8Array): Buffer {
  const to = encoding.createEncoder()
  for (const number of numbers) encoding.writeVarUint(to, number)
  if (bytes) encoding.writeVarUint8Array(to, bytes)
  return Buffer.from(encoding.toUint8Array(to))
}

function states(entries: readonly (readonly [client: number, clock: number, json: string])[]): Uint8Array {
  const to = encoding.createEncoder()
  encoding.writeVarUint(to, entries.length)
  for (const [client, clock, json] of entries) {
    encoding.writeVarUint(to, client)
    encoding.writeVarUint(to, clock)
    encoding.writeVarString(to, json)
  }
  return encoding.toUint8Array(to)
}

function state(chance: Chance): string {
  const lies = ['{"user":{"id":"organiser","name":"The Pope"}}', '{"__proto__":{"user":1}}', '{"user":null}', '{}']
  return chance.once(3) ? chance.pick(lies) : `{"cursor":${oddityUpTo(chance, 3_000)}}`
}

/** A number of things, or bytes, to come that never do. */
function lengthOf(chance: Chance): Uint8Array {
  const to = encoding.createEncoder()
  encoding.writeVarUint(to, chance.pick([50, 10_000, 2 ** 31, 2 ** 32 + 1, Number.MAX_SAFE_INTEGER]))
  return encoding.toUint8Array(to)
}

function flipped(chance: Chance, bytes: Uint8Array): Buffer {
  const copy = Buffer.from(bytes)
  for (let flips = 1 + chance.int(3); flips > 0 && copy.length > 0; flips--)
    copy[chance.int(copy.length)]! ^= 1 << chance.int(8)
  return copy
}

/** An update of one value: lists in lists, so many. */
function anyOfAny(levels: number): Uint8Array {
  const to = encoding.createEncoder()
  // One client with one struct from clock 0, ContentAny of one value in the root `steps`, then the lists: 117 is a list, 126 null.
  for (const number of [1, 1, levels]) encoding.writeVarUint(to, number)
  encoding.writeVarUint(to, 0)
  encoding.writeUint8(to, 8)
  encoding.writeVarUint(to, 1)
  encoding.writeVarString(to, 'steps')
  encoding.writeVarUint(to, 1)
  for (let level = 0; level < levels; level++) encoding.writeUint8Array(to, new Uint8Array([117, 1]))
  encoding.writeUint8(to, 126)
  encoding.writeVarUint(to, 0)
  return encoding.toUint8Array(to)
}
