import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { call, openRoom, type House, type Opened } from '../server/house.ts'
import { bring, fourteenthOfJune, MailDesk, openMailHouse } from './mail-house.ts'
import { MailServer } from './mail-server.ts'

// An organiser sends everybody their link; a real mail server takes the letters.

let server: MailServer
let house: House
let room: Opened
let desk: MailDesk
beforeEach(async () => {
  server = await MailServer.start()
  house = await openMailHouse(server)
  room = await openRoom(house, fourteenthOfJune)
  desk = new MailDesk(house, room)
})
afterEach(async () => {
  await house.stop()
  await server.stop()
})

const arrived = (count: number) => vi.waitFor(() => expect(server.taken).toHaveLength(count), { timeout: 10_000 })

test('[W.6] everybody gets their own link, as text, HTML and code, in their language', async () => {
  const people = await bring(house, room, [
    { name: 'Jörg Müßig', languages: ['de', 'en'] },
    { name: 'ليلى الحسن', languages: ['ar', 'fr'] },
    { name: 'Eve <b>"Bold"</b>', organisation: 'A & B', languages: [] },
  ])
  expect((await desk.send('invitation', 'all')).status).toBe(200)
  await arrived(3)
  const [joerg, leila, eve] = people.map(({ email }) => server.to(email)[0]!.mail)
  expect(joerg!.to).toEqual([{ name: 'Jörg Müßig', address: 'p0@x.example' }])
  expect(joerg!.subject).toBe('Ihre Einladung: Fête des Clusters')
  expect(joerg!.text).toContain('14. Juni 2030')
  expect(leila!.to).toEqual([{ name: 'ليلى الحسن', address: 'p1@x.example' }])
  expect(leila!.subject).toBe('Votre invitation : Fête des Clusters')
  expect(leila!.text).toContain('\u2068ليلى الحسن\u2069')
  expect(eve!.subject).toBe('Your invitation: Fête des Clusters')
  expect(eve!.html).toContain('Eve &lt;b&gt;&quot;Bold&quot;&lt;/b&gt;')
  expect(eve!.html).not.toContain('<b>')
  for (const [i, mail] of [joerg!, leila!, eve!].entries()) {
    const link = people[i]!.link.replace(house.url, 'https://rondo.example')
    expect(mail.text).toContain(link)
    expect(mail.html).toContain(`href="${link}"`)
    const [code] = mail.attachments
    expect(code).toMatchObject({ mimeType: 'image/png', contentId: '<code@rondo>' })
    expect(mail.html).toContain('src="cid:code@rondo"')
  }
  await vi.waitFor(async () => {
    const { people: told } = await desk.state()
    expect(told.map(({ letters }) => letters.map(({ kind, state }) => `${kind} ${state}`))).toEqual(
      Array(3).fill(['invitation sent']),
    )
  })
})
