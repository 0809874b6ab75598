import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { Issuer } from '../../shared/roles.ts'
import { call, Guest, type Invited } from '../server/house.ts'
import { expectAccessible, openStage, sizes, type Stage } from './stage.ts'

// A phone without a network, by the browser's own switch: what it still shows, keeps and tells.

// Whole days are played here, by several people: on a machine that has much else to do this takes a while.
vi.setConfig({ testTimeout: 90_000 })

let stage: Stage
beforeAll(async () => {
  const crowd = Array.from({ length: 396 }, (_, i) => ({ name: `Guest ${i + 1}`, organisation: `Guild ${i % 80}` }))
  stage = await openStage({
    name: 'offline',
    now: '2030-05-06T06:00:00Z',
    room: {
      title: 'A day in Milan',
      timeZone: 'Europe/Rome',
      sessions: [{ name: 'Morning', startsAt: '2030-05-06T10:00', slotMinutes: 25, changeoverMinutes: 5, slots: 8 }],
      tables: 12,
      programme: [
        { title: 'Guided tour', startsAt: '2030-05-06T15:00', endsAt: '2030-05-06T16:00', signUp: true, capacity: 1 },
      ],
    },
    people: [...['Ann', 'Ben', 'Cora', 'Dan'].map((name) => ({ name })), ...crowd],
  })
  const staff = await Guest.join(stage.url, stage.room.tokens.facilitator)
  const [ann, ben] = ['Ann', 'Ben'].map((name) => stage.invited(name).id)
  const booked = await staff.send('book-meeting', { participantIds: [ann, ben], slotId: 's1.2', tableId: 't7' })
  const { meetingId } = booked as { meetingId: string }
  await staff.send('acknowledge', { meetingId, participantId: ann })
  staff.leave()
})
afterAll(() => stage.close())

/** The app lies on the phone, and all that it shows of the room with it. */
async function isKept(page: Page): Promise<void> {
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
  await vi.waitUntil(async () => (await kept(page, 'views')).length === 2, { timeout: 15_000 })
}

/** What lies on the device in one of its stores, of whoever uses this browser. */
function kept(page: Page, store: string): Promise<unknown[]> {
  return page.evaluate(async (name) => {
    const done = <T>(asked: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        asked.onsuccess = () => resolve(asked.result)
        asked.onerror = () => reject(new Error(String(asked.error)))
      })
    const database = await done(indexedDB.open('rondo'))
    const all = await done(database.transaction(name).objectStore(name).getAll() as IDBRequest<unknown[]>)
    database.close()
    return all
  }, store)
}

const stores = ['rooms', 'views', 'acts', 'notes'] as const

const goTo = (page: Page, name: string | RegExp) =>
  page.getByRole('navigation', { name: 'Pages' }).getByRole('button', { name }).click()

const isBy = (issuer: Issuer, id: string) => issuer.role === 'participant' && issuer.participantId === id

/** A new tab on the room, in the same browser. `hash`: of a link that is opened. */
async function openAgain(context: BrowserContext, hash = ''): Promise<Page> {
  const page = await context.newPage()
  page.setDefaultTimeout(15_000)
  await page.setViewportSize(sizes.phone)
  await page.goto(`${stage.url}/r/${stage.room.roomId}${hash}`)
  return page
}

/** The tab's process is gone from one moment to the next, as when a battery dies. */
async function kill(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page)
  const crashed = page.waitForEvent('crash')
  void session.send('Page.crash').catch(() => undefined)
  await crashed
  await page.close()
}

test('a room of 400 opens cold without a network, straight into my day, and says as of when', async () => {
  const page = await stage.phone('Ann')
  await page.getByRole('region', { name: 'Next' }).getByText('Ben', { exact: true }).waitFor()
  await isKept(page)
  const context = page.context()
  await page.close()
  await context.setOffline(true)

  const cold = await openAgain(context)
  await cold.getByText('No connection. As of').waitFor()
  await cold.getByRole('region', { name: 'Next' }).getByText('Ben', { exact: true }).waitFor()
  await cold.getByRole('button', { name: 'People' }).click()
  await cold.getByRole('searchbox').fill('Guest 396')
  await cold.getByRole('button', { name: 'Ask Guest 396' }).waitFor()
  await expectAccessible(cold)
  await context.close()
})

