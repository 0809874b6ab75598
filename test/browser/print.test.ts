import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Guest } from '../server/house.ts'
import { expectAccessible, openStage, sizes, type Stage } from './stage.ts'

// What goes to the printer: every sheet, nothing else, black on white in a dark hall too.

const EVERYBODY = 45

let stage: Stage
beforeAll(async () => {
  stage = await openStage({
    name: 'print',
    now: '2030-05-06T06:00:00Z',
    room: {
      title: 'A day in Milan',
      timeZone: 'Europe/Rome',
      sessions: [{ name: 'Morning', startsAt: '2030-05-06T10:00', slotMinutes: 25, changeoverMinutes: 5, slots: 6 }],
      tables: [{ label: '14', zone: 'B' }, { label: '2' }, { label: 'Video', url: 'https://meet.example/1' }],
    },
    people: Array.from({ length: EVERYBODY }, (_, i) => ({ name: `Person ${String(i).padStart(2, '0')}` })),
  })
  const staff = await Guest.join(stage.url, stage.room.tokens.facilitator)
  const participantIds = ['Person 00', 'Person 01'].map((name) => stage.invited(name).id)
  const place = { slotId: 's1.2', tableId: 't1' }
  expect(await staff.send('book-meeting', { participantIds, ...place })).toMatchObject({ ok: true })
  staff.leave()
})
afterAll(() => stage.close())

/** What the browser's print dialog would be given: how much was on paper at the time. */
async function openAs(link: string, options: Parameters<Stage['open']>[1]): Promise<Page> {
  const page = await stage.open(link, options)
  await page.addInitScript(() => {
    window.print = () =>
      document.documentElement.setAttribute(
        'data-printed',
        String(document.querySelectorAll('.on-paper section').length),
      )
  })
  await page.reload()
  return page
}

async function printed(page: Page, press: () => Promise<unknown>): Promise<number> {
  await page.evaluate(() => document.documentElement.removeAttribute('data-printed'))
  await press()
  await page.locator('html[data-printed]').waitFor()
  return Number(await page.locator('html').getAttribute('data-printed'))
}

/** Only the sheets are to be seen, dark on white, and no text is smaller than 13 px. */
async function expectPaper(page: Page): Promise<string> {
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
  const seen = await page.evaluate(() => {
    const paper = document.querySelector('.on-paper')!
    const beside = [...document.body.children].filter((one) => one !== paper && one.getClientRects().length > 0)
    const texts = [...paper.querySelectorAll<HTMLElement>('*')].filter((one) =>
      [...one.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent!.trim()),
    )
    const canvas = getComputedStyle(document.documentElement)
    return {
      beside: beside.map(({ tagName }) => tagName),
      least: Math.min(...texts.map((one) => parseFloat(getComputedStyle(one).fontSize))),
      inks: [...new Set(texts.map((one) => getComputedStyle(one).color))],
      ground: [canvas.backgroundColor, canvas.colorScheme],
      text: (paper as HTMLElement).innerText,
    }
  })
  expect(seen.beside).toEqual([])
  expect(seen.least).toBeGreaterThanOrEqual(13)
  expect(seen.inks.filter((ink) => ink !== 'rgb(0, 0, 0)' && ink !== 'rgb(68, 68, 68)')).toEqual([])
  expect(seen.ground).toEqual(['rgb(255, 255, 255)', 'light'])
  await page.emulateMedia({ media: 'screen' })
  return seen.text
}

test('staff print all agendas, signs and badges in one run each; codes are the organiser’s', async () => {
  const desk = await openAs(stage.room.links.organiser, { viewport: sizes.desk })
  await desk.getByRole('button', { name: 'Print', exact: true }).first().click()
  await desk.getByRole('heading', { name: 'Print' }).waitFor()
  await expectAccessible(desk)
  await desk.emulateMedia({ colorScheme: 'dark' })
  await expectAccessible(desk)
  const press = (name: string) => () => desk.getByRole('button', { name }).click()

  expect(await printed(desk, press(`Agendas: Print ${EVERYBODY} pages`))).toBe(EVERYBODY)
  expect(await expectPaper(desk)).toMatch(/Person 00[\s\S]*10:30–10:55\s*Person 01[\s\S]*14/)
  await desk.getByRole('group', { name: 'Whose' }).getByText('Who has meetings').click()
  expect(await printed(desk, press('Agendas: Print 2 pages'))).toBe(2)

  await desk.getByRole('group', { name: 'Meetings on it' }).getByText('Times only').click()
  expect(await printed(desk, press('Table signs: Print 2 pages'))).toBe(2)
  const signs = await expectPaper(desk)
  expect(signs).toMatch(/14\s*Zone B\s*10:30/)
  expect(signs).not.toContain('Person')

  expect(await printed(desk, press('Badges: Print 6 pages'))).toBe(6)
  await expectPaper(desk)
  expect(
    await desk
      .locator('.on-paper')
      .getByRole('img', { name: /Person/, includeHidden: true })
      .count(),
  ).toBe(EVERYBODY)
  await desk.getByRole('group', { name: 'Code' }).getByText('Without').click()
  await desk.getByRole('group', { name: 'A page' }).getByText('10').click()
  expect(await printed(desk, press('Badges: Print 5 pages'))).toBe(5)
  expect(
    await desk
      .locator('.on-paper')
      .getByRole('img', { name: /Person/, includeHidden: true })
      .count(),
  ).toBe(0)
  await desk.context().close()

  const helper = await openAs(stage.room.links.facilitator, { viewport: sizes.desk })
  await helper.getByRole('button', { name: 'Print', exact: true }).click()
  await helper.getByRole('button', { name: /Badges: Print/ }).waitFor()
  expect(await helper.getByRole('group', { name: 'Code' }).count()).toBe(0)
  await helper.context().close()
})

test('one prints one’s own day, and takes one meeting as a calendar file', async () => {
  const ann = await openAs(stage.invited('Person 00').link, { viewport: sizes.phone, colorScheme: 'dark' })
  await ann.getByRole('button', { name: /^Seen/ }).click()
  await ann.getByRole('dialog').waitFor({ state: 'detached' })
  await ann.getByRole('navigation', { name: 'Pages' }).getByRole('button', { name: 'Me' }).click()
  expect(await printed(ann, () => ann.getByRole('button', { name: 'Print my day' }).click())).toBe(1)
  expect(await expectPaper(ann)).toMatch(/Person 00[\s\S]*10:30–10:55\s*Person 01[\s\S]*14[\s\S]*free/)

  await ann.getByRole('navigation', { name: 'Pages' }).getByRole('button', { name: 'My day' }).click()
  await ann.getByRole('button', { name: /Person 01/ }).click()
  const [file] = await Promise.all([
    ann.waitForEvent('download'),
    ann.getByRole('dialog').getByRole('button', { name: 'As a calendar file' }).click(),
  ])
  expect(file.suggestedFilename()).toBe('rondo.ics')
  await ann.context().close()
})
