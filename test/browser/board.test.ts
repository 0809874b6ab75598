import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { Guest } from '../server/house.ts'
import { expectAccessible, openStage, sizes, type Stage } from './stage.ts'

// Two facilitators at one board.

let stage: Stage
let helper: Guest
const people = ['Ada', 'Bruno', 'Carla', 'Dario', 'Elena', 'Franz']
beforeAll(async () => {
  stage = await openStage({
    name: 'board',
    now: '2030-05-06T06:00:00Z',
    room: {
      title: 'A day in Milan',
      timeZone: 'UTC',
      sessions: [{ name: 'Morning', startsAt: '2030-05-06T10:00', slotMinutes: 25, changeoverMinutes: 5, slots: 6 }],
      tables: [
        { label: '1', zone: 'A' },
        { label: '2', zone: 'A' },
        { label: '3', zone: 'B', reserved: 'The press' },
      ],
    },
    people: people.map((name) => ({ name: `${name} Rossi`, organisation: name })),
  })
  helper = await Guest.join(stage.url, stage.room.tokens.facilitator)
})
afterAll(async () => {
  helper.leave()
  await stage.close()
})

/** Every test begins with Ada and Bruno at table 1 at 10:00, Carla and Dario at table 2 at 10:30, and nothing else. */
let first: string
beforeEach(async () => {
  for (const { id, state } of helper.records('staff', 'meeting'))
    if (state !== 'cancelled') await helper.send('cancel-meeting', { meetingId: id })
  first = await book(['Ada', 'Bruno'], 1, 't1')
  await book(['Carla', 'Dario'], 2, 't2')
})

const idOf = (name: string) => stage.invited(name).id

async function book(names: readonly string[], slot: number, tableId: string): Promise<string> {
  const slotId = helper.records('staff', 'slot').find(({ number }) => number === slot)!.id
  const answer = await helper.send('book-meeting', { participantIds: names.map(idOf), slotId, tableId })
  if (!answer.ok || !answer.meetingId) throw new Error(JSON.stringify(answer))
  return answer.meetingId
}

const atBoard = (options = {}) => stage.open(stage.room.links.facilitator, { viewport: sizes.desk, ...options })
const cell = (page: Page, table: number, time: string) =>
  page.getByRole('gridcell', { name: `Table ${table}, ${time}` })
const card = (page: Page, table: number, time: string, name: string) =>
  page.getByRole('gridcell', { name: `Table ${table}, ${time}, ${name}` })

/** By the mouse, in steps as a hand makes them. */
async function drag(page: Page, from: Locator, to: Locator): Promise<void> {
  await from.waitFor()
  const [start, end] = [(await from.boundingBox())!, (await to.boundingBox())!]
  await page.mouse.move(start.x + start.width / 2, start.y + start.height / 2)
  await page.mouse.down()
  await page.mouse.move(end.x + end.width / 2, end.y + end.height / 2, { steps: 10 })
  await page.getByRole('region', { name: /^You hold/ }).waitFor()
  await page.mouse.up()
}
const leave = (...pages: Page[]) => Promise.all(pages.map((page) => page.context().close()))

test('[S] a card that one drags to a free cell is there on the other board too', async () => {
  const [anna, jorg] = await Promise.all([atBoard(), atBoard()])
  await card(jorg, 1, '10:00', 'Ada · Bruno').waitFor()
  await drag(anna, card(anna, 1, '10:00', 'Ada · Bruno'), cell(anna, 1, '11:00'))
  await card(anna, 1, '11:00', 'Ada · Bruno').waitFor()
  await card(jorg, 1, '11:00', 'Ada · Bruno').waitFor()
  await cell(jorg, 1, '10:00').and(jorg.getByLabel('empty')).waitFor()
  await leave(anna, jorg)
})

