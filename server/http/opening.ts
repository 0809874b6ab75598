import { z } from 'zod'
import { itemSchema, roomWordsSchema, rulesSchema, sessionSchema, tableSchema } from '../../shared/commands.ts'
import type { DeedOf } from '../../shared/deeds.ts'
import type { Instant, LogId, OrganisationKey, RoomId } from '../../shared/ids.ts'
import { nameForm } from '../../shared/names.ts'
import { instantOf, isTimeZone } from '../rooms/local-time.ts'
import { HttpError } from './errors.ts'

/** Body of `POST /api/rooms`. What is left out: no programme, no rules, `numbers` on the screen, 180 days, requests from now on. */
const openingSchema = z.object({
  title: roomWordsSchema.shape.title,
  timeZone: z.string().min(1).max(100).refine(isTimeZone, 'is no time zone of the IANA list'),
  sessions: z.array(sessionSchema).max(100),
  tables: z.union([z.number().int().min(0).max(1000), z.array(tableSchema).max(1000)]),
  programme: z.array(itemSchema).max(1000).default([]),
  rules: rulesSchema.prefault({}),
  screen: roomWordsSchema.shape.screen.default('numbers'),
  retentionDays: roomWordsSchema.shape.retentionDays.default(180),
  opensAt: roomWordsSchema.shape.opensAt.default(null),
  closesAt: roomWordsSchema.shape.closesAt.default(null),
})
type Opening = z.infer<typeof openingSchema>

/** What the server adds to a room that is being opened. */
export interface NewRoom {
  roomId: RoomId
  logId: LogId
  organisationKey: (text: string) => OrganisationKey
}

/**
 * The deed that opens the room which `body` describes.
 * @throws HttpError 400 `malformed` with the path of the first field that is wrong
 */
export function openingDeed(body: unknown, { roomId, logId, organisationKey }: NewRoom): DeedOf<'open-room'> {
  const read = openingSchema.safeParse(body)
  if (!read.success) {
    const issue = read.error.issues[0]
    throw malformed(issue?.path.map(String).join('.') ?? '', issue?.message ?? 'is wrong')
  }
  const opening = read.data
  checkNames(opening)
  const at = (field: string, text: string): Instant => {
    const instant = instantOf(text, opening.timeZone)
    if (instant === undefined) throw malformed(field, 'is no time that exists in this time zone')
    return instant
  }
  return {
    type: 'open-room',
    roomId,
    logId,
    title: opening.title,
    timeZone: opening.timeZone,
    screen: opening.screen,
    retentionDays: opening.retentionDays,
    opensAt: opening.opensAt === null ? null : at('opensAt', opening.opensAt),
    closesAt: opening.closesAt === null ? null : at('closesAt', opening.closesAt),
    rules: opening.rules,
    sessions: opening.sessions.map((session, i) => ({
      ...session,
      startsAt: at(`sessions.${i}.startsAt`, session.startsAt),
    })),
    tables: tablesOf(opening).map(({ label, zone, stepFree, quiet, reserved, url }) => ({
      label,
      zone: zone ?? '',
      stepFree: stepFree ?? false,
      quiet: quiet ?? false,
      reserved: reserved ? { text: reserved, key: organisationKey(reserved) } : null,
      url: url ?? null,
    })),
    items: opening.programme.map((item, i) => {
      const startsAt = at(`programme.${i}.startsAt`, item.startsAt)
      const endsAt = at(`programme.${i}.endsAt`, item.endsAt)
      if (endsAt <= startsAt) throw malformed(`programme.${i}.endsAt`, 'is not after its start')
      return { ...item, startsAt, endsAt, capacity: item.capacity ?? null }
    }),
  }
}

function tablesOf({ tables }: Opening): z.infer<typeof tableSchema>[] {
  return typeof tables === 'number' ? Array.from({ length: tables }, (_, i) => ({ label: String(i + 1) })) : tables
}

/** Labels and session names are unique, and rules name sessions that there are. */
function checkNames(opening: Opening): void {
  const labels = new Set<string>()
  for (const [i, { label }] of tablesOf(opening).entries()) {
    const form = nameForm(label)
    if (labels.has(form)) throw malformed(`tables.${i}.label`, 'is given twice')
    labels.add(form)
  }
  const sessions = new Set<string>()
  for (const [i, { name }] of opening.sessions.entries()) {
    if (sessions.has(nameForm(name))) throw malformed(`sessions.${i}.name`, 'is given twice')
    sessions.add(nameForm(name))
  }
  const names = new Set(opening.sessions.map(({ name }) => name))
  for (const [i, pairing] of opening.rules.mayMeet.entries()) {
    const unknown = pairing.sessions?.find((name) => !names.has(name))
    if (unknown !== undefined) throw malformed(`rules.mayMeet.${i}.sessions`, 'names a session that there is none of')
  }
}

/** A body that is wrong in one field; `message` says what of it, as the rest of a sentence. */
export function malformed(field: string, message: string): HttpError {
  return new HttpError(400, 'malformed', `${field || 'The body'} ${message}.`, { field })
}
