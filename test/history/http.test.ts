import { afterAll, beforeAll, expect, test } from 'vitest'
import type { HistoryStep } from '../../shared/history.ts'
import { call, Guest, invite, openHouse, openRoom, type House, type Invited, type Opened } from '../server/house.ts'

// [U] The history over HTTP: for staff, in pages, with the names that there are when it is read.

interface Page {
  steps: HistoryStep[]
  names: Record<string, string>
  version: number
  more: boolean
}

let house: House
let room: Opened
let people: Invited[]
let staff: Guest
let meetingId: string
beforeAll(async () => {
  house = await openHouse()
  room = await openRoom(house)
  people = await invite(house, room, ['Ada', 'Bruno', 'Carla'])
  staff = await Guest.join(house.url, room.tokens.facilitator)
  meetingId = await booked('Ada', 'Bruno', 's1.1', 't1')
})
afterAll(async () => {
  staff.leave()
  await house.stop()
})

const idOf = (name: string) => people.find((one) => one.name === name)!.id

async function booked(one: string, other: string, slotId: string, tableId: string): Promise<string> {
  const answer = await staff.send('book-meeting', { participantIds: [idOf(one), idOf(other)], slotId, tableId })
  if (!answer.ok) throw new Error(JSON.stringify(answer))
  return answer.meetingId!
}

const get = (query = '', token = room.tokens.facilitator, of = room) =>
  call(house, 'GET', `/api/rooms/${of.roomId}/history${query}`, { token })
const read = async (query = '', of = room) => (await get(query, of.tokens.facilitator, of)).json as Page

test('[U] staff read who did what to one meeting, with the names of those in it', async () => {
  await staff.send('move-meeting', { meetingId, slotId: 's1.2', tableId: 't3' })
  const { steps, names, more } = await read(`?meeting=${meetingId}`)
  expect(steps.map(({ by, what, meetings }) => [by, what, meetings[0]!.did])).toEqual([
    ['facilitator', 'book-meeting', 'booked'],
    ['facilitator', 'move-meeting', 'moved'],
  ])
  expect(steps[1]!.meetings[0]).toMatchObject({
    from: { slotId: 's1.1', tableId: 't1' },
    to: { slotId: 's1.2', tableId: 't3', table: '3' },
  })
  expect(names).toEqual({ [idOf('Ada')]: 'Ada', [idOf('Bruno')]: 'Bruno' })
  expect(more).toBe(false)
})

test('[U] one table has all that came and went there', async () => {
  const { steps } = await read('?table=t3')
  expect(steps.flatMap(({ meetings, tables }) => [...tables, ...meetings].map(({ did }) => did))).toEqual([
    'added',
    'moved',
  ])
})

test('[U] a member of staff with a link of their own is named', async () => {
  const made = await call(house, 'POST', `/api/rooms/${room.roomId}/staff`, {
    body: { name: 'Anna', role: 'facilitator' },
    token: room.tokens.organiser,
  })
  const { link } = made.json as { link: string }
  const anna = await Guest.join(house.url, new URL(link).hash.slice(1))
  const before = await read()
  await anna.send('lock-meeting', { meetingId })
  const { steps, names } = await read(`?after=${before.version}`)
  expect(steps).toHaveLength(1)
  expect(names[steps[0]!.by]).toBe('Anna')
  anna.leave()
})

test('[U] it is read on from a version, and says when there is no more', async () => {
  const whole = await read()
  expect(whole.steps[0]).toMatchObject({ version: 1, what: 'open-room' })
  const rest = await read(`?after=${whole.steps[0]!.version}`)
  expect(rest.steps).toEqual(whole.steps.slice(1))
  expect(await read(`?after=${whole.version}`)).toMatchObject({ steps: [], version: whole.version, more: false })
  expect(await read('?after=900000')).toMatchObject({ steps: [], more: false })
})

test('[U] a long history comes in pages that hold every step once', async () => {
  const other = await openRoom(house)
  people.push(...(await invite(house, other, ['Elena', 'Franz'])))
  const helper = await Guest.join(house.url, other.tokens.facilitator)
  const made = await helper.send('book-meeting', { participantIds: [idOf('Elena'), idOf('Franz')] })
  const id = made.ok ? made.meetingId : undefined
  const acts = Array.from({ length: 1050 }, (_, i) =>
    helper.send(i % 2 === 0 ? 'lock-meeting' : 'unlock-meeting', { meetingId: id }),
  )
  expect((await Promise.all(acts)).filter(({ ok }) => !ok)).toEqual([])
  const pages: Page[] = []
  for (let after = 0, more = true; more;) {
    const page = await read(`?after=${after}`, other)
    pages.push(page)
    ;({ version: after, more } = page)
  }
  expect(pages.length).toBe(2)
  const versions = pages.flatMap(({ steps }) => steps.map(({ version }) => version))
  expect(versions).toEqual([...new Set(versions)].sort((a, b) => a - b))
  expect(pages.flatMap(({ steps }) => steps.filter(({ what }) => what.endsWith('lock-meeting')))).toHaveLength(1050)
  helper.leave()
})

test('[U] [V5] who was erased stays in the history without a name', async () => {
  await booked('Ada', 'Carla', 's1.4', 't2')
  const before = await get()
  expect(before.text).toContain('Carla')
  const organiser = await Guest.join(house.url, room.tokens.organiser)
  expect(await organiser.send('erase-participant', { participantId: idOf('Carla') })).toMatchObject({ ok: true })
  const after = await get()
  expect(after.text).not.toContain('Carla')
  const { steps, names } = after.json as Page
  expect(names).not.toHaveProperty(idOf('Carla'))
  expect(steps.at(-1)!.meetings.map(({ did }) => did)).toEqual(['cancelled'])
  organiser.leave()
})

test('[V] nobody but staff of this room reads it', async () => {
  const another = await openRoom(house)
  expect((await get('', people[0]!.token)).status).toBe(403)
  expect((await get('', room.tokens.screen)).status).toBe(403)
  expect((await get('', another.tokens.organiser)).status).toBe(401)
  expect((await call(house, 'GET', `/api/rooms/${room.roomId}/history`)).status).toBe(401)
  expect((await get('', room.tokens.organiser)).status).toBe(200)
})

test.each(['?after=-1', '?after=x', '?meeting=', `?meeting=${'m'.repeat(200)}`])('%s is malformed', async (query) => {
  expect(await get(query)).toMatchObject({ status: 400, json: { code: 'malformed' } })
})

test('[U] of a meeting or table that there is not, there is nothing to tell', async () => {
  expect((await read('?meeting=nobody')).steps).toEqual([])
  expect((await read('?table=t99')).steps).toEqual([])
})
