import type { CDPSession, Page } from 'playwright-core'
import { Guest } from '../server/house.ts'
import { openStage, sizes } from '../browser/stage.ts'

/**
 * What the board costs a browser at its largest: 100 tables x 40 slots of one day with 2,000 meetings. CPU is what Chromium counts for the
 * page (script, style, layout), so that the machine's noise matters less than by the clock. The median of several is shown.
 */
const TABLES = 100
const SLOTS = 40
const MEETINGS = 2000
const PEOPLE = 400
const CHANGES = 40

/** As text: names that tsx gives to functions are not known in the page. */
const countFrames = `
  window.frameTimes = []
  let last = performance.now()
  requestAnimationFrame(function step(now) {
    window.frameTimes.push(now - last)
    last = now
    requestAnimationFrame(step)
  })`

const stage = await openStage({
  name: 'bench-board',
  now: '2030-05-06T06:00:00Z',
  room: {
    title: 'A large hall',
    timeZone: 'UTC',
    sessions: [{ name: 'Day', startsAt: '2030-05-06T08:00', slotMinutes: 10, changeoverMinutes: 2, slots: SLOTS }],
    tables: TABLES,
  },
  people: Array.from({ length: PEOPLE }, (_, n) => ({ name: `Person ${n}`, organisation: `Org ${n}` })),
})
const helper = await Guest.join(stage.url, stage.room.tokens.facilitator)
await fill()

const figures: Record<string, string> = {}
const page = await stage.open('about:blank', { viewport: sizes.wall })
const cdp = await page.context().newCDPSession(page)
await cdp.send('Performance.enable', { timeDomain: 'threadTicks' })
await page.goto(stage.room.links.facilitator)
await page.locator('.card').first().waitFor()
figures['to show it, CPU ms (script, style, layout)'] = told(await cost(cdp))
figures['cells in the page'] = String(await page.getByRole('gridcell').count())

figures['a change from elsewhere, CPU ms'] = await ofEach(CHANGES, changeElsewhere)
figures['a change out of view, CPU ms'] = await ofEach(CHANGES, changeOutOfView)
const card = (await page.locator('.cell.ahead .card').nth(5).boundingBox())!
figures['taking a card up, CPU ms'] = await ofEach(
  10,
  async () => {
    await page.mouse.click(card.x + 10, card.y + 8)
    await drawn()
  },
  async () => {
    await page.keyboard.press('Escape')
    await drawn()
  },
)
if ((await page.locator('.cell.free').count()) > 0) throw new Error('The card was not put back.')
Object.assign(figures, await scrolled(page))
console.table(figures)

helper.leave()
await stage.close()

/** Every table has every second slot; who sits there goes round. */
async function fill(): Promise<void> {
  const people = helper.records('staff', 'participant').map(({ id }) => id)
  const tables = helper.records('staff', 'table').map(({ id }) => id)
  const slots = helper.records('staff', 'slot').map(({ id }) => id)
  const perSlot = MEETINGS / SLOTS
  for (const [s, slotId] of slots.entries()) {
    const answers = Array.from({ length: perSlot }, (_, n) => {
      const pair = [people[2 * n]!, people[(2 * n + 1 + 2 * s) % PEOPLE]!]
      return helper.send('book-meeting', { participantIds: pair, slotId, tableId: tables[(2 * n + (s % 2)) % TABLES] })
    })
    for (const answer of await Promise.all(answers)) if (!answer.ok) throw new Error(JSON.stringify(answer))
  }
}

/** Locks a card that is in view, then unlocks it. */
async function changeElsewhere(turn: number): Promise<void> {
  await change(helper.records('staff', 'meeting')[0]!.id, turn)
}

async function changeOutOfView(turn: number): Promise<void> {
  await change(helper.records('staff', 'meeting').at(-1)!.id, turn)
}

async function change(meetingId: string, turn: number): Promise<void> {
  const answer = await helper.send(turn % 2 === 0 ? 'lock-meeting' : 'unlock-meeting', { meetingId })
  if (!answer.ok) throw new Error(JSON.stringify(answer))
  await drawn()
}

/** What has come is on the screen. */
async function drawn(): Promise<void> {
  await page.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))')
}

/** Wheels down the whole board and back, and says how long frames took. */
async function scrolled(page: Page): Promise<Record<string, string>> {
  const grid = (await page.getByRole('grid').boundingBox())!
  await page.mouse.move(grid.x + grid.width / 2, grid.y + grid.height / 2)
  await page.evaluate(countFrames)
  const before = await cost(cdp)
  for (let i = 0; i < 60; i++) await page.mouse.wheel(0, i < 30 ? 80 : -80)
  const after = await cost(cdp)
  const frames = await page.evaluate<number[]>('window.frameTimes')
  const sorted = frames.slice(2).sort((a, b) => a - b)
  const at = (share: number) => sorted[Math.floor((sorted.length - 1) * share)]!.toFixed(1)
  return {
    'scrolling, frame ms (median, 95 %, longest)': `${at(0.5)}, ${at(0.95)}, ${at(1)}`,
    'scrolling, CPU ms a wheel step': ((after.all - before.all) / 60).toFixed(2),
  }
}

interface Cost {
  script: number
  style: number
  layout: number
  all: number
}

/** CPU of the page so far, in ms. */
async function cost(session: CDPSession): Promise<Cost> {
  const { metrics } = await session.send('Performance.getMetrics')
  const of = (name: string) => 1000 * (metrics.find((metric) => metric.name === name)?.value ?? 0)
  const [script, style, layout] = [of('ScriptDuration'), of('RecalcStyleDuration'), of('LayoutDuration')]
  return { script, style, layout, all: script + style + layout }
}

/** The median cost of `act`; `after` puts things back and is not counted. */
async function ofEach(times: number, act: (turn: number) => Promise<void>, after = drawn): Promise<string> {
  const costs: Cost[] = []
  for (let turn = 0; turn < times; turn++) {
    const before = await cost(cdp)
    await act(turn)
    const now = await cost(cdp)
    costs.push({
      script: now.script - before.script,
      style: now.style - before.style,
      layout: now.layout - before.layout,
      all: now.all - before.all,
    })
    await after()
  }
  return told(costs.sort((a, b) => a.all - b.all)[Math.floor(times / 2)]!)
}

function told({ all, script, style, layout }: Cost): string {
  return `${all.toFixed(1)} (${script.toFixed(1)}, ${style.toFixed(1)}, ${layout.toFixed(1)})`
}
