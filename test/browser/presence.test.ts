import type { Locator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Guest } from '../server/house.ts'
import { Morning, type Facilitator } from './morning.ts'
import { expectAccessible, sizes } from './stage.ts'

// Three facilitators at one board, each in a browser of their own, on a cable of its own.

let morning: Morning
let helper: Guest
beforeAll(async () => {
  morning = await Morning.begin('presence', ['Ada', 'Bruno', 'Carla', 'Dario', 'Elena', 'Franz'])
  helper = morning.helper
})
afterAll(() => morning.end())

/** Every test begins with Ada and Bruno at table 1 at 10:00, Carla and Dario in the tray, and nothing else. */
let waiting: string
beforeEach(async () => {
  await morning.clear()
  await morning.book(['Ada', 'Bruno'], 1, 't1')
  waiting = await morning.book(['Carla', 'Dario'], 1, 't2')
  await helper.send('unplace-meeting', { meetingId: waiting })
})
afterEach(() => morning.allLeave())

const idOf = (name: string) => morning.idOf(name)
const facilitator = (name: string, options = {}) => morning.facilitator(name, options)

/** All of them have come and see each other. */
async function facilitators<Names extends string[]>(...names: Names): Promise<Facilitator[]> {
  const all = []
  for (const name of names) all.push(await facilitator(name))
  for (const { page } of all) await others(page, names.length - 1)
  return all
}

const cell = (page: Page, table: number, time: string) =>
  page.getByRole('gridcell', { name: `Table ${table}, ${time}` })
const card = (page: Page, table: number, time: string) =>
  page.getByRole('gridcell', { name: `Table ${table}, ${time}, Ada · Bruno` })
const alsoHere = (page: Page) => page.getByRole('button', { name: /^Also here/ })
const ghost = (page: Page, name: string) => page.locator(`[data-ghost="${name}"]`)

/** The list of who is here names so many. */
async function others(page: Page, count: number): Promise<void> {
  const names = new RegExp(`^Also here: ${Array.from({ length: count }, () => '[^,]+').join(', ')}$`)
  await page.getByRole('button', { name: names }).waitFor()
}

/** The ghost of `name` with the card lies over this cell. */
async function ghostOver(page: Page, name: string, target: Locator): Promise<void> {
  const place = await target.evaluate(({ dataset }) => `${dataset.slot} ${dataset.table}`)
  const there = page.locator(`[data-ghost="${name}"][data-over="${place}"]`)
  await there.getByText('Ada · Bruno').waitFor()
  await page.evaluate(() => Promise.allSettled(document.getAnimations().map(({ finished }) => finished)))
  const [box, under] = [(await there.boundingBox())!, (await target.boundingBox())!]
  for (const side of ['x', 'y', 'width', 'height'] as const)
    expect(Math.abs(box[side] - under[side]), side).toBeLessThan(3)
}

/** Takes the card by the mouse and moves it over a cell, without letting go. */
async function carry(page: Page, from: Locator, to: Locator): Promise<void> {
  const [start, end] = [(await from.boundingBox())!, (await to.boundingBox())!]
  await page.mouse.move(start.x + start.width / 2, start.y + start.height / 2)
  await page.mouse.down()
  await page.mouse.move(end.x + end.width / 2, end.y + end.height / 2, { steps: 10 })
  await page.getByRole('region', { name: /^You hold/ }).waitFor()
}

test('the others see the card that one drags, where it is and where it came from, until it is put down', async () => {
  const [anna, miguel, jorg] = (await facilitators('Anna', 'Miguel', 'Jörg')) as [Facilitator, Facilitator, Facilitator]
  await carry(anna.page, card(anna.page, 1, '10:00'), cell(anna.page, 2, '11:00'))
  for (const { page } of [miguel, jorg]) {
    await ghostOver(page, 'Anna', cell(page, 2, '11:00'))
    await card(page, 1, '10:00').and(page.getByLabel('Anna holds it')).waitFor()
  }
  await expectAccessible(miguel.page)
  await alsoHere(miguel.page).click()
  await miguel.page.getByRole('listitem').filter({ hasText: 'Anna' }).getByText('holds Ada · Bruno').waitFor()
  await expectAccessible(miguel.page)
  await anna.page.mouse.up()
  for (const { page } of [miguel, jorg]) {
    await card(page, 2, '11:00').waitFor()
    await ghost(page, 'Anna').getByText('Ada · Bruno').waitFor({ state: 'detached' })
  }
})

