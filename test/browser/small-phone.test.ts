import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Guest } from '../server/house.ts'
import { expectNothingSideways, smallTargets } from './a11y.ts'
import { openStage, sizes, type Stage } from './stage.ts'

// The smallest phone, the largest text, the longest words: nothing lies beside the page, and everything can be hit.

let stage: Stage
let helper: Guest
beforeAll(async () => {
  stage = await openStage({
    name: 'small-phone',
    now: '2030-05-06T06:00:00Z',
    room: {
      title: 'Internationale Kontaktbörse für Bewässerungstechnik',
      timeZone: 'Europe/Rome',
      sessions: [{ name: 'Morning', startsAt: '2030-05-06T10:00', slotMinutes: 25, changeoverMinutes: 5, slots: 6 }],
      tables: [{ label: '114', zone: 'Galerie' }, { label: '2' }],
      programme: [
        { title: 'Führung', startsAt: '2030-05-06T12:00', endsAt: '2030-05-06T12:55', signUp: true, capacity: 5 },
      ],
    },
    people: [
      {
        name: 'María-Fernanda Echeverría Goikoetxea',
        organisation: 'Clúster de Tecnologías del Agua del Valle del Ebro',
        offers: ['Tröpfchenbewässerungsanlagen'],
        seeks: ['Solarpumpen'],
      },
      {
        name: 'ليلى عبد الرحمن الحدّاد',
        organisation: 'شركة الري الحديث',
        country: 'MA',
        seeks: ['Tröpfchenbewässerungsanlagen'],
        offers: ['Solarpumpen'],
      },
      { name: 'Donaudampfschifffahrtsgesellschaft Müller-Lüdenscheidt', organisation: 'Φωτεινή Παπαδοπούλου ΑΕ' },
    ],
  })
  helper = await Guest.join(stage.url, stage.room.tokens.facilitator)
  const [maria, leila, donau] = ['María', 'ليلى', 'Donau'].map((name) => stage.invited(name).id)
  const booked = await helper.send('book-meeting', { participantIds: [maria, donau], slotId: 's1.2', tableId: 't1' })
  const asked = await helper.send('send-request', { from: leila, to: maria, message: 'نود أن نلتقي بكم' })
  expect([booked.ok, asked.ok]).toEqual([true, true])
})
afterAll(async () => {
  helper.leave()
  await stage.close()
})

/** Each page of the phone and its fullest sheets, by what one does to see it. Names are found by what they hold in every language. */
const views: [name: string, open: (page: Page) => Promise<unknown>][] = [
  ['my day', (page) => leaveFor(page, 0)],
  [
    'a meeting',
    (page) =>
      openSheet(
        page,
        page
          .getByRole('region')
          .getByRole('button', { name: /Donaudampf/ })
          .first(),
      ),
  ],
  ['people', (page) => leaveFor(page, 1)],
  ['somebody', (page) => openSheet(page, page.getByRole('listitem').getByRole('button', { name: /ليلى/ }).first())],
  ['requests', (page) => leaveFor(page, 2)],
  ['another time', (page) => openSheet(page, page.getByRole('main').locator('.button.quiet').first())],
  ['me', (page) => leaveFor(page, 3)],
  ['a tour', (page) => openSheet(page, page.getByRole('button', { name: /Führung/ }))],
]

/** A sheet's code may come a moment after the tap. */
async function openSheet(page: Page, button: Locator): Promise<void> {
  await button.click()
  await page.getByRole('dialog').waitFor()
}

async function leaveFor(page: Page, tab: number): Promise<void> {
  if (await page.getByRole('dialog').count()) await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await page.getByRole('navigation').getByRole('button').nth(tab).click()
  await page.getByRole('navigation').getByRole('button').nth(tab).and(page.locator('[aria-current]')).waitFor()
  await page.getByRole('heading', { level: 1 }).waitFor()
}

const grown = (page: Page, size: string) =>
  page.evaluate((size) => void (document.documentElement.style.fontSize = size), size)

async function holdsAll(page: Page, name: string): Promise<void> {
  await expectNothingSideways(page, name)
  expect(await smallTargets(page), name).toEqual([])
  await grown(page, '200%')
  await expectNothingSideways(page, `${name} at 200 %`)
  await grown(page, '')
}

const languages = ['de-DE', 'pt-BR']

test.each(languages)('the cover that tells of a change fits 320 pixels and large text (%s)', async (locale) => {
  const page = await stage.phone('María', { locale, viewport: sizes.smallPhone })
  await page.getByRole('dialog').waitFor()
  await holdsAll(page, 'the change')
  await page.context().close()
})

test.each(languages)(
  'every page and sheet fits 320 pixels and large text (%s)',
  { timeout: 120_000 },
  async (locale) => {
    await seenByMaria()
    const page = await stage.phone('María', { locale, viewport: sizes.smallPhone })
    for (const [name, open] of views) {
      await open(page)
      await holdsAll(page, name)
    }
    expect(await page.evaluate(() => [document.documentElement.lang, document.documentElement.dir])).toEqual([
      locale.slice(0, 2),
      'ltr',
    ])
    await page.context().close()
  },
)

async function seenByMaria(): Promise<void> {
  const meetingId = helper.records('staff', 'meeting')[0]!.id
  const participantId = stage.invited('María').id
  const told = await helper.send('acknowledge', { meetingId, participantId, cursor: helper.cursor('staff') })
  expect(told).toMatchObject({ ok: true })
}

test('names are set in their own direction, within a page that reads from left to right', async () => {
  await seenByMaria()
  const page = await stage.phone('María', { viewport: sizes.smallPhone })
  await leaveFor(page, 1)
  const name = page.getByText('ليلى عبد الرحمن الحدّاد').first()
  await name.waitFor()
  expect(await name.evaluate((one) => getComputedStyle(one).direction)).toBe('rtl')
  expect(await name.evaluate((one) => getComputedStyle(one).unicodeBidi)).toMatch(/isolate/)
  await page.context().close()
})

test('nothing travels where motion is reduced, and forced colours keep the edge of what is now', async () => {
  await seenByMaria()
  const page = await stage.phone('María', { reducedMotion: 'reduce', forcedColors: 'active' })
  await leaveFor(page, 0)
  const now = page.getByRole('region', { name: 'Next' })
  expect(await now.evaluate((one) => getComputedStyle(one).outlineWidth)).toBe('4px')
  await now.getByRole('button').first().click()
  await page.getByRole('dialog').waitFor()
  const travelled = await page.evaluate(() =>
    document.getAnimations().map((animation) => {
      const { target } = animation.effect as KeyframeEffect
      const at = (share: number) => {
        animation.pause()
        animation.currentTime = Number(animation.effect!.getComputedTiming().duration) * share
        const { x, y } = target!.getBoundingClientRect()
        return `${x} ${y}`
      }
      return at(0) === at(0.99)
    }),
  )
  expect(travelled).not.toContain(false)
  await page.context().close()
})
