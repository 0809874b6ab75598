import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Guest } from '../server/house.ts'
import { expectAccessibleInBothThemes, politeRegions } from './a11y.ts'
import { openStage, sizes, type Stage } from './stage.ts'

// axe finds nothing on any page and any sheet, by light and by dark, and each page has one polite voice.

let stage: Stage
let helper: Guest
const names = ['Ada', 'Bruno', 'Carla', 'ليلى', 'Elena', 'Franz']
beforeAll(async () => {
  stage = await openStage({
    name: 'a11y',
    now: '2030-05-06T06:00:00Z',
    room: {
      title: 'A day in Milan',
      timeZone: 'UTC',
      sessions: [
        { name: 'Morning', startsAt: '2030-05-06T10:00', slotMinutes: 25, changeoverMinutes: 5, slots: 6 },
        { name: 'Tuesday', startsAt: '2030-05-07T10:00', slotMinutes: 25, changeoverMinutes: 5, slots: 2 },
      ],
      tables: [
        { label: '1', zone: 'A', stepFree: true },
        { label: '2', zone: 'A' },
        { label: '3', zone: 'B', quiet: true },
      ],
      programme: [
        { title: 'Guided tour', startsAt: '2030-05-06T12:00', endsAt: '2030-05-06T12:55', signUp: true, capacity: 5 },
      ],
    },
    people: names.map((name, at) => ({
      name: `${name} Rossi`,
      organisation: name,
      delegation: at < 2 ? 'Milan' : 'Elsewhere',
      lead: name === 'Ada',
      offers: ['Drip irrigation'],
      seeks: ['Solar pumps'],
      languages: ['en', 'it'],
    })),
  })
  helper = await Guest.join(stage.url, stage.room.tokens.facilitator)
  await book(['Ada', 'Bruno'], 's1.1', 't1')
  await book(['Carla', 'Elena'], 's1.2', 't2')
  await asks('Carla', 'Ada')
  await asks('ليلى', 'Ada')
  await asks('Ada', 'Franz')
})
afterAll(async () => {
  helper.leave()
  await stage.close()
})

const idOf = (name: string) => stage.invited(name).id

async function book(people: readonly string[], slotId: string, tableId: string): Promise<void> {
  const answer = await helper.send('book-meeting', { participantIds: people.map(idOf), slotId, tableId })
  expect(answer).toMatchObject({ ok: true })
}

async function asks(from: string, to: string): Promise<void> {
  const answer = await helper.send('send-request', { from: idOf(from), to: idOf(to), message: 'About pumps.' })
  expect(answer).toMatchObject({ ok: true })
}

const goTo = (page: Page, name: string | RegExp) =>
  page.getByRole('navigation', { name: 'Pages' }).getByRole('button', { name }).click()

const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first().click()

/** The sheet that `open` opens is looked at, then closed. */
async function sheet(page: Page, open: () => Promise<unknown>): Promise<void> {
  await open()
  const dialog = page.getByRole('dialog')
  await dialog.waitFor()
  await expectAccessibleInBothThemes(page)
  expect(await politeRegions(page).count()).toBe(1)
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'detached' })
}

async function pageIsFine(page: Page): Promise<void> {
  await expectAccessibleInBothThemes(page)
  expect(await politeRegions(page).count()).toBe(1)
}

/** axe looks at each page twice: that takes its time where a machine has other things to do. In ms. */
const TAKES = 180_000

async function onPhone(name: string): Promise<Page> {
  const page = await stage.phone(name)
  const seen = page.getByRole('button', { name: /^Seen/ })
  await seen.click()
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  return page
}

test('my day, a meeting, a free time, and the cover that tells of a change', { timeout: TAKES }, async () => {
  const elena = await stage.phone('Elena')
  await elena.getByRole('dialog', { name: 'You have a meeting at 10:30' }).waitFor()
  await pageIsFine(elena)
  await press(elena, 'Seen, I go to table 2')
  await elena.getByRole('dialog').waitFor({ state: 'detached' })
  await pageIsFine(elena)
  await sheet(elena, async () => {
    await elena
      .getByRole('region', { name: 'Next' })
      .getByRole('button', { name: /Carla Rossi/ })
      .click()
    await press(elena, 'Cancel the meeting')
    await press(elena, 'Keep the meeting')
    await press(elena, 'Propose another time')
  })
  await sheet(elena, () => press(elena, /^Free at/))
  await elena.context().close()
})

test('people, somebody, the filters, requests and what answers them', { timeout: TAKES }, async () => {
  const ada = await onPhone('Ada')
  await goTo(ada, 'People')
  await ada.getByRole('button', { name: 'Ask Elena Rossi' }).first().waitFor()
  await pageIsFine(ada)
  await sheet(ada, () => press(ada, 'Ask Elena Rossi'))
  await sheet(ada, () => press(ada, 'Filters'))
  await goTo(ada, /^Requests/)
  await ada
    .getByRole('button', { name: /^Accept/ })
    .first()
    .waitFor()
  await pageIsFine(ada)
  await sheet(ada, () => press(ada, /^Decline/))
  await sheet(ada, () => press(ada, /^Another time/))
  await ada.context().close()
})

