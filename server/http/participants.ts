import { raw, Router, type Request } from 'express'
import type { ParticipantId, RoomId } from '../../shared/ids.ts'
import { maxBytes } from '../../shared/import/fields.ts'
import type { ImportError, Reading } from '../../shared/import/reading.ts'
import { nameForm } from '../../shared/names.ts'
import type { Room } from '../../shared/room.ts'
import { profileAt } from '../../shared/views/words.ts'
import { baseOf } from '../address.ts'
import type { ReadList } from '../import/read-list.ts'
import { sentenceOf } from '../import/sentences.ts'
import type { RoomHost } from '../rooms/host.ts'
import { planImport, planningImport, type ImportPlan } from '../rooms/import-people.ts'
import { invitationTo } from '../invitation.ts'
import { addressOf, counted, done, mayWork, readBody, staffAt, tooMuch, type HttpMeans } from './context.ts'
import { HttpError } from './errors.ts'

const isJson = (request: Request) => /\bjson\b/i.test(request.headers['content-type'] ?? '')
const readBytes = raw({ limit: maxBytes, type: () => true })

/** People whose links are worked out at a stretch: some 3 ms. */
const SLICE = 100
/** What counts of the time that a thread behind the sockets takes. */
const ASIDE = 0.2

/** Importing people, and their links for printing again. */
export function participantRoutes(means: HttpMeans): Router {
  const { config, dearWork, limits, links, lists } = means
  const router = Router()

  router.post('/rooms/:roomId/participants', async (request, response) => {
    const { host, issuer } = await staffAt(request, means, 'organiser')
    await readBody(request, response, means, host.roomId, readBytes)
    const { reading, encoding } = await listIn(request, host.roomId)
    const organisationKey = (name: string) => links.organisationKey(host.roomId, nameForm(name))
    const isCheck = request.query.check !== undefined
    if (!isCheck && reading.errors.length > 0) {
      const errors = reading.errors.map(described)
      throw new HttpError(422, 'faulty-list', 'The list has errors; nobody was imported.', { errors })
    }
    const planned = await plan(request, host, reading, organisationKey)
    if (isCheck) {
      response.json(preview(reading, encoding, planned.plan))
      return
    }
    let ids: readonly string[] = []
    await dearWork.run(host.roomId, () =>
      done(host, issuer, (standing) => {
        const isAsPlanned = standing.room.participants === planned.people
        const { added, changed, put, ...rest } = isAsPlanned
          ? planned.plan
          : planImport(reading, standing, organisationKey)
        ids = rest.ids
        return { ok: true, deed: { type: 'import-participants', added, changed }, put }
      }),
    )
    response.json({ participants: await invitations(request, host, ids) })
  })

  /** Everybody's link again, with what an invitation says. */
  router.get('/rooms/:roomId/invitations', async (request, response) => {
    const { host } = await staffAt(request, means, 'organiser')
    mayWork(request, means, host.roomId)
    const present = [...host.room.participants.values()].filter(({ state }) => state === 'present')
    const ids = present.map(({ id }) => id)
    response.json({ participants: await invitations(request, host, ids) })
  })

  /** What the list would do to the room, and the people that it was planned for. @throws HttpError 429 */
  async function plan(
    request: Request,
    host: RoomHost,
    reading: Reading,
    organisationKey: Parameters<typeof planImport>[2],
  ): Promise<{ plan: ImportPlan; people: Room['participants'] }> {
    mayWork(request, means, host.roomId)
    return dearWork.inSteps(host.roomId, function* () {
      const { standing } = host
      const steps = planningImport(reading, standing, organisationKey)
      for (;;) {
        const step = counted(request, means, host.roomId, () => steps.next())
        if (step.done) return { plan: step.value, people: standing.room.participants }
        yield
      }
    })
  }

  /** @throws HttpError what keeps the list from being read */
  async function listIn(request: Request, roomId: RoomId): Promise<ReadList> {
    mayWork(request, means, roomId)
    const bytes = (request.body as Buffer | undefined) ?? Buffer.of()
    // Without a body there is no JSON either: an empty file.
    const outcome = await lists.read({ bytes, isJson: request.body !== undefined && isJson(request) })
    switch (outcome.is) {
      case 'read':
        limits.worked(roomId, addressOf(request), ASIDE * outcome.answer.tookMs)
        if (outcome.answer.read !== 'no-list') return outcome.answer.read
        throw new HttpError(400, 'malformed', 'A list of people is a JSON array, or CSV.', { field: '' })
      case 'too-heavy':
        throw new HttpError(422, 'too-heavy', 'This list takes too much time or memory to read. Import it in parts.')
      case 'full':
        throw tooMuch()
      case 'gone':
        throw new HttpError(503, 'busy', 'The list could not be read. Try again soon.')
    }
  }

  async function invitations(request: Request, host: RoomHost, ids: readonly ParticipantId[]) {
    const base = baseOf(request.headers, config.publicUrl)
    return dearWork.inSteps(host.roomId, function* () {
      const all = []
      for (let i = 0; i < ids.length; i += SLICE) {
        const some = ids.slice(i, i + SLICE)
        all.push(...counted(request, means, host.roomId, () => some.map((id) => invitation(host, id, base))))
        yield
      }
      return all
    })
  }

  function invitation(host: RoomHost, id: string, base: string) {
    const { room } = host
    const participant = room.participants.get(id)
    const { name, organisation, label, email } = profileAt(host.state.personal.words, participant?.profile)
    return { id, name, ...invitationTo(room, id, links, base), organisation, label, email }
  }

  return router
}

function described(error: ImportError) {
  return { ...error, message: sentenceOf(error) }
}

/** What an import would do, for the screen before it; nothing is written. */
function preview(reading: Reading, encoding: ReadList['encoding'], { added, changed, labels }: ImportPlan) {
  const { people, errors, corrections, columns, separator, headingLanguage, rows } = reading
  return {
    people: people.map((person) => ({
      ...person,
      label: labels.byOrganisation.get(nameForm(person.organisation)) ?? person.label,
    })),
    errors: errors.map(described),
    corrections,
    columns,
    separator,
    headingLanguage,
    encoding,
    rows,
    added: added.length,
    known: changed.length,
    alike: labels.alike,
  }
}
