import type { Locator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Guest } from '../server/house.ts'
import { Morning } from './morning.ts'
import { expectAccessible, type Stage } from './stage.ts'

// Facilitators at one plan, each in a browser of their own, and a participant's phone that must not buzz before it is published.

let morning: Morning
let stage: Stage
let helper: Guest
beforeAll(async () => {
  const people = ['Ada', 'Bruno', 'Carla', 'Dario', 'Elena', 'Franz']
  morning = await Morning.begin('plan', people, { delegation: 'Bergamo' })
  ;({ stage, helper } = morning)
})
afterAll(() => morning.end())

/** Every test begins with Ada and Bruno at table 1 at 10:00, Carla and Dario at table 2 at 10:30, all seen, and no plan. */
let [first, second] = ['', '']
beforeEach(async () => {
  await morning.clear()
  first = await book(['Ada', 'Bruno'], 1, 't1')
  second = await book(['Carla', 'Dario'], 2, 't2')
})
afterEach(() => morning.allLeave())

const idOf = (name: string) => morning.idOf(name)
const slotId = (number: number) => morning.slotId(number)
const book = (names: readonly string[], slot: number, tableId: string) => morning.book(names, slot, tableId)
const facilitator = (name: string, options = {}) => morning.facilitator(name, options)
const live = (meetingId: string) => {
  const { slotId, tableId } = helper.records('staff', 'meeting').find(({ id }) => id === meetingId)!
  return { slotId, tableId }
}

const cell = (page: Page, table: number, time: string) =>
  page.getByRole('gridcell', { name: `Table ${table}, ${time}` })
const card = (page: Page, table: number, time: string, name: string) =>
  page.getByRole('gridcell', { name: `Table ${table}, ${time}, ${name}` })
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true })
const panel = (page: Page) => page.getByRole('region', { name: 'What this plan changes' })

async function startPlan(page: Page, name: string): Promise<void> {
  await button(page, 'Plans').click()
  await page.getByLabel('Name', { exact: true }).fill(name)
  await button(page, 'Start a plan').click()
  await opened(page, name)
}

async function enterPlan(page: Page, name: string): Promise<void> {
  await button(page, 'Plans').click()
  await button(page, `Open ${name}`).click()
  await opened(page, name)
}

/** The plan is there, and the line to it too: nothing is said of opening it any more. */
async function opened(page: Page, name: string): Promise<void> {
  await page.getByRole('region', { name: `Plan: ${name}` }).waitFor()
  await panel(page).getByText('The plan is being opened.').waitFor({ state: 'detached' })
}

/** By a press on the card and one on the cell. */
async function put(page: Page, from: Locator, to: Locator): Promise<void> {
  await from.click()
  await page.getByRole('region', { name: /^You hold/ }).waitFor()
  await to.click()
}

async function publish(page: Page, moves: string): Promise<void> {
  await button(page, `Publish ${moves}`).click()
  await page.getByRole('dialog', { name: 'Publish this plan?' }).getByRole('button', { name: 'Publish now' }).click()
}

test('what is put down in a plan is seen by all who are in it, and by nobody else', async () => {
  const [anna, miguel, jorg] = [await facilitator('Anna'), await facilitator('Miguel'), await facilitator('Jörg')]
  await startPlan(anna.page, 'The bus is late')
  await enterPlan(miguel.page, 'The bus is late')
  await put(anna.page, card(anna.page, 1, '10:00', 'Ada · Bruno'), cell(anna.page, 3, '11:30'))
  for (const { page } of [anna, miguel]) {
    await card(page, 3, '11:30', 'Ada · Bruno, comes here').waitFor()
    await cell(page, 1, '10:00').and(page.getByLabel('Ada · Bruno leaves here')).waitFor()
    await panel(page).getByText('1 move, 2 agendas').waitFor()
  }
  await panel(miguel.page).getByRole('listitem').filter({ hasText: 'Anna' }).getByText('moved Ada · Bruno').waitFor()
  await card(jorg.page, 1, '10:00', 'Ada · Bruno').waitFor()
  expect(live(first)).toEqual({ slotId: slotId(1), tableId: 't1' })
})

