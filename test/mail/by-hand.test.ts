import { afterEach, beforeEach, expect, test } from 'vitest'
import type { LetterRecord } from '../../shared/mail.ts'
import { HandClock } from '../server/hand-clock.ts'
import { Guest, openRoom, type House, type Opened } from '../server/house.ts'
import { bring, fourteenthOfJune, MailDesk, MINUTE, openMailHouse, passing, weekBefore, soon } from './mail-house.ts'
import { MailServer } from './mail-server.ts'

// What an organiser sends, to a real mail server: addresses that are refused, servers that are away, what is shown and what goes later.

let server: MailServer
let clock: HandClock
let house: House
let room: Opened
let desk: MailDesk
let people: Awaited<ReturnType<typeof bring>>
beforeEach(async () => {
  server = await MailServer.start()
  clock = new HandClock(weekBefore)
  house = await openMailHouse(server, { clock })
  room = await openRoom(house, fourteenthOfJune)
  desk = new MailDesk(house, room)
  people = await bring(house, room, [{ name: 'Anna Rossi' }, { name: 'Bo Berg' }, { name: 'Cleo Ng' }])
})
afterEach(async () => {
  await house.stop()
  await server.stop()
})

const lettersOf = async (person: number): Promise<readonly LetterRecord[]> =>
  (await desk.state()).people.find(({ participantId }) => participantId === people[person]!.id)?.letters ?? []

test('[W.6] everybody gets their own link, as text, HTML and code, in their language', async () => {
  const gala = await openRoom(house, fourteenthOfJune)
  const guests = await bring(house, gala, [
    { name: 'Jörg Müßig', languages: ['de', 'en'] },
    { name: 'ليلى الحسن', languages: ['ar', 'fr'] },
    { name: 'Eve <b>"Bold"</b>', organisation: 'A & B', languages: [] },
  ])
  expect((await new MailDesk(house, gala).send('invitation', 'all')).status).toBe(200)
  await soon(() => expect(server.taken).toHaveLength(3))
  const [joerg, leila, eve] = guests.map(({ email }) => server.to(email)[0]!.mail)
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
    const link = guests[i]!.link.replace(house.url, 'https://rondo.example')
    expect(mail.text).toContain(link)
    expect(mail.html).toContain(`href="${link}"`)
    const [code] = mail.attachments
    expect(code).toMatchObject({ mimeType: 'image/png', contentId: '<code@rondo>' })
    expect(mail.html).toContain('src="cid:code@rondo"')
  }
  await soon(async () => {
    const { people: told } = await new MailDesk(house, gala).state()
    expect(told.map(({ letters }) => letters.map(({ kind, state }) => `${kind} ${state}`))).toEqual(
      Array(3).fill(['invitation sent']),
    )
  })
})

test('[W.8] a refused address is shown with the server’s words, written to no more by itself, and tried again by hand', async () => {
  server.judge = (address) =>
    address === 'p1@x.example' ? { code: 550, words: '5.1.1 No mailbox of that name here' } : undefined
  await desk.send('invitation', 'all')
  await soon(async () => expect(await lettersOf(1)).toMatchObject([{ state: 'refused', tries: 1 }]))
  const [refused] = await lettersOf(1)
  expect(refused!.words).toContain('No mailbox of that name here')
  await soon(() => expect(server.taken).toHaveLength(2))
  expect((await desk.state()).server).toMatchObject({ is: 'ready' })

  const organiser = await Guest.join(house.url, room.tokens.organiser)
  await organiser.send('book-meeting', { participantIds: [people[0]!.id, people[1]!.id] })
  clock.move(11 * MINUTE)
  await passing(clock, () => expect(server.to('p0@x.example')).toHaveLength(2))
  expect(await lettersOf(1)).toHaveLength(1)

  server.judge = () => undefined
  expect((await desk.post('/again', { letterIds: [refused!.id] })).status).toBe(200)
  await soon(async () =>
    expect(await lettersOf(1)).toContainEqual(expect.objectContaining({ kind: 'invitation', state: 'sent' })),
  )
  organiser.leave()
})

