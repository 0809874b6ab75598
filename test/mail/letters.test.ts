import { expect, test } from 'vitest'
import { letterLanguages } from '../../shared/mail.ts'
import { CannotStart, configFrom } from '../../server/config.ts'
import { languageFor, letterWords } from '../../server/mail/language.ts'
import { qrPng } from '../../server/mail/qr-png.ts'
import { mailWarnings } from '../../server/mail/warnings.ts'
import { asHtml, asText } from '../../server/mail/render.ts'
import { Guest, call, openRoom } from '../server/house.ts'
import { bring, fourteenthOfJune, MailDesk, openMailHouse, soon } from './mail-house.ts'
import { MailServer } from './mail-server.ts'

/** Every sentence by its path, those that take values said with some. */
function sentences(words: object, path = ''): [string, string][] {
  return Object.entries(words).flatMap(([key, value]: [string, unknown]) => {
    const at = `${path}${key}`
    if (typeof value === 'string') return [[at, value] as [string, string]]
    if (typeof value === 'function')
      return [[at, said(at, value as (...given: unknown[]) => string)] as [string, string]]
    return sentences(value as object, `${at}.`)
  })
}

function said(at: string, say: (...given: unknown[]) => string): string {
  if (at.startsWith('changes.change.')) return say({ before: 'B', time: 'T', table: 'X', partners: 'P' })
  if (at === 'and') return say(['A', 'B'])
  return at.endsWith('lead') && !at.startsWith('invitation') && !at.startsWith('reminder') ? say(2) : say('E', 'W')
}

/** The same in two languages by right. */
const alike = /^(locale|table|online|and|changes\.change\.held)$/

test('letters say the same in six languages, nothing is left in English, and none shouts', () => {
  const english = new Map(sentences(letterWords.en))
  for (const language of letterLanguages) {
    const own = sentences(letterWords[language])
    expect(own.map(([at]) => at)).toEqual([...english.keys()])
    for (const [at, sentence] of own) {
      expect(sentence.trim(), `${language} ${at}`).not.toBe('')
      expect(sentence, `${language} ${at}`).not.toMatch(/!|\bplease\b|\bbitte\b/i)
      if (language !== 'en' && !alike.test(at)) expect(sentence, `${language} ${at}`).not.toBe(english.get(at))
    }
  }
})

test('somebody is written to in the first of their languages that there is, by code or by name in any of them', () => {
  expect(languageFor(['ar', 'pt-BR'], 'en')).toBe('pt')
  expect(languageFor(['Deutsch'], 'en')).toBe('de')
  expect(languageFor(['Tedesco', 'en'], 'fr')).toBe('de')
  expect(languageFor(['ESPAÑOL'], 'en')).toBe('es')
  expect(languageFor(['hu', 'Klingon'], 'it')).toBe('it')
})

test('names are text in HTML, whatever stands in them', () => {
  const name = '<img src=x onerror=alert(1)> & "Co"'
  const letter = {
    language: 'en',
    subject: name,
    blocks: [
      { is: 'text', text: name },
      { is: 'words', text: `${name}\n${name}` },
      { is: 'rows', rows: [{ title: name, detail: name }] },
      { is: 'act', label: name, url: 'https://x.example/"><b>' },
      { is: 'code', label: name },
    ],
    foot: [name],
    stop: { label: name, url: 'https://x.example/' },
  } as const
  expect(asHtml(letter)).not.toMatch(/<img src=x|<b>|" onerror/)
  expect(asText(letter)).toContain(name)
})

test('a server that is told of a mail server only in part does not start, and one that anybody may send from says so', () => {
  const environment = { SMTP_URL: 'smtp://127.0.0.1', MAIL_FROM: 'a@b.example', PUBLIC_URL: 'https://x.example' }
  for (const name of ['MAIL_FROM', 'PUBLIC_URL'])
    expect(() => configFrom({ ...environment, [name]: '' })).toThrow(new CannotStart(`SMTP_URL needs ${name}`).message)
  expect(() => configFrom({ ...environment, MAIL_FROM: 'a@b.example\r\nBcc: c@d.example' })).toThrow(CannotStart)
  expect(mailWarnings(configFrom(environment))).toHaveLength(1)
  expect(mailWarnings(configFrom({ ...environment, CREATE_KEY: 'k' }))).toEqual([])
  expect(mailWarnings(configFrom({}))).toEqual([])
})

test('the code is a PNG with all of its pixels', () => {
  const png = qrPng(
    'https://rondo.example/r/abcdefghijkl#abcdefghijkl.p.abcdefghijkl.1.0123456789012345678901234567890123456789012',
  )
  expect(png.subarray(0, 8)).toEqual(Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'))
  expect(png.readUInt32BE(16)).toBe(png.readUInt32BE(20))
  expect(png.length).toBeLessThan(3_000)
})

test('no name can add a header, and no log or figure says a word of people', async () => {
  const log: string[] = []
  const server = await MailServer.start()
  const house = await openMailHouse(server, { log: { write: (line) => log.push(line) } })
  const room = await openRoom(house, fourteenthOfJune)
  const people = await bring(house, room, [
    { name: 'Zqx Marked', email: 'zqx.marked@x.example', organisation: 'Zqx House' },
  ])
  const guest = await Guest.join(house.url, people[0]!.token, {}, 2)
  const name = 'Zqx\r\nBcc: thief@x.example\r\n\r\nZqx'
  expect(await guest.send('change-participant', { name })).toMatchObject({ ok: true })
  const organiser = await Guest.join(house.url, room.tokens.organiser)
  expect(await organiser.send('describe-room', { title: 'Zqx\nSubject: other' })).toMatchObject({ ok: true })
  const desk = new MailDesk(house, room)
  server.judge = () => (server.taken.length === 0 ? undefined : { code: 550, words: 'no zqx.marked@x.example here' })
  await desk.send('invitation', 'all')
  await soon(() => expect(server.taken).toHaveLength(1))
  const { mail, raw } = server.taken[0]!
  expect(mail.to).toEqual([{ name: 'Zqx Bcc: thief@x.example Zqx', address: 'zqx.marked@x.example' }])
  expect(mail.subject).toBe('Your invitation: Zqx Subject: other')
  expect(
    raw
      .split('\r\n\r\n')[0]!
      .split('\r\n')
      .filter((line) => /^(bcc|subject):/i.test(line)),
  ).toHaveLength(1)
  expect((await desk.post('/test', { to: 'zqx.marked@x.example' })).json).toMatchObject({ ok: false })
  const { text } = await call(house, 'GET', '/metrics')
  expect(text).toContain('rondo_letters_total{result="sent"} 1')
  await house.stop()
  await server.stop()
  for (const said of [log.join(''), text]) expect(said.toLowerCase()).not.toContain('zqx')
  for (const one of [guest, organiser]) one.leave()
})