test('the ghost of a card that one holds in the plan is seen in the plan', async () => {
  const [anna, miguel] = [await facilitator('Anna'), await facilitator('Miguel')]
  await startPlan(anna.page, 'Ghosts')
  await enterPlan(miguel.page, 'Ghosts')
  await card(miguel.page, 1, '10:00', 'Ada · Bruno').click()
  await cell(miguel.page, 2, '12:00').hover()
  await anna.page.locator('[data-ghost="Miguel"]').getByText('Ada · Bruno').waitFor()
  await card(anna.page, 1, '10:00', 'Ada · Bruno').and(anna.page.getByLabel('Miguel holds it')).waitFor()
  await miguel.page.keyboard.press('Escape')
  await anna.page.locator('[data-ghost="Miguel"]').getByText('Ada · Bruno').waitFor({ state: 'detached' })
})

test('undo takes back one’s own acts alone, and redo brings them again', async () => {
  const [anna, miguel] = [await facilitator('Anna'), await facilitator('Miguel')]
  await startPlan(anna.page, 'Undo')
  await enterPlan(miguel.page, 'Undo')
  await put(anna.page, card(anna.page, 1, '10:00', 'Ada · Bruno'), cell(anna.page, 3, '11:30'))
  await card(miguel.page, 3, '11:30', 'Ada · Bruno, comes here').waitFor()
  await put(miguel.page, card(miguel.page, 2, '10:30', 'Carla · Dario'), cell(miguel.page, 2, '12:00'))
  await card(anna.page, 2, '12:00', 'Carla · Dario, comes here').waitFor()

  await button(anna.page, 'Undo mine').click()
  for (const { page } of [anna, miguel]) {
    await card(page, 1, '10:00', 'Ada · Bruno').waitFor()
    await card(page, 2, '12:00', 'Carla · Dario, comes here').waitFor()
  }
  expect(await button(anna.page, 'Undo mine').isDisabled()).toBe(true)
  await anna.page.keyboard.press('Control+Shift+z')
  await card(miguel.page, 3, '11:30', 'Ada · Bruno, comes here').waitFor()
  await miguel.page.keyboard.press('Control+z')
  await card(anna.page, 2, '10:30', 'Carla · Dario').waitFor()
  await card(anna.page, 3, '11:30', 'Ada · Bruno, comes here').waitFor()
})

test('[Y1] a clash stops the publishing, says who is where twice, and goes by a place that fits', async () => {
  await book(['Ada', 'Elena'], 3, 't3')
  const { page } = await facilitator('Anna')
  await startPlan(page, 'Clash')
  await put(page, card(page, 2, '10:30', 'Carla · Dario'), cell(page, 2, '10:00'))
  await put(page, card(page, 3, '11:00', 'Ada · Elena'), cell(page, 2, '12:00'))
  await helper.send('book-meeting', { participantIds: ['Ada', 'Franz'].map(idOf), slotId: slotId(5), tableId: 't3' })

  await panel(page).getByText('12:00: Ada twice').waitFor()
  await panel(page).getByText('with Elena at table 2').waitFor()
  await panel(page).getByText('with Franz at table 3').waitFor()
  await panel(page).getByText('Live board: 1 meeting booked, taken into the plan.').waitFor()
  expect(await button(page, 'Solve 1 clash first').isDisabled()).toBe(true)
  await card(page, 2, '12:00', 'Ada · Elena, clash').waitFor()
  await card(page, 3, '12:00', 'Ada · Franz, clash').waitFor()
  await expectAccessible(page)

  await panel(page).getByRole('button', { name: 'Three places that fit' }).click()
  await panel(page)
    .getByRole('button', { name: /^Ada · Elena to 1[0-2]:/ })
    .first()
    .click()
  await panel(page).getByText('No clashes.').waitFor()
  await button(page, 'Publish 2 moves').waitFor()
})

