import { json, Router, type Request, type Response } from 'express'
import { z } from 'zod'
import { profileSchema } from '../../shared/commands.ts'
import { judgeWish } from '../../shared/joining-form.ts'
import { joiningPageOf } from '../../shared/joining-page.ts'
import { mailForm, nameForm } from '../../shared/names.ts'
import type { Issuer } from '../../shared/roles.ts'
import type { Application } from '../../shared/room.ts'
import { baseOf } from '../address.ts'
import { invitationTo } from '../invitation.ts'
import type { ApplicationKey } from '../links.ts'
import { prepareApply, prepareCorrection, type JudgedWish } from '../rooms/applicants.ts'
import type { RoomHost } from '../rooms/host.ts'
import { People } from '../rooms/people.ts'
import { addressOf, bearerOf, done, just, readBody, roomAt, workOut, wrongToken, type HttpMeans } from './context.ts'
import { HttpError, refused } from './errors.ts'

/** `homepage` is no field that people see: a program that fills in all there are gives itself away. */
const wishSchema = z.object({
  profile: profileSchema,
  listed: z.boolean().default(false),
  homepage: z.string().optional(),
})
const firstSchema = wishSchema.extend({ clientId: z.string().min(1).max(100), seq: z.number().int().min(1) })

const body = json({ limit: '64kb' })

/** [J] The public page of a room, and what applicants do there: apply, and then see, correct or withdraw what they said. */
export function joiningRoutes(means: HttpMeans): Router {
  const { links, rooms, clock, config } = means
  const router = Router()

  router.get('/rooms/:roomId/joining', async (request, response) => {
    const host = await roomAt(request, rooms)
    const page = await workOut(request, means, host.roomId, () =>
      joiningPageOf(host.room, host.standing.words, clock.now()),
    )
    if (!page) throw noPage()
    response.set('cache-control', 'no-cache').json(page)
  })

  /** The answer is the same whoever is in the room already: a status link, and nothing of what will come of it [J2]. */
  router.post('/rooms/:roomId/applications', async (request, response) => {
    const host = await roomAt(request, rooms)
    if (!host.room.joining) throw noPage()
    const { wish, clientId, seq } = await bodyOf(request, response, host, firstSchema)
    const address = mailForm(wish.profile.email)
    const by = {
      issuer: { role: 'applicant', applicationId: null } as const,
      clientId: links.applicantClient(host.roomId, clientId, address),
      seq,
    }
    const outcome = await host.perform({
      by,
      prepare: (standing) => prepareApply(wish, standing, organisationKeys(host)),
    })
    if (!outcome.ok) throw refused(outcome.rejection)
    const { applicationId, generation } = outcome.answer
    const token = links.applicationKey({ roomId: host.roomId, applicationId: applicationId!, generation: generation! })
    response
      .status(201)
      .json({ token, link: `${baseOf(request.headers, config.publicUrl)}/join/${host.roomId}#${token}` })
  })

  router.get('/application', async (request, response) => {
    const { host, application, issuer } = await applicantAt(request)
    // Before it is shown: the organiser may take back only what nobody knows [J8].
    if (!application.told && application.state !== 'undecided')
      await done(host, issuer, just({ type: 'see-application' }))
    response.set('cache-control', 'no-store').json(shown(request, host, application.id))
  })

  router.put('/application', async (request, response) => {
    const { host, application, issuer } = await applicantAt(request)
    const { wish } = await bodyOf(request, response, host, wishSchema)
    await done(host, issuer, (standing) => prepareCorrection(application.id, wish, standing, organisationKeys(host)))
    response.set('cache-control', 'no-store').json(shown(request, host, application.id))
  })

  router.delete('/application', async (request, response) => {
    const { host, issuer } = await applicantAt(request)
    await done(host, issuer, just({ type: 'withdraw-application' }))
    response.status(204).end()
  })

  /** Who asks, by the bearer token of a status link. @throws HttpError 401 where it does not hold, or not any more */
  async function applicantAt(request: Request) {
    const text = bearerOf(request)
    const key: ApplicationKey | undefined = text === undefined ? undefined : links.readApplicationKey(text)
    if (!key) throw wrongToken(request, means.limits)
    const host = await rooms.get(key.roomId)
    if (!host) throw wrongToken(request, means.limits)
    let application = host.room.applications.get(key.applicationId)
    // Another node may have taken it in a moment ago.
    if (!holds(application, key)) {
      await host.upToDate()
      application = host.room.applications.get(key.applicationId)
    }
    if (!holds(application, key)) throw wrongToken(request, means.limits)
    host.used()
    const issuer: Issuer = { role: 'applicant', applicationId: key.applicationId }
    return { host, application, issuer }
  }

  /** What an applicant is shown of their own; who was let in, the link to their phone too. */
  function shown(request: Request, host: RoomHost, id: string) {
    const { room, standing } = host
    const { state, facts, profile, listed } = room.applications.get(id)!
    const person = room.participants.get(id)
    if (state === 'accepted') {
      const invitation = invitationTo(room, id, links, baseOf(request.headers, config.publicUrl))
      return { state: invitation ? state : 'left', title: room.title, link: invitation?.link }
    }
    const people = new People(room, standing.words, organisationKeys(host))
    const { label: _, lead: __, ...said } = people.profileOf({ ...(person ?? facts), ...facts, profile })
    return { state, title: room.title, listed, profile: said }
  }

  function organisationKeys({ roomId }: RoomHost) {
    return (name: string) => links.organisationKey(roomId, nameForm(name))
  }

  /** What somebody says of themselves, judged. @throws HttpError 400 with all that is wrong, 413, 429 */
  async function bodyOf<S extends typeof wishSchema>(
    request: Request,
    response: Response,
    host: RoomHost,
    schema: S,
  ): Promise<z.infer<S> & { wish: JudgedWish }> {
    const retryAfterMs = means.limits.application(host.roomId, addressOf(request))
    if (retryAfterMs !== undefined)
      throw new HttpError(429, 'busy', 'Many people apply. Try again soon.', { retryAfterMs })
    await readBody(request, response, means, host.roomId, body)
    const read = schema.safeParse(request.body)
    if (!read.success) throw malformed(read.error.issues[0]?.path.join('.') ?? '')
    const { profile, listed, homepage } = read.data
    if (homepage) throw malformed('homepage')
    const judged = judgeWish(profile)
    if ('faults' in judged) throw malformed(`profile.${judged.faults[0]?.column ?? ''}`, judged.faults)
    return { ...read.data, wish: { profile: judged.profile, listed } }
  }

  return router
}

function holds(application: Application | undefined, { generation }: ApplicationKey): application is Application {
  return application !== undefined && application.state !== 'gone' && application.times === generation
}

function noPage(): HttpError {
  return new HttpError(404, 'not-found', 'There is no such page.')
}

function malformed(field: string, errors: readonly object[] = []): HttpError {
  return new HttpError(400, 'malformed', 'Something in it is not as it should be.', { field, errors })
}
