import { randomBytes } from 'node:crypto'
import { Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { closeCodes } from '../../shared/documents.ts'
import { RawLine, ticketFor, Writer } from '../yjs/writer.ts'
import { Tries, type Adversary } from './adversary.ts'
import { codeOf, given, setScene, updatesStored, type Scene } from './documents-scene.ts'
import type { Hall } from './hall.ts'
import { sendRaw } from './raw-http.ts'

/** Somewhat longer than a ticket lives, in ms. */
const EXPIRED_MS = 31_000
/** What no document and no log may hold. */
const MARK = 'written-by-mallory'

/** With tickets that are none, or another's; into documents of others and invented ones; under others' names; and writing where one only reads. */
export const otherPeoplesDocuments: Adversary = {
  name: 'Documents: foreign, expired, reused and guessed tickets, documents of others and invented ones, odd paths, another’s clientID and name, readers who write',
  async attack(hall, effort) {
    const tries = new Tries()
    const scene = await setScene(hall)
    const before = await updatesStored(hall)
    const old = effort > 1 ? { ticket: await ticketFor(scene.ada.guest, scene.note), at: Date.now() } : undefined
    const adas = await Writer.at(hall, scene.room, scene.ada.guest, scene.note)
    adas.write('ours')
    await adas.saved()

    await withTickets(hall, scene, tries, effort)
    await withNames(hall, scene, tries)
    await inOthersNames(hall, scene, tries, adas)
    await asReader(hall, scene, tries)
    if (old) {
      await new Promise((resolve) => setTimeout(resolve, Math.max(0, old.at + EXPIRED_MS - Date.now())))
      const code = await codeOf(new RawLine(hall, scene.room, scene.note, old.ticket))
      tries.expect(code === closeCodes.ticket, `a ticket that had expired: ${code}`)
    }
    await withRenewedLink(hall, scene, tries)

    adas.leave()
    tries.expect((await updatesStored(hall)) === before + 1, 'more was stored than the one right update')
    for (const document of [scene.note, `staff-note:${scene.meetingId}`, `plan:${scene.planId}`]) {
      const reader = await Writer.at(hall, scene.room, scene.staff, document)
      const text = JSON.stringify([reader.text, reader.doc.getMap('intents').toJSON()])
      tries.expect(text === (document === scene.note ? '["ours",{}]' : '["",{}]'), `${document} holds ${text}`)
      reader.leave()
    }
    const logged = hall.log().find(({ line }) => line.includes(MARK) || scene.tickets.some((one) => line.includes(one)))
    tries.expect(logged === undefined, `logged: ${logged?.line.slice(0, 200)}`)
    for (const guest of [scene.staff, scene.ada.guest, scene.bo.guest, scene.cy.guest, scene.lea.guest]) guest.leave()
    return tries.outcome(
      'checks',
      'each closed with its code, nothing stored; others’ and invented documents told alike',
    )
  },
}

/** Missing, malformed, guessed, of another document or room, and one that two come with at once. */
async function withTickets(hall: Hall, scene: Scene, tries: Tries, effort: number): Promise<void> {
  const { room, elsewhere, ada, bo, note } = scene
  const refused = async (document: string, ticket: string | undefined, at = room) => {
    const line = new RawLine(hall, at, document, ticket)
    const code = await codeOf(line)
    const where = `${document} with ${ticket?.slice(0, 50)}`
    tries.expect(code === closeCodes.ticket && line.received.length === 0, `${where}: ${code}, ${line.received.length}`)
  }
  const right = await given(scene, ada.guest, note)
  const last = right.endsWith('A') ? 'B' : 'A'
  const wrong = [undefined, '', 'x', right.slice(0, -1), `${right}A`, right.slice(0, -1) + last, right.toLowerCase()]
  for (const ticket of [
    ...wrong,
    '__proto__',
    encodeURIComponent(JSON.stringify({ role: 'organiser' })),
    '%00',
    ada.token,
  ])
    await refused(note, ticket)
  for (let i = 0; i < 40 * effort; i++) await refused(note, randomBytes(32).toString('base64url'))
  const others = [`staff-${note}`, `note:${scene.otherMeetingId}`, 'note:invented', 'board', `plan:${scene.planId}`]
  for (const document of others) await refused(document, right)
  for (const document of [note, 'board']) await refused(document, right, elsewhere)
  await refused(note, right, { ...elsewhere, roomId: 'nosuchroom00' })
  // None of that has used it up; now the first of two has it.
  const lines = [1, 2].map(() => new RawLine(hall, room, note, right))
  const codes = lines.map((line) => codeOf(line))
  await Promise.all(lines.map((line) => line.open()))
  const isIn = lines.filter(({ received }) => received.length > 0)
  tries.expect(isIn.length === 1, `${isIn.length} of two came in with one ticket`)
  for (const line of isIn) line.ws.close()
  const told = await Promise.all(codes)
  tries.expect(told.includes(closeCodes.ticket), `the other of two: ${told.join()}`)
  await refused(note, right)
  const bos = await given(scene, bo.guest, note)
  await refused(`note:${scene.otherMeetingId}`, bos)
}

/** Who has no part in a meeting cannot find out whether there is one: by tickets, by codes, by paths. */
async function withNames(hall: Hall, scene: Scene, tries: Tries): Promise<void> {
  const { cy, lea, bo, meetingId, otherMeetingId, planId, room } = scene
  const forbidden = [
    'board',
    `plan:${planId}`,
    `staff-note:${meetingId}`,
    `note:${meetingId}`,
    `note:${otherMeetingId}`,
  ]
  const invented = ['plan:none', 'staff-note:none', 'note:none', 'note:', 'no-kind', 'note:../board', '__proto__', ' ']
  const never = JSON.stringify({ ok: false, code: 'not-allowed' })
  for (const document of [...forbidden, ...invented]) {
    const answer = JSON.stringify(await cy.guest.send('ticket', { document }))
    tries.expect(answer === never, `a ticket for ${document}: ${answer}`)
  }
  for (const [guest, document] of [
    [lea.guest, `staff-note:${meetingId}`],
    [lea.guest, `note:${otherMeetingId}`],
    [bo.guest, `staff-note:${meetingId}`],
  ] as const) {
    const answer = JSON.stringify(await guest.send('ticket', { document }))
    tries.expect(answer === never, `a ticket for ${document}: ${answer}`)
  }
  for (const document of [undefined, null, 7, {}, ['board'], 'x'.repeat(5_000)]) {
    const answer = await cy.guest.send('ticket', { document })
    tries.expect(
      !answer.ok && answer.code === 'malformed',
      `a ticket for ${typeof document}: ${JSON.stringify(answer)}`,
    )
  }
  const codes = new Set<unknown>()
  for (const document of [...forbidden, 'note:none', 'plan:none'])
    codes.add(await codeOf(new RawLine(hall, room, document, randomBytes(32).toString('base64url'))))
  tries.expect([...codes].join() === String(closeCodes.ticket), `told apart without a ticket: ${[...codes].join()}`)
  const ticket = await given(scene, bo.guest, `note:${meetingId}`)
  const paths = [
    ...['..', '../..', '%2e%2e%2f%2e%2e', '..%2f..%2fetc%2fpasswd', '%00', '%', '%ff', '', ':', '//', '....//'],
    ...[
      `note:${meetingId}/..`,
      `board/../note:${meetingId}`,
      `note:${meetingId}%00`,
      `note%3A${meetingId}%2F..%2Fboard`,
    ],
    `note:${meetingId}`.toUpperCase(),
    'x'.repeat(401),
  ]
  for (const path of paths)
    for (const place of [room.roomId, '..', `../yjs/${room.roomId}`]) {
      const said = await sendRaw(hall.url, upgradeTo(hall, `/yjs/${place}/${path}?ticket=${ticket}`))
      const isIn = said.startsWith('HTTP/1.1 101') && !said.includes(String.fromCharCode(0x88, 2, 0x11, 0x31))
      tries.expect(!isIn, `/yjs/${place}/${path}: ${JSON.stringify(said.slice(0, 200))}`)
    }
}

function upgradeTo(hall: Hall, path: string): string {
  const key = randomBytes(16).toString('base64')
  const head = `GET ${path} HTTP/1.1\r\nHost: ${new URL(hall.url).host}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n`
  // The server's farewell is answered at once: it need not wait for one.
  return `${head}Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ${key}\r\n\r\n${String.fromCharCode(0x88, 0x80, 0, 0, 0, 0)}`
}

/** Bo says that he is Ada: to those at the note he is Bo, or is sent away. */
async function inOthersNames(hall: Hall, scene: Scene, tries: Tries, adas: Writer): Promise<void> {
  const { room, bo, ada, note } = scene
  adas.awareness.setLocalStateField('cursor', 1)
  const lies = [
    { user: { id: ada.id, name: 'Ada', role: 'organiser' } },
    { user: null },
    { user: { name: 'Ada' }, __proto__: { user: 'Ada' } },
    JSON.parse('{"__proto__":{"user":"Ada"},"constructor":{"user":"Ada"}}') as object,
  ]
  for (const lie of lies) {
    const line = await new RawLine(hall, room, note, await given(scene, bo.guest, note)).open()
    const { clientID, update } = stateOf(lie)
    line.say([1], update)
    await adas.until(() => adas.awareness.getStates().has(clientID))
    const { user } = adas.awareness.getStates().get(clientID) as {
      user?: { id?: string; name?: string; role?: string }
    }
    const isBo = user?.id === bo.id && user.name === 'Bo' && user.role === 'participant'
    tries.expect(isBo, `Bo was shown as ${JSON.stringify(user)}`)
    line.ws.close()
    await adas.until(() => !adas.awareness.getStates().has(clientID))
    tries.count++
  }
  const refusals: [string, number, Uint8Array][] = [
    ['as Ada’s client', closeCodes.access, stateOf({ user: 'Ada' }, adas.doc.clientID, 50).update],
    ['too much of a state', closeCodes.tooLarge, stateOf({ more: 'x'.repeat(5_000) }).update],
    ['what is no state', closeCodes.malformed, Buffer.from([1, 1, 1, 3, 0x22, 0x41, 0x22])],
  ]
  for (const [what, code, update] of refusals) {
    const line = await new RawLine(hall, room, note, await given(scene, bo.guest, note)).open()
    line.say([1], update)
    const told = await codeOf(line)
    tries.expect(told === code, `${what}: ${told}`)
  }
  // That Ada has gone is hers to say.
  const line = await new RawLine(hall, room, note, await given(scene, bo.guest, note)).open()
  line.say([1], stateOf(null, adas.doc.clientID, 99).update)
  line.say([1], stateOf({ at: 'last' }, 4_321).update)
  await adas.until(() => adas.awareness.getStates().has(4_321))
  const watcher = await Writer.at(hall, room, scene.staff, note)
  await watcher.until(() => watcher.awareness.getStates().has(adas.doc.clientID))
  tries.count++
  line.ws.close()
  watcher.leave()
}

/** A state of somebody in awareness; null: they have gone. */
function stateOf(state: object | null, clientID?: number, clock = 1): { clientID: number; update: Uint8Array } {
  const doc = new Y.Doc()
  if (clientID !== undefined) doc.clientID = clientID
  const awareness = new Awareness(doc)
  awareness.setLocalState(state as Record<string, unknown> | null)
  awareness.meta.set(doc.clientID, { clock, lastUpdated: 0 })
  const update = encodeAwarenessUpdate(awareness, [doc.clientID])
  awareness.destroy()
  return { clientID: doc.clientID, update }
}

/** A lead may look on, a board has nothing to write on, and a meeting's people have no part in what staff write. */
async function asReader(hall: Hall, scene: Scene, tries: Tries): Promise<void> {
  const { room, lea, staff, note } = scene
  const doc = new Y.Doc()
  doc.getText('text').insert(0, MARK)
  const writes = Y.encodeStateAsUpdate(doc)
  const reading = await Writer.at(hall, room, lea.guest, note)
  tries.expect(reading.text === 'ours', `a lead reads ${JSON.stringify(reading.text)}`)
  const stateVector = Y.encodeStateVector(reading.doc)
  reading.provider.disconnect()
  reading.doc.getText('text').delete(0, 2)
  const deletes = Y.encodeStateAsUpdate(reading.doc, stateVector)
  reading.leave()
  for (const [guest, document] of [
    [lea.guest, note],
    [staff, 'board'],
  ] as const)
    for (const [what, update] of Object.entries({ writes, deletes })) {
      if (document === 'board' && what === 'deletes') continue
      for (const say of ['sync', 'update'] as const) {
        const line = await new RawLine(hall, room, document, await given(scene, guest, document)).open()
        if (say === 'update') line.sync()
        line[say](update)
        const code = await codeOf(line)
        tries.expect(code === closeCodes.access, `${document} that one only reads, ${what} as ${say}: ${code}`)
      }
    }
}

/** Bo's link is renewed: his lines are closed, and a ticket that he still had is worth nothing. */
async function withRenewedLink(hall: Hall, scene: Scene, tries: Tries): Promise<void> {
  const { room, bo, staff, note } = scene
  const kept = await given(scene, bo.guest, note)
  const line = await new RawLine(hall, room, note, await given(scene, bo.guest, note)).open()
  const closed = codeOf(line)
  await staff.send('renew-link', { participantId: bo.id })
  tries.expect((await closed) === closeCodes.access, `a renewed link’s line: ${await closed}`)
  const late = await codeOf(new RawLine(hall, room, note, kept))
  tries.expect(late === closeCodes.access, `a renewed link’s ticket: ${late}`)
}
