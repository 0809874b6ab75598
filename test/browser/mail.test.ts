import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { mailEnvironment } from '../mail/mail-house.ts'
import { MailServer } from '../mail/mail-server.ts'
import { expectAccessibleInBothThemes } from './a11y.ts'
import { openStage, sizes, type Stage } from './stage.ts'

// An organiser sends invitations, sees what became of them, and settles what the room writes by itself.

let server: MailServer
let stage: Stage
let page: Page
beforeAll(async () => {
  server = await MailServer.start()
  const people = [
    { name: 'Jörg Müßig', email: 'joerg@x.example', languages: ['de'] },
    { name: 'ليلى الحسن', email: 'leila@x.example', languages: ['fr'] },
    { name: 'Eve Adler', email: 'eve@x.example' },
    { name: 'Without Address' },
  ]
  stage = await openStage({
    name: 'mail',
    now: '2030-06-07T06:00:00Z',
    room: {
      title: 'Fête des Clusters',
      timeZone: 'Europe/Rome',
      sessions: [{ name: 'Morning', startsAt: '2030-06-14T10:00', slotMinutes: 25, changeoverMinutes: 5, slots: 6 }],
      tables: 3,
    },
    people,
    environment: mailEnvironment(server),
  })
  page = await stage.open(stage.room.links.organiser.replace('https://rondo.example', stage.url), {
    viewport: sizes.desk,
  })
  await page.getByRole('navigation', { name: 'Pages' }).getByRole('button', { name: 'Set-up' }).click()
  await page.getByRole('navigation', { name: 'Steps of the set-up' }).getByRole('button', { name: 'Mail' }).click()
})
afterAll(async () => {
  await stage.close()
  await server.stop()
})

/** Something that others wait for. */
function signal(): { given: Promise<void>; give: () => void } {
  let give = () => {}
  const given = new Promise<void>((resolve) => (give = resolve))
  return { given, give }
}

test('invitations are previewed, counted, sent once confirmed, and what is refused is sent again', async () => {
  server.judge = (address) => (address === 'eve@x.example' ? { code: 550, words: '5.1.1 No Eve here' } : undefined)
  await page.getByText('Mail leaves as Rondo <rondo@hall.example>.').waitFor()
  await page.getByText('3 people get the invitation with their personal link.').waitFor()
  await page.getByText('1 person has no address and gets nothing: print their invitation.').waitFor()
  await page.getByText('Your invitation: Fête des Clusters').waitFor()
  await page.getByLabel('Your own paragraph').fill('Welcome to Lyon.')
  await page.getByText('Welcome to Lyon.').first().waitFor()
  await page.getByRole('button', { name: 'As before' }).click()

  await page.getByRole('button', { name: 'Send 3 invitations' }).click()
  await page.getByText('From then on the room also writes by itself', { exact: false }).waitFor()
  await expectAccessibleInBothThemes(page)
  await page.getByRole('dialog').getByRole('button', { name: 'Send 3 invitations' }).click()
  await page.getByText('550 5.1.1 No Eve here').waitFor()
  await page.getByRole('button', { name: 'Sent, 2' }).waitFor()
  await expectAccessibleInBothThemes(page)
  server.judge = () => undefined
  await page.getByRole('button', { name: 'Send again to Eve Adler' }).click()
  await page.getByRole('button', { name: 'Sent, 3' }).click()
  await page.getByText('Invitation').nth(1).waitFor()
  expect(server.taken.map(({ to }) => to).sort()).toEqual(['eve@x.example', 'joerg@x.example', 'leila@x.example'])
  await page.getByText('Everybody who has an address was invited.').waitFor()
  expect(await page.getByRole('button', { name: /^Send \d/ }).count()).toBe(0)
})

test('settings are checked in their place, saved, and a server that is away is shown', async () => {
  await page.getByLabel('Changes not seen after, minutes').fill('soon')
  await page.getByText('Check this.').waitFor()
  expect(await page.getByRole('button', { name: 'Save', exact: true }).isDisabled()).toBe(true)
  await page.getByLabel('Changes not seen after, minutes').fill('')
  await page.getByLabel('Remind of unopened links, days before').fill('2')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await page.getByRole('button', { name: 'Save', exact: true }).waitFor({ state: 'detached' })
  await page.reload()
  const remind = page.getByLabel('Remind of unopened links, days before')
  await remind.waitFor()
  await expect.poll(() => remind.inputValue()).toBe('2')

  await server.stop()
  await page.getByLabel('Your address').fill('desk@x.example')
  await page.getByRole('button', { name: 'Send a test mail' }).click()
  await page.getByText('The mail server did not take it. It says:').first().waitFor()
  await page.getByRole('heading', { name: 'The mail server has taken nothing since' }).waitFor()
  await expectAccessibleInBothThemes(page)
  await server.start()
  await page.getByRole('button', { name: 'Send a test mail' }).click()
  await page.getByText('The mail server took it.').first().waitFor()
})

test('an answer that was overtaken does not bring the settings of before back', async () => {
  const remind = page.getByLabel('Remind of unopened links, days before')
  const [answered, letGo] = [signal(), signal()]
  await page.route('**/mail', async (route) => {
    const response = await route.fetch()
    answered.give()
    await letGo.given
    await route.fulfill({ response })
  })
  const asked = page.waitForRequest('**/mail')
  await page.getByRole('button', { name: 'Send a test mail' }).click()
  const late = (await asked).response()
  await answered.given
  await remind.fill('3')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await page.getByRole('button', { name: 'Save', exact: true }).waitFor({ state: 'detached' })
  letGo.give()
  await (await late)!.finished()
  await page.getByText('The mail server took it.').first().waitFor()
  expect(await remind.inputValue()).toBe('3')
  await page.unroute('**/mail')
})

test('whoever comes from a mail ends all mail with one press, and takes it back', async () => {
  const [taken] = server.to('joerg@x.example')
  const stop = taken!.mail.headers.find(({ key }) => key === 'list-unsubscribe')!.value.slice(1, -1)
  const link = stage.url + new URL(stop).pathname
  const phone = await stage.open(link, { viewport: sizes.smallPhone, locale: 'de-CH' })
  await phone.getByRole('heading', { name: 'Soll „Fête des Clusters“ Ihnen nicht mehr schreiben?' }).waitFor()
  await expectAccessibleInBothThemes(phone)
  await phone.getByRole('button', { name: 'Keine E-Mails mehr' }).click()
  await phone.getByRole('heading', { name: 'Keine E-Mails mehr' }).waitFor()
  await expectAccessibleInBothThemes(phone)
  await phone.getByRole('button', { name: 'Wieder E-Mails bekommen' }).click()
  await phone.getByRole('heading', { name: 'E-Mails kommen wieder' }).waitFor()
  await expectAccessibleInBothThemes(phone)
})
