import type { IncomingMessage } from 'node:http'
import { json, raw, Router, type Request } from 'express'
import { maxBytes, maxRows } from '../../shared/import/fields.ts'
import { readCsv, readJson } from '../../shared/import/read.ts'
import type { ImportError, ImportErrorCode, Reading } from '../../shared/import/reading.ts'
import { nameForm } from '../../shared/names.ts'
import { profileAt } from '../../shared/views/words.ts'
import { baseOf } from '../address.ts'
import { decodeList } from '../import/decode.ts'
import type { RoomHost } from '../rooms/host.ts'
import { planImport, type ImportPlan } from '../rooms/import-people.ts'
import { invitationTo } from '../invitation.ts'
import { counted, done, readBody, staffAt, workOut, type HttpMeans } from './context.ts'
import { HttpError } from './errors.ts'

const sentences: Record<ImportErrorCode, string> = {
  'missing-column': 'A required column is missing, or a cell stands beyond the last column.',
  'missing-value': 'This cell must not be empty.',
  'unknown-country': 'This is no country that is known.',
  'unknown-kind': 'This is none of cluster, company, development, research, public.',
  'too-long': 'This text is too long.',
  'no-rows': 'The list has no people.',
  'too-many-rows': `The list has more than ${maxRows} people.`,
  'duplicate-participant': 'This person stands in an earlier row.',
  'bad-encoding': 'This text came with broken letters, or a quote opens here and never closes.',
}

const isJson = ({ headers }: IncomingMessage) => /\bjson\b/i.test(headers['content-type'] ?? '')
const listAsJson = json({ limit: maxBytes, type: isJson })
const listAsBytes = raw({ limit: maxBytes, type: (request) => !isJson(request) })

/** Importing people, and their links for printing again. */
export function participantRoutes(means: HttpMeans): Router {
  const { config, links } = means
  const router = Router()

  router.post('/rooms/:roomId/participants', async (request, response) => {
    const { host, issuer } = await staffAt(request, means, 'organiser')
    await readBody(request, response, means, host.roomId, listAsJson, listAsBytes)
    const { reading, encoding } = await workOut(request, means, host.roomId, () => readingOf(request))
    const organisationKey = (name: string) => links.organisationKey(host.roomId, nameForm(name))
    const planFor = (standing: Parameters<typeof planImport>[1]) =>
      counted(request, means, host.roomId, () => planImport(reading, standing, organisationKey))
    if (request.query.check !== undefined) {
      response.json(preview(reading, encoding, planFor(host.standing)))
      return
    }
    if (reading.errors.length > 0) {
      const errors = reading.errors.map((error) => ({ ...error, message: sentences[error.code] }))
      throw new HttpError(422, 'faulty-list', 'The list has errors; nobody was imported.', { errors })
    }
    let ids: readonly string[] = []
    await done(host, issuer, (standing) => {
      const { added, changed, put, ...plan } = planFor(standing)
      ids = plan.ids
      return { ok: true, deed: { type: 'import-participants', added, changed }, put }
    })
    response.json({ participants: ids.map((id) => invitation(host, id, baseOf(request.headers, config.publicUrl))) })
  })

  /** Everybody's link again, with what an invitation says. */
  router.get('/rooms/:roomId/invitations', async (request, response) => {
    const { host } = await staffAt(request, means, 'organiser')
    const base = baseOf(request.headers, config.publicUrl)
    const present = [...host.room.participants.values()].filter(({ state }) => state === 'present')
    const participants = await workOut(request, means, host.roomId, () =>
      present.map(({ id }) => invitation(host, id, base)),
    )
    response.json({ participants })
  })

  function invitation(host: RoomHost, id: string, base: string) {
    const { room } = host
    const participant = room.participants.get(id)
    const { name, organisation, label, email } = profileAt(host.state.personal.words, participant?.profile)
    return { id, name, ...invitationTo(room, id, links, base), organisation, label, email }
  }

  return router
}

/** @throws HttpError 400 */
function readingOf({ body }: Request): { reading: Reading; encoding: string | null } {
  if (Buffer.isBuffer(body)) {
    const { text, encoding } = decodeList(body)
    return { reading: readCsv(text), encoding }
  }
  if (Array.isArray(body)) return { reading: readJson(body), encoding: null }
  // Neither parser found a body: an empty file.
  if (body === undefined) return { reading: readCsv(''), encoding: null }
  throw new HttpError(400, 'malformed', 'A list of people is a JSON array, or CSV.', { field: '' })
}

/** What an import would do, for the screen before it; nothing is written. */
function preview(reading: Reading, encoding: string | null, { added, changed, labels }: ImportPlan) {
  const { people, errors, corrections, columns, separator, headingLanguage, rows } = reading
  const described = (error: ImportError) => ({ ...error, message: sentences[error.code] })
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
