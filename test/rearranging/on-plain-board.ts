import * as Y from 'yjs'
import { PlainBoard } from './plain-board.ts'
import type { Round } from './script.ts'
import { VirtualTime } from './virtual-time.ts'

/** What became of a script on a plain board. */
export interface PlainOutcome {
  /** Drags that clients tried, and those that their own copies let them make. */
  tried: number
  drags: number
  /** Pairs of meetings that some copy showed with one person, or at one table, at once. */
  seen: { people: number; tables: number }
  /** Those that the board shows in the end, when every line is back. */
  left: { people: number; tables: number }
  /** In the end all copies are the same: merged, whether it makes sense or not. */
  equal: boolean
}

/** One client's copy, and its line to the server. */
interface Client {
  board: PlainBoard
  /** ms each way. */
  delay: number
  isCut: boolean
  /** Counts connections: what was on its way over an older one is lost. */
  connection: number
}

/** The same drags on plain Yjs boards: in each round on one that begins as Rondo's board was then. Counts of all rounds together. */
export function onPlainBoards(rounds: readonly Round[], delays: readonly number[]): PlainOutcome {
  const sum: PlainOutcome = { tried: 0, drags: 0, seen: { ...none }, left: { ...none }, equal: true }
  for (const { tried, drags, seen, left, equal } of rounds.map((round) => onPlainBoard(round, delays))) {
    sum.tried += tried
    sum.drags += drags
    for (const what of ['people', 'tables'] as const) {
      sum.seen[what] += seen[what]
      sum.left[what] += left[what]
    }
    sum.equal &&= equal
  }
  return sum
}

const none = { people: 0, tables: 0 }

/**
 * Plays the same drags at the same times on a plain Yjs board, in virtual time: a copy for each client and one at the server, which passes
 * on what comes; lines with the same delays, cut at the same times. A line that is back brings both ends what they lack; in the end all are.
 */
export function onPlainBoard({ start, entries }: Round, delays: readonly number[]): PlainOutcome {
  const time = new VirtualTime()
  const server = new PlainBoard(start)
  server.fill(start)
  const clients = delays.map((delay): Client => {
    const board = new PlainBoard(start)
    Y.applyUpdate(board.doc, Y.encodeStateAsUpdate(server.doc), server)
    return { board, delay, isCut: false, connection: 0 }
  })
  const seen = { people: new Set<string>(), tables: new Set<string>() }
  let [tried, drags] = [0, 0]

  function over(client: Client, arrives: () => void): void {
    const { connection } = client
    if (client.isCut) return
    time.after(client.delay, () => {
      if (!client.isCut && client.connection === connection) arrives()
    })
  }

  function merge(board: PlainBoard, update: Uint8Array, from: unknown): void {
    Y.applyUpdate(board.doc, update, from)
    const { people, tables } = board.doubles()
    for (const one of people) seen.people.add(one)
    for (const one of tables) seen.tables.add(one)
  }

  for (const client of clients) {
    const { board } = client
    board.doc.on('update', (update: Uint8Array, from: unknown) => {
      if (from === board) over(client, () => merge(server, update, client))
    })
    server.doc.on('update', (update: Uint8Array, from: unknown) => {
      if (from !== client) over(client, () => merge(board, update, server))
    })
  }

  function mend(client: Client): void {
    const { board } = client
    client.isCut = false
    client.connection++
    const lacking = (one: PlainBoard, other: PlainBoard) =>
      Y.encodeStateAsUpdate(one.doc, Y.encodeStateVector(other.doc))
    over(client, () => merge(server, lacking(board, server), client))
    over(client, () => merge(board, lacking(server, board), server))
  }

  for (const entry of entries) {
    const client = clients[entry.by]!
    time.after(entry.at, () => {
      if (entry.what === 'cut') client.isCut = true
      else if (entry.what === 'mended') mend(client)
      else {
        tried++
        if (client.board.drag(entry.deed)) drags++
      }
    })
  }
  time.run()
  for (const client of clients) if (client.isCut) mend(client)
  time.run()

  const { people, tables } = server.doubles()
  return {
    tried,
    drags,
    seen: { people: seen.people.size, tables: seen.tables.size },
    left: { people: people.length, tables: tables.length },
    equal: clients.every(({ board }) => board.text() === server.text()),
  }
}
