import { afterAll, beforeAll, expect, test } from 'vitest'
import * as Y from 'yjs'
import { call, Guest, invite, openHouse, openRoom, type House, type Invited, type Opened } from '../server/house.ts'
import { Writer } from '../yjs/writer.ts'

// [Y] Notes are handed out with the report, and erased with the people.

interface Notes {
  notes: {
    meetingId: string
    state: string
    startsAt: string | null
    table: string | null
    people: { id: string; name: string; organisation: string }[]
    note: { text: string; steps: { what: string; who: string; by: string; done: boolean }[] }
    staffNote: string
  }[]
}

let house: House
let room: Opened
let people: Invited[]
let staff: Guest
beforeAll(async () => {
  house = await openHouse()
  room = await openRoom(house)
  people = await invite(house, room, ['Ada', 'Bruno', 'Carla', 'Dario'])
  staff = await Guest.join(house.url, room.tokens.organiser)
})
afterAll(async () => {
  staff.leave()
  await house.stop()
})

const idOf = (name: string) => people.find((one) => one.name === name)!.id
const get = (token = room.tokens.facilitator) => call(house, 'GET', `/api/rooms/${room.roomId}/notes.json`, { token })
const read = async () => ((await get()).json as Notes).notes

async function booked(one: string, other: string, slotId: string): Promise<string> {
  const fields = { participantIds: [idOf(one), idOf(other)], slotId, tableId: 't1' }
  const answer = await staff.send('book-meeting', fields)
  if (!answer.ok) throw new Error(JSON.stringify(answer))
  return answer.meetingId!
}

async function write(document: string, act: (doc: Y.Doc) => void): Promise<void> {
  const writer = await Writer.at(house, room, staff, document)
  act(writer.doc)
  await writer.saved()
  writer.leave()
}

test('[Y] what was written of a meeting is handed out with its people, its place and its next steps', async () => {
  const meetingId = await booked('Ada', 'Bruno', 's1.1')
  const step = { id: 'a', what: 'Send the drawings\u202E', who: 'Ada', by: '2030-05-20', done: true }
  await write(`note:${meetingId}`, (doc) => {
    doc.getText('text').insert(0, 'They know\u200B each other.\nGood.')
    doc.getArray('steps').push([new Y.Map(Object.entries(step))])
  })
  await write(`staff-note:${meetingId}`, (doc) => doc.getText('text').insert(0, 'Was late.'))
  const { what: _, id: __, ...rest } = step
  expect(await read()).toEqual([
    {
      meetingId,
      state: 'placed',
      startsAt: staff.records('staff', 'slot').find(({ id }) => id === 's1.1')!.startsAt,
      table: '1',
      people: ['Ada', 'Bruno'].map((name) => ({ id: idOf(name), name, organisation: `${name} Ltd` })),
      note: { text: 'They know each other.\nGood.', steps: [{ what: 'Send the drawings', ...rest }] },
      staffNote: 'Was late.',
    },
  ])
})

test('[Y] meetings of which nothing was written are left out, cancelled ones of which something was are not', async () => {
  const [silent, cancelled] = [await booked('Ada', 'Carla', 's1.2'), await booked('Bruno', 'Dario', 's1.3')]
  await write(`note:${silent}`, (doc) => {
    doc.getText('text').insert(0, ' ')
  })
  await write(`note:${cancelled}`, (doc) => doc.getText('text').insert(0, 'We meet in Paris instead.'))
  await staff.send('cancel-meeting', { meetingId: cancelled })
  const found = await read()
  expect(found.map(({ meetingId }) => meetingId)).not.toContain(silent)
  expect(found.find(({ meetingId }) => meetingId === cancelled)).toMatchObject({ state: 'cancelled', table: '1' })
})

test('[Y] [V5] notes are erased with the first of their people to be erased', async () => {
  const meetingId = await booked('Carla', 'Dario', 's1.4')
  for (const kind of ['note', 'staff-note'])
    await write(`${kind}:${meetingId}`, (doc) => doc.getText('text').insert(0, `Dario sings (${kind})`))
  expect((await get()).text).toContain('Dario sings')
  const before = (await read()).length
  expect(await staff.send('erase-participant', { participantId: idOf('Carla') })).toMatchObject({ ok: true })
  expect((await get()).text).not.toContain('Dario sings')
  expect((await read()).length).toBe(before - 1)
  expect(await staff.send('ticket', { document: `note:${meetingId}` })).toMatchObject({ ok: false })
})

test('[V] nobody but staff of this room reads them', async () => {
  const another = await openRoom(house)
  expect((await get(people[0]!.token)).status).toBe(403)
  expect((await get(room.tokens.screen)).status).toBe(403)
  expect((await get(another.tokens.organiser)).status).toBe(401)
  expect((await call(house, 'GET', `/api/rooms/${room.roomId}/notes.json`)).status).toBe(401)
})
