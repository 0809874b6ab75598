import { afterAll, beforeAll, expect, test } from 'vitest'
import { Guest } from '../server/house.ts'
import { expectAccessible, openStage, sizes, type Stage } from './stage.ts'

// A lead with a phone of their own, a member with theirs, and one who leads nobody [D].

let stage: Stage
const north = { delegation: 'North' }
beforeAll(async () => {
  stage = await openStage({
    name: 'delegation',
    now: '2030-05-06T06:00:00Z',
    room: {
      title: 'A day in Milan',
      timeZone: 'Europe/Rome',
      sessions: [{ name: 'Morning', startsAt: '2030-05-06T10:00', slotMinutes: 25, changeoverMinutes: 5, slots: 6 }],
      tables: 6,
    },
    people: [
      { name: 'Luisa Ferrer', ...north, lead: true },
      { name: 'Ana Ruiz', ...north },
      { name: 'Bea Conti', ...north },
      { name: 'Carla Puig', ...north },
      { name: 'Hans Müller' },
      { name: 'Giulia Bianchi' },
    ],
  })
  const staff = await Guest.join(stage.url, stage.room.tokens.facilitator)
  const book = async (names: string[], slot: number) => {
    const participantIds = names.map((name) => stage.invited(name).id)
    expect(await staff.send('book-meeting', { participantIds, slotId: `s1.${slot}` })).toMatchObject({ ok: true })
  }
  await book(['Ana', 'Hans'], 1)
  await book(['Ana', 'Giulia'], 2)
  await book(['Bea', 'Hans'], 2)
  staff.leave()
  const hans = await Guest.join(stage.url, stage.invited('Hans').token, {}, 2)
  expect(await hans.send('send-request', { to: stage.invited('Carla').id })).toMatchObject({ ok: true })
  hans.leave()
})
afterAll(() => stage.close())

test('[D.6] a lead answers for a member and sends a colleague; each is told, and what clashes is said before and after', async () => {
  const luisa = await stage.phone('Luisa')
  await luisa.getByRole('button', { name: /My delegation 3 people, 1 to answer/ }).click()
  await luisa.getByRole('heading', { name: 'My delegation' }).waitFor()
  await expectAccessible(luisa)
  const rows = luisa.getByRole('main').getByRole('listitem')
  expect(await rows.first().textContent()).toMatch(/Carla Puig.*1 to answer/)

  await rows.first().getByRole('button').click()
  await luisa.getByRole('heading', { name: 'For Carla Puig' }).waitFor()
  await expectAccessible(luisa)
  await luisa.getByRole('button', { name: 'Accept 11:00' }).click()
  await luisa.getByRole('button', { name: /11:00 Hans Müller/ }).waitFor()

  const carla = await stage.phone('Carla')
  await carla.getByRole('dialog', { name: /You have a meeting at/ }).waitFor()
  await carla.getByRole('button', { name: /Seen/ }).click()
  await carla.getByRole('dialog').waitFor({ state: 'detached' })
  await carla
    .getByRole('navigation', { name: 'Pages' })
    .getByRole('button', { name: /Requests/ })
    .click()
  await carla.getByText('Answered by Luisa Ferrer').waitFor()
  expect(await carla.getByRole('button', { name: /My delegation/ }).count()).toBe(0)

  await luisa.getByRole('button', { name: 'The delegation' }).click()
  await rows.filter({ hasText: 'Ana Ruiz' }).getByRole('button').click()
  await luisa.getByRole('button', { name: 'Somebody else goes to all meetings' }).click()
  const sheet = luisa.getByRole('dialog', { name: 'Who goes for Ana Ruiz?' })
  await sheet.getByRole('radio', { name: /Bea Conti/ }).check()
  await sheet.getByText('10:30, Giulia Bianchi. Bea Conti has something else then.').waitFor()
  await expectAccessible(luisa)
  await luisa.emulateMedia({ colorScheme: 'dark' })
  await expectAccessible(luisa)
  await sheet.getByRole('radio', { name: /Carla Puig/ }).check()
  await sheet.getByRole('button', { name: 'Carla Puig goes' }).click()
  await sheet.getByText('Carla Puig has taken over').waitFor()
  await sheet.getByText(/Hans Müller. Carla Puig has a meeting with the same people/).waitFor()
  await sheet.getByRole('button', { name: 'Close' }).last().click()
  await luisa.getByRole('button', { name: /Hans Müller/ }).waitFor()
  expect(await luisa.getByRole('button', { name: /Giulia Bianchi/ }).count()).toBe(0)

  await carla.getByRole('dialog', { name: /You have a meeting at 10:30/ }).waitFor()
  await Promise.all([luisa, carla].map((page) => page.context().close()))
})

test('[D.1] a lead’s page holds one’s own place: back leads to the list, a reload to the same day, on a small phone too', async () => {
  const luisa = await stage.phone('Luisa', { viewport: sizes.smallPhone, colorScheme: 'dark' })
  await luisa.getByRole('button', { name: /My delegation/ }).click()
  await luisa.getByRole('button', { name: /Bea Conti/ }).click()
  await luisa.getByRole('heading', { name: 'For Bea Conti' }).waitFor()
  await luisa.getByRole('button', { name: 'Note as here' }).click()
  await luisa.getByText('Here since').waitFor()
  await luisa.reload()
  await luisa.getByRole('heading', { name: 'For Bea Conti' }).waitFor()
  await expectAccessible(luisa)

  await luisa.getByRole('button', { name: 'Ask for a meeting for Bea Conti' }).click()
  const who = luisa.getByRole('dialog', { name: 'Whom should Bea Conti meet?' })
  await who.getByRole('searchbox').fill('giulia')
  await who.getByRole('listitem').filter({ hasText: 'Ana Ruiz' }).waitFor({ state: 'detached' })
  await expectAccessible(luisa)
  await who.getByRole('button', { name: 'Ask Giulia Bianchi' }).click()
  const ask = luisa.getByRole('dialog', { name: 'Ask Giulia Bianchi' })
  await ask.getByText('For Bea Conti').waitFor()
  await expectAccessible(luisa)
  await ask.getByRole('button', { name: 'Ask for a meeting' }).click()
  await luisa.getByRole('heading', { name: 'Asked, not answered yet' }).waitFor()
  const sent = (await stage.log()).flatMap(({ events }) => events).findLast(({ type }) => type === 'request-sent')
  expect(sent).toMatchObject({ from: stage.invited('Bea').id, to: stage.invited('Giulia').id })
  await luisa.goBack()
  await luisa.getByRole('heading', { name: 'My delegation' }).waitFor()
  await luisa.context().close()
})