test('a card is taken by one press and put down by the next, and each column says what it could be', async () => {
  const [anna, jorg] = await Promise.all([atBoard(), atBoard()])
  await card(anna, 1, '10:00', 'Ada · Bruno').click()
  await anna.getByText('You hold Ada · Bruno', { exact: true }).waitFor()
  await anna.getByRole('columnheader', { name: /^10:30.*Free/ }).waitFor()
  await card(anna, 2, '10:30', 'Carla · Dario').and(anna.getByLabel('taken')).waitFor()
  await cell(anna, 1, '10:30').hover()
  await anna.getByText('Nobody else is moved.').waitFor()
  await expectAccessible(anna)
  await cell(anna, 1, '11:30').click()
  await card(jorg, 1, '11:30', 'Ada · Bruno').waitFor()
  await leave(anna, jorg)
})

test('the keyboard alone takes a card up, puts it down and takes the move back', async () => {
  const [anna, jorg] = await Promise.all([atBoard(), atBoard()])
  await card(anna, 1, '10:00', 'Ada · Bruno').focus()
  await anna.keyboard.press('Enter')
  await anna.keyboard.press('ArrowRight')
  await anna.keyboard.press('ArrowDown')
  await anna.keyboard.press('ArrowRight')
  await anna.keyboard.press('Enter')
  await card(jorg, 2, '11:00', 'Ada · Bruno').waitFor()
  await anna.keyboard.press('Control+z')
  await card(jorg, 1, '10:00', 'Ada · Bruno').waitFor()

  // Put back: nothing has happened.
  await card(anna, 1, '10:00', 'Ada · Bruno').focus()
  await anna.keyboard.press('Enter')
  await anna.keyboard.press('ArrowRight')
  await anna.getByText('You hold Ada · Bruno', { exact: true }).waitFor()
  await anna.keyboard.press('Escape')
  await anna.getByText('You hold Ada · Bruno', { exact: true }).waitFor({ state: 'detached' })
  await card(jorg, 1, '10:00', 'Ada · Bruno').waitFor()
  await leave(anna, jorg)
})

test('[L6] what is refused stays in hand, with the reason and places that fit', async () => {
  const anna = await atBoard()
  await card(anna, 1, '10:00', 'Ada · Bruno').click()
  await cell(anna, 3, '10:30').click()
  const note = anna.getByRole('alertdialog')
  await note.getByText('Table 3 is kept for The press.').waitFor()
  await expectAccessible(anna)
  await note.getByRole('button', { name: '10:30, table 1' }).click()
  await card(anna, 1, '10:30', 'Ada · Bruno').waitFor()

  await card(anna, 1, '10:30', 'Ada · Bruno').click()
  await cell(anna, 3, '12:00').click()
  await note.getByRole('button', { name: 'Place it anyway' }).click()
  await card(anna, 3, '12:00', 'Ada · Bruno').waitFor()
  await leave(anna)
})

test('[S1] a card that another has moved meanwhile is not moved over', async () => {
  const anna = await atBoard()
  await card(anna, 1, '10:00', 'Ada · Bruno').click()
  const slotId = helper.records('staff', 'slot').at(-1)!.id
  await helper.send('move-meeting', { meetingId: first, slotId, tableId: 't2' })
  await card(anna, 2, '12:30', 'Ada · Bruno').waitFor()
  await cell(anna, 1, '11:00').click()
  await anna.getByRole('alertdialog').getByText('Moved meanwhile, to 12:30, table 2').waitFor()
  await anna.keyboard.press('Escape')
  await leave(anna)
})

test('[S3] two cards are swapped where each fits in the place of the other', async () => {
  const anna = await atBoard()
  await card(anna, 1, '10:00', 'Ada · Bruno').click()
  await card(anna, 2, '10:30', 'Carla · Dario').click()
  const note = anna.getByRole('alertdialog', { name: 'Swap these two?' })
  await note.getByText('Carla · Dario goes to 10:00, table 1.').waitFor()
  await note.getByRole('button', { name: 'Swap' }).click()
  await card(anna, 1, '10:00', 'Carla · Dario').waitFor()
  await card(anna, 2, '10:30', 'Ada · Bruno').waitFor()
  await leave(anna)
})

