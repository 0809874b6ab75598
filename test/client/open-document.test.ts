import { WebSocket } from 'ws'
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { openDocument, type OpenDocument } from '../../client/yjs/open-document.svelte.ts'
import { closeCodes } from '../../shared/documents.ts'
import { DocumentServer } from './document-server.ts'

// A browser's half of a document, against a server that a test can put into any mood.

let server: DocumentServer
const opened: OpenDocument[] = []
beforeAll(() => void vi.stubGlobal('WebSocket', WebSocket))
beforeEach(async () => {
  server = await DocumentServer.open()
})
afterEach(async () => {
  for (const document of opened.splice(0)) document.close()
  await server.close()
})

function open(): OpenDocument {
  const document = openDocument(server.office, 'note:m1', { origin: server.origin })
  opened.push(document)
  return document
}
const textOf = (document: OpenDocument) => document.doc.getText('text')
const becomes = (check: () => boolean) => vi.waitUntil(check, { timeout: 10_000, interval: 5 })

test('every line has a ticket of its own', async () => {
  const document = open()
  await becomes(() => document.status === 'live')
  server.lines[0]!.socket.terminate()
  await becomes(() => document.status === 'away')
  await becomes(() => document.status === 'live')
  expect(server.lines.map(({ ticket }) => ticket)).toEqual(['ticket 1', 'ticket 2'])
})

test('what is typed is saved when the server says that it is stored, not before', async () => {
  const document = open()
  await becomes(() => document.status === 'live')
  expect(document.saved).toBe(true)
  textOf(document).insert(0, 'a')
  textOf(document).insert(1, 'b')
  expect(document.saved).toBe(false)
  const line = server.lines[0]!
  await server.until(() => server.doc.getText('text').toJSON() === 'ab')
  line.store(2)
  const { saved } = await heard(document, line)
  expect(saved).toBe(false)
  line.store(3)
  await becomes(() => document.saved)
})

test('what is typed while the line is away arrives with the next one, and is saved then', async () => {
  const document = open()
  await becomes(() => document.status === 'live')
  server.lines[0]!.socket.terminate()
  await becomes(() => document.status === 'away')
  textOf(document).insert(0, 'meanwhile')
  await server.until(() => server.doc.getText('text').toJSON() === 'meanwhile')
  expect(document.saved).toBe(false)
  server.lines[1]!.store(1)
  await becomes(() => document.saved)
})

test('what was written for long while the line was away comes in messages that the server takes, the last as its answer', async () => {
  const document = open()
  await becomes(() => document.status === 'live')
  server.lines[0]!.socket.terminate()
  await becomes(() => document.status === 'away')
  for (const letter of 'abcdefgh') textOf(document).insert(0, letter.repeat(20_000))
  await server.until(() => server.doc.getText('text').length === 160_000)
  const line = server.lines[1]!
  expect(line.longest).toBeLessThan(65_536)
  expect(line.said.filter((step) => step !== 0)).toEqual([2, 2, 2, 1])
  line.store(4)
  await becomes(() => document.saved)
})

test('an update is not sent before those that it builds on', async () => {
  const document = open()
  await becomes(() => document.status === 'live')
  server.lines[0]!.socket.terminate()
  await becomes(() => document.status === 'away')
  server.asks = false
  textOf(document).insert(0, 'first')
  await becomes(() => document.status === 'live')
  textOf(document).insert(5, ', second')
  const line = server.lines[1]!
  const { saved } = await heard(document, line)
  expect(line.said).toEqual([0])
  expect(saved).toBe(false)
  line.ask()
  await server.until(() => server.doc.getText('text').toJSON() === 'first, second')
  textOf(document).insert(13, ', third')
  await server.until(() => server.doc.getText('text').toJSON() === 'first, second, third')
  expect(line.said).toEqual([0, 1, 2])
})

const { ticket, access, noDocument, costly, malformed, tooLarge, rate, comeAgain } = closeCodes

test.each([access, noDocument, malformed, tooLarge])(
  'a line that is closed with %i is not tried again',
  async (code) => {
    const document = open()
    await becomes(() => document.status === 'live')
    server.lines[0]!.socket.close(code)
    await becomes(() => document.status === 'refused')
    expect(document.refusal).toBe(code)
    expect(server.tickets).toBe(1)
  },
)

test.each([ticket, costly, rate])('a line that is closed with %i is tried again, but not for ever', async (code) => {
  server.closesWith = code
  const document = open()
  await becomes(() => document.status === 'refused')
  expect(document.refusal).toBe(code)
  expect(server.tickets).toBe(5)
})

test('a store that is away is waited for', async () => {
  server.closesWith = comeAgain
  const document = open()
  await server.until(() => server.lines.length > 2)
  server.closesWith = undefined
  await becomes(() => document.status === 'live')
})

test('a ticket that is refused is the end', async () => {
  const office = { roomId: 'hall', send: () => Promise.resolve({ ok: false, code: 'not-allowed' } as const) }
  const document = openDocument(office, 'note:m1', { origin: server.origin })
  opened.push(document)
  await becomes(() => document.status === 'refused')
  expect(document.refusal).toBe('not-allowed')
  expect(server.lines).toEqual([])
})

test('whoever comes back sees the others at once, and is seen; each browser speaks of itself alone', async () => {
  const [anna, jorg] = [open(), open()]
  anna.awareness.setLocalState({ name: 'Anna' })
  jorg.awareness.setLocalState({ name: 'Jörg' })
  const seesAnna = () => jorg.awareness.getStates().get(anna.doc.clientID)?.name === 'Anna'
  const seesJorg = () => anna.awareness.getStates().get(jorg.doc.clientID)?.name === 'Jörg'
  await becomes(() => seesAnna() && seesJorg())
  const lineOf = ({ doc }: OpenDocument) =>
    server.lines.findLast(({ clients }) => clients.flat().includes(doc.clientID))!
  for (const cut of [[jorg], [anna, jorg]]) {
    for (const { socket } of cut.map(lineOf)) socket.terminate()
    await becomes(() => !seesAnna() && !seesJorg())
    await becomes(() => seesAnna() && seesJorg())
  }
  for (const { clients } of server.lines) expect(new Set(clients.flat()).size).toBe(1)
})

test('presence is told at most 15 times a second, and the last state arrives', async () => {
  const document = open()
  await becomes(() => document.status === 'live')
  const line = server.lines[0]!
  const before = line.clients.length
  const begin = performance.now()
  for (let step = 0; performance.now() - begin < 500; step++) {
    document.awareness.setLocalState({ step })
    await new Promise((resolve) => setImmediate(resolve))
  }
  document.awareness.setLocalState({ step: 'last' })
  await server.until(() => server.awareness.getStates().get(document.doc.clientID)?.step === 'last')
  const seconds = (performance.now() - begin) / 1000
  expect(line.clients.length - before).toBeLessThanOrEqual(Math.ceil(seconds * 15) + 1)
})

test('whoever closes it is gone for the others at once', async () => {
  const [anna, jorg] = [open(), open()]
  anna.awareness.setLocalState({ name: 'Anna' })
  await becomes(() => jorg.awareness.getStates().get(anna.doc.clientID)?.name === 'Anna')
  anna.close()
  await becomes(() => !jorg.awareness.getStates().has(anna.doc.clientID))
})

/** All that the server said on this line before has been read: it asks once more, and the answer is there. */
async function heard(document: OpenDocument, line: { socket: WebSocket }): Promise<{ saved: boolean }> {
  const probe = new Promise((resolve) => line.socket.once('pong', resolve))
  line.socket.ping()
  await probe
  return { saved: document.saved }
}
