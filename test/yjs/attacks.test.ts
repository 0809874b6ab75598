import { randomBytes } from 'node:crypto'
import * as encoding from 'lib0/encoding'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { Guest } from '../server/house.ts'
import { writeAwareness } from '../../server/yjs/awareness.ts'
import { expectOk, setStage, type Stage } from './stage.ts'
import { RawLine, ticketFor, Writer } from './writer.ts'

// What a browser of somebody's own making may send. Each is closed with a code, and nothing of it is stored or seen.

let stage: Stage
let note: string
beforeAll(async () => {
  stage = await setStage()
})
afterAll(() => stage.stop())
beforeEach(async () => {
  const { people, staff } = stage
  // A note that nobody has written in.
  const booked = expectOk(await staff.send('book-meeting', { participantIds: [people[0].id, people[2].id] }))
  await staff.send('cancel-meeting', { meetingId: booked.meetingId })
  note = `note:${booked.meetingId}`
})

const storedOf = (document: string) => stage.house.store.documents.read(stage.room.roomId, document, 0)

/** A line that has been let in and has said that it has nothing. */
async function lineTo(document: string, guest: Guest = stage.staff): Promise<RawLine> {
  const line = await new RawLine(stage.house, stage.room, document, await ticketFor(guest, document)).open()
  line.sync()
  return line
}

/** An update that inserts `text` under a client's name, from a clock on. */
function updateBy(client: number, text: string, before?: Uint8Array): Uint8Array {
  const doc = new Y.Doc()
  if (before) Y.applyUpdate(doc, before)
  doc.clientID = client
  const seen = Y.encodeStateVector(doc)
  doc.getText('text').insert(doc.getText('text').length, text)
  return Y.encodeStateAsUpdate(doc, seen)
}

describe('a ticket', () => {
  const enter = (document: string, ticket: string | undefined, origin?: string) =>
    new RawLine(stage.house, stage.room, document, ticket, origin)

  test('that is missing, made up, for another document or room, or used lets nobody in: 4401', async () => {
    const { staff, plan, house } = stage
    const other = await setStage({ store: house.store })
    const used = await ticketFor(staff, plan)
    const first = await enter(plan, used).open()
    const tickets = [
      [plan, undefined],
      [plan, ''],
      [plan, randomBytes(32).toString('base64url')],
      [plan, used],
      [plan, await ticketFor(staff, 'board')],
      [plan, await ticketFor(other.staff, other.plan)],
      ['nothing', await ticketFor(staff, plan)],
    ] as const
    for (const [document, ticket] of tickets) expect(await enter(document, ticket).closed).toBe(4401)
    expect(first.ws.readyState).toBe(first.ws.OPEN)
    first.ws.close()
    await other.stop()
  })

  test('of somebody whose link was renewed or who left since is refused: 4403', async () => {
    const { organiser, people } = stage
    const guest = await stage.join(1)
    const ticket = await ticketFor(guest, stage.note)
    expectOk(await organiser.send('renew-link', { participantId: people[1].id }))
    expect(await enter(stage.note, ticket).closed).toBe(4403)
  })

  test('for a plan that was dropped since: 4404', async () => {
    const { staff } = stage
    const { planId } = expectOk(await staff.send('start-plan', { name: 'Short' }))
    const ticket = await ticketFor(staff, `plan:${planId}`)
    expectOk(await staff.send('drop-plan', { planId }))
    expect(await enter(`plan:${planId}`, ticket).closed).toBe(4404)
  })

  test('does not help a page of another site, nor another path', async () => {
    const { staff, plan } = stage
    await expect(enter(plan, await ticketFor(staff, plan), 'https://evil.example').closed).rejects.toThrow('404')
    await expect(enter('a/b', await ticketFor(staff, plan)).closed).rejects.toThrow('404')
  })
})