test('a meeting in the way is moved first, where it has somewhere to go', async () => {
  await book(['Ada', 'Elena'], 3, 't1')
  const anna = await atBoard()
  await card(anna, 1, '10:00', 'Ada · Bruno').click()
  await helper.send('close-slot', { slotId: helper.records('staff', 'slot')[0]!.id })
  await anna.keyboard.press('Escape')
  // Nothing is in hand any more when the toolbar is back.
  await anna.getByRole('button', { name: 'Undo' }).waitFor()
  await anna.getByRole('button', { name: 'Ada · Bruno', exact: false }).first().click()
  await anna.getByRole('columnheader', { name: /^11:00.*1 swap/ }).waitFor()
  await cell(anna, 2, '11:00').click()
  await anna.getByRole('alertdialog', { name: 'Make room first?' }).getByRole('button', { name: 'Move both' }).click()
  await card(anna, 2, '11:00', 'Ada · Bruno').waitFor()
  await helper.send('reopen-slot', { slotId: helper.records('staff', 'slot')[0]!.id })
  await leave(anna)
})

test('[U2] an act is not undone once another has changed its card, and the page says by whom', async () => {
  const anna = await atBoard()
  await card(anna, 1, '10:00', 'Ada · Bruno').click()
  await cell(anna, 1, '11:00').click()
  await card(anna, 1, '11:00', 'Ada · Bruno').waitFor()
  await helper.send('lock-meeting', { meetingId: first })
  await anna.getByRole('button', { name: 'Undo' }).click()
  await anna.getByText(/Changed since by a facilitator at .*cannot be undone/).waitFor()
  await leave(anna)
})

test('[M12] [T1] what is put into the tray waits there, and a table is taken out of service knowing what that means', async () => {
  const [anna, jorg] = await Promise.all([atBoard(), atBoard()])
  await card(anna, 1, '10:00', 'Ada · Bruno').click()
  await anna.getByRole('button', { name: 'Put it into the tray' }).click()
  await jorg.getByRole('region', { name: /Tray/ }).getByText('Was at 10:00, table 1').waitFor()

  await anna.getByRole('rowheader', { name: 'Table 2' }).click()
  const sheet = anna.getByRole('dialog', { name: 'Table 2' })
  await sheet.getByText('1 meeting goes to the tray, and 2 people are told.', { exact: false }).waitFor()
  await sheet.getByRole('button', { name: 'Take out of service' }).click()
  await sheet.getByText('1 meeting is in the tray now.').waitFor()
  await sheet.getByRole('button', { name: 'Carla · Dario to 10:30, table 1' }).click()
  await card(jorg, 1, '10:30', 'Carla · Dario').waitFor()
  await helper.send('reopen-table', { tableId: 't2' })
  await leave(anna, jorg)
})

test('[X] who has not seen a change is on the runner list until they were told', async () => {
  const anna = await atBoard()
  const errands = anna
    .getByRole('region', { name: /Not seen/ })
    .getByRole('listitem')
    .filter({ hasText: 'now 10:30, table 2' })
  await expect.poll(() => errands.count()).toBe(2)
  await errands.getByRole('button', { name: 'Told Carla Rossi in person' }).click()
  await expect.poll(() => errands.allInnerTexts()).toEqual([expect.stringContaining('Dario Rossi')])
  await leave(anna)
})

test('a meeting is booked for two at the best place', async () => {
  const anna = await atBoard()
  await anna.getByRole('button', { name: 'Book a meeting' }).click()
  const sheet = anna.getByRole('dialog', { name: 'Book a meeting' })
  for (const name of ['Elena', 'Franz']) {
    await sheet.getByRole('combobox', { name: 'Who meets' }).fill(name)
    await sheet.getByRole('option', { name }).waitFor()
    await anna.keyboard.press('Enter')
  }
  await sheet.getByRole('button', { name: 'Book it' }).click()
  await anna.getByText('Elena · Franz: 10:00, table 2.').waitFor()
  await card(anna, 2, '10:00', 'Elena · Franz').waitFor()
  await leave(anna)
})
