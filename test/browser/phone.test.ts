import { gzipSync } from 'node:zlib'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Guest } from '../server/house.ts'
import { expectAccessible, openStage, sizes, type Stage } from './stage.ts'

// Two people with their own phones, and the room between them.

let stage: Stage
beforeAll(async () => {
  stage = await openStage({
    name: 'phone',
    now: '2030-05-06T06:00:00Z',
    room: {
      title: 'A day in Milan',
      timeZone: 'Europe/Rome',
      sessions: [{ name: 'Morning', startsAt: '2030-05-06T10:00', slotMinutes: 25, changeoverMinutes: 5, slots: 6 }],
      tables: [{ label: '14', zone: 'B' }],
      programme: [
        { title: 'Guided tour', startsAt: '2030-05-06T12:00', endsAt: '2030-05-06T12:55', signUp: true, capacity: 5 },
      ],
    },
    people: [
      {
        name: 'María-Fernanda Echeverría Goikoetxea',
        organisation: 'Clúster del Ebro',
        kind: 'cluster',
        country: 'ES',
        offers: ['Riego por goteo'],
      },
      {
        name: 'Łukasz Wiśniewski',
        organisation: 'Śląski Klaster',
        kind: 'cluster',
        country: 'PL',
        seeks: ['riego por GOTEO'],
      },
      { name: '欧阳晓琳 Ouyang Xiaolin', organisation: 'Observatorio', kind: 'research', country: 'CO' },
      { name: 'Φωτεινή Παπαδοπούλου', organisation: 'Kríti', kind: 'cluster', country: 'GR' },
    ],
  })
})
afterAll(() => stage.close())

const goTo = (page: Page, name: string | RegExp) =>
  page.getByRole('navigation', { name: 'Pages' }).getByRole('button', { name }).click()

test('one asks in two taps, the other accepts, and both see the table on their day', async () => {
  const maria = await stage.phone('María')
  const lukasz = await stage.phone('Łukasz')
  await goTo(maria, 'People')
  await maria.getByRole('searchbox').fill('lukasz WISN')
  const row = maria.getByRole('listitem')
  await row.getByText('Seeks what you offer: riego por GOTEO').waitFor()
  await expectAccessible(maria)

  await row.getByRole('button', { name: 'Ask Łukasz Wiśniewski' }).click()
  const sheet = maria.getByRole('dialog')
  await sheet.getByRole('button', { name: '10:30', exact: true }).click()
  await expectAccessible(maria)
  await sheet.getByRole('button', { name: 'Ask for a meeting' }).click()
  await row.getByText('You asked at').waitFor()

  await goTo(lukasz, 'Requests, 1 waits for your answer')
  await expectAccessible(lukasz)
  await lukasz.getByRole('button', { name: 'Accept 10:30' }).click()
  await lukasz.getByText('Placed: 10:30, table 14').waitFor()

  await maria.getByRole('dialog', { name: 'You have a meeting at 10:30' }).waitFor()
  await expectAccessible(maria)
  await maria.getByRole('button', { name: 'Seen, I go to table 14' }).click()
  await maria.getByRole('dialog').waitFor({ state: 'detached' })
  for (const page of [maria, lukasz]) {
    await goTo(page, 'My day')
    await page.getByRole('region', { name: 'Next' }).getByText('14', { exact: true }).waitFor()
    await expectAccessible(page)
  }
  await Promise.all([maria, lukasz].map((page) => page.context().close()))
})

test('a table that went to others is refused in its place, with times that can be taken instead', async () => {
  const foteini = await stage.phone('Φωτεινή')
  const asker = await Guest.join(stage.url, stage.invited('欧阳').token, {}, 2)
  const wish = { to: stage.invited('Φωτεινή').id, slotIds: ['s1.2'] }
  expect(await asker.send('send-request', wish)).toMatchObject({ ok: true })

  await goTo(foteini, /Requests/)
  await foteini.getByRole('button', { name: 'Accept 10:30' }).click()
  const refusal = foteini.getByRole('alert')
  await refusal.getByText('That table went to others a moment ago.').waitFor()
  await expectAccessible(foteini)
  const offers = refusal.getByRole('button')
  expect(await offers.count()).toBe(3)
  const offered = await offers.first().textContent()
  await offers.first().click()
  await foteini.getByText(`Placed: ${offered}`).waitFor()
  asker.leave()
  await foteini.context().close()
})

test('a moved meeting covers the page until it was seen, also for who comes back later', async () => {
  const facilitator = await Guest.join(stage.url, stage.room.tokens.facilitator)
  const meeting = facilitator.records('staff', 'meeting').find(({ slotId }) => slotId === 's1.2')!
  expect(
    await facilitator.send('move-meeting', { meetingId: meeting.id, slotId: 's1.6', tableId: 't1' }),
  ).toMatchObject({ ok: true })

  const maria = await stage.phone('María', { colorScheme: 'dark', viewport: sizes.smallPhone })
  await maria.getByRole('dialog', { name: 'Your 10:30 moved to 12:30' }).waitFor()
  await expectAccessible(maria)
  await maria.reload()
  await maria.getByRole('button', { name: 'Seen, I go to table 14' }).click()
  await maria.getByRole('dialog').waitFor({ state: 'detached' })
  await maria.reload()
  await maria.getByRole('region', { name: 'Next' }).getByText('12:30–12:55').waitFor()
  expect(await maria.getByRole('dialog').count()).toBe(0)
  facilitator.leave()
  await maria.context().close()
})

