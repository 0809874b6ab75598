import { once } from 'node:events'
import type { Socket } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Honest } from './honest.ts'
import { Guest, invite } from '../server/house.ts'
import { Writer } from '../yjs/writer.ts'
import { closeCodes } from '../../shared/documents.ts'
import { trickle } from './abuses-over-http.ts'
import { act, setStage, type Stage } from './stage.ts'
import { closedWith, metric } from './vitals.ts'
import { commandFrame, dial, frameOf, letIn, pump, upgrade } from './wire.ts'

// What is counted, not what is timed: the long form measures what honest people notice. Who takes no answers: pacer.test.ts.

/** Files the server may open: few, so that a flood comes to the limit. */
const FILES = 400

let stage: Stage
beforeAll(async () => {
  stage = await setStage({ people: 12, ownPeople: 60, scale: 0.1, within: ['prlimit', `--nofile=${FILES}`] })
})
afterAll(() => stage.close())

/** Every honest person sends so many commands; none may be refused or lost. */
async function honestGoOn(commands = 5): Promise<void> {
  await Promise.all(
    stage.hall.map(async (person, i) => {
      for (let n = 0; n < commands; n++) await act(person, i + n)
    }),
  )
  for (const { refused, lost } of stage.hall) expect({ refused, lost }).toEqual({ refused: 0, lost: 0 })
  expect(stage.hall.every(({ isIn }) => isIn)).toBe(true)
}

const outside = () => ({ port: Number(new URL(stage.url).port), from: '127.0.0.66' })

/** How often `words` have come on a line by now; from here on it is read. */
function heard(socket: Socket, words: string): () => number {
  let [count, rest] = [0, '']
  socket.on('data', (data) => {
    const parts = (rest + data.toString('latin1')).split(words)
    count += parts.length - 1
    rest = parts.at(-1)!.slice(1 - words.length)
  })
  socket.resume()
  return () => count
}

/** Looks again and again, as nothing tells us. */
async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 20))
}

describe('sockets', () => {
  test('a flood of commands is read at the pace of a person, and the honest go on', async () => {
    const [flooder] = await invite({ url: stage.url }, stage.room, ['Flooder'])
    const socket = await letIn(outside(), flooder!.token)
    const begun = performance.now()
    let n = 0
    const flood = pump(
      socket,
      () => false,
      () => commandFrame(++n, { type: 'withdraw-request', requestId: 'none' }),
    )
    const answered = heard(socket, '"ok":')
    await Promise.all([honestGoOn(), until(() => answered() > 4_000)])
    const seconds = (performance.now() - begun) / 1000
    socket.destroy()
    await flood
    // A burst of 1,200, 600 a second, and what had been taken from the line when it was enough.
    expect(answered()).toBeLessThan(1_200 + 600 * seconds + 1_500)
  })

  test('pings without number, and frames of a megabyte, take little', async () => {
    for (const name of ['pings', 'big-frames'] as const) {
      const before = stage.vitals().memoryMb
      const end = await stage.begin(name)
      await honestGoOn()
      await end()
      expect(stage.vitals().memoryMb - before, name).toBeLessThan(100)
    }
  })

  test('a socket that speaks before it is let in, or far too much, is closed', async () => {
    const socket = await dial(outside())
    socket.write(upgrade)
    const closed = once(socket, 'close')
    socket.resume()
    socket.write(Buffer.concat(Array.from({ length: 200 }, () => frameOf('40/elsewhere,{}'))))
    await closed
    await honestGoOn(1)
  })
})

