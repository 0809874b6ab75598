import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectAccessibleInBothThemes } from './a11y.ts'
import { openStage, sizes, type Stage } from './stage.ts'

// [J] The whole way: the organiser opens joining, somebody applies on a phone, is accepted in another window, and opens their day.

let stage: Stage
beforeAll(async () => {
  stage = await openStage({
    name: 'joining',
    now: '2030-05-06T06:00:00Z',
    room: {
      title: 'A morning in Milan',
      timeZone: 'Europe/Rome',
      sessions: [{ name: 'Morning', startsAt: '2030-06-14T10:00', slotMinutes: 25, changeoverMinutes: 5, slots: 6 }],
      tables: 3,
      programme: [{ title: 'Tour', startsAt: '2030-06-14T08:00', endsAt: '2030-06-14T09:00', place: 'Gate 3' }],
    },
  })
})
afterAll(() => stage.close())

const phone = { viewport: sizes.smallPhone, hasTouch: true, isMobile: true } as const

async function openJoining(page: Page): Promise<void> {
  await page.getByRole('navigation', { name: 'Pages' }).getByRole('button', { name: 'Set-up' }).click()
  const steps = page.getByRole('navigation', { name: 'Steps of the set-up' })
  await steps.getByRole('button', { name: 'Joining' }).click()
}

async function apply(page: Page, person: { name: string; email: string; kind?: string }): Promise<void> {
  await page.getByRole('button', { name: 'Apply to take part' }).click()
  await page.getByLabel('Your name').fill(person.name)
  await page.getByLabel('E-mail').fill(person.email)
  await page.getByLabel('Organisation', { exact: true }).fill(`${person.name} Ltd`)
  await page.getByRole('radio', { name: person.kind ?? 'Company' }).check({ force: true })
  await page.getByRole('combobox', { name: 'Country' }).fill('espan')
  await page.getByRole('option', { name: 'ES Spain' }).click()
}

/** By light and by dark, and nothing of it lies beside the page, with large text neither. */
async function expectFine(page: Page): Promise<void> {
  await expectAccessibleInBothThemes(page)
  const beside = await page.evaluate(() => {
    const root = document.documentElement
    root.style.fontSize = '200%'
    const wide = root.scrollWidth - root.clientWidth
    root.style.fontSize = ''
    return wide
  })
  expect(beside, 'px beside the page at 200 % text').toBe(0)
}

// One way in four steps; each goes on where the one before it left the two windows.
let organiser: Page
let page: Page
let link: string
let own: string

test('the organiser opens the page', async () => {
  organiser = await stage.open(stage.room.links.organiser, { viewport: sizes.desk })
  await openJoining(organiser)
  await organiser.getByLabel('Where it is').fill('Palazzo Lombardia')
  await organiser.getByRole('button', { name: 'Add a side' }).click()
  await organiser.getByRole('textbox', { name: 'Places' }).fill('1')
  await expectAccessibleInBothThemes(organiser)
  await organiser.getByRole('button', { name: 'Open the page' }).click()
  link = await organiser.getByRole('textbox', { name: 'Public page' }).inputValue()
  expect(link).toBe(`${stage.url}/join/${stage.room.roomId}`)
})

test('somebody reads it on a phone, and is told at the field what is missing', async () => {
  page = await stage.open(link, phone)
  await page.getByRole('heading', { name: 'A morning in Milan' }).waitFor()
  await page.getByText('Palazzo Lombardia').waitFor()
  await expectFine(page)

  // What is missing is said in its place, and what was typed survives a reload.
  await page.getByRole('button', { name: 'Apply to take part' }).click()
  await page.getByLabel('You offer').fill('Lenses')
  await page.getByLabel('You offer').press('Enter')
  await page.getByLabel('Your name').fill('Ada Lind')
  await page.getByRole('button', { name: 'Send the application' }).click()
  await page.getByText('An address such as anna@example.org is needed.').waitFor()
  expect(await page.getByLabel('E-mail').evaluate((field) => field === document.activeElement)).toBe(true)
  await expectFine(page)
  await page.reload()
  expect(await page.getByLabel('Your name').inputValue()).toBe('Ada Lind')
  await page.getByRole('button', { name: 'Back' }).click()
})