describe('an update', () => {
  test.each<[string, (line: RawLine) => void, number]>([
    ['in format V2', (line) => line.update(Y.convertUpdateFormatV1ToV2(updateBy(7, 'hello'))), 4409],
    ['that exhausts memory as V2 does, in 21 bytes', (line) => line.update(claimingMillions()), 4409],
    ['of garbage', (line) => line.update(randomBytes(200)), 4409],
    ['cut off', (line) => line.update(updateBy(7, 'hello').subarray(0, 12)), 4409],
    ['that builds on what nobody has', (line) => line.update(updateBy(7, 'there', updateBy(7, 'hello'))), 4409],
    ['that deletes what nobody has', (line) => line.update(deletionOf(7, 0, 3)), 4409],
    ['with a hole in it', (line) => line.update(withHole()), 4409],
    ['that uses up all clocks', (line) => line.update(emptySpace(7, 2 ** 40)), 4409],
    ['of more than 64 KB', (line) => line.update(updateBy(7, 'x'.repeat(70_000))), 4413],
    ['in a frame of text', (line) => line.ws.send('hello'), 4409],
    ['behind which more stands', (line) => line.ws.send(Buffer.concat([Buffer.from([3]), Buffer.from([1])])), 4409],
    ['of a kind that there is not', (line) => line.say([9, 9]), 4409],
    ['with an odd state vector', (line) => line.say([0, 0], Buffer.from([255, 255, 255])), 4409],
  ])('%s is refused', async (_what, say, code) => {
    const line = await lineTo(note)
    const begun = performance.now()
    say(line)
    expect(await line.closed).toBe(code)
    expect(performance.now() - begun).toBeLessThan(1_000)
    expect(await storedOf(note)).toEqual([])
  })

  test('that makes the document larger than 5 MB: 4413', async () => {
    let [client, size] = [1, 0]
    while (size < 5_000_000) {
      // A line may send 2 MB at once.
      const line = await lineTo(note)
      for (let n = 0; n < 25; n++, size += 60_000) line.update(updateBy(client++, 'x'.repeat(60_000)))
      if (size < 5_000_000) await answered(line, 26)
      else expect(await line.closed).toBe(4413)
      line.ws.close()
    }
    const stored = (await storedOf(note)) as { update: Uint8Array }[]
    const bytes = stored.reduce((sum, { update }) => sum + update.length, 0)
    expect(bytes).toBeGreaterThan(4_500_000)
    expect(bytes).toBeLessThan(5_000_000)
  })

  test('too many in a second: 4429', async () => {
    const line = await lineTo(note)
    for (let n = 0; n < 2_000; n++) line.say([3])
    expect(await line.closed).toBe(4429)
  })

  test('2,000 that build on what nobody has: closed within a second, nothing stored, and others are answered as fast', async () => {
    const guest = await Guest.join(stage.house.url, stage.room.tokens.facilitator)
    const quick = async () => {
      const begun = performance.now()
      expectOk(await guest.send('rename-plan', { planId: stage.planId, name: `Plan ${begun}` }))
      return performance.now() - begun
    }
    const usual = await median(quick, 40)
    const line = await lineTo(note)
    const doc = new Y.Doc()
    const updates: Uint8Array[] = []
    doc.on('update', (update: Uint8Array) => updates.push(update))
    for (let n = 0; n < 2_001; n++) doc.getText('text').insert(0, 'x')
    const begun = performance.now()
    for (const update of updates.slice(1).reverse()) line.update(update)
    const during = median(quick, 40)
    // Held back to the end of what may be, or too fast: whichever is noticed first.
    expect([4409, 4429]).toContain(await line.closed)
    expect(performance.now() - begun).toBeLessThan(1_000)
    expect(await storedOf(note)).toEqual([])
    // A millisecond is within what the machine itself does.
    expect(await during).toBeLessThan(2 * usual + 5)
    guest.leave()
  })

  test('by who only reads changes nothing: 4403, and no-one sees it', async () => {
    const { organiser } = stage
    const line = await lineTo(stage.plan)
    const watching = await Writer.at(stage.house, stage.room, organiser, stage.plan)
    expectOk(await organiser.send('archive-room', { archived: true }))
    const reading = await lineTo(stage.plan)
    for (const readOnly of [line, reading]) {
      readOnly.update(updateBy(7, 'no'))
      expect(await readOnly.closed).toBe(4403)
    }
    expectOk(await organiser.send('archive-room', { archived: false }))
    expect(watching.text).toBe('')
    expect(await storedOf(stage.plan)).toEqual([])
    watching.leave()
  })

  test('of the board, where nothing is written: 4403', async () => {
    const line = await lineTo('board')
    line.update(updateBy(7, 'no'))
    expect(await line.closed).toBe(4403)
    expect(await storedOf('board')).toEqual([])
  })
})

