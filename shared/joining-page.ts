import { joiningStage } from './joining.ts'
import { nameForm } from './names.ts'
import type { OrganisationKind, Room } from './room.ts'
import { joiningWordsAt, privacyAt, profileAt, type Privacy, type Words } from './views/words.ts'

/** What anybody may read who comes to a room's public page. Instants are ISO 8601 in UTC. */
export interface JoiningPage {
  title: string
  timeZone: string
  place: string
  /** The organiser's own words, in lines. */
  text: string
  stage: 'open' | 'closed' | 'over'
  until: string | null
  decides: 'by-hand' | 'at-once'
  /** All that is kept is deleted so many days after the event. */
  retentionDays: number
  /** What the organiser says about people's data. */
  privacy: Privacy
  sessions: readonly { name: string; startsAt: string; endsAt: string }[]
  programme: readonly { title: string; kind: string; startsAt: string; endsAt: string; place: string }[]
  /** Delegations that there are places for: one of them may be one's own. */
  delegations: readonly string[]
  /** [J10] Those of whom somebody agreed, by name; null: the organiser shows none. */
  organisations: readonly { name: string; country: string; kind: OrganisationKind }[] | null
  /** null: the organiser shows no numbers. */
  figures: { participants: number; organisations: number; countries: number } | null
}

/** [J1] Undefined where joining was never opened: then there is no page. */
export function joiningPageOf(room: Room, words: Words, now: number): JoiningPage | undefined {
  const { joining, title, timeZone, retentionDays } = room
  if (!joining) return undefined
  const { until, decides, sides, shows } = joining
  return {
    title,
    timeZone,
    ...joiningWordsAt(words, joining.words),
    stage: joiningStage(joining, now),
    until: until === null ? null : iso(until),
    decides,
    retentionDays,
    privacy: privacyAt(words, room.privacy),
    sessions: sessionsOf(room),
    programme: [...room.items.values()]
      .filter(({ cancelled }) => !cancelled)
      .sort((a, b) => a.startsAt - b.startsAt)
      .map(({ title, kind, startsAt, endsAt, place }) => {
        return { title, kind, startsAt: iso(startsAt), endsAt: iso(endsAt), place }
      }),
    delegations: [...new Set(sides.flatMap(({ delegation }) => delegation ?? []))],
    organisations: shows.names ? listedOrganisations(room, words) : null,
    figures: shows.numbers ? figuresOf(room) : null,
  }
}

function iso(instant: number): string {
  return new Date(instant).toISOString()
}

function sessionsOf({ sessions, slots }: Room): JoiningPage['sessions'] {
  const spans = sessions.map(({ name, startsAt, slotIds }) => {
    const ends = slotIds.map((id) => slots.get(id)!.endsAt)
    return { name, startsAt, endsAt: Math.max(startsAt, ...ends) }
  })
  return spans
    .sort((a, b) => a.startsAt - b.startsAt)
    .map(({ name, startsAt, endsAt }) => ({ name, startsAt: iso(startsAt), endsAt: iso(endsAt) }))
}

/** Each organisation once, as the first of its people who agreed tells it. */
function listedOrganisations({ participants }: Room, words: Words): NonNullable<JoiningPage['organisations']> {
  const found = new Map<string, { name: string; country: string; kind: OrganisationKind }>()
  for (const { state, listed, profile, country, kind } of participants.values()) {
    if (state !== 'present' || !listed) continue
    const { organisation: name } = profileAt(words, profile)
    if (name !== '' && !found.has(nameForm(name))) found.set(nameForm(name), { name, country, kind })
  }
  return [...found.values()].sort((a, b) => (nameForm(a.name) < nameForm(b.name) ? -1 : 1))
}

function figuresOf({ participants }: Room): NonNullable<JoiningPage['figures']> {
  const present = [...participants.values()].filter(({ state }) => state === 'present')
  return {
    participants: present.length,
    organisations: new Set(present.map(({ organisation }) => organisation)).size,
    countries: new Set(present.map(({ country }) => country)).size,
  }
}