test('[L3] [K] six acts kept without a line: three done, three explained, none twice, though the tab was killed', async () => {
  const people = ['Ann', 'Ben', 'Cora', 'Dan', 'Guest 1', 'Guest 7'].map((name) => stage.invited(name))
  const [ann, ben, cora, dan, guest, asked] = people as [Invited, Invited, Invited, Invited, Invited, Invited]
  const others = await Promise.all([ben, cora, dan].map(({ token }) => Guest.join(stage.url, token, {}, 2)))
  const [benHere, coraHere, danHere] = others as [Guest, Guest, Guest]
  await coraHere.send('send-request', { to: ann.id, slotIds: ['s1.3'] })
  const { requestId } = (await danHere.send('send-request', { to: ann.id, slotIds: ['s1.5'] })) as { requestId: string }

  const page = await stage.phone('Ann')
  await goTo(page, /Requests/)
  await page.getByRole('button', { name: 'Accept 11:00' }).waitFor()
  await isKept(page)
  const before = (await stage.log()).length
  const context = page.context()
  await context.setOffline(true)
  await page.getByText('No connection. As of').waitFor()

  await page.getByRole('button', { name: 'Accept 11:00' }).click()
  await page.getByRole('button', { name: 'Accept 12:00' }).click()
  await goTo(page, 'Me')
  await page.getByRole('button', { name: /Guided tour/ }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Sign up' }).click()
  await page.keyboard.press('Escape')
  await goTo(page, 'People')
  await page.getByRole('searchbox').fill('Guest 7')
  await page.getByRole('button', { name: 'Ask Guest 7', exact: true }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Ask for a meeting' }).click()
  await goTo(page, 'My day')
  await page.getByRole('button', { name: 'Free at 13:30' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Close this time' }).click()
  const waiting = (on: Page) => on.getByRole('region', { name: 'Kept here' }).getByRole('listitem')
  await vi.waitUntil(async () => (await waiting(page).count()) === 5)
  const arrival = page.getByRole('region', { name: 'Are you at the event?' })
  await arrival.getByRole('button', { name: 'I am here' }).click()
  await vi.waitUntil(async () => (await waiting(page).count()) === 6)
  await arrival.waitFor({ state: 'detached' })
  await page.getByRole('button', { name: 'Undo: I am here' }).click()
  await vi.waitUntil(async () => (await waiting(page).count()) === 5)
  await arrival.getByRole('button', { name: 'I am here' }).click()
  await vi.waitUntil(async () => (await waiting(page).count()) === 6)
  await expectAccessible(page)

  const staff = await Guest.join(stage.url, stage.room.tokens.facilitator)
  await staff.send('book-meeting', { participantIds: [cora.id, guest.id], slotId: 's1.3', tableId: 't2' })
  await danHere.send('withdraw-request', { requestId })
  await benHere.send('sign-up', { itemId: 'i1' })

  await kill(page)
  const again = await openAgain(context)
  await vi.waitUntil(async () => (await waiting(again).count()) === 6)
  await context.setOffline(false)
  const became = again.getByRole('region', { name: 'What became of it' })
  await vi.waitUntil(async () => (await became.getByRole('listitem').count()) === 6, { timeout: 15_000 })
  expect(await became.getByText('Done.').count()).toBe(3)
  await became.getByText('Too late. The other side is taken at that time.').waitFor()
  await became.getByText('Too late. This request was withdrawn.').waitFor()
  await became.getByText('Too late. All places are taken.').waitFor()
  await expectAccessible(again)
  await again.reload()
  await vi.waitUntil(async () => (await became.getByRole('listitem').count()) === 6)

  const mine = async () => (await stage.log()).slice(before).filter(({ by }) => isBy(by.issuer, ann.id))
  const done = (await mine()).flatMap(({ events }) => events.map(({ type }) => type))
  expect(done.toSorted()).toEqual(['availability-changed', 'checked-in', 'request-sent'])
  expect(coraHere.records(`person:${cora.id}`, 'meeting').some(({ slotId }) => slotId === 's1.3')).toBe(true)

  await became.getByRole('button', { name: '11:30', exact: true }).click()
  await vi.waitUntil(async () => (await became.getByRole('listitem').count()) === 5)
  expect((await mine()).length).toBe(4)
  for (const { name } of [asked]) await became.getByRole('button', { name: `Seen: Ask ${name}` }).click()
  await vi.waitUntil(async () => (await kept(again, 'acts')).length === 4)
  for (const guestHere of [...others, staff]) guestHere.leave()
  await context.close()
})

test('a note that was written without a line survives the tab and arrives by itself', async () => {
  const page = await stage.phone('Ann')
  const next = page.getByRole('region', { name: 'Next' })
  await next.getByRole('button', { name: /Ben/ }).waitFor()
  await isKept(page)
  const context = page.context()
  await context.setOffline(true)
  await page.getByText('No connection. As of').waitFor()
  await next.getByRole('button', { name: /Ben/ }).click()
  await page.getByRole('button', { name: 'Shared note' }).click()
  await page.getByRole('textbox', { name: 'Text of the shared note' }).fill('Samples by June')
  await page.getByText('No line: kept here until it is back').waitFor()
  await vi.waitUntil(async () => (await kept(page, 'notes')).length === 1)
  await page.close()
  await context.setOffline(false)
  const again = await openAgain(context)
  const token = stage.room.tokens.facilitator
  const notes = () => call(stage, 'GET', `/api/rooms/${stage.room.roomId}/notes.json`, { token })
  await vi.waitUntil(async () => (await notes()).text.includes('Samples by June'), { timeout: 15_000 })
  await vi.waitUntil(async () => !JSON.stringify(await kept(again, 'notes')).includes('"unsent":true'))
  await context.close()
})

test('[L3] two tabs of one person send what both have kept once, also where the browser has no locks', async () => {
  const ann = stage.invited('Ann')
  const first = await stage.phone('Ann')
  await isKept(first)
  const context = first.context()
  // As on plain http, where tabs take turns by what lies on the device.
  await context.addInitScript(() => void Reflect.deleteProperty(Navigator.prototype, 'locks'))
  await first.reload()
  expect(await first.evaluate(() => 'locks' in navigator)).toBe(false)
  const second = await openAgain(context)
  for (const page of [first, second]) await page.getByRole('list', { name: 'Your day' }).waitFor()
  await context.setOffline(true)
  const before = (await stage.log()).length
  for (const [page, name] of [
    [first, 'Guest 11'],
    [second, 'Guest 12'],
  ] as const) {
    await page.getByText('No connection. As of').waitFor()
    await goTo(page, 'People')
    await page.getByRole('searchbox').fill(name)
    await page.getByRole('button', { name: `Ask ${name}`, exact: true }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Ask for a meeting' }).click()
    await page.getByRole('dialog').waitFor({ state: 'detached' })
  }
  await context.setOffline(false)
  for (const page of [first, second]) {
    await goTo(page, 'My day')
    const became = page.getByRole('region', { name: 'What became of it' })
    await vi.waitUntil(async () => (await became.getByText('Done.').count()) === 2, { timeout: 15_000 })
  }
  const sent = (await stage.log())
    .slice(before)
    .filter(({ by }) => isBy(by.issuer, ann.id))
    .flatMap(({ events }) => events)
  expect(sent.map((event) => event.type === 'request-sent' && event.to)).toEqual(
    ['Guest 11', 'Guest 12'].map((name) => stage.invited(name).id),
  )
  await context.close()
})

test('a newer version of the app waits beside the page until somebody takes it', async () => {
  const page = await stage.phone('Guest 30')
  await isKept(page)
  const inCharge = () => page.evaluate(() => navigator.serviceWorker.controller?.scriptURL)
  const before = `${stage.url}/sw.js`
  await vi.waitUntil(async () => (await inCharge()) === before)
  // The same program under another name is another version to the browser.
  await page.evaluate(async () => {
    document.body.dataset.loaded = 'before'
    await navigator.serviceWorker.register('/sw.js?newer', { type: 'module' })
  })
  const bar = page.getByRole('region', { name: 'A new version is here.' })
  await bar.waitFor()
  await expectAccessible(page)
  await goTo(page, 'People')
  expect(await inCharge()).toBe(before)
  expect(await page.locator('body[data-loaded]').count()).toBe(1)

  await Promise.all([page.waitForEvent('load'), bar.getByRole('button', { name: 'Take it' }).click()])
  expect(await inCharge()).toBe(`${before}?newer`)
  expect(await page.locator('body[data-loaded]').count()).toBe(0)
  await page.context().close()
})

test('another link in the same browser sees nothing of the first, and a void link takes what was kept along', async () => {
  const page = await stage.phone('Ann')
  await page.getByRole('navigation', { name: 'Pages' }).waitFor()
  await isKept(page)
  const context = page.context()
  await context.setOffline(true)
  await goTo(page, 'People')
  await page.getByRole('searchbox').fill('Guest 20')
  await page.getByRole('button', { name: 'Ask Guest 20', exact: true }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Ask for a meeting' }).click()
  await vi.waitUntil(async () => (await kept(page, 'acts')).length === 1)
  await page.close()
  const other = await openAgain(context, `#${stage.invited('Dan').token}`)
  await other.getByRole('main').waitFor({ state: 'attached' })
  expect(await other.getByText('Your day').count()).toBe(0)
  await other.close()

  const staff = await Guest.join(stage.url, stage.room.tokens.organiser)
  expect(await staff.send('remove-participant', { participantId: stage.invited('Ann').id })).toMatchObject({ ok: true })
  await context.setOffline(false)
  const void_ = await openAgain(context, `#${stage.invited('Ann').token}`)
  await void_.getByText('This link is no longer valid.').waitFor()
  await vi.waitUntil(async () => (await Promise.all(stores.map((name) => kept(void_, name)))).flat().length === 0)
  staff.leave()
  await context.close()
})
