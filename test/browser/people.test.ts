import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectAccessible, openStage, type Stage } from './stage.ts'
import { hall } from '../people/hall.ts'
import { png } from '../people/picture-files.ts'

// Looking for people on a phone, and being found.

/** More than a page shows, and than are made ready at a stretch. */
const CROWD = 150
let stage: Stage
let phone: Page

beforeAll(async () => {
  const crowd = hall(CROWD).map(({ name, organisation, country, languages }) => ({
    name,
    organisation,
    country,
    languages: [...languages],
  }))
  stage = await openStage({
    name: 'people',
    people: [
      { name: 'Marta Reader', organisation: 'Reader Ltd', offers: ['drip irrigation'], seeks: ['packaging machines'] },
      { name: 'Jürgen Müller', organisation: 'Pumpen AG', country: 'DE', seeks: ['Drip irrigation systems'] },
      { name: 'Olga Second', organisation: 'Pumpen AG', country: 'DE', seeks: ['drip irrigation'] },
      { name: 'Ana Packs', organisation: 'Envases SL', country: 'ES', offers: ['Packaging machine'] },
      ...crowd,
    ],
  })
  phone = await stage.phone('Marta Reader')
  await phone.getByRole('navigation', { name: 'Pages' }).waitFor()
})
afterAll(() => stage.close())

const go = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Pages' }).getByRole('button', { name }).click()
const worth = (page: Page) => page.getByRole('region', { name: 'Worth meeting' })
const names = (page: Page) => worth(page).getByRole('button', { name: /^Ask / }).allTextContents()

test('a free time says how many of those who fit are free then', async () => {
  await expect.poll(() => phone.getByText('3 people fit you').count()).toBeGreaterThan(0)
})

test('[F.4] [F.8] people begin with who is worth meeting and why; who is taken off stays off on this phone', async () => {
  await go(phone, 'People')
  await expect.poll(() => names(phone)).toHaveLength(3)
  await expect.poll(() => worth(phone).textContent()).toContain('Seeks what you offer: Drip irrigation systems')
  await expectAccessible(phone)

  await phone.getByRole('button', { name: 'Do not suggest Ana Packs' }).click()
  await expect.poll(() => names(phone)).toHaveLength(2)
  await phone.reload()
  await expect.poll(() => names(phone)).toHaveLength(2)
  await phone.getByRole('button', { name: 'Suggest 1 person again whom you left out' }).click()
  await expect.poll(() => names(phone)).toHaveLength(3)
})

test('[F.2] [F.3] a search forgives slips, and shows what it found where', async () => {
  const search = phone.getByRole('searchbox')
  await search.fill('mueler irigation')
  const row = phone.getByRole('listitem')
  await expect.poll(() => row.count()).toBe(1)
  await expect.poll(() => row.locator('mark').allTextContents()).toEqual(['Müller', 'irrigation'])
  await expect.poll(() => row.textContent()).toContain('Seeks: Drip irrigation systems')
  await expectAccessible(phone)
  await search.fill('deutschland')
  await expect.poll(() => phone.getByText('Nobody here fits all of that.').count()).toBe(1)
  await search.fill('germany')
  await expect.poll(() => phone.getByRole('heading', { level: 1 }).locator('..').textContent()).toMatch(/of 153/)
  await phone.getByRole('button', { name: 'Clear' }).click()
  await worth(phone).waitFor()
})

test('of a long list only what is near is in the page, however much was typed', async () => {
  const rows = () => phone.getByRole('listitem').count()
  await expect.poll(rows).toBeLessThan(70)
  for (const text of ['a', 'an', 'ana', '']) {
    await phone.getByRole('searchbox').fill(text)
    await expect.poll(rows).toBeLessThan(70)
  }
})

test('what one says of oneself is shown as others see it before it is saved, with a logo that was made small here', async () => {
  const ana = await stage.phone('Ana Packs', { colorScheme: 'dark' })
  await go(ana, 'Me')
  await ana.getByRole('button', { name: 'Edit' }).click()
  await ana.getByLabel('A few words about you').fill('Machines from Bilbao since 1974.')
  await ana.getByRole('button', { name: 'As others see you' }).click()
  await ana.getByText('Machines from Bilbao since 1974.').waitFor()
  await expectAccessible(ana)
  await ana.getByRole('button', { name: 'Save' }).click()

  const chosen = ana.locator('input[type=file]')
  await chosen.setInputFiles({ name: 'bomb.png', mimeType: 'image/png', buffer: png(30_000, 30_000) })
  await ana.getByText('That picture is too large for this phone.').waitFor()
  await chosen.setInputFiles({ name: 'notes.txt', mimeType: 'text/plain', buffer: Buffer.from('no picture') })
  await ana.getByText('This phone cannot read that file as a picture.').waitFor()
  await chosen.setInputFiles({ name: 'logo.png', mimeType: 'image/png', buffer: await logo(ana) })
  await ana.getByText('Show all of it').click()
  await expectAccessible(ana)
  await ana.getByRole('button', { name: 'Use this picture' }).click()
  await ana.getByText('The picture is saved.').waitFor()

  await phone.getByRole('searchbox').fill('ana packs')
  const picture = phone.getByRole('listitem').locator('img')
  await picture.waitFor()
  const shown = await picture.evaluate(async (image: HTMLImageElement) => {
    await image.decode()
    return { width: image.naturalWidth, height: image.naturalHeight }
  })
  expect(shown).toEqual({ width: 256, height: 256 })
  await phone.getByRole('button', { name: 'Ask Ana Packs' }).click()
  await phone.getByRole('dialog').getByText('Machines from Bilbao since 1974.').waitFor()
  await expectAccessible(phone)
})

/** A wide PNG, as a browser draws it. */
async function logo(page: Page): Promise<Buffer> {
  const url = await page.evaluate(() => {
    const canvas = document.createElement('canvas')
    canvas.width = 800
    canvas.height = 300
    const context = canvas.getContext('2d')!
    context.fillStyle = '#0a6a7e'
    context.fillRect(0, 0, 800, 300)
    return canvas.toDataURL('image/png')
  })
  return Buffer.from(url.split(',')[1]!, 'base64')
}