describe('awareness', () => {
  const state = (client: number, clock: number, said: object | null = { here: true }) =>
    writeAwareness([{ client, clock, state: said }])

  test('of a second client on one line: 4403', async () => {
    const line = await lineTo('board')
    line.say([1], state(11, 1))
    line.say([1], state(12, 1))
    expect(await line.closed).toBe(4403)
  })

  test('of another person: 4403, and they stay as they are', async () => {
    const { organiser, house, room } = stage
    const theirs = await Writer.at(house, room, organiser, 'board')
    theirs.awareness.setLocalState({ card: 'm1' })
    const watching = await Writer.at(house, room, stage.staff, 'board')
    await watching.until(() => watching.awareness.getStates().get(theirs.doc.clientID)?.card === 'm1')
    const thief = await lineTo('board')
    thief.say([1], state(theirs.doc.clientID, 99, { card: 'stolen' }))
    expect(await thief.closed).toBe(4403)
    const later = await lineTo('board')
    later.say([1], state(21, 1))
    later.say([1], state(theirs.doc.clientID, 99, { card: 'stolen' }))
    expect(await later.closed).toBe(4403)
    const remover = await lineTo('board')
    remover.say([1], state(theirs.doc.clientID, 99, null))
    remover.say([1], state(31, 1, { card: 'm2' }))
    await watching.until(() => watching.awareness.getStates().get(31)?.card === 'm2')
    expect(watching.awareness.getStates().get(theirs.doc.clientID)?.card).toBe('m1')
    remover.ws.close()
    theirs.leave()
    watching.leave()
  })

  test('of more than 4 KB: 4413; garbage: 4409', async () => {
    const large = await lineTo('board')
    large.say([1], state(41, 1, { text: 'x'.repeat(4_200) }))
    expect(await large.closed).toBe(4413)
    for (const garbage of [randomBytes(40), stateOf('[1]'), stateOf('7'), stateOf('{')]) {
      const line = await lineTo('board')
      line.say([1], garbage)
      expect(await line.closed).toBe(4409)
    }
  })

  test('is passed on at most 15 times a second, and the latest comes', async () => {
    const watching = await Writer.at(stage.house, stage.room, stage.organiser, 'board')
    let heard = 0
    watching.awareness.on('update', ({ added, updated }: { added: number[]; updated: number[] }) => {
      if ([...added, ...updated].includes(51)) heard++
    })
    const line = await lineTo('board')
    const begun = performance.now()
    for (let n = 1; n <= 400; n++) line.say([1], state(51, n, { n }))
    await watching.until(() => watching.awareness.getStates().get(51)?.n === 400)
    expect(heard).toBeLessThan(3 + (performance.now() - begun) / 60)
    line.ws.close()
    watching.leave()
  })
})

async function answered(line: RawLine, count: number): Promise<void> {
  const isIt = () => line.received.some((frame) => frame[0] === 4 && frame[1]! >= count)
  while (!isIt()) await Promise.race([new Promise((resolve) => line.ws.once('message', resolve)), failed(line)])
}

async function failed(line: RawLine): Promise<never> {
  throw new Error(`closed with ${await line.closed}`)
}

async function median(measure: () => Promise<number>, times: number): Promise<number> {
  const all: number[] = []
  while (all.length < times) all.push(await measure())
  return all.sort((a, b) => a - b)[Math.floor(times / 2)]!
}

/** Two numbers each: clients and structs, clock and what follows. */
function written(write: (to: encoding.Encoder) => void): Uint8Array {
  const to = encoding.createEncoder()
  write(to)
  return encoding.toUint8Array(to)
}

function numbers(...all: number[]): Uint8Array {
  return written((to) => all.forEach((number) => encoding.writeVarUint(to, number)))
}

/** One client with a hundred million structs, of which there is none. */
function claimingMillions(): Uint8Array {
  return numbers(1, 100_000_000, 7, 0)
}

function deletionOf(client: number, clock: number, length: number): Uint8Array {
  return numbers(0, 1, client, 1, clock, length)
}

/** A struct that says that what stood there was taken away. */
function emptySpace(client: number, length: number): Uint8Array {
  return numbers(1, 1, client, 0, 0, length, 0)
}

/** A struct that says that others are missing (10), and one behind it. */
function withHole(): Uint8Array {
  return numbers(1, 2, 7, 0, 10, 5, 0, 3, 0)
}

function stateOf(json: string): Uint8Array {
  return written((to) => {
    for (const number of [1, 61, 1]) encoding.writeVarUint(to, number)
    encoding.writeVarString(to, json)
  })
}