test('the others see the card that one moves by the keyboard', async () => {
  const [anna, miguel] = (await facilitators('Anna', 'Miguel')) as [Facilitator, Facilitator]
  await card(anna.page, 1, '10:00').focus()
  await ghost(miguel.page, 'Anna').waitFor()
  await anna.page.keyboard.press('Enter')
  await anna.page.keyboard.press('ArrowRight')
  await anna.page.keyboard.press('ArrowDown')
  await ghostOver(miguel.page, 'Anna', cell(miguel.page, 2, '10:30'))
  await anna.page.keyboard.press('Escape')
  await ghost(miguel.page, 'Anna').getByText('Ada · Bruno').waitFor({ state: 'detached' })
})

test('whose line is cut holds nothing any more, and is seen again when it comes back', async () => {
  const [anna, miguel] = (await facilitators('Anna', 'Miguel')) as [Facilitator, Facilitator]
  await carry(anna.page, card(anna.page, 1, '10:00'), cell(anna.page, 2, '11:00'))
  await ghostOver(miguel.page, 'Anna', cell(miguel.page, 2, '11:00'))
  anna.cable.cut()
  await ghost(miguel.page, 'Anna').waitFor({ state: 'detached' })
  await alsoHere(miguel.page).waitFor({ state: 'detached' })
  await miguel.page.getByLabel('Anna holds it').waitFor({ state: 'detached' })
  anna.cable.mend()
  await others(miguel.page, 1)
  await others(anna.page, 1)
})

test('a card that somebody holds is asked for first, and the one it is taken from is told', async () => {
  const [anna, miguel] = (await facilitators('Anna', 'Miguel')) as [Facilitator, Facilitator]
  await card(anna.page, 1, '10:00').focus()
  await anna.page.keyboard.press('Enter')
  const held = card(miguel.page, 1, '10:00').and(miguel.page.getByLabel('Anna holds it'))
  await held.click()
  const question = miguel.page.getByRole('alertdialog', { name: 'Ada · Bruno' })
  await question.getByText('Anna holds it. Take it over?').waitFor()
  await expectAccessible(miguel.page)
  await question.getByRole('button', { name: 'Leave it' }).click()
  await question.waitFor({ state: 'detached' })

  await held.focus()
  await miguel.page.keyboard.press('Enter')
  await question.getByRole('button', { name: 'Take it over' }).click()
  await miguel.page.getByText('You hold Ada · Bruno', { exact: true }).waitFor()
  await anna.page.getByText('Miguel has taken over Ada · Bruno.').first().waitFor()
  await anna.page.getByText('You hold Ada · Bruno', { exact: true }).waitFor({ state: 'detached' })
  await cell(miguel.page, 3, '11:30').click()
  await card(anna.page, 3, '11:30').waitFor()
})

test('a drag of a card that somebody holds asks too', async () => {
  const [anna, miguel] = (await facilitators('Anna', 'Miguel')) as [Facilitator, Facilitator]
  await card(anna.page, 1, '10:00').click()
  const held = card(miguel.page, 1, '10:00').and(miguel.page.getByLabel('Anna holds it'))
  const box = (await held.boundingBox())!
  await miguel.page.mouse.move(box.x + 20, box.y + 10)
  await miguel.page.mouse.down()
  await miguel.page.mouse.move(box.x + 200, box.y + 40, { steps: 5 })
  await miguel.page.mouse.up()
  await miguel.page.getByRole('alertdialog', { name: 'Ada · Bruno' }).waitFor()
  await anna.page.keyboard.press('Escape')
  await miguel.page.getByRole('alertdialog').waitFor({ state: 'detached' })
})

