import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openStage, sizes, type Stage } from '../browser/stage.ts'
import { Guest } from '../server/house.ts'
import { evilPeople } from './evil-names.ts'

// Names of every ill kind, on the wall and on the board of a real browser: text in its place, and nothing else.

let stage: Stage
const people = evilPeople()
beforeAll(async () => {
  stage = await openStage({
    name: 'names-on-screen',
    now: '2030-05-06T06:00:00Z',
    room: {
      title: `ليلى <img src=x onerror="window.owned=1"> ${'W'.repeat(150)}`,
      timeZone: 'UTC',
      screen: 'organisations',
      sessions: [{ name: '<b>x</b>', startsAt: '2030-05-06T10:00', slotMinutes: 15, changeoverMinutes: 0, slots: 6 }],
      tables: people.slice(0, 6).map((_, i) => ({ label: `${i}<i>\u202E`, zone: `${'Z\u0335'.repeat(40)}${i % 2}` })),
    },
    people,
  })
  const staff = await Guest.join(stage.url, stage.room.tokens.facilitator)
  const ids = staff.records('staff', 'participant').map(({ id }) => id)
  for (let i = 0; i + 1 < ids.length; i += 2) {
    const slotId = `s1.${1 + (i % 12) / 2}`
    const booked = await staff.send('book-meeting', {
      participantIds: [ids[i], ids[i + 1]],
      slotId,
      tableId: `t${1 + Math.floor(i / 12)}`,
    })
    expect(booked).toMatchObject({ ok: true })
  }
  staff.leave()
})
afterAll(() => stage.close())

test('the wall shows them as text, in its bounds, each in its own direction', async () => {
  const page = await stage.open(stage.room.links.screen, { viewport: sizes.wall })
  await page.getByRole('status').first().waitFor()
  await expectHarmless(page)
  const { width, height } = sizes.wall
  const outside = await page.evaluate(
    ([width, height]) =>
      [...document.querySelectorAll('.stage h1, .stage .who, .stage p, .stage li')]
        .map((element) => ({ text: element.textContent?.slice(0, 40), box: element.getBoundingClientRect() }))
        .filter(
          ({ box }) =>
            box.width > 0 && (box.left < -30 || box.top < -30 || box.right > width! + 30 || box.bottom > height! + 30),
        )
        .map(({ text, box }) => `${text}: ${JSON.stringify(box)}`),
    [width, height],
  )
  expect(outside).toEqual([])
  await expectInOwnDirection(page)
})

test('the board keeps them in their cells, and the page its width', async () => {
  const page = await stage.open(stage.room.links.facilitator, { viewport: sizes.desk })
  await page.getByRole('gridcell').first().waitFor()
  await page.locator('.card').first().waitFor()
  await expectHarmless(page)
  const escaped = await page.evaluate(() =>
    [...document.querySelectorAll('[role=gridcell]')].flatMap((cell) => {
      const outer = cell.getBoundingClientRect()
      return [...cell.querySelectorAll('.card, .labels')]
        .map((part) => ({ part, box: part.getBoundingClientRect() }))
        .filter(
          ({ box }) =>
            box.left < outer.left - 1 ||
            box.right > outer.right + 1 ||
            box.top < outer.top - 1 ||
            box.bottom > outer.bottom + 1,
        )
        .map(({ part }) => part.textContent)
    }),
  )
  expect(escaped).toEqual([])
  const heights = await page.evaluate(
    () =>
      new Set(
        [...document.querySelectorAll('[role=gridcell]')].map((cell) =>
          Math.round(cell.getBoundingClientRect().height),
        ),
      ).size,
  )
  expect(heights).toBeLessThanOrEqual(2)
  expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0)
  await expectInOwnDirection(page)
})

/** No script of theirs ran, and no element of theirs is there. */
async function expectHarmless(page: Page): Promise<void> {
  const found = await page.evaluate(() => ({
    owned: 'owned' in window,
    elements: document.querySelectorAll(
      'img[src="x"], svg[onload], [onerror], body script:not([src]), b b, .stage i, [role=grid] i',
    ).length,
    turned: /[\u202A-\u202E\u2066-\u2069]|\p{M}{7}/u.test(document.body.innerText),
  }))
  expect(found).toEqual({ owned: false, elements: 0, turned: false })
}

/** Whatever runs from right to left is isolated from what stands around it. */
async function expectInOwnDirection(page: Page): Promise<void> {
  const bare = await page.evaluate(() => {
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    const found: string[] = []
    for (let node = texts.nextNode(); node; node = texts.nextNode()) {
      const parent = node.parentElement!
      const isShown = parent.getBoundingClientRect().width > 1
      if (isShown && /[\u0590-\u08FF]/.test(node.textContent ?? '') && !parent.closest('bdi, [dir=auto]'))
        found.push(node.textContent!)
    }
    return found
  })
  expect(bare).toEqual([])
}