test('[W.8] what is not taken for now is tried again, later each time', async () => {
  const asked: number[] = []
  server.judge = (address) => {
    if (address !== 'p0@x.example') return undefined
    asked.push(clock.now() - weekBefore)
    return asked.length < 3 ? { code: 451, words: '4.7.1 Greylisted, come again' } : undefined
  }
  await desk.send('invitation', 'all')
  await soon(async () => expect(await lettersOf(0)).toMatchObject([{ state: 'waiting', tries: 1 }]))
  await passing(clock, async () => expect(await lettersOf(0)).toMatchObject([{ state: 'waiting', tries: 2 }]))
  await passing(clock, async () => expect(await lettersOf(0)).toMatchObject([{ state: 'sent', tries: 3 }]), 10_000)
  expect(asked[1]! - asked[0]!).toBeGreaterThanOrEqual(MINUTE)
  expect(asked[2]! - asked[1]!).toBeGreaterThanOrEqual(5 * MINUTE)
  expect(server.to('p0@x.example')).toHaveLength(1)
})

test('[W.8] while the mail server is away that is shown, and everything goes when it is back', async () => {
  await server.stop()
  await desk.send('invitation', 'all')
  await soon(async () => expect((await desk.state()).server).toMatchObject({ is: 'down' }))
  await passing(clock, async () => expect((await lettersOf(0))[0]).toMatchObject({ state: 'waiting' }), MINUTE)
  await server.start()
  await passing(clock, () => expect(server.taken).toHaveLength(3), 10_000)
  await soon(async () => {
    const { people: told, server: found } = await desk.state()
    expect(found).toMatchObject({ is: 'ready' })
    expect(told.flatMap(({ letters }) => letters.map(({ state }) => state))).toEqual(['sent', 'sent', 'sent'])
  })
  expect(new Set(server.taken.map(({ to }) => to)).size).toBe(3)
})

test('[W.6] what is confirmed twice goes once, and another number by now sends nothing', async () => {
  const count = (await desk.state()).counts.invitation.all
  expect(count).toBe(3)
  const [first, second] = await Promise.all(
    [1, 2].map(() => desk.post('/send', { kind: 'invitation', to: 'all', count })),
  )
  expect([first!.status, second!.status].sort()).toEqual([
    200,
    expect.toSatisfy((status: number) => status === 200 || status === 409),
  ])
  await soon(() => expect(server.taken).toHaveLength(3))
  expect(await desk.post('/send', { kind: 'invitation', to: 'all', count })).toMatchObject({
    status: 409,
    json: { code: 'changed-since', count: 0 },
  })
  expect((await desk.state()).counts.invitation['not-invited']).toBe(0)
  // One person by name may have it again at once.
  const to = { participantId: people[2]!.id }
  await soon(async () => expect(await lettersOf(2)).toMatchObject([{ state: 'sent' }]))
  expect((await desk.post('/send', { kind: 'invitation', to, count: 1 })).status).toBe(200)
  await soon(() => expect(server.to('p2@x.example')).toHaveLength(2))
})

test('only an organiser has to do with letters, and what is said wrongly names its field', async () => {
  const facilitator = new MailDesk(house, { ...room, tokens: { ...room.tokens, organiser: room.tokens.facilitator } })
  expect(await facilitator.post('/send', { kind: 'invitation', to: 'all', count: 3 })).toMatchObject({ status: 403 })
  expect(await desk.settle({ changesAfterMinutes: 0 })).toMatchObject({
    status: 400,
    json: { field: 'changesAfterMinutes' },
  })
  expect(await desk.settle({ replyTo: 'a@b.example\r\nBcc: c@d.example' })).toMatchObject({ status: 400 })
  expect(await desk.post('/test', { to: 'nobody' })).toMatchObject({ status: 400, json: { field: 'to' } })
})
