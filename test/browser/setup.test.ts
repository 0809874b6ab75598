import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectAccessible, openStage, sizes, type Stage } from './stage.ts'

// Somebody who has never opened a room, from the form to the invitations in people's hands.

let stage: Stage
beforeAll(async () => {
  stage = await openStage({
    name: 'setup',
    now: '2030-05-06T06:00:00Z',
    room: {
      title: 'A morning',
      timeZone: 'Europe/Rome',
      sessions: [{ name: 'Morning', startsAt: '2030-06-14T10:00', slotMinutes: 25, changeoverMinutes: 5, slots: 6 }],
      tables: 3,
    },
  })
})
afterAll(() => stage.close())

/** Row 3 is read as it was meant; 4, 5, 6 and 7 are faulty. Semicolons and German headings, as a spreadsheet of theirs saves it. */
const list = [
  'Name;Organisation;Art;Land;E-Mail',
  'María-Fernanda Echeverría;Clúster del Ebro;cluster;ES;maria@example.org',
  'Łukasz Wiśniewski;Śląski Klaster;Cluster;Polska;lukasz@example.org',
  'Jean-Baptiste Lefèvre;Pôle Garonne;clsuter;FR;jb@example.org',
  ';Observatorio;research;CO;obs@example.org',
  'Gent Hoxha;Prishtina Tech;company;Kosovoo;gent@example.org',
  'Maria Zwei;Anderswo GmbH;company;DE;MARIA@example.org',
].join('\r\n')

async function openRoomByForm(page: Page, title: string): Promise<void> {
  await page.getByLabel('Event', { exact: true }).last().fill(title)
  await page.getByLabel('First day').fill('2030-06-14')
  await page.getByRole('button', { name: 'Open the room' }).click()
  await page.getByRole('heading', { name: 'Your room is open' }).waitFor()
}

const openSetUp = (page: Page) =>
  page.getByRole('navigation', { name: 'Pages' }).getByRole('button', { name: 'Set-up' }).click()

const step = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Steps of the set-up' }).getByRole('button', { name }).click()

test('the form says what it means, says what is wrong in its place, and opens a room', async () => {
  const page = await stage.open(stage.url, { viewport: sizes.desk })
  await page.getByText('32 times × 30 tables = 960 places.').waitFor()
  await expectAccessible(page)

  await page.getByRole('button', { name: 'Open the room' }).click()
  await page.getByText('The event needs a name.').waitFor()
  expect(
    await page
      .getByLabel('Event', { exact: true })
      .last()
      .evaluate((field) => field === document.activeElement),
  ).toBe(true)
  await page.getByLabel('From', { exact: true }).fill('18:00')
  await page.getByText('It has to end after it begins.').waitFor()
  await expectAccessible(page)

  await page.getByLabel('From', { exact: true }).fill('9.30')
  await page.getByLabel('A break at midday').check()
  await page.getByText('28 times × 30 tables = 840 places.').waitFor()
  await page.getByRole('combobox', { name: 'Time zone' }).fill('Ljubljana')
  await page.getByRole('option', { name: /Europe\/(Ljubljana|Belgrade)/ }).click()
  await openRoomByForm(page, 'Kraków, a spring fair')
  expect(await page.getByRole('textbox', { name: 'For your team' }).inputValue()).toContain('/r/')
  await expectAccessible(page)

  await page.getByRole('button', { name: 'Go on: your list of people' }).click()
  await page.getByRole('heading', { name: 'Who is coming?' }).waitFor()
  await step(page, 'Times')
  await page.getByText('28 times on 2 days').waitFor()
  await page.getByText(/All times are those of Europe\/(Ljubljana|Belgrade)/).waitFor()
  await page.getByText('09:30–12:25').first().waitFor()
})

test('the organiser of a room without people begins where there is something to do', async () => {
  const page = await stage.open(stage.room.links.organiser, { viewport: sizes.desk })
  await page.getByRole('navigation', { name: 'Steps of the set-up' }).waitFor()
  const facilitator = await stage.open(stage.room.links.facilitator, { viewport: sizes.desk })
  await facilitator.getByRole('heading', { name: /Tray/ }).waitFor()
})

test('faulty rows are mended in place, all or nobody is imported, and every link lets its owner in', async () => {
  const page = await stage.open(stage.url, { viewport: sizes.desk })
  await openRoomByForm(page, 'Six people')
  await page.getByRole('button', { name: 'Go on: your list of people' }).click()
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'liste.csv', mimeType: 'text/csv', buffer: Buffer.from(list) })

  await page.getByRole('heading', { name: '6 people read, 4 rows to mend' }).waitFor()
  await page.getByText('UTF-8, semicolons, German headings.').waitFor()
  await page.getByText('“Polska” is not a country code. We read it as PL.').waitFor()
  expect(await page.getByRole('button', { name: 'Mend 4 rows to import 6' }).isDisabled()).toBe(true)
  await expectAccessible(page)

  await page.getByRole('button', { name: 'Use cluster' }).click()
  await page.getByRole('textbox', { name: 'Name, row 5' }).fill('欧阳晓琳')
  await page.getByRole('textbox', { name: 'Name, row 5' }).press('Tab')
  await page.getByRole('button', { name: 'Use XK' }).click()
  await page.getByText('“MARIA@example.org” stands in row 2 already.').waitFor()
  await page.getByRole('button', { name: 'Leave row 7 out' }).click()
  await page.getByRole('button', { name: 'Import 5 people' }).click()
  await page.getByText('5 people imported. Everyone has a link.').waitFor()
  await expectAccessible(page)

  await page.getByRole('button', { name: 'Next: invitations' }).click()
  await page.getByText('5 personal links; 5 not opened yet.').waitFor()
  await expectAccessible(page)
  await page.getByLabel('Find one person').fill('lukasz')
  await page.getByRole('button', { name: /Łukasz Wiśniewski/ }).click()
  await page.getByRole('img', { name: 'QR code of Łukasz Wiśniewski' }).waitFor()
  await expectAccessible(page)
  const link = await page.getByRole('textbox', { name: 'Personal link' }).inputValue()

  const phone = await stage.open(link, { viewport: sizes.phone })
  await phone.getByRole('navigation', { name: 'Pages' }).waitFor()
  await page.getByText('5 personal links; 4 not opened yet.').waitFor()
})