test('closing a time, signing up and the profile are one’s own to set, in German and on a small phone too', async () => {
  const maria = await stage.phone('María', { locale: 'de-DE', viewport: sizes.smallPhone })
  const watcher = await Guest.join(stage.url, stage.invited('Φωτεινή').token, {}, 2)
  const busy = () => watcher.records('floor', 'participant').find(({ id }) => id === stage.invited('María').id)!.busy

  await maria.getByRole('button', { name: 'Frei um 10:00' }).click()
  await maria.getByRole('button', { name: 'Diese Zeit schließen' }).click()
  await watcher.until(() => busy().includes('s1.1'))
  await maria.getByText('Von Ihnen geschlossen').waitFor()

  const arrival = maria.getByRole('region', { name: 'Sind Sie schon da?' })
  await arrival.getByRole('button', { name: 'Ich bin da' }).click()
  await arrival.waitFor({ state: 'detached' })
  await maria.getByRole('navigation').getByRole('button', { name: 'Ich' }).click()
  await maria.getByText('Hier seit').waitFor()
  await maria.getByRole('button', { name: 'Ich bin nicht da' }).click()
  await maria.getByText('Hier seit').waitFor({ state: 'detached' })
  await expectAccessible(maria)
  await maria.getByRole('button', { name: /Guided tour/ }).click()
  await maria.getByRole('dialog').getByRole('button', { name: 'Anmelden' }).click()
  const refusal = maria.getByRole('alert')
  await refusal.getByText('Zu dieser Zeit ist ein Gespräch.').waitFor()
  await expectAccessible(maria)
  await maria.keyboard.press('Escape')

  await maria.getByRole('button', { name: 'Bearbeiten' }).click()
  await maria.getByLabel('Gesuch').fill('Solarpumpen; Verpackung')
  await maria.getByRole('button', { name: 'Speichern' }).click()
  await maria.getByText('Solarpumpen, Verpackung').waitFor()
  await maria.getByLabel('Sprache').selectOption('en')
  await maria.getByRole('heading', { name: 'When you can be met' }).waitFor()
  watcher.leave()
  await maria.context().close()
})

test('in the round the panel says where, with whom and how long; a lost line says since when', async () => {
  stage.clock.put('2030-05-06T10:36:00Z')
  const maria = await stage.phone('María', { timezoneId: 'America/New_York' })
  const now = maria.getByRole('region', { name: 'Now' })
  await now.getByText('12:30–12:55').waitFor()
  await now.getByText('06:30 your time').waitFor()
  await now.getByRole('timer').waitFor()
  await now.getByRole('button', { name: 'I am at the table' }).click()
  await now.getByText('Łukasz Wiśniewski is not here yet').waitFor()
  await expectAccessible(maria)

  await maria.context().setOffline(true)
  await maria.getByText('No connection. As of').waitFor()
  await now.getByText('12:30–12:55').waitFor()
  await expectAccessible(maria)
  await maria.context().setOffline(false)
  await maria.getByText('No connection. As of').waitFor({ state: 'detached' })
  await maria.context().close()
})

test('a token leaves the address at once, and two links of one browser do not take each other’s place', async () => {
  const maria = await stage.phone('María')
  await maria.getByRole('navigation', { name: 'Pages' }).waitFor()
  expect(new URL(maria.url()).hash).toBe('')
  const second = await maria.context().newPage()
  await second.goto(stage.invited('Φωτεινή').link)
  await goTo(second, 'Me')
  await second.getByRole('heading', { name: 'Φωτεινή Παπαδοπούλου' }).waitFor()
  await maria.reload()
  await goTo(maria, 'Me')
  await maria.getByRole('heading', { name: /María-Fernanda/ }).waitFor()
  await maria.goto(stage.invited('Φωτεινή').link)
  await goTo(maria, 'Me')
  await maria.getByRole('heading', { name: 'Φωτεινή Παπαδοπούλου' }).waitFor()
  await maria.context().close()
})

test('my day is shown after at most 90 kB of JavaScript and CSS', async () => {
  const page = await stage.open('about:blank', { viewport: sizes.phone })
  await page.addInitScript(`new MutationObserver(() => {
    if (!window.shownAt && document.querySelector('section.panel')) window.shownAt = performance.now()
  }).observe(document, { childList: true, subtree: true })`)
  await page.goto(stage.invited('Φωτεινή').link)
  await page.getByRole('list', { name: 'Your day' }).waitFor()
  const before = await page.evaluate<string[]>(`performance.getEntriesByType('resource')
    .filter(({ name, startTime }) => startTime < window.shownAt && /\\.(js|css)$/.test(name)).map(({ name }) => name)`)
  expect(before.some((name) => name.includes('/first-') && name.endsWith('.js'))).toBe(true)
  const sizesOf = before.map(async (name) => gzipSync(await (await page.request.get(name)).body()).length)
  const bytes = (await Promise.all(sizesOf)).reduce((sum, size) => sum + size, 0)
  expect(bytes).toBeLessThanOrEqual(90_000)
  expect(bytes).toBeGreaterThan(30_000)
})