test('the tray says who holds a card of it', async () => {
  const [anna, miguel] = (await facilitators('Anna', 'Miguel')) as [Facilitator, Facilitator]
  await anna.page.getByRole('button', { name: 'Carla · Dario' }).first().click()
  const item = miguel.page.getByRole('button', { name: /^Carla · Dario\s*Anna holds it/ })
  await item.waitFor()
  await item.click()
  await miguel.page.getByText('Anna holds it. Take it over?').waitFor()
  await expectAccessible(miguel.page)
})

test('who is in a plan is named with it, in the same colour, and holds nothing on the live board', async () => {
  await helper.send('start-plan', { name: 'The bus is late' })
  const [anna, miguel, jorg] = (await facilitators('Anna', 'Miguel', 'Jörg')) as [Facilitator, Facilitator, Facilitator]
  for (const { page } of [miguel, jorg]) {
    await page.getByRole('button', { name: 'Plans', exact: true }).click()
    await page.getByRole('button', { name: 'Open The bus is late' }).click()
    await page.getByRole('region', { name: 'Plan: The bus is late' }).waitFor()
  }
  await card(miguel.page, 1, '10:00').click()
  await cell(miguel.page, 2, '11:00').hover()
  await ghostOver(jorg.page, 'Miguel', cell(jorg.page, 2, '11:00'))
  const tint = await alsoHere(anna.page).locator('[data-tint]').first().getAttribute('data-tint')
  expect(await ghost(jorg.page, 'Miguel').getAttribute('data-tint')).toBe(tint)

  await alsoHere(anna.page).click()
  const miguelsLine = anna.page.getByRole('listitem').filter({ hasText: 'Miguel' })
  await miguelsLine.getByText('Plan: The bus is late').waitFor()
  expect(await anna.page.getByLabel('Miguel holds it').count()).toBe(0)
})

test('two of the same name are told apart, and whoever does not fit is counted', async () => {
  const all = await facilitators('Anna', 'Anna', 'Jörg')
  await all[2]!.page.getByRole('button', { name: 'Also here: Anna, Anna 2' }).click()
  const list = all[2]!.page.getByRole('list', { name: 'Also here' })
  await list.getByText('Anna', { exact: true }).waitFor()
  await list.getByText('Anna 2', { exact: true }).waitFor()
  await all[2]!.page.setViewportSize({ width: 1200, height: 800 })
  await alsoHere(all[2]!.page).getByText('+1').waitFor()
  await all[2]!.page.setViewportSize(sizes.desk)
  await alsoHere(all[2]!.page).getByText('+1').waitFor({ state: 'detached' })
})

test('a ghost stands still at once where motion is not wanted', async () => {
  const [anna, miguel] = [await facilitator('Anna'), await facilitator('Miguel', { reducedMotion: 'reduce' })]
  await card(anna.page, 1, '10:00').focus()
  await ghost(miguel.page, 'Anna').waitFor()
  expect(await ghost(miguel.page, 'Anna').evaluate((one) => getComputedStyle(one).transitionDuration)).toBe('0s')
})

test('nothing of it is in the log', async () => {
  const slotId = helper.records('staff', 'slot')[0]!.id
  const versionAfter = async (open: boolean) => {
    const answer = await helper.send('set-availability', { participantId: idOf('Franz'), slotId, open })
    if (!answer.ok) throw new Error(JSON.stringify(answer))
    return answer.version!
  }
  const [anna, miguel] = (await facilitators('Anna', 'Miguel')) as [Facilitator, Facilitator]
  const before = await versionAfter(false)
  await card(anna.page, 1, '10:00').click()
  await cell(anna.page, 2, '11:00').hover()
  await ghostOver(miguel.page, 'Anna', cell(miguel.page, 2, '11:00'))
  await anna.page.keyboard.press('Escape')
  await ghost(miguel.page, 'Anna').getByText('Ada · Bruno').waitFor({ state: 'detached' })
  expect(await versionAfter(true)).toBe(before + 1)
})
