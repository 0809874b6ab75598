import type { BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { PushMessage } from '../../shared/push.ts'
import { Guest } from '../server/house.ts'
import { expectAccessible, openStage, sizes, type Stage } from './stage.ts'

let stage: Stage
let staff: Guest
beforeAll(async () => {
  stage = await openStage({
    name: 'notifications',
    now: '2030-05-06T06:00:00Z',
    environment: { PUSH_CONTACT: 'mailto:desk@x.example' },
    room: {
      title: 'A day in Milan',
      timeZone: 'UTC',
      sessions: [{ name: 'Morning', startsAt: '2030-05-06T10:00', slotMinutes: 25, changeoverMinutes: 5, slots: 6 }],
      tables: 3,
    },
    people: ['Ann', 'Ben', 'Cora', 'Dan', 'Eva', 'Finn', 'Gil', 'Hal', 'Ida'].map((name) => ({ name })),
  })
  staff = await Guest.join(stage.url, stage.room.tokens.facilitator)
})
afterAll(async () => {
  staff.leave()
  await stage.close()
})

/** Counts the tones that the page has played. */
const listening = () => {
  const { start } = OscillatorNode.prototype
  const heard: number[] = []
  Object.assign(globalThis, { heard })
  OscillatorNode.prototype.start = function (this: OscillatorNode, when?: number) {
    heard.push(this.frequency.value)
    start.call(this, when)
  }
}
const heard = (page: Page) => page.evaluate(() => (globalThis as unknown as { heard: number[] }).heard.length)

async function toSettings(name: string, options?: BrowserContextOptions): Promise<Page> {
  const page = await stage.phone(name, options)
  await page.addInitScript(listening)
  await page.reload()
  await page.getByRole('button', { name: 'Me', exact: true }).click()
  await page.getByRole('heading', { name: 'Notifications', exact: true }).waitFor()
  return page
}

function book(...names: string[]) {
  return staff.send('book-meeting', { participantIds: names.map((name) => stage.invited(name).id) })
}

test('[L11] a change is heard where that was chosen, and nothing is before', async () => {
  const page = await toSettings('Ann')
  expect(
    await page.getByRole('checkbox').evaluateAll((boxes) => boxes.some((box) => (box as HTMLInputElement).checked)),
  ).toBe(false)
  await book('Ann', 'Ben')
  await page.getByRole('button', { name: /^Seen/ }).click()
  expect(await heard(page)).toBe(0)
  await page.getByRole('checkbox', { name: 'Sound' }).check()
  await page.getByRole('button', { name: 'Try it' }).click()
  await expect.poll(() => heard(page), { timeout: 15_000 }).toBe(2)
  await book('Ann', 'Cora')
  await page.getByRole('button', { name: /^Seen/ }).waitFor()
  await expect.poll(() => heard(page), { timeout: 15_000 }).toBe(4)
  await page.getByRole('button', { name: /^Seen/ }).click()
  await page.getByRole('button', { name: /^Seen/ }).waitFor({ state: 'detached' })
  // It is kept, and heard again once the page has been touched.
  await page.reload()
  await page.getByRole('button', { name: 'Me', exact: true }).click()
  expect(await page.getByRole('checkbox', { name: 'Sound' }).isChecked()).toBe(true)
  await page.getByRole('heading', { name: 'Notifications', exact: true }).click()
  const dan = await Guest.join(stage.url, stage.invited('Dan').token, {}, 2)
  expect(await dan.send('send-request', { to: stage.invited('Ann').id })).toMatchObject({ ok: true })
  await expect.poll(() => heard(page), { timeout: 15_000 }).toBe(2)
  dan.leave()
  await page.context().close()
})

test('[X.3] the board says how many know of a change, until who was away all the time has seen it', async () => {
  const board = await stage.open(stage.room.links.facilitator, { viewport: sizes.desk })
  const errand = board.getByRole('listitem').filter({ hasText: 'Hal' })
  await book('Hal', 'Ida')
  await errand.getByText('seen by 0 of 2').waitFor()
  const ida = await stage.phone('Ida')
  await ida.getByRole('button', { name: /^Seen/ }).click()
  await errand.getByText('seen by 1 of 2').waitFor()
  await expectAccessible(board)
  // Hal comes for the first time, and finds it.
  const hal = await stage.phone('Hal')
  await hal.getByRole('button', { name: /^Seen/ }).click()
  await errand.waitFor({ state: 'detached' })
  for (const page of [board, ida, hal]) await page.context().close()
})

test('the section is accessible in both themes, and says what stands in the way of pushes and what helps', async () => {
  for (const colorScheme of ['light', 'dark'] as const) {
    const page = await toSettings('Finn', { colorScheme })
    await page.getByRole('checkbox', { name: 'Sound' }).check()
    await page.getByRole('button', { name: 'Turn on' }).click()
    await page.getByText('Your browser blocks notifications from this page.').waitFor()
    await expectAccessible(page)
    await page.context().close()
  }
  // An iPhone in Safari.
  const userAgent =
    'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 Version/17.5 Mobile Safari/604.1'
  const page = await toSettings('Finn', { userAgent })
  await page.getByText('add this page to the home screen first').waitFor()
  await page.context().close()
})

test('pushes are turned on with permission; where the browser reaches no push service it says so and nothing has changed', async () => {
  const page = await toSettings('Gil', { permissions: ['notifications'] })
  await page.getByText('No names, no tables').waitFor()
  await page.getByRole('button', { name: 'Turn on' }).click()
  await page.getByText('That did not work').waitFor()
  await page.getByRole('button', { name: 'Turn on' }).waitFor()
  await expectAccessible(page)
  await page.context().close()
})

test('[X6] a push is shown in its language, and not while the page is looked at', async () => {
  const page = await toSettings('Eva', { permissions: ['notifications'] })
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
  const cdp = await page.context().newCDPSession(page)
  const registered = new Promise<string>((resolve) =>
    cdp.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
      if (registrations[0]) resolve(registrations[0].registrationId)
    }),
  )
  await cdp.send('ServiceWorker.enable')
  const registrationId = await registered
  const push = (message: PushMessage | object) =>
    cdp.send('ServiceWorker.deliverPushMessage', { origin: stage.url, registrationId, data: JSON.stringify(message) })
  const shown = () =>
    page.evaluate(async () => {
      const registration = await navigator.serviceWorker.ready
      return (await registration.getNotifications()).map(({ title, body, lang }) => [title, body, lang])
    })
  const { roomId } = stage.room

  await push({ room: roomId, news: 'request', language: 'en' })
  // Another room's is shown: what has come by then was silent.
  const pushedToAnother = () => push({ room: 'anotherroom', news: 'change', language: 'de' }).then(shown)
  const other = ['Eine Änderung in Ihrem Tag', 'Öffnen Sie die Seite, um sie zu sehen.', 'de']
  await expect.poll(pushedToAnother, { timeout: 15_000 }).toEqual([other])

  // The welcome page is not this room's.
  await page.goto(stage.url)
  // The page that has gone may be known for a moment more; a later push takes the earlier one's place.
  const pushed = () => push({ room: roomId, news: 'request', language: 'tlh' }).then(shown)
  await expect
    .poll(pushed, { timeout: 15_000 })
    .toContainEqual(['A new request for a meeting', 'Open the page to see it.', 'tlh'])
  // A later one of the same kind takes its place; one that a later server sends is a change at least.
  const pushedAll = async () => {
    await push({ room: roomId, news: 'request', language: 'pt' })
    await push({ room: roomId, news: 'something later', language: 'it' })
    await push({ room: roomId, news: 'soon', language: 'de' })
    await push({ nothing: 'known' })
    return (await shown()).map(([title]) => title).sort()
  }
  // Again until all are there: one that meets the page which has gone is silent.
  await expect
    .poll(pushedAll, { timeout: 15_000 })
    .toEqual([
      'Eine Änderung in Ihrem Tag',
      'Ihr nächstes Gespräch beginnt in wenigen Minuten',
      'Um novo pedido',
      'Una modifica nella sua giornata',
    ])
  await page.context().close()
})
