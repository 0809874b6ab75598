import { afterAll, beforeAll, expect, test } from 'vitest'
import { Guest, invite, openHouse, openRoom, type House } from './house.ts'

let house: House
beforeAll(async () => (house = await openHouse()))
afterAll(() => house.stop())

test('a room is opened, people are imported, one asks, the other accepts, and all see what they may', async () => {
  const room = await openRoom(house)
  const [a, b, c] = await invite(house, room, ['A', 'B', 'C'])
  const [ann, bob, cyd] = await Promise.all([a!, b!, c!].map(({ token }) => Guest.join(house.url, token, {}, 2)))
  const staff = await Guest.join(house.url, room.tokens.facilitator)

  const asked = await ann!.send('send-request', { to: b!.id, message: 'Shall we?' })
  expect(asked).toMatchObject({ ok: true, requestId: expect.any(String) })
  const requestId = asked.ok ? asked.requestId! : ''
  await bob!.until(() => bob!.records(`person:${b!.id}`, 'request').length === 1)
  expect(bob!.records(`person:${b!.id}`, 'request')[0]).toMatchObject({
    id: requestId,
    state: 'pending',
    message: 'Shall we?',
  })

  const accepted = await bob!.send('accept-request', { requestId })
  expect(accepted).toMatchObject({ ok: true, meetingId: expect.any(String), slotId: 's1.1', tableId: 't1' })
  await staff.until(() => staff.records('staff', 'meeting').length === 1)
  await cyd!.until(() => cyd!.records('floor', 'participant').filter(({ busy }) => busy.length > 0).length === 2)
  expect(staff.records('staff', 'meeting')[0]).toMatchObject({
    state: 'placed',
    participantIds: [a!.id, b!.id],
    type: 'B2B',
  })
  expect(JSON.stringify(cyd!.received)).not.toContain('Shall we?')
  for (const guest of [ann!, bob!, cyd!, staff]) guest.leave()
})
