import { raw, Router, type Request, type Response } from 'express'
import type { ParticipantId, RoomId } from '../../shared/ids.ts'
import { maxBytes } from '../../shared/import/fields.ts'
import type { ImportError, Reading } from '../../shared/import/reading.ts'
import { nameForm } from '../../shared/names.ts'
import type { Room } from '../../shared/room.ts'
import { profileAt } from '../../shared/views/words.ts'
import { baseOf } from '../address.ts'
import type { ReadList } from '../import/read-list.ts'
import { sentenceOf } from '../import/sentences.ts'
import type { Token } from '../links.ts'
import { OneByOne } from '../one-by-one.ts'
import type { RoomHost } from '../rooms/host.ts'
import { planImport, planningImport, type ImportPlan } from '../rooms/import-people.ts'
import { invitationTo } from '../invitation.ts'
import { addressOf, done, inSteps, mayWork, readBody, staffAt, tooMuch, type HttpMeans } from './context.ts'
import { HttpError } from './errors.ts'
import { jsonInSteps } from './json-in-steps.ts'

type OrganisationKeys = Parameters<typeof planImport>[2]

const isJson = (request: Request) => /\bjson\b/i.test(request.headers['content-type'] ?? '')
const readBytes = raw({ limit: maxBytes, type: () => true })

/** People whose links are worked out at a stretch: less than a millisecond. */
const SLICE = 20
/** How often a list is planned in steps for a room whose people change meanwhile; then at a stretch. */
const TRIES = 3
/** What counts of the time that a thread behind the sockets takes. */
const ASIDE = 0.2

/** Importing people, and their links for printing again. */
export function participantRoutes(means: HttpMeans): Router {
  const { config, dearWork, limits, links, lists } = means
  const router = Router()
  const oneByOne = new OneByOne()

  router.post('/rooms/:roomId/participants', async (request, response) => {
    const { host, issuer } = await staffAt(request, means, 'organiser')
    await readBody(request, response, means, host.roomId, readBytes)
    if (oneByOne.isFull(host.roomId)) throw tooMuch()
    sendJson(response, await oneByOne.run(host.roomId, () => answered(request, host, issuer)))
  })

  /** Everybody's link again, with what an invitation says. */
  router.get('/rooms/:roomId/invitations', async (request, response) => {
    const { host } = await staffAt(request, means, 'organiser')
    mayWork(request, means, host.roomId)
    const present = [...host.room.participants.values()].filter(({ state }) => state === 'present')
    const ids = present.map(({ id }) => id)
    sendJson(response, await invitations(request, host, ids))
  })

  /** What came of a list, as JSON. @throws HttpError what keeps it from being read, 422 where it has errors */
  async function answered(request: Request, host: RoomHost, issuer: Token['issuer']): Promise<string> {
    const { reading, encoding } = await listIn(request, host.roomId)
    const organisationKey = (name: string) => links.organisationKey(host.roomId, nameForm(name))
    const isCheck = request.query.check !== undefined
    if (!isCheck && reading.errors.length > 0) {
      const errors = reading.errors.map(described)
      throw new HttpError(422, 'faulty-list', 'The list has errors; nobody was imported.', { errors })
    }
    mayWork(request, means, host.roomId)
    if (isCheck)
      return dearWork.run(host.roomId, async () => {
        const { plan } = await planned(request, host, reading, organisationKey)
        return inSteps(request, means, host.roomId, previewing(reading, encoding, plan))
      })
    const ids = await dearWork.run(host.roomId, () => imported(request, host, issuer, reading, organisationKey))
    return invitations(request, host, ids)
  }

  /**
   * Takes the list in, within a piece of dear work; the ids of its people, in its order. What was planned in steps counts while the people
   * are those it was planned for: other imports wait for their turn, but what people do meanwhile may come between.
   */
  async function imported(
    request: Request,
    host: RoomHost,
    issuer: Token['issuer'],
    reading: Reading,
    organisationKey: OrganisationKeys,
  ): Promise<readonly ParticipantId[]> {
    let ready = await planned(request, host, reading, organisationKey)
    for (let tries = 1; host.room.participants !== ready.people && tries < TRIES; tries++)
      ready = await planned(request, host, reading, organisationKey)
    let ids: readonly ParticipantId[] = []
    await done(host, issuer, (standing) => {
      const isAsPlanned = standing.room.participants === ready.people
      const { added, changed, put, ...rest } = isAsPlanned ? ready.plan : planImport(reading, standing, organisationKey)
      ids = rest.ids
      return { ok: true, deed: { type: 'import-participants', added, changed }, put }
    })
    return ids
  }

  /** What the list would do to the room, and the people that it was planned for. */
  async function planned(
    request: Request,
    host: RoomHost,
    reading: Reading,
    organisationKey: OrganisationKeys,
  ): Promise<{ plan: ImportPlan; people: Room['participants'] }> {
    const { standing } = host
    const plan = await inSteps(request, means, host.roomId, planningImport(reading, standing, organisationKey))
    return { plan, people: standing.room.participants }
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

  /** As JSON. */
  function invitations(request: Request, host: RoomHost, ids: readonly ParticipantId[]): Promise<string> {
    const base = baseOf(request.headers, config.publicUrl)
    return dearWork.run(host.roomId, () => inSteps(request, means, host.roomId, inviting()))

    function* inviting(): Generator<void, string> {
      const participants = []
      for (const [i, id] of ids.entries()) {
        if (i % SLICE === 0) yield
        participants.push(invitation(host, id, base))
      }
      return yield* jsonInSteps({ participants })
    }
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

/** What an import would do, for the screen before it, as JSON; nothing is written. */
function* previewing(
  reading: Reading,
  encoding: ReadList['encoding'],
  { added, changed, labels }: ImportPlan,
): Generator<void, string> {
  const { errors, corrections, columns, separator, headingLanguage, rows } = reading
  const people = []
  for (const [i, person] of reading.people.entries()) {
    if (i % SLICE === 0) yield
    people.push({ ...person, label: labels.byOrganisation.get(nameForm(person.organisation)) ?? person.label })
  }
  return yield* jsonInSteps({
    people,
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
  })
}

/** Without the mark by which a browser asks whether it has it already: nobody asks twice for these, and it is worked out of every byte. */
function sendJson(response: Response, json: string): void {
  response.type('json').end(json)
}
