import { json, Router, type Request, type Response } from 'express'
import type { z } from 'zod'
import {
  againSchema,
  mailSettingsSchema,
  previewSchema,
  sendSchema,
  testLetterSchema,
} from '../../shared/mail-requests.ts'
import type { LetterPreview, MailState, TestLetter } from '../../shared/mail.ts'
import { baseOf } from '../address.ts'
import { Buckets, Bucket } from '../bucket.ts'
import { mayWork, readBody, staffAt, workOut, type HttpMeans, type StaffAt } from '../http/context.ts'
import { HttpError } from '../http/errors.ts'
import { letterTo, type Seen } from './due.ts'
import { compose } from './compose.ts'
import { Outbox } from './outbox.ts'
import { recipientsOf } from './recipients.ts'
import { asText } from './render.ts'
import { deskOf } from './room-desk.ts'
import { mailStateOf } from './state.ts'
import { testLetter } from './test-letter.ts'

/** Test letters of one room: some at once, and then one a minute: they go to any address at all. */
const TEST_LETTERS = { perSecond: 1 / 60, atOnce: 5 }
const body = json({ limit: '100kb' })

/** An organiser's letters: what became of them, sending, settings. */
export function mailRoutes(means: HttpMeans): Router {
  const { clock, config, links, newId, office, store } = means
  const router = Router()
  const testLetters = new Buckets(
    () => new Bucket(TEST_LETTERS.perSecond, () => performance.now(), TEST_LETTERS.atOnce),
  )

  router.get('/rooms/:roomId/mail', async (request, response) => {
    const { host } = await staffAt(request, means, 'organiser')
    response.set('cache-control', 'no-store').json(await state(request, host))
  })

  router.post('/rooms/:roomId/mail/settings', async (request, response) => {
    const { host, asked } = await asking(request, response, mailSettingsSchema)
    await outboxOf(host).keepSettings(asked)
    office?.look(host.roomId)
    response.json(await state(request, host))
  })

  router.post('/rooms/:roomId/mail/preview', async (request, response) => {
    const { host, asked } = await asking(request, response, previewSchema)
    const seen = await see(host)
    const named = asked.participantId
    const present = [...seen.room.participants.values()].filter(({ state }) => state === 'present')
    const person = present.find(({ id }) => named === undefined || id === named)
    if (!person) throw new HttpError(404, 'not-found', 'There is nobody to write to.')
    const settings = { ...seen.mail.settings, ...(asked.words !== undefined && { words: asked.words }) }
    const base = baseOf(request.headers, config.publicUrl)
    const desk = deskOf(host, settings, links, base, clock.now())
    const letter = compose(desk, person.id, { kind: asked.kind }, asked.language)!
    response.json({ subject: letter.subject, text: asText(letter) } satisfies LetterPreview)
  })

  router.post('/rooms/:roomId/mail/send', async (request, response) => {
    const { host, asked } = await asking(request, response, sendSchema)
    const sending = sendingOffice()
    const { kind, to, count } = asked
    const outbox = outboxOf(host)
    await outbox.activate()
    const seen = await see(host)
    const ids = recipientsOf(seen, kind, to)
    if (ids.length !== count)
      throw new HttpError(409, 'changed-since', 'By now it would reach another number of people.', {
        count: ids.length,
      })
    await outbox.write(ids.map((id) => letterTo(seen.mail, kind, id, seen.now, true)))
    sending.look(host.roomId)
    response.json(await state(request, host))
  })

  router.post('/rooms/:roomId/mail/again', async (request, response) => {
    const { host, asked } = await asking(request, response, againSchema)
    const sending = sendingOffice()
    const { mail, now } = await see(host)
    const refused = asked.letterIds.map((id) => mail.letters.get(id)).filter((letter) => letter?.state === 'refused')
    await outboxOf(host).again(
      refused.filter((letter) => letter !== undefined),
      now,
    )
    sending.look(host.roomId)
    response.json(await state(request, host))
  })

  router.post('/rooms/:roomId/mail/test', async (request, response) => {
    const { host, asked } = await asking(request, response, testLetterSchema)
    const sending = sendingOffice()
    const retryAfterMs = testLetters.of(host.roomId).take()
    if (retryAfterMs !== undefined)
      throw new HttpError(429, 'busy', 'Enough test letters for now. Try again soon.', { retryAfterMs })
    const { settings } = (await see(host)).mail
    const delivery = await sending.sendNow({
      letter: testLetter(asked.language ?? settings.language),
      to: { name: '', address: asked.to },
      replyTo: settings.replyTo,
      messageId: `test.${newId()}@${new URL(config.publicUrl!).hostname}`,
    })
    const told: TestLetter = delivery.is === 'sent' ? { ok: true } : { ok: false, words: delivery.words }
    response.json(told)
  })

  /** The organiser who asks, and what they ask. @throws HttpError 400 with the field that is wrong, and what `staffAt` throws */
  async function asking<T extends z.ZodType>(request: Request, response: Response, schema: T) {
    const { host } = await staffAt(request, means, 'organiser')
    await readBody(request, response, means, host.roomId, body)
    const asked = schema.safeParse(request.body)
    if (!asked.success)
      throw new HttpError(400, 'malformed', 'This is said wrongly.', {
        field: asked.error.issues[0]?.path.join('.') ?? '',
      })
    mayWork(request, means, host.roomId)
    return { host, asked: asked.data }
  }

  /** @throws HttpError 409 where no letters leave from here */
  function sendingOffice() {
    if (!office) throw new HttpError(409, 'no-mail', 'This server sends no mail: SMTP_URL is not set.')
    return office
  }

  function outboxOf({ roomId }: StaffAt['host']): Outbox {
    return new Outbox(store.beside, roomId)
  }

  async function see(host: StaffAt['host']): Promise<Seen> {
    const mail = await outboxOf(host).read()
    return { room: host.room, words: host.state.personal.words, mail, now: clock.now() }
  }

  async function state(request: Request, host: StaffAt['host']): Promise<MailState> {
    const seen = await see(host)
    return workOut(request, means, host.roomId, () => mailStateOf(seen, office?.server ?? { is: 'none' }))
  }

  return router
}
