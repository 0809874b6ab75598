import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectAccessible, openStage, sizes, type Stage } from './stage.ts'

// Fair warning: what becomes of people's data, said once on each device for each link.

let stage: Stage
beforeAll(async () => {
  stage = await openStage({ name: 'privacy', people: [{ name: 'Ann' }, { name: 'Ben' }] })
})
afterAll(() => stage.close())

test('[V.9] the first opening of a link says who is responsible, once; the rest stays to be read under Me', async () => {
  const ann = await stage.phone('Ann')
  const notice = ann.getByRole('complementary', { name: 'Your data in this room' })
  await notice.getByText('The organisers are responsible for your data here.').waitFor()
  await expectAccessible(ann)
  await ann.reload()
  await notice.waitFor()

  const organiser = await stage.open(stage.room.links.organiser, { viewport: sizes.desk })
  await organiser.getByRole('button', { name: 'Set-up' }).click()
  await organiser.getByRole('button', { name: 'Keeping' }).click()
  await organiser.getByLabel('Who is responsible').fill('Erika Mustermann')
  await organiser.getByLabel('Your own words').fill('We tell the ministry how many came.')
  await organiser.getByRole('button', { name: 'Save', exact: true }).click()
  await notice.getByText('Erika Mustermann is responsible').waitFor()
  await expectAccessible(organiser)

  await notice.getByRole('button', { name: 'Read more' }).click()
  const sheet = ann.getByRole('dialog', { name: 'Your data in this room' })
  await sheet.getByText('Everything is deleted 180 days after the event.').waitFor()
  await sheet.getByText('We tell the ministry how many came.').waitFor()
  await ann.emulateMedia({ colorScheme: 'dark' })
  await expectAccessible(ann)
  await sheet.getByRole('button', { name: 'Close' }).click()
  await notice.getByRole('button', { name: 'Understood' }).click()
  await notice.waitFor({ state: 'detached' })
  await ann.reload()
  const pages = ann.getByRole('navigation', { name: 'Pages' })
  await pages.getByRole('button', { name: 'Me' }).click()
  await ann.getByRole('button', { name: 'Your data in this room' }).click()
  await sheet.waitFor()
  expect(await notice.count()).toBe(0)

  // Another link in the same tab: the page loads anew by itself.
  await ann.goto(stage.invited('Ben').link)
  await notice.waitFor()
  await Promise.all([ann, organiser].map((page) => page.context().close()))
})
