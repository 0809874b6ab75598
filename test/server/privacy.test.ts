import { afterAll, beforeAll, expect, test } from 'vitest'
import { openMemory } from '../../server/store/memory.ts'
import { Guest, invite, openHouse, openRoom, type House, type Invited, type Opened } from './house.ts'

// [V9] What people are told of their data.

const store = openMemory()
let house: House
let room: Opened
let ann: Invited
beforeAll(async () => {
  house = await openHouse({ store })
  room = await openRoom(house)
  ann = (await invite(house, room, ['Ann']))[0]!
})
afterAll(() => house.stop())

const said = { responsible: 'Erika Mustermann, Ringstraße 1', text: 'We also tell the ministry how many came.' }

test('the organiser says who answers for the data; everybody in the room reads it, the screen and the log do not', async () => {
  const organiser = await Guest.join(house.url, room.tokens.organiser)
  const facilitator = await Guest.join(house.url, room.tokens.facilitator)
  const participant = await Guest.join(house.url, ann.token, {}, 2)
  const screen = await Guest.join(house.url, room.tokens.screen)
  const told = () => participant.records('floor', 'privacy')[0]
  expect(told()).toMatchObject({ responsible: '', text: '', retentionDays: 180 })

  for (const [guest, needs] of [
    [facilitator, 'organiser'],
    [participant, 'organiser'],
  ] as const)
    expect(await guest.send('describe-privacy', said)).toMatchObject({ ok: false, code: 'not-allowed', needs })
  expect(await organiser.send('describe-privacy', { responsible: 'x'.repeat(301), text: '' })).toMatchObject({
    code: 'malformed',
    field: 'responsible',
  })

  expect(await organiser.send('describe-privacy', said)).toMatchObject({ ok: true })
  await participant.until(() => told()?.text === said.text)
  expect(told()).toMatchObject(said)
  const staffTold = () => organiser.records('staff', 'privacy')
  await organiser.until(() => staffTold()[0]?.text === said.text)
  expect(staffTold()).toMatchObject([said])
  expect(screen.records('screen', 'privacy')).toEqual([])

  const { cursor } = (await organiser.send('describe-privacy', said)) as unknown as { cursor: string }
  expect(cursor).toBe(organiser.cursor('staff'))
  const log = JSON.stringify(await store.read(room.roomId, 0))
  for (const word of ['Mustermann', 'ministry']) expect(log).not.toContain(word)

  expect(await organiser.send('describe-privacy', { ...said, text: ' ' })).toMatchObject({ ok: true })
  await participant.until(() => told()?.text === '')
  const kept = JSON.stringify(await store.personal(room.roomId))
  expect(kept).toContain('Mustermann')
  expect(kept).not.toContain('ministry')
  expect(await organiser.send('describe-privacy', { responsible: '', text: '' })).toMatchObject({ ok: true })
  await participant.until(() => told()?.responsible === '')
  expect(JSON.stringify(await store.personal(room.roomId))).not.toContain('Mustermann')
  for (const guest of [organiser, facilitator, participant, screen]) guest.leave()
})