test('a list without a needed column says which, and imports nobody', async () => {
  const page = await stage.open(stage.room.links.organiser, { viewport: sizes.desk })
  await openSetUp(page)
  await page.getByLabel('Or paste it').fill('Name\tOrganisation\tLand\nAnna\tAlfa\tIT')
  await page.getByRole('button', { name: 'Read it' }).click()
  await page.getByText('No column for kind.').waitFor()
  await expectAccessible(page)
})

test('eight invitations stand on a page of A4', async () => {
  const people = Array.from({ length: 9 }, (_, i) => ({
    name: `Person ${i}`,
    organisation: `House ${i}`,
    kind: 'company',
    country: 'IT',
  }))
  const { roomId, tokens, links } = stage.room
  const imported = await fetch(`${stage.url}/api/rooms/${roomId}/participants`, {
    method: 'POST',
    headers: { authorization: `Bearer ${tokens.organiser}`, 'content-type': 'application/json' },
    body: JSON.stringify(people),
  })
  expect(imported.status).toBe(200)
  const page = await stage.open(links.organiser, { viewport: sizes.desk })
  await openSetUp(page)
  await page.getByRole('button', { name: 'Print 9 invitations, 2 pages' }).waitFor()
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
  expect(pdf.match(/\/Type ?\/Page\b(?!s)/g)).toHaveLength(2)
  expect(pdf).toMatch(/\/MediaBox \[0 0 59[45][.\d]* 84[12][.\d]*\]/)
})

test('a session that is changed says what that does to its meetings', async () => {
  const page = await stage.open(stage.room.links.organiser, { viewport: sizes.desk })
  await openSetUp(page)
  await step(page, 'Times')
  await page.getByRole('button', { name: 'Change Morning' }).click()
  await page.getByLabel('Begins').fill('11:00')
  await page.getByLabel('How many times').fill('4')
  await page.getByText('4 times; the last ends at 12:55.').first().waitFor()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByText('11:00–12:55').waitFor()
})

test('rules read as sentences, and the server’s own refusals stand in their place', async () => {
  const page = await stage.open(stage.room.links.organiser, { viewport: sizes.desk })
  await openSetUp(page)
  await step(page, 'Rules')
  await page.getByText('Everybody may meet everybody.', { exact: true }).waitFor()
  await page.getByRole('button', { name: 'Add a rule' }).click()
  const sheet = page.getByRole('dialog')
  await sheet.getByRole('group', { name: 'One side' }).getByRole('button', { name: 'Cluster' }).click()
  await sheet.getByRole('group', { name: 'The other side' }).getByRole('button', { name: 'Company' }).click()
  await sheet.getByText('Clusters may meet companies.').first().waitFor()
  await sheet.getByRole('button', { name: 'Add a rule' }).click()
  await page.getByRole('listitem').getByText('Clusters may meet companies.').waitFor()
  await page.getByLabel('Meetings a person', { exact: false }).first().fill('many')
  await page.getByText('Check this figure.').waitFor()
  await page.getByLabel('Meetings a person', { exact: false }).first().fill('12')
  await page.getByRole('button', { name: 'Save the rules' }).click()
  await page.getByRole('button', { name: 'Save the rules' }).waitFor({ state: 'detached' })
  await expectAccessible(page)

  await step(page, 'Tables')
  await page.getByLabel('How many').fill('10')
  await page.getByRole('button', { name: 'Add 10 tables: 4 to 13' }).click()
  await page.getByRole('heading', { name: '13 tables' }).waitFor()
  await page.getByRole('button', { name: 'Table 13', exact: true }).click()
  await page.getByLabel('Number or label').fill('12')
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByText('That is there already.').waitFor()
  await expectAccessible(page)
})

test('a room is deleted only by whoever types its name', async () => {
  const page = await stage.open(stage.url, { viewport: sizes.desk })
  await openRoomByForm(page, 'Only a trial')
  const screen = await page.getByRole('textbox', { name: 'For the big screen' }).inputValue()
  await page.getByRole('button', { name: 'Go on: your list of people' }).click()
  await step(page, 'Keeping')
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Delete the room' }).click()
  const sheet = page.getByRole('dialog')
  expect(await sheet.getByRole('button', { name: 'Delete the room' }).isDisabled()).toBe(true)
  await sheet.getByRole('textbox').fill('only a  TRIAL')
  await sheet.getByRole('button', { name: 'Delete the room' }).click()
  await page.getByRole('heading', { name: 'Everyone meets whom they came for.' }).waitFor()
  const gone = await stage.open(screen)
  await gone.getByText('This room is no longer there.').waitFor()
})