test('me, my profile, a tour, and the delegation of who leads one', { timeout: TAKES }, async () => {
  const ada = await stage.phone('Ada')
  await goTo(ada, 'Me')
  await ada.getByRole('button', { name: /Guided tour/ }).waitFor()
  await pageIsFine(ada)
  await sheet(ada, () => press(ada, /Guided tour/))
  await press(ada, 'Edit')
  await pageIsFine(ada)
  await goTo(ada, 'My day')
  await press(ada, /My delegation/)
  await ada.getByRole('heading', { name: 'My delegation' }).waitFor()
  await pageIsFine(ada)
  await press(ada, /Bruno Rossi/)
  await sheet(ada, () => press(ada, /Somebody else goes/))
  await pageIsFine(ada)
  await ada.context().close()
})

test('the board, a card, a table, a time, the rounds, and what was', { timeout: TAKES }, async () => {
  const page = await stage.open(stage.room.links.facilitator, { viewport: sizes.desk })
  const card = page.getByRole('gridcell', { name: 'Table 1, 10:00, Ada · Bruno' })
  await card.waitFor()
  await pageIsFine(page)
  await sheet(page, () => card.dblclick())
  await sheet(page, () => page.getByRole('rowheader', { name: 'Table 2' }).click())
  await sheet(page, () => page.getByRole('columnheader', { name: /^10:30/ }).click())
  await sheet(page, () => press(page, 'Book a meeting'))
  await sheet(page, () => press(page, /^Rounds/))
  await sheet(page, () => press(page, 'Plans'))
  await card.click()
  const hand = page.getByRole('region', { name: /^You hold/ })
  await hand.waitFor()
  await expectAccessibleInBothThemes(page)
  await page.keyboard.press('Escape')
  await hand.waitFor({ state: 'detached' })
  await press(page, 'Look at the board as it was')
  await page.getByRole('heading', { name: 'As it is now' }).waitFor()
  await expectAccessibleInBothThemes(page)
  await page.context().close()
})

test('a plan, the people desk and the requests', { timeout: TAKES }, async () => {
  const page = await stage.open(stage.room.links.organiser, { viewport: sizes.desk })
  await press(page, 'Plans')
  await page.getByLabel('Name', { exact: true }).fill('After lunch')
  await press(page, 'Start a plan')
  await page.getByText('The plan is being opened.').waitFor({ state: 'detached' })
  await page.getByRole('region', { name: 'What this plan changes' }).waitFor()
  await expectAccessibleInBothThemes(page)
  await page.getByRole('button', { name: 'Leave', exact: true }).click()
  await goTo(page, 'People')
  await press(page, /Carla Rossi/)
  await press(page, 'Show link and QR code')
  await page.getByRole('img', { name: 'Personal link' }).waitFor()
  await pageIsFine(page)
  await goTo(page, 'Requests')
  await page.getByRole('cell').first().waitFor()
  await pageIsFine(page)
  await page.context().close()
})

test('each page of the set-up, and its sheets', { timeout: TAKES }, async () => {
  const page = await stage.open(stage.room.links.organiser, { viewport: sizes.desk })
  await goTo(page, 'Set-up')
  const printing = 'Print'
  const steps = page
    .getByRole('navigation', { name: 'Steps of the set-up' })
    .getByRole('button')
    .filter({ hasNotText: printing })
  await steps.first().waitFor()
  const count = await steps.count()
  expect(count).toBeGreaterThanOrEqual(7)
  for (let at = 0; at < count; at++) {
    await steps.nth(at).click()
    await page.locator('[aria-current=step], [aria-current=page]').nth(1).waitFor()
    await pageIsFine(page)
  }
  const sheets: [step: string, opens: string][] = [
    ['Times', 'Add a session'],
    ['Tables', 'Table 1'],
    ['Programme', 'Add an item'],
    ['Rules', 'Add a rule'],
    ['Keeping', 'Delete the room'],
  ]
  for (const [step, opens] of sheets) {
    await steps.filter({ hasText: step }).click()
    await sheet(page, () => press(page, opens))
  }
  await press(page, printing)
  await page.getByRole('heading', { name: printing }).first().waitFor()
  await expectAccessibleInBothThemes(page)
  await page.context().close()
})

test('the welcome page, the wall, and where a link leads nowhere', { timeout: TAKES }, async () => {
  const page = await stage.open(stage.url, { viewport: sizes.desk })
  await page.getByRole('heading', { name: 'Open a room' }).waitFor()
  await expectAccessibleInBothThemes(page)
  await page.goto(stage.room.links.screen)
  await page.getByText('for Monday.', { exact: false }).waitFor()
  await expectAccessibleInBothThemes(page)
  await page.goto(`${stage.url}/r/nosuchroom`)
  await page.getByRole('heading', { name: 'This address has no link in it.' }).waitFor()
  await expectAccessibleInBothThemes(page)
  const lost = `${stage.url}/no/such/page`
  expect((await page.goto(lost))!.status()).toBe(404)
  await page.getByRole('heading', { name: 'There is no page at this address.' }).waitFor()
  await expectAccessibleInBothThemes(page)
  expect(await (await fetch(lost)).json()).toMatchObject({ code: 'not-found' })
  await page.context().close()
})
