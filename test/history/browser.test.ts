import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Morning } from '../browser/morning.ts'
import { expectAccessible, sizes, type Stage } from '../browser/stage.ts'
import type { Guest } from '../server/house.ts'

// [U] Who did what, read in the sheets of a card and a table, and the board of the day step by step.

let morning: Morning
let stage: Stage
let helper: Guest
let meetingId: string
beforeAll(async () => {
  morning = await Morning.begin('history', ['Ada', 'Bruno', 'Carla', 'Dario'])
  ;({ stage, helper } = morning)
  meetingId = await morning.book(['Ada', 'Bruno'], 1, 't1')
  await morning.book(['Carla', 'Dario'], 2, 't2')
  stage.clock.put('2030-05-06T06:42:00Z')
  await helper.send('move-meeting', { meetingId, slotId: 's1.3', tableId: 't3' })
})
afterAll(() => morning.end())

const atBoard = (options = {}) => stage.open(stage.room.links.facilitator, { viewport: sizes.desk, ...options })
const leave = (...pages: Page[]) => Promise.all(pages.map((page) => page.context().close()))

async function lookBack(page: Page) {
  await page.getByRole('button', { name: 'Look at the board as it was' }).click()
  const past = page.getByRole('dialog', { name: 'The board as it was' })
  await past.getByRole('heading', { name: 'As it is now' }).waitFor()
  return past
}
/** What stands in a cell of the past board. */
const cellIn = (past: Awaited<ReturnType<typeof lookBack>>, table: number, column: number) =>
  past
    .getByRole('row', { name: new RegExp(`^${table}\\b`) })
    .getByRole('cell')
    .nth(column)

test('[U] the card’s sheet says who moved it, when, from where to where, and goes on saying it', async () => {
  const anna = await atBoard()
  await anna.getByRole('gridcell', { name: 'Table 3, 11:00, Ada · Bruno' }).dblclick()
  const sheet = anna.getByRole('dialog', { name: 'Ada · Bruno' })
  await sheet.getByRole('button', { name: 'Show the history' }).click()
  const lines = sheet.getByRole('region', { name: 'History' }).getByRole('listitem')
  await expect
    .poll(() => lines.allInnerTexts())
    .toEqual([
      expect.stringMatching(/06:42\s+Moved by a facilitator, from table 1 at 10:00 to table 3 at 11:00/),
      expect.stringMatching(/06:00\s+Booked by a facilitator, table 1 at 10:00/),
    ])
  await helper.send('lock-meeting', { meetingId })
  await lines.filter({ hasText: 'Locked by a facilitator' }).waitFor()
  await helper.send('unlock-meeting', { meetingId })
  await lines.filter({ hasText: 'Unlocked by a facilitator' }).waitFor()
  await expectAccessible(anna)
  await leave(anna)
})

test('[U] the table’s sheet says who came and went there', async () => {
  const anna = await atBoard()
  await anna.getByRole('rowheader', { name: 'Table 1' }).click()
  const sheet = anna.getByRole('dialog', { name: 'Table 1' })
  await sheet.getByRole('button', { name: 'Show the history' }).click()
  const lines = sheet.getByRole('region', { name: 'History' }).getByRole('listitem')
  await lines.filter({ hasText: /Ada · Bruno\s+Moved by a facilitator/ }).waitFor()
  await lines.filter({ hasText: 'The room was opened' }).waitFor()
  await leave(anna)
})

test('[U] the board is stepped back through by the keyboard, and forward again', async () => {
  const anna = await atBoard()
  const past = await lookBack(anna)
  await expect.poll(() => cellIn(past, 3, 2).innerText()).toContain('Ada · Bruno')
  // Back over unlocking and locking to before the move, and one more to before the other was booked.
  const slider = past.getByRole('slider', { name: 'Step of the day' })
  const steps = Number(await slider.inputValue())
  for (let i = 0; i < 3; i++) await anna.keyboard.press('ArrowLeft')
  await past.getByRole('heading', { name: 'As it was at 06:00' }).waitFor()
  await expect.poll(() => cellIn(past, 1, 0).innerText()).toContain('Ada · Bruno')
  await expect.poll(() => cellIn(past, 3, 2).innerText()).not.toContain('Ada · Bruno')
  await past.getByRole('status').getByText('Carla · Dario: Booked by a facilitator, table 2 at 10:30').waitFor()
  await past.getByRole('button', { name: 'One step back' }).click()
  await expect.poll(() => cellIn(past, 2, 1).innerText()).not.toContain('Carla')
  // Its own keys, with the focus on a button.
  await anna.keyboard.press('ArrowRight')
  await expect.poll(() => cellIn(past, 2, 1).innerText()).toContain('Carla · Dario')
  await slider.fill(String(steps))
  await past.getByRole('heading', { name: 'As it is now' }).waitFor()
  await past.getByRole('button', { name: 'Back to now' }).click()
  await anna.getByRole('gridcell', { name: 'Table 3, 11:00, Ada · Bruno' }).waitFor()
  expect(await anna.getByRole('dialog').count()).toBe(0)
  await leave(anna)
})

test('[U] who looks at now sees what happens; who has gone back stays where they are', async () => {
  const [anna, jorg] = await Promise.all([atBoard(), atBoard()])
  const [now, then] = [await lookBack(anna), await lookBack(jorg)]
  await jorg.keyboard.press('Home')
  await then.getByRole('heading', { name: 'As it was at 06:00' }).waitFor()
  await helper.send('move-meeting', { meetingId, slotId: 's1.5', tableId: 't2' })
  await expect.poll(() => cellIn(now, 2, 4).innerText()).toContain('Ada · Bruno')
  const [first] = (await then.getByText(/^1 of /).innerText()).match(/\d+$/)!
  await expect
    .poll(async () => Number(/(\d+)$/.exec(await now.getByText(/ of \d+$/).innerText())![1]))
    .toBe(Number(first))
  await then.getByText('The room was opened').waitFor()
  await leave(anna, jorg)
})

test.each(['light', 'dark'] as const)('axe finds nothing on the board as it was (%s)', async (colorScheme) => {
  const page = await atBoard({ colorScheme })
  const past = await lookBack(page)
  await page.keyboard.press('ArrowLeft')
  await past.getByRole('heading', { name: /^As it was at/ }).waitFor()
  await expectAccessible(page)
  await leave(page)
})
