import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The ten events that Rondo carries with it, wherever it was started from: beside the sources, not in the bundle. */
const eventsFolder = fileURLToPath(new URL('../../server/rehearsal/events/', import.meta.url))

/** Meetings of a kind (`C2C`, ...; `any`), how many the event tells of. */
export type Quotas = Readonly<Record<string, number>>

export interface PublishedFigure {
  key: string
  value: number | string | readonly unknown[]
  relation?: '=' | '>' | '~'
  unit?: string
  source?: string
}

/** A room to rehearse: what to import, and what is known of how it went. */
export interface Script {
  name: string
  /** Body of `POST /api/rooms`, its dates ahead. */
  room: Record<string, unknown>
  participants: string
  figures: readonly PublishedFigure[]
  quotas: Quotas
}

export async function eventNames(): Promise<string[]> {
  const entries = await readdir(eventsFolder, { withFileTypes: true })
  return entries
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort()
}

/** The event with its dates moved by whole weeks, so that it begins at least `aheadDays` after `now` (ms). @throws when there is none. */
export async function readEvent(name: string, now: number, aheadDays = 1): Promise<Script> {
  if (!(await eventNames()).includes(name))
    throw new Error(`There is no event "${name}". There are: ${(await eventNames()).join(', ')}.`)
  const read = (file: string) => readFile(join(eventsFolder, name, file), 'utf8')
  const room = JSON.parse(await read('room.json')) as Record<string, unknown>
  const { figures, scenario } = JSON.parse(await read('published.json')) as {
    figures: PublishedFigure[]
    scenario: { meetingsBy: Quotas }
  }
  return {
    name,
    room: movedAhead(room, now, aheadDays),
    participants: await read('participants.csv'),
    figures,
    quotas: scenario.meetingsBy,
  }
}

const WEEK_MS = 7 * 86_400_000
const localTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d/

/** Every local time of a room's set-up, later by the fewest whole weeks that bring its first session to `aheadDays` from now. */
export function movedAhead(room: Record<string, unknown>, now: number, aheadDays: number): Record<string, unknown> {
  const { sessions } = room as { sessions: { startsAt: string }[] }
  const first = Math.min(...sessions.map(({ startsAt }) => Date.parse(`${startsAt}Z`)))
  const weeks = Math.max(0, Math.ceil((now + aheadDays * 86_400_000 - first) / WEEK_MS))
  const move = (value: unknown): unknown => {
    if (typeof value === 'string' && localTime.test(value))
      return new Date(Date.parse(`${value}Z`) + weeks * WEEK_MS).toISOString().slice(0, 16)
    if (Array.isArray(value)) return value.map(move)
    if (value && typeof value === 'object')
      return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, move(inner)]))
    return value
  }
  // Requests of a rehearsal are sent now, whenever they were open at the event.
  const { opensAt: _opens, closesAt: _closes, ...rest } = room
  return move(rest) as Record<string, unknown>
}