test('two cards are swapped, one is put into the tray and taken out of it, by the same hand as on the live board', async () => {
  const { page } = await facilitator('Anna')
  await startPlan(page, 'Swap')
  await put(page, card(page, 1, '10:00', 'Ada · Bruno'), card(page, 2, '10:30', 'Carla · Dario'))
  await page.getByRole('alertdialog', { name: 'Swap these two?' }).getByRole('button', { name: 'Swap' }).click()
  await card(page, 1, '10:00', 'Carla · Dario, comes here').waitFor()
  await card(page, 2, '10:30', 'Ada · Bruno, comes here').waitFor()
  await button(page, 'Undo mine').click()
  await card(page, 1, '10:00', 'Ada · Bruno').waitFor()
  await panel(page).getByText('0 moves, 0 agendas').waitFor()

  await card(page, 1, '10:00', 'Ada · Bruno').click()
  await button(page, 'To the tray').click()
  await button(page, 'Tray 1').click()
  const tray = page.getByRole('dialog', { name: 'Tray' })
  await expectAccessible(page)
  await tray.getByRole('button', { name: 'Ada · Bruno' }).first().click()
  await cell(page, 3, '12:30').click()
  await card(page, 3, '12:30', 'Ada · Bruno, comes here').waitFor()
  expect(live(first)).toEqual({ slotId: slotId(1), tableId: 't1' })
})

test('[Y3] publishing moves all in one commit, and each phone gets one cover', async () => {
  const { page } = await facilitator('Anna')
  await book(['Ada', 'Carla'], 3, 't1')
  for (const { meetingId, participantId } of helper.records('staff', 'notice'))
    await helper.send('acknowledge', { meetingId, participantId, cursor: helper.cursor('staff') })
  const ada = await stage.phone('Ada')
  await ada.getByRole('region', { name: 'Next' }).waitFor()
  const seen = ada.getByRole('button', { name: /^Seen/ })
  expect(await seen.count()).toBe(0)

  await startPlan(page, 'All at once')
  await put(page, card(page, 1, '10:00', 'Ada · Bruno'), cell(page, 3, '12:30'))
  await put(page, card(page, 1, '11:00', 'Ada · Carla'), cell(page, 3, '12:00'))
  await panel(page).getByText('2 moves, 3 agendas').waitFor()
  await panel(page).getByText('Publishing sends 3 people one notice each.').waitFor()
  expect(await seen.count()).toBe(0)

  const versionBefore = await version()
  await publish(page, '2 moves')
  await page.getByText('Published: 2 moves, 3 people told.').waitFor()
  expect(await version()).toBe(versionBefore + 2)
  expect(live(first)).toEqual({ slotId: slotId(6), tableId: 't3' })
  await panel(page).getByText('0 moves, 0 agendas').waitFor()
  await seen.waitFor()
  expect(await seen.count()).toBe(1)
  await seen.click()
  await seen.waitFor({ state: 'detached' })

  // What was published has left the plan: a later move on the live board is not taken for something to be moved back.
  await helper.send('move-meeting', { meetingId: first, slotId: slotId(4), tableId: 't2' })
  await card(page, 2, '11:30', 'Ada · Bruno').waitFor()
  await panel(page).getByText('0 moves, 0 agendas').waitFor()
})

/** Of the room's log, after an act of the helper's. */
async function version(): Promise<number> {
  open = !open
  const answer = await helper.send('set-availability', { participantId: idOf('Franz'), slotId: slotId(6), open })
  if (!answer.ok) throw new Error(JSON.stringify(answer))
  return answer.version!
}
let open = true

test('one edits while another publishes: what is left stays, and is judged on the new board', async () => {
  const [anna, miguel, jorg] = [await facilitator('Anna'), await facilitator('Miguel'), await facilitator('Jörg')]
  await startPlan(anna.page, 'Three at it')
  for (const { page } of [miguel, jorg]) await enterPlan(page, 'Three at it')
  await put(anna.page, card(anna.page, 1, '10:00', 'Ada · Bruno'), cell(anna.page, 3, '11:30'))
  for (const { page } of [miguel, jorg]) await card(page, 3, '11:30', 'Ada · Bruno, comes here').waitFor()

  // Miguel goes on while his line is down; Jörg publishes what he has before him.
  miguel.cable.cut()
  await panel(miguel.page).getByText('No connection.', { exact: false }).waitFor()
  await put(miguel.page, card(miguel.page, 2, '10:30', 'Carla · Dario'), cell(miguel.page, 1, '10:00'))
  await card(miguel.page, 1, '10:00', 'Carla · Dario, comes here').waitFor()
  await publish(jorg.page, '1 move')
  await card(anna.page, 3, '11:30', 'Ada · Bruno')
    .and(anna.page.getByLabel('comes here'))
    .waitFor({ state: 'detached' })
  await book(['Elena', 'Franz'], 1, 't1')
  miguel.cable.mend()

  for (const { page } of [anna, miguel, jorg]) {
    await panel(page).getByText('1 move, 2 agendas').waitFor()
    await panel(page).getByText('10:00: table 1 twice').waitFor()
    await card(page, 3, '11:30', 'Ada · Bruno').waitFor()
  }
  expect(live(second)).toEqual({ slotId: slotId(2), tableId: 't2' })
  await helper.send('cancel-meeting', {
    meetingId: helper
      .records('staff', 'meeting')
      .find(({ slotId: at, tableId }) => at === slotId(1) && tableId === 't1')!.id,
  })
  await publish(anna.page, '1 move')
  await anna.page.getByText('Published: 1 move, 2 people told.').waitFor()
  expect(live(second)).toEqual({ slotId: slotId(1), tableId: 't1' })
})

