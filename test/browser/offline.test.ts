import type { Page } from 'playwright-core'
import { afterAll, beforeAll, test, vi } from 'vitest'
import { Guest } from '../server/house.ts'
import { expectAccessible, openStage, type Stage } from './stage.ts'

// A phone without a network, by the browser's own switch: what it still shows, keeps and tells.

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
    },
    people: [...['Ann', 'Ben', 'Cora', 'Dan'].map((name) => ({ name })), ...crowd],
  })
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

test('a room of 400 opens cold without a network, straight into my day, and says as of when', async () => {
  const staff = await Guest.join(stage.url, stage.room.tokens.facilitator)
  const [ann, ben] = ['Ann', 'Ben'].map((name) => stage.invited(name).id)
  await staff.send('book-meeting', { participantIds: [ann, ben], slotId: 's1.2', tableId: 't7' })
  const page = await stage.phone('Ann')
  await page.getByRole('button', { name: 'Seen, I go to table 7' }).click()
  await page.getByRole('region', { name: 'Next' }).getByText('Ben', { exact: true }).waitFor()
  await isKept(page)
  const context = page.context()
  await page.close()
  await context.setOffline(true)

  const cold = await context.newPage()
  cold.setDefaultTimeout(15_000)
  await cold.goto(`${stage.url}/r/${stage.room.roomId}`)
  await cold.getByText('No connection. As of').waitFor()
  await cold.getByRole('region', { name: 'Next' }).getByText('Ben', { exact: true }).waitFor()
  await cold.getByRole('button', { name: 'People' }).click()
  await cold.getByRole('searchbox').fill('Guest 396')
  await cold.getByRole('button', { name: 'Ask Guest 396' }).waitFor()
  await expectAccessible(cold)
  staff.leave()
  await context.close()
})