test('lines to a note on which somebody writes and waves without a pause are closed, and others write on', async () => {
  const before = stage.vitals().memoryMb
  const staff = await Guest.join(stage.url, stage.room.tokens.facilitator)
  const writer = await Writer.at(stage, stage.room, staff, `staff-${stage.note}`)
  const begun = performance.now()
  const end = await stage.begin('documents')
  let written = 0
  const closed = () => closedWith(stage.url, closeCodes.rate)
  while ((await closed()) < 5) {
    writer.write('x')
    await writer.saved()
    written++
  }
  await honestGoOn()
  const { tries, open } = await end()
  writer.leave()
  staff.leave()
  expect(written).toBeGreaterThan(0)
  // What one link may send at once, over all its lines.
  expect(tries).toBeGreaterThan(2_000)
  // 1,000 messages at once from each line and 250 a second, every other one to be stored; what is beyond was not looked at.
  const seconds = (performance.now() - begun) / 1000
  const most = ((await closed()) + open) * ((1_000 + 250 * seconds) / 2) + written
  expect(await metric(stage.url, 'rondo_document_updates_total')).toBeLessThan(most)
  expect(stage.vitals().memoryMb - before).toBeLessThan(150)
})

describe('connections', () => {
  test('more than the system allows: the silent go, who is in stays, and one more comes in', async () => {
    const sockets = await Promise.all(Array.from({ length: FILES * 3 }, () => dial(outside())))
    await until(() => sockets.filter(({ destroyed }) => destroyed).length > 0 || stage.vitals().files < FILES)
    expect(stage.vitals().files).toBeLessThan(FILES)
    await honestGoOn(1)
    const [late] = await invite({ url: stage.url }, stage.room, ['Late'])
    const guest = new Honest(stage.url, late!.token, 2, '127.0.0.2')
    await guest.whenIn()
    guest.leave()
    for (const socket of sockets) socket.destroy()
  })

  test('half-open handshakes of all kinds are let go', async () => {
    const end = await stage.begin('dead-connections')
    await honestGoOn()
    expect(stage.vitals().files).toBeLessThan(FILES)
    const { tries } = await end()
    expect(tries).toBeGreaterThanOrEqual(1_000)
  })

  test('requests far ahead of their answers close the line', async () => {
    const socket = await dial(outside())
    const closed = new Promise((resolve) => socket.once('close', resolve))
    const answered = heard(socket, 'HTTP/1.1 ')
    socket.write('GET /readyz HTTP/1.1\r\nHost: x\r\n\r\n'.repeat(5_000))
    await closed
    expect(answered()).toBeLessThanOrEqual(32)
    await honestGoOn(1)
  })
})

describe('dear work', () => {
  test('bodies that trickle in are read a few at a time', async () => {
    const { roomId, tokens } = stage.room
    const sockets = await Promise.all(Array.from({ length: 30 }, () => dial(outside())))
    let refused = 0
    for (const socket of sockets) trickle(socket, { roomId, organiser: tokens.organiser }, () => refused++)
    // 16 of the 30 are being read, and may be for two minutes.
    await until(() => refused >= 14)
    await honestGoOn(1)
    expect(refused).toBe(14)
    for (const socket of sockets) socket.destroy()
  })

  test('what is guessed is refused', async () => {
    const end = await stage.begin('guesses')
    await honestGoOn()
    const { tries, refused } = await end()
    expect(tries).toBeGreaterThan(0)
    // What was under way at the end is counted by neither.
    expect(refused).toBeGreaterThanOrEqual(tries - 10)
  })

  test('rooms without end are not opened', async () => {
    const end = await stage.begin('new-rooms')
    await until(async () => (await metric(stage.url, 'rondo_rooms_loaded')) > 60)
    await honestGoOn()
    await end()
    expect(await metric(stage.url, 'rondo_rooms_loaded')).toBeLessThan(100)
  })
})

test('a hall that comes back all at once is no flood', async () => {
  for (const person of stage.hall) person.blink()
  await Promise.all(stage.hall.map((person) => person.whenIn()))
  await honestGoOn(1)
})

test('a command is answered as it was before all that', async () => {
  const socket = await letIn({ port: outside().port, from: '127.0.0.2' }, stage.room.tokens.facilitator)
  let said = ''
  socket.on('data', (data) => (said += data.toString('latin1')))
  socket.resume()
  socket.write(commandFrame(1, { type: 'close-table', tableId: 't3' }))
  await until(() => said.includes('"ok":true'))
  socket.destroy()
})
