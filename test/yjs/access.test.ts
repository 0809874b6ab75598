import { afterAll, beforeAll, expect, test } from 'vitest'
import { call, Guest } from '../server/house.ts'
import { expectOk, setRoom, setStage, type Stage } from './stage.ts'
import { ticketFor, Writer } from './writer.ts'

// Who may, and from when on no longer. What ends somebody's access closes their line within 2 s.

const PROMPT_MS = 2_000

let house: Stage['house']
let stage: Omit<Stage, 'house' | 'stop'>
let stop: () => Promise<void>
beforeAll(async () => {
  ;({ house, stop, ...stage } = await setStage())
})
afterAll(() => stop())

/** Closed with this code, soon. */
async function ended(writer: Writer, code: number, act: () => Promise<unknown>): Promise<void> {
  const begun = performance.now()
  await act()
  expect(await writer.closed()).toBe(code)
  expect(performance.now() - begun).toBeLessThan(PROMPT_MS)
}

test('a renewed link ends both sockets of who had it', async () => {
  const { people, organiser, room, note } = stage
  const guest = await stage.join(0)
  const writer = await Writer.at(house, room, guest, note)
  await ended(writer, 4403, async () => expectOk(await organiser.send('renew-link', { participantId: people[0].id })))
  await guest.until(() => guest.ended === 'revoked')
})

test('a revoked member of staff leaves the board and every plan', async () => {
  const { organiser, room, plan } = stage
  const made = await call(house, 'POST', `/api/rooms/${room.roomId}/staff`, {
    body: { name: 'Fay', role: 'facilitator' },
    token: room.tokens.organiser,
  })
  const { token, id } = made.json as { token: string; id: string }
  const fay = await Guest.join(house.url, token)
  const [board, plans] = [await Writer.at(house, room, fay, 'board'), await Writer.at(house, room, fay, plan)]
  const [seen] = [await Writer.at(house, room, organiser, 'board')]
  board.awareness.setLocalState({ card: 'm1' })
  await seen.until(() => seen.awareness.getStates().get(board.doc.clientID)?.user?.name === 'Fay')
  await ended(board, 4403, async () => expectOk(await organiser.send('revoke-staff', { staffId: id })))
  expect(await plans.closed()).toBe(4403)
  await seen.until(() => !seen.awareness.getStates().has(board.doc.clientID))
  seen.leave()
})

test('who was replaced loses the note, who replaces reads all of it', async () => {
  const { people, staff, room, meetingId, note } = await setRoom(house)
  const [ana, cy] = [await join(people[0].token), await join(people[2].token)]
  const writer = await Writer.at(house, room, ana, note)
  writer.write('before')
  await writer.saved()
  await expect(ticketFor(cy, note)).rejects.toThrow('not-allowed')
  await ended(writer, 4403, async () =>
    expectOk(await staff.send('substitute', { participantId: people[0].id, by: people[2].id, meetingId })),
  )
  await expect(ticketFor(ana, note)).rejects.toThrow('not-allowed')
  const reader = await Writer.at(house, room, cy, note)
  expect(reader.text).toBe('before')
  reader.leave()
})

test('a note stays open when its meeting is cancelled', async () => {
  const { people, staff, room, meetingId, note } = await setRoom(house)
  const bo = await join(people[1].token)
  const writer = await Writer.at(house, room, bo, note)
  expectOk(await staff.send('cancel-meeting', { meetingId }))
  writer.write('still')
  await writer.saved()
  expect(writer.closedWith).toBeUndefined()
  writer.leave()
})

test('a plan that is dropped closes for everybody, and nothing of it is left', async () => {
  const { staff, organiser, room, plan, planId } = await setRoom(house)
  const writers = [await Writer.at(house, room, staff, plan), await Writer.at(house, room, organiser, plan)]
  writers[0]!.write('what if')
  await writers[0]!.saved()
  await ended(writers[0]!, 4404, async () => expectOk(await staff.send('drop-plan', { planId })))
  expect(await writers[1]!.closed()).toBe(4404)
  await expect(ticketFor(staff, plan)).rejects.toThrow('not-found')
  expect(await house.store.documents.read(room.roomId, plan, 0)).toBe('gone')
})

test('an erased person takes the notes of their meetings along, for all', async () => {
  const { people, staff, organiser, room, note, meetingId } = await setRoom(house)
  const staffNote = `staff-note:${meetingId}`
  const writers = [await Writer.at(house, room, staff, note), await Writer.at(house, room, staff, staffNote)]
  for (const writer of writers) {
    writer.write('said')
    await writer.saved()
  }
  await ended(writers[0]!, 4404, async () =>
    expectOk(await organiser.send('erase-participant', { participantId: people[0].id })),
  )
  expect(await writers[1]!.closed()).toBe(4404)
  for (const document of [note, staffNote])
    expect(await house.store.documents.read(room.roomId, document, 0)).toBe('gone')
  await expect(ticketFor(staff, note)).rejects.toThrow('not-found')
})

test('a room that is deleted closes all', async () => {
  const { staff, room, note } = await setRoom(house)
  const writer = await Writer.at(house, room, staff, note)
  await ended(writer, 4404, () => call(house, 'DELETE', `/api/rooms/${room.roomId}`, { token: room.tokens.organiser }))
})

test('a lead reads the notes of their people, and does not write them', async () => {
  const { room, staff } = await setRoom(house)
  const person = (name: string, lead: boolean) => ({
    name,
    organisation: `${name} Ltd`,
    kind: 'company',
    country: 'IT',
    delegation: 'Lombardy',
    lead,
  })
  const body = [person('Lea', true), person('Mia', false), { ...person('Nia', false), delegation: '' }]
  const imported = await call(house, 'POST', `/api/rooms/${room.roomId}/participants`, {
    body,
    token: room.tokens.organiser,
  })
  const [lea, mia, nia] = (imported.json as { participants: { id: string; token: string }[] }).participants
  const booked = expectOk(await staff.send('book-meeting', { participantIds: [mia!.id, nia!.id] }))
  const note = `note:${booked.meetingId}`
  const [lead, member] = [await join(lea!.token), await join(mia!.token)]
  const writer = await Writer.at(house, room, member, note)
  writer.write('hers')
  await writer.saved()
  const reader = await Writer.at(house, room, lead, note)
  expect(reader.text).toBe('hers')
  reader.write(' and mine')
  expect(await reader.closed()).toBe(4403)
  expect(writer.text).toBe('hers')
  await expect(ticketFor(lead, `staff-note:${booked.meetingId}`)).rejects.toThrow('not-allowed')
  writer.leave()
})

function join(token: string): Promise<Guest> {
  return Guest.join(house.url, token, {}, 2)
}
