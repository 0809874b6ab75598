import { afterAll, beforeAll, expect, test } from 'vitest'
import { Guest } from '../server/house.ts'
import { expectAccessible, openStage, sizes, type Stage } from './stage.ts'

// The wall: what others do shows on it at once, and nobody's name does.

let stage: Stage
const names = ['Ada Ankersmit', 'Berta Bogdanova', 'Cornel Cucu', 'Dora Dapontes']
beforeAll(async () => {
  stage = await openStage({
    name: 'screen',
    now: '2030-05-06T07:00:00Z',
    room: {
      title: 'A day in Milan',
      timeZone: 'Europe/Rome',
      screen: 'organisations',
      sessions: [
        { name: 'Monday', startsAt: '2030-05-06T10:00', slotMinutes: 25, changeoverMinutes: 5, slots: 6 },
        { name: 'Tuesday', startsAt: '2030-05-07T10:00', slotMinutes: 25, changeoverMinutes: 5, slots: 2 },
      ],
      tables: 5,
    },
    people: [
      { name: names[0]!, organisation: 'Klaster Alfa', kind: 'cluster', country: 'PL' },
      { name: names[1]!, organisation: 'Beta Works', country: 'IT' },
      // A sole trader: the organisation is the person's name, which no wall may show.
      { name: names[2]!, organisation: names[2]!, country: 'RO' },
      { name: names[3]!, organisation: 'Delta House', kind: 'cluster', country: 'GR' },
    ],
  })
})
afterAll(() => stage.close())

const wall = () => stage.open(stage.room.links.screen, { viewport: sizes.wall })
const facilitator = () => Guest.join(stage.url, stage.room.tokens.facilitator)

test('a meeting that others book is on the wall within a second, and no person is', async () => {
  const page = await wall()
  await page.getByText('for Monday. 30 places are free.').waitFor()
  await page.getByText('4 people from 4 countries are invited.').waitFor()
  await expectAccessible(page)

  const staff = await facilitator()
  const [ada, berta, cornel, dora] = names.map((name) => stage.invited(name).id)
  const booked = await staff.send('book-meeting', { participantIds: [ada, berta], slotId: 's1.2', tableId: 't3' })
  expect(booked.ok).toBe(true)
  const answered = Date.now()
  await page.getByText('for Monday. 29 places are free.').waitFor()
  expect(Date.now() - answered).toBeLessThan(1000)
  await page.getByText('Beta Works and Klaster Alfa').first().waitFor()
  await page.getByText('Just booked').waitFor({ state: 'attached' })
  await page.getByText('IT–PL').first().waitFor()
  await page.getByRole('img', { name: 'Tables by time: 1 meeting placed, 29 places free.' }).waitFor()
  await expectAccessible(page)

  await staff.send('book-meeting', { participantIds: [cornel, dora], slotId: 's1.3', tableId: 't3' })
  await page.getByText('for Monday. 28 places are free.').waitFor()
  const shown = await page.content()
  for (const name of names) expect(shown).not.toContain(name)
  staff.leave()
})

test('the picture fits every screen of its shape, without a bar to scroll', async () => {
  const page = await wall()
  await page.getByText('for Monday').waitFor()
  for (const [width, height] of [
    [1280, 720],
    [3840, 2160],
    [1024, 768],
  ] as const) {
    await page.setViewportSize({ width, height })
    const share = async () => {
      const box = (await page.locator('.stage').boundingBox())!
      return Math.max(box.width / width, box.height / height)
    }
    await expect.poll(share).toBeCloseTo(1, 2)
    expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBeLessThanOrEqual(height)
  }
})

test('while a round runs the wall is its clock and its tables, then the next day, then what came of it', async () => {
  stage.clock.put('2030-05-06T08:40:00Z')
  const page = await wall()
  await page.getByText('Round of 10:30').waitFor()
  await page.getByRole('listitem', { name: 'Table 3: In use' }).waitFor()
  await page.getByRole('listitem', { name: 'Table 4: Free' }).waitFor()
  await page.getByText('Next round 11:00').waitFor()
  await expectAccessible(page)

  stage.clock.put('2030-05-06T15:00:00Z')
  await page.getByText('for Tuesday. 10 places are free.').waitFor()

  stage.clock.put('2030-05-07T15:00:00Z')
  await page.getByText('Thank you').waitFor()
  await page.getByText('held').waitFor()
  await page.getByRole('columnheader').first().waitFor()
  await expectAccessible(page)
})