test('[Y4] what is cancelled meanwhile falls out of the plan and is named', async () => {
  const { page } = await facilitator('Anna')
  await startPlan(page, 'Falling')
  await put(page, card(page, 1, '10:00', 'Ada · Bruno'), cell(page, 3, '11:30'))
  await put(page, card(page, 2, '10:30', 'Carla · Dario'), cell(page, 2, '12:00'))
  await helper.send('cancel-meeting', { meetingId: first })
  await panel(page).getByText('Ada · Bruno was cancelled. It fell out of the plan.').waitFor()
  await publish(page, '1 move')
  await page.getByText('Fell away: Ada · Bruno.').waitFor()
  expect(live(second)).toEqual({ slotId: slotId(5), tableId: 't2' })
})

test.each(['light', 'dark'] as const)('the keyboard alone plans, and axe finds nothing (%s)', async (colorScheme) => {
  const { page } = await facilitator('Anna', { colorScheme })
  await startPlan(page, 'By keys')
  await card(page, 1, '10:00', 'Ada · Bruno').focus()
  await page.keyboard.press('Enter')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowRight')
  await expectAccessible(page)
  await page.keyboard.press('Enter')
  await card(page, 2, '11:00', 'Ada · Bruno, comes here').waitFor()
  await expectAccessible(page)

  await page.keyboard.press('Space')
  const sheet = page.getByRole('dialog', { name: 'Ada · Bruno' })
  await sheet.getByText('In this plan: 11:00, table 2').waitFor()
  await expectAccessible(page)
  await sheet.getByRole('button', { name: 'Lock in its place' }).click()
  await sheet.getByLabel('Note on this card').fill('Both asked for it')
  await sheet.getByRole('button', { name: 'Save' }).click()
  await page.keyboard.press('Space')
  expect(await sheet.getByLabel('Note on this card').inputValue()).toBe('Both asked for it')
  await sheet.getByRole('button', { name: 'Unlock' }).click()
  await sheet.getByRole('button', { name: 'Leave it where it is' }).click()
  await page.keyboard.press('Escape')
  await card(page, 1, '10:00', 'Ada · Bruno').waitFor()
})

test('a plan lies on the board again after the page is loaded anew, until one leaves it or it is dropped', async () => {
  const { page } = await facilitator('Anna')
  await startPlan(page, 'Again')
  await put(page, card(page, 1, '10:00', 'Ada · Bruno'), cell(page, 3, '11:30'))
  await card(page, 3, '11:30', 'Ada · Bruno, comes here').waitFor()
  await panel(page).getByText('Saving ...').waitFor({ state: 'detached' })
  await page.reload()
  await opened(page, 'Again')
  await card(page, 3, '11:30', 'Ada · Bruno, comes here').waitFor()

  await page.goto('about:blank')
  await morning.clear()
  await page.goBack()
  await button(page, 'Book a meeting').waitFor()
  await startPlan(page, 'Left')
  await button(page, 'Leave').click()
  await page.reload()
  await button(page, 'Book a meeting').waitFor()
})

