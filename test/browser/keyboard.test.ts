import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectVisibleFocus, politeRegions, tabTo } from './a11y.ts'
import { openStage, sizes, type Stage } from './stage.ts'

// Three people who have no mouse and no finger on a screen, from the first question to the last.

let stage: Stage
beforeAll(async () => {
  stage = await openStage({
    name: 'keyboard',
    now: '2030-05-06T06:00:00Z',
    room: {
      title: 'A day in Milan',
      timeZone: 'UTC',
      sessions: [{ name: 'Morning', startsAt: '2030-05-06T10:00', slotMinutes: 25, changeoverMinutes: 5, slots: 6 }],
      tables: 3,
    },
    people: ['Ada', 'Bruno', 'Carla'].map((name) => ({ name: `${name} Rossi`, organisation: name })),
  })
})
afterAll(() => stage.close())

const onPhone = (name: string) => stage.open(stage.invited(name).link, { viewport: sizes.phone, timezoneId: 'UTC' })

async function presses(page: Page, name: string | RegExp): Promise<void> {
  await tabTo(page, name)
  await page.keyboard.press('Enter')
}

test('ask, accept, move and cancel by keyboard alone, with what changes said aloud', { timeout: 120_000 }, async () => {
  const [ada, bruno] = await Promise.all([onPhone('Ada'), onPhone('Bruno')])
  await Promise.all([ada, bruno].map((page) => page.getByRole('navigation', { name: 'Pages' }).waitFor()))

  await presses(ada, 'People')
  await ada.getByRole('button', { name: 'Ask Bruno Rossi' }).waitFor()
  await presses(ada, 'Ask Bruno Rossi')
  const sheet = ada.getByRole('dialog', { name: 'Bruno Rossi' })
  await sheet.waitFor()
  await presses(ada, /^10:30/)
  await presses(ada, 'Ask for a meeting')
  await sheet.waitFor({ state: 'detached' })

  const said = politeRegions(bruno)
  await said.getByText('Requests, 1 waits for your answer').waitFor({ state: 'attached' })
  expect(await said.count()).toBe(1)
  await presses(bruno, 'Requests, 1 waits for your answer')
  await bruno.getByRole('button', { name: 'Accept 10:30' }).waitFor()
  await presses(bruno, 'Accept 10:30')
  for (const page of [ada, bruno]) {
    const news = page.getByRole('dialog', { name: 'You have a meeting at 10:30' })
    if (page === ada) await news.waitFor()
    if (await news.count()) await presses(page, 'Seen, I go to table 1')
  }
  await bruno.getByText('Placed: 10:30, table 1').waitFor()

  const board = await stage.open(stage.room.links.facilitator, { viewport: sizes.desk })
  await board.getByRole('gridcell', { name: 'Table 1, 10:30, Ada · Bruno' }).waitFor()
  await tabTo(board, /^Table 1/)
  await board.keyboard.press('ArrowRight')
  await expectVisibleFocus(board)
  await board.keyboard.press('Enter')
  await politeRegions(board).getByText('You hold Ada · Bruno.').waitFor({ state: 'attached' })
  await board.keyboard.press('ArrowRight')
  await board.keyboard.press('Enter')
  await politeRegions(board).getByText('Ada · Bruno: 11:00, table 1.').waitFor({ state: 'attached' })

  const moved = ada.getByRole('dialog', { name: 'Your 10:30 moved to 11:00' })
  await moved.waitFor()
  await presses(ada, 'Seen, I go to table 1')
  await moved.waitFor({ state: 'detached' })
  await presses(ada, 'My day')
  await presses(ada, /^Bruno Rossi/)
  await presses(ada, 'Cancel the meeting')
  await presses(ada, 'Cancel the meeting')
  await politeRegions(ada).getByText('Cancelled.').waitFor({ state: 'attached' })
  await board.getByRole('gridcell', { name: 'Table 1, 11:00' }).and(board.getByLabel('empty')).waitFor()
  await Promise.all([ada, bruno, board].map((page) => page.context().close()))
})
