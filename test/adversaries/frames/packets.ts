import type { Chance } from './chance.ts'
import { commandText, type World } from './commands.ts'
import { giant, nested, notJson, oddity } from './json.ts'

/** One message of Engine.IO as it is put on a WebSocket: text, or bytes of an attachment. */
export type Message = string | Buffer

/** Messages that belong together. `asks`: under this id the server owes an answer. */
export interface Said {
  messages: Message[]
  asks?: number
  /** The payload of a command, where it was one. */
  command?: string
}

/** Who speaks, and what they keep count of. */
export interface Speaker {
  world: World
  isStaff: boolean
  clientId: string
  nextSeq(): number
  nextAsk(): number
}

/** What the server takes and goes on. */
export function going(chance: Chance, speaker: Speaker): Said {
  return chance.weighed<() => Said>([
    [600, () => event(chance, speaker, '"command"', command(chance, speaker))],
    [60, () => event(chance, speaker, '"command"', oddity(chance))],
    [20, () => event(chance, speaker, '"command"', '')],
    [20, () => event(chance, speaker, '"command"', `${command(chance, speaker)},${oddity(chance)}`)],
    [30, () => event(chance, speaker, otherName(chance), oddity(chance))],
    [60, () => attached(chance, speaker)],
    [30, () => ({ messages: [`42["command",${command(chance, speaker)}]`] })],
    // Answers to what the server never asked.
    [30, () => ({ messages: [`43${chance.int(9)}[${oddity(chance)}]`] })],
    [40, () => ({ messages: [chance.pick(['3', '3probe', '5', '6', '0{}', '1', '6x'])] })],
    // An id and nothing else: an event without a name.
    [5, () => ({ messages: [`42${'9'.repeat(chance.pick([1, 20, 400, 20_000]))}`] })],
    [chance.once(40) ? 5 : 0, () => event(chance, speaker, '"command"', giant(chance))],
  ])()
}

/** What ends the line, as no client of ours ever says it. */
export function ending(chance: Chance, speaker: Speaker): Said {
  const one = (message: Message): Said => ({ messages: [message] })
  return chance.weighed<() => Said>([
    [4, () => one(chance.pick(['2', '2probe', '7', '8x', '', 'x', '\u0000', '4', '49', '4x', 'b!!!', 'bAAAA']))],
    [4, () => one(`42${chance.pick(notJson.filter((text) => !/^\d/.test(text)))}`)],
    [4, () => one(`42["command",${chance.pick(notJson)}]`)],
    [
      4,
      () =>
        one(
          `42[${chance.pick(['"connect"', '"disconnect"', '"connect_error"', '"disconnecting"', '"newListener"', 'null', '{}', '[]', 'true'])}]`,
        ),
    ],
    [3, () => one(`42${noList(chance)}`)],
    [3, () => one(`42/${chance.pick(['nowhere', '..', '%00', 'x'.repeat(5_000)])},["command",{}]`)],
    [3, () => one(`40${chance.pick(['', '{}', '"x"', '[]', '{"token":"x"}', '/,{}'])}`)],
    [3, () => one(`44${oddity(chance)}`)],
    [3, () => one(`41${chance.pick(['', '{}', '[]', '/nowhere,'])}`)],
    [
      3,
      () =>
        one(
          `45${chance.pick(['', '-', '1', '1e9-', '-1-', '99999999-', '1.5-', '0-', '11-'])}["command",{"_placeholder":true,"num":0}]`,
        ),
    ],
    [
      2,
      () => ({
        messages: [
          `451-["command",{"_placeholder":true,"num":${chance.pick(['1', '-1', '"0"', '1e9', 'null'])}}]`,
          Buffer.from('x'),
        ],
      }),
    ],
    [2, () => ({ messages: [`452-["command",{}]`, Buffer.from('x'), `42["command",${command(chance, speaker)}]`] })],
    [2, () => one(chance.bytes(chance.int(50)))],
    [1, () => ({ messages: [`451-["command",${nested(100_000)}]`, Buffer.from('x')] })],
    [1, () => one(`42["command",${'['.repeat(200_000)}`)],
    [1, () => one('4'.repeat(chance.pick([2, 1_000, 500_000])))],
  ])()
}

function command(chance: Chance, speaker: Speaker): string {
  return commandText(chance, speaker.world, { clientId: speaker.clientId, seq: speaker.nextSeq() }, speaker.isStaff)
    .text
}

function event(chance: Chance, speaker: Speaker, name: string, payload: string): Said {
  const id = speaker.nextAsk()
  const namespace = chance.once(10) ? '/,' : ''
  const said = { messages: [`42${namespace}${id}[${name}${payload === '' ? '' : ','}${payload}]`], asks: id }
  return name === '"command"' && payload !== '' ? { ...said, command: payload } : said
}

function otherName(chance: Chance): string {
  return chance.pick([
    '"view"',
    '"changes"',
    '"ended"',
    '"welcome"',
    '"error"',
    '"message"',
    '"__proto__"',
    '"constructor"',
    '""',
    '7',
    '-1',
    '1e400',
    '"x"',
    JSON.stringify('e'.repeat(5_000)),
  ])
}

/** A list could be an event, and digits an id. */
function noList(chance: Chance): string {
  const text = oddity(chance)
  return /^[[\d]/.test(text) ? '{}' : text
}

/** An event with attachments, all of them there. */
function attached(chance: Chance, speaker: Speaker): Said {
  const count = 1 + chance.int(10)
  const id = speaker.nextAsk()
  const places = Array.from({ length: count }, (_, num) => `{"_placeholder":true,"num":${num}}`)
  const seq = speaker.nextSeq()
  const payload = chance.pick([
    `[${places.join(',')}]`,
    `{"clientId":"${speaker.clientId}","seq":${seq},"type":"send-request","to":${places[0]},"message":${places.at(-1)}}`,
    `{"clientId":${places[0]},"seq":${seq},"type":"undo"}`,
    `{"__proto__":${places[0]},"clientId":"${speaker.clientId}","seq":${seq},"type":"sign-up","itemId":${places[0]}}`,
  ])
  const bytes = Array.from({ length: count }, () => chance.bytes(chance.int(30)))
  return { messages: [`45${count}-${id}["command",${payload}]`, ...bytes], asks: id, command: payload }
}
