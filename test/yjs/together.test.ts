import { afterAll, beforeAll, expect, test } from 'vitest'
import { Guest, invite, openHouse, openRoom, type House, type Invited, type Opened } from '../server/house.ts'
import { ticketFor, Writer } from './writer.ts'

let house: House
let room: Opened
let ana: Invited
let bo: Invited
let staff: Guest
let meetingId: string
beforeAll(async () => {
  house = await openHouse()
  room = await openRoom(house)
  ;[ana, bo] = (await invite(house, room, ['Ana', 'Bo'])) as [Invited, Invited]
  staff = await Guest.join(house.url, room.tokens.facilitator)
  const booked = await staff.send('book-meeting', { participantIds: [ana.id, bo.id] })
  meetingId = (booked as { meetingId: string }).meetingId
})
afterAll(async () => {
  staff.leave()
  await house.stop()
})

test('two write a note together, and each is told when it is stored', async () => {
  const guests = await Promise.all([ana, bo].map(({ token }) => Guest.join(house.url, token, {}, 2)))
  const [first, second] = await Promise.all(guests.map((guest) => Writer.at(house, room, guest, `note:${meetingId}`)))
  first!.write('agreed: ')
  await first!.saved()
  await second!.until(() => second!.text === 'agreed: ')
  second!.write('send samples')
  await first!.until(() => first!.text === 'agreed: send samples')
  first!.leave()
  second!.leave()
  const again = await Writer.at(house, room, staff, `note:${meetingId}`)
  expect(again.text).toBe('agreed: send samples')
  again.leave()
  for (const guest of guests) guest.leave()
})

test('who is here is told with the name that the server knows, until they leave', async () => {
  const guest = await Guest.join(house.url, ana.token, {}, 2)
  const [hers, ours] = [
    await Writer.at(house, room, guest, `note:${meetingId}`),
    await Writer.at(house, room, staff, `note:${meetingId}`),
  ]
  hers.awareness.setLocalState({ user: { id: 'x', name: 'The Pope', role: 'organiser' }, cursor: 7 })
  const shown = () => ours.awareness.getStates().get(hers.doc.clientID)
  await ours.until(() => shown()?.cursor === 7)
  expect(shown()).toEqual({ cursor: 7, user: { id: ana.id, name: 'Ana', role: 'participant' } })
  hers.leave()
  await ours.until(() => shown() === undefined)
  ours.leave()
  guest.leave()
})

test('a ticket is for who may', async () => {
  await expect(ticketFor(staff, 'note:nobodys')).rejects.toThrow('not-found')
  const guest = await Guest.join(house.url, bo.token, {}, 2)
  for (const document of ['board', `staff-note:${meetingId}`, 'note:nobodys', 'plan:none'])
    await expect(ticketFor(guest, document)).rejects.toThrow('not-allowed')
  expect(await guest.send('ticket', { document: `note:${meetingId}` })).toMatchObject({ ok: true, expiresInMs: 30_000 })
  guest.leave()
})
