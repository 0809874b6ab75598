import { afterEach, expect, test } from 'vitest'
import { openMemory } from '../../server/store/memory.ts'
import { Guest, invite, morning, openHouse, openRoom, type House } from './house.ts'

// Plans over real sockets: their names lie beside the log, and one publish is one piece of news.

let house: House
const store = openMemory()
const guests: Guest[] = []
afterEach(async () => {
  for (const guest of guests.splice(0)) guest.leave()
  await house.stop()
})

async function join(token: string, audiences = 1): Promise<Guest> {
  const guest = await Guest.join(house.url, token, {}, audiences)
  guests.push(guest)
  return guest
}

test('[Y.3] [Y7] [Y8] a plan is named, published twice at once as one act, known after a restart, and dropped with its name', async () => {
  house = await openHouse({ store })
  const opened = await openRoom(house, morning())
  const [ann, ben, cora] = await invite(house, opened, ['Ann', 'Ben', 'Cora'])
  const [grace, hugo] = [await join(opened.tokens.facilitator), await join(opened.tokens.facilitator)]
  const phone = await join(ann!.token, 2)
  const place = (slot: number) => ({ slotId: `s1.${slot}`, tableId: 't1' })
  const book = (other: string, slot: number) =>
    grace.send('book-meeting', { participantIds: [ann!.id, other], ...place(slot) })
  const [first, second] = [await book(ben!.id, 1), await book(cora!.id, 2)]
  const ids = [first, second].map((answer) => (answer as { meetingId: string }).meetingId)
  for (const meetingId of ids) await phone.send('acknowledge', { meetingId })

  const { planId } = (await grace.send('start-plan', { name: 'If the bus is late' })) as unknown as { planId: string }
  await hugo.until(() => hugo.records('staff', 'plan').length === 1)
  expect(hugo.records('staff', 'plan')[0]).toMatchObject({
    id: planId,
    name: 'If the bus is late',
    publishes: 0,
    publishedAt: null,
  })

  const intents = ids.map((meetingId, i) => ({ meetingId, to: place(i + 3) }))
  const [one, other] = await Promise.all([
    grace.send('publish-plan', { planId, intents }),
    hugo.send('publish-plan', { planId, intents: [...intents].reverse() }),
  ])
  const { version } = one as { version: number }
  for (const answer of [one, other])
    expect(answer).toMatchObject({ ok: true, version, moved: 2, people: 3, fallen: [] })
  await phone.until(() => phone.records(`person:${ann!.id}`, 'notice').length === 2)
  const notices = phone.records(`person:${ann!.id}`, 'notice')
  expect(new Set(notices.map(({ at }) => at)).size).toBe(1)
  await hugo.until(() => hugo.records('staff', 'plan')[0]?.publishes === 1)

  for (const guest of guests.splice(0)) guest.leave()
  await house.stop()
  house = await openHouse({ store })
  const again = await join(opened.tokens.organiser)
  expect(await again.send('publish-plan', { planId, intents })).toMatchObject({ ok: true, version, moved: 2 })
  expect(again.records('staff', 'plan')[0]).toMatchObject({ name: 'If the bus is late', publishes: 1 })
  await again.send('rename-plan', { planId, name: 'Late bus' })
  await again.until(() => again.records('staff', 'plan')[0]?.name === 'Late bus')
  expect(await namesBeside(opened.roomId)).toEqual(['Late bus'])
  await again.send('drop-plan', { planId })
  await again.until(() => again.records('staff', 'plan').length === 0)
  expect(await namesBeside(opened.roomId)).toEqual([])
  expect(await again.send('publish-plan', { planId, intents })).toMatchObject({ ok: false, code: 'plan-closed' })
})

async function namesBeside(roomId: string): Promise<unknown[]> {
  const entries = await store.personal(roomId)
  return entries.filter(({ key }) => key.startsWith('plan/')).map(({ value }) => value)
}