test('they apply, and have a link of their own', async () => {
  await apply(page, { name: 'Ada Lind', email: 'ada@x.example' })
  await page.getByRole('button', { name: 'Remove Lenses' }).waitFor()
  await page.getByRole('button', { name: 'Send the application' }).click()
  await page.getByRole('heading', { name: 'Your application has arrived' }).waitFor()
  await expectFine(page)
  own = await page.getByRole('textbox', { name: 'Your link' }).inputValue()
  expect(new URL(own).hash.length).toBeGreaterThan(40)
  await page.getByRole('button', { name: 'Open my application' }).click()
  await page.getByRole('heading', { name: 'Not decided yet' }).waitFor()
  await expectFine(page)
})

test('the organiser accepts as many as there are places for, and takes it back while nobody knows', async () => {
  // Somebody else wants the same last place.
  const other = await stage.open(link, phone)
  await apply(other, { name: 'Ben Roth', email: 'ben@x.example' })
  await other.getByRole('button', { name: 'Send the application' }).click()
  await other.getByRole('heading', { name: 'Your application has arrived' }).waitFor()

  await organiser.getByText('Applications', { exact: true }).click()
  await organiser.getByRole('heading', { name: '2 applications wait for your decision' }).waitFor()
  await organiser.getByLabel('Choose all 2').check()
  await organiser.getByText('1 finds no place.').waitFor()
  await expectAccessibleInBothThemes(organiser)
  await organiser.getByRole('button', { name: 'Accept', exact: true }).click()
  await organiser.getByRole('main').getByText('1 person is in.').waitFor()
  await organiser.getByText('1 of 1').waitFor()

  // Nobody has seen it: it is taken back, and decided again.
  await organiser.getByRole('button', { name: 'Take it back' }).click()
  await organiser.getByText('0 of 1').waitFor()
  await organiser.getByLabel('Choose Ada Lind').check()
  await organiser.getByRole('button', { name: 'Accept', exact: true }).click()
  await organiser.getByText('1 of 1').waitFor()
  await organiser.getByLabel('Choose Ben Roth').check()
  await organiser.getByRole('button', { name: 'To the waiting list' }).click()
  await organiser.getByRole('main').getByText('1 on the waiting list.').waitFor()
})

test('the link, opened as it was kept, leads to my day', async () => {
  const later = await stage.open(own, phone)
  await later.getByRole('heading', { name: 'You are in' }).waitFor()
  expect(new URL(later.url()).hash).toBe('')
  await expectFine(later)
  await later.getByRole('link', { name: 'Open my day' }).click()
  await later.getByText('Your day is still open', { exact: false }).waitFor()
})

test('one corrects and withdraws; the page says so, and nothing is left of it', async () => {
  const page = await stage.open(`${stage.url}/join/${stage.room.roomId}`, phone)
  await apply(page, { name: 'Cleo Marin', email: 'cleo@x.example', kind: 'Research' })
  await page.getByRole('button', { name: 'Send the application' }).click()
  await page.getByRole('button', { name: 'Open my application' }).click()
  await page.getByRole('button', { name: 'Correct it' }).click()
  await page.getByLabel('Your name').fill('Cleo Marín')
  await page.getByRole('button', { name: 'Save the corrections' }).click()
  await page.getByText('Cleo Marín').waitFor()
  await page.getByRole('button', { name: 'Withdraw', exact: true }).click()
  await expectFine(page)
  await page.getByRole('button', { name: 'Withdraw and delete' }).click()
  await page.getByText('Your application is withdrawn').waitFor()
  await page.getByRole('button', { name: 'To the page of the event' }).click()
  await page.getByRole('button', { name: 'Apply to take part' }).waitFor()
  expect(await page.getByText('You have applied from this device.').count()).toBe(0)
})

test('a page that there is none of says so', async () => {
  const page = await stage.open(`${stage.url}/join/nowhere`, phone)
  await page.getByText('There is no such page.').waitFor()
  await expectFine(page)
})
