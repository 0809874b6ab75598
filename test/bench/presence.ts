import type { Page } from 'playwright-core'
import { call, Guest } from '../server/house.ts'
import { openStage, sizes } from '../browser/stage.ts'

/**
 * How long after one facilitator has moved a card another one sees it: from the pointer's event in one Chromium to the ghost's new cell in the
 * page of the other, and to the frame that shows it. Server, both browsers and 200 phones, one of which does something ten times a second,
 * share this machine. Both pages tell the time by the same clock.
 */
const MOVES = 100
const PHONES = 200
const ACT_EVERY_MS = 100

interface Moment {
  place: string
  at: number
}

// As text: names that tsx gives to functions are not known in the page.

/** Notes when the pointer came over which cell. */
const watchPointer = `
  window.moments = []
  document.addEventListener('pointerover', ({ target, timeStamp }) => {
    const cell = target.closest('[data-table][data-slot]')
    if (cell) moments.push({ place: cell.dataset.slot + ' ' + cell.dataset.table, at: performance.timeOrigin + timeStamp })
  }, { capture: true })`

/** Notes when a frame had shown the ghost over which cell. */
const watchGhost = `
  window.moments = []
  const shown = (place) => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => moments.push({ place, at: performance.timeOrigin + performance.now() })
    port2.postMessage(undefined)
  }
  new MutationObserver((changes) => {
    for (const { target } of changes)
      if (target.dataset.over) requestAnimationFrame(() => shown(target.dataset.over))
  }).observe(document.querySelector('.ghosts'), { subtree: true, attributes: true, attributeFilter: ['data-over'] })`

const stage = await openStage({
  name: 'bench-presence',
  now: '2030-05-06T06:00:00Z',
  room: {
    title: 'A hall',
    timeZone: 'UTC',
    sessions: [{ name: 'Day', startsAt: '2030-05-06T09:00', slotMinutes: 25, changeoverMinutes: 5, slots: 14 }],
    tables: 30,
  },
  people: Array.from({ length: PHONES }, (_, n) => ({ name: `Person ${n}`, organisation: `Org ${n}` })),
})
const helper = await Guest.join(stage.url, stage.room.tokens.facilitator)
await fill()
const phones = await Promise.all(
  Array.from({ length: PHONES }, (_, n) => Guest.join(stage.url, stage.invited(`Person ${n}`).token, {}, 2)),
)
let acts = 0
let lastAct: Promise<void> | undefined
const acting = setInterval(() => (lastAct = act()), ACT_EVERY_MS)

const [anna, miguel] = [await facilitator('Anna'), await facilitator('Miguel')]
await miguel.getByRole('button', { name: 'Also here: Anna' }).waitFor()
await anna.evaluate(watchPointer)
await miguel.evaluate(watchGhost)

await anna.getByRole('gridcell', { name: /^Table 1, 09:00, Org/ }).click()
const cells = await anna.locator('[role=gridcell]').all()
for (let move = 0; move < MOVES; move++) {
  const cell = cells[(move * 37) % cells.length]!
  const place = await cell.evaluate(({ dataset }) => `${dataset.slot} ${dataset.table}`)
  const box = (await cell.boundingBox())!
  await anna.mouse.move(box.x + box.width / 2, box.y + box.height / 2)
  await miguel.locator(`[data-ghost="Anna"][data-over="${place}"]`).waitFor()
}

const [moved, seen] = await Promise.all([anna, miguel].map((page) => page.evaluate<Moment[]>('window.moments')))
const delays = moved!.flatMap(({ place, at }) => {
  const shown = seen!.find((one) => one.place === place && one.at >= at)
  return shown ? [shown.at - at] : []
})
clearInterval(acting)
await lastAct
if (delays.length < MOVES * 0.9) throw new Error(`Only ${delays.length} of ${MOVES} moves were seen.`)
console.table({
  'moves seen': String(delays.length),
  'phones, and acts of theirs meanwhile': `${PHONES}, ${acts}`,
  'median, ms': quantile(0.5),
  '95 %, ms': quantile(0.95),
  'longest, ms': quantile(1),
})

helper.leave()
for (const phone of phones) phone.leave()
await stage.close()

function quantile(part: number): string {
  const sorted = [...delays].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))]!.toFixed(1)
}

async function facilitator(name: string): Promise<Page> {
  const path = `/api/rooms/${stage.room.roomId}/staff`
  const asked = { body: { name, role: 'facilitator' }, token: stage.room.tokens.organiser }
  const { json } = await call({ url: stage.url }, 'POST', path, asked)
  const page = await stage.open((json as { link: string }).link, { viewport: sizes.wall })
  await page.locator('.card').first().waitFor()
  return page
}

/** A third of the board is taken. */
async function fill(): Promise<void> {
  const people = helper.records('staff', 'participant').map(({ id }) => id)
  const tables = helper.records('staff', 'table').map(({ id }) => id)
  const slots = helper.records('staff', 'slot').map(({ id }) => id)
  for (const [s, slotId] of slots.entries())
    for (let n = 0; n < 10; n++) {
      const participantIds = [people[2 * n]!, people[2 * n + 1 + 2 * s + 20]!]
      const answer = await helper.send('book-meeting', { participantIds, slotId, tableId: tables[3 * n] })
      if (!answer.ok) throw new Error(JSON.stringify(answer))
    }
}

/** Somebody opens or closes one of their times, which everybody is told. */
async function act(): Promise<void> {
  const turn = acts++
  const phone = phones[PHONES - 1 - (Math.floor(turn / 2) % 20)]!
  const slots = helper.records('staff', 'slot')
  const answer = await phone.send('set-availability', { slotId: slots.at(-1)!.id, open: turn % 2 === 1 })
  if (!answer.ok) throw new Error(JSON.stringify(answer))
}