test('two plans stand side by side with the meetings that they plan differently', async () => {
  const { page } = await facilitator('Anna')
  await startPlan(page, 'One way')
  await put(page, card(page, 1, '10:00', 'Ada · Bruno'), cell(page, 3, '11:30'))
  await button(page, 'Leave').click()
  await startPlan(page, 'Another way')
  await put(page, card(page, 1, '10:00', 'Ada · Bruno'), cell(page, 3, '12:00'))
  await button(page, 'Compare').click()
  const sheet = page.getByRole('dialog', { name: 'Compare “Another way”' })
  const row = sheet.getByRole('row', { name: 'Ada · Bruno' })
  await row.getByRole('cell', { name: '12:00, table 3' }).waitFor()
  await row.getByRole('cell', { name: '11:30, table 3' }).waitFor()
  await expectAccessible(page)
})

test('a plan is renamed, and dropped only after it was asked again; who is in it is back on the live board', async () => {
  const [anna, miguel] = [await facilitator('Anna'), await facilitator('Miguel')]
  await startPlan(anna.page, 'First name')
  await enterPlan(miguel.page, 'First name')
  await put(miguel.page, card(miguel.page, 1, '10:00', 'Ada · Bruno'), cell(miguel.page, 3, '11:30'))
  await card(anna.page, 3, '11:30', 'Ada · Bruno, comes here').waitFor()
  await button(miguel.page, 'Leave').click()
  await button(miguel.page, 'Plans').click()
  await button(miguel.page, 'Rename First name').click()
  await miguel.page.getByRole('listitem').getByLabel('Name', { exact: true }).fill('Second name')
  await button(miguel.page, 'Keep this name').click()
  await anna.page.getByRole('region', { name: 'Plan: Second name' }).waitFor()
  await button(miguel.page, 'Drop Second name').click()
  await miguel.page.getByText('Drop “Second name”?', { exact: false }).waitFor()
  await miguel.page.getByText('plans for 1 meeting').waitFor()
  await expectAccessible(miguel.page)
  await button(miguel.page, 'Drop it').click()
  await anna.page.getByText('The plan “Second name” was dropped. This is the live board.').waitFor()
  await button(anna.page, 'Book a meeting').waitFor()
})

test('a late bus, a time by minutes and a table out of service are seen as plans before anything is done', async () => {
  const { page } = await facilitator('Anna')
  await page.getByRole('columnheader', { name: /^10:00/ }).click()
  await page.getByLabel('Move by minutes').fill('60')
  await button(page, 'See it as a plan').click()
  await opened(page, '10:00 by +60 min')
  await card(page, 1, '11:00', 'Ada · Bruno, comes here').waitFor()
  expect(live(first)).toEqual({ slotId: slotId(1), tableId: 't1' })
  await button(page, 'Leave').click()

  await page.getByRole('rowheader', { name: 'Table 2' }).click()
  await button(page, 'See it as a plan first').click()
  await opened(page, 'Without table 2')
  await cell(page, 2, '10:30').and(page.getByLabel('Carla · Dario leaves here')).waitFor()
  await panel(page).getByText('1 move, 2 agendas').waitFor()
  await button(page, 'Leave').click()

  await button(page, 'Plans').click()
  await button(page, 'See it as a plan').click()
  await opened(page, 'Bus of Bergamo late')
  await panel(page).getByText('2 moves, 4 agendas').waitFor()
  await publish(page, '2 moves')
  await page.getByText('Published: 2 moves, 4 people told.').waitFor()
  await button(page, 'Leave').click()
  await button(page, 'Undo').click()
  await card(page, 1, '10:00', 'Ada · Bruno').waitFor()
  await card(page, 2, '10:30', 'Carla · Dario').waitFor()
})

test('the nearest gap that two have in common is booked from the desk', async () => {
  const { page } = await facilitator('Anna')
  await page.getByRole('navigation', { name: 'Pages' }).getByRole('button', { name: 'People' }).click()
  await page.getByRole('button', { name: /Ada Rossi/ }).click()
  await button(page, 'Nearest common gap').click()
  await page.getByRole('combobox', { name: 'Nearest common gap with' }).fill('Carla')
  await page.getByRole('option', { name: 'Carla' }).waitFor()
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: /^Book 11:00, table/ }).click()
  await page.getByText(/Ada · Carla: 11:00, table/).waitFor()
})
