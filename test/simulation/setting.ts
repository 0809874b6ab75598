import type { Links, Token } from '../../server/links.ts'
import { decideBatch, type Job } from '../../server/rooms/batch.ts'
import { Identities } from '../../server/rooms/identities.ts'
import { emptyHead } from '../../server/store/head.ts'
import type { PersonalEntry } from '../../shared/commit.ts'
import type { DeedOf } from '../../shared/deeds.ts'
import { emptyRoom } from '../../shared/evolve.ts'
import { nameForm } from '../../shared/names.ts'
import { kinds, type Room } from '../../shared/room.ts'
import { MINUTE } from '../../shared/timetable.ts'
import type { Chance } from './chance.ts'
import type { Disk } from './disk.ts'
import type { Script } from './script.ts'

/** When the doors of every simulated room open. */
export const OPENING = Date.UTC(2030, 4, 6, 8)
export const ROOM_ID = 'r'

/** Opens the room of a script on the disk, with its people: before anything can go wrong. */
export function setUp(disk: Disk, script: Script, chance: Chance, links: Links): void {
  const newId = (length = 12) => chance.id(length)
  const put: PersonalEntry[] = []
  const opening = openingOf(script, chance, newId)
  const people = peopleOf(script, chance, newId, put, (name) => links.organisationKey(ROOM_ID, nameForm(name)))
  const staff: DeedOf<'add-staff'> = { type: 'add-staff', staffId: 'h1', role: 'facilitator', name: 'h1/name' }
  put.push({ key: 'h1/name', owners: [], value: 'Hanna' })
  const by = (seq: number): Job['by'] => ({
    issuer: { role: 'organiser', staffId: 'organiser' },
    clientId: 'set-up',
    seq,
  })
  const jobs: Job[] = [opening, people, staff].map((deed, i) => ({
    by: by(i + 1),
    prepare: () => ({ ok: true, deed, put }),
  }))
  const standing = { room: emptyRoom(), versionSeen: () => undefined, words: () => undefined, newId }
  const { write } = decideBatch(jobs, { ...standing, identities: new Identities() }, OPENING)
  disk.append(emptyHead, write)
}

/** Everybody who may come, with their links. */
export function guestsOf(chance: Chance, room: Room, links: Links) {
  const token = (issuer: Token['issuer']) => ({ issuer, token: links.tokenFor(room, issuer)! })
  const guests = [
    { name: 'organiser', ...token({ role: 'organiser', staffId: 'organiser' }) },
    { name: 'G', ...token({ role: 'facilitator', staffId: 'facilitator' }) },
    { name: 'H', ...token({ role: 'facilitator', staffId: 'h1' }) },
    { name: 'wall', ...token({ role: 'screen' }) },
  ]
  for (const participantId of room.participants.keys()) {
    const devices = chance.happens(0.75) ? (chance.happens(0.2) ? 2 : 1) : 0
    for (let i = 1; i <= devices; i++)
      guests.push({ name: `${participantId}-${i}`, ...token({ role: 'participant', participantId }) })
  }
  return guests
}

function openingOf({ tables }: Script, chance: Chance, newId: () => string): DeedOf<'open-room'> {
  const sessions = Array.from({ length: chance.among(1, 3) }, (_, i) => ({
    name: `Session ${i + 1}`,
    startsAt: OPENING + (1 + i * chance.among(0, 3)) * MINUTE,
    slotMinutes: chance.among(1, 2),
    changeoverMinutes: chance.among(0, 1),
    slots: chance.among(2, 4),
  }))
  const marks = [{}, {}, {}, { stepFree: true }, { quiet: true }, { url: 'https://meet.example/1' }]
  const reserved = { text: 'Alfa', key: 'alfa' }
  const limit = () => (chance.happens(0.2) ? chance.among(1, 3) : undefined)
  const item = (i: number) => {
    const startsAt = OPENING + (i + chance.among(1, 4)) * MINUTE
    return {
      title: `Tour ${i}`,
      kind: 'tour',
      startsAt,
      endsAt: startsAt + 2 * MINUTE,
      place: '',
      signUp: true,
      capacity: chance.pick([null, 1, 2]),
    }
  }
  return {
    type: 'open-room',
    roomId: ROOM_ID,
    logId: newId(),
    title: 'A day',
    timeZone: 'Europe/Rome',
    screen: chance.pick(['numbers', 'organisations'] as const),
    retentionDays: 180,
    opensAt: null,
    closesAt: null,
    rules: {
      mayMeet: chance.happens(0.15) ? [{ a: { kind: ['company'] }, b: { kind: ['cluster', 'company'] } }] : [],
      limits: { meetingsPerParticipant: limit(), meetingsPerSession: limit(), openRequestsPerParticipant: limit() },
      requestsExpireAfterMinutes: chance.pick([null, 1, 3]),
      leadMinutes: chance.pick([0, 0, 1]),
    },
    sessions,
    tables: Array.from({ length: tables }, (_, i) => ({
      label: `${i + 1}`,
      zone: '',
      stepFree: false,
      quiet: false,
      url: null,
      reserved: chance.happens(0.1) ? reserved : null,
      ...chance.pick(marks),
    })),
    items: Array.from({ length: chance.among(0, 2) }, (_, i) => item(i)),
  }
}

function peopleOf(
  script: Script,
  chance: Chance,
  newId: () => string,
  put: PersonalEntry[],
  organisationKey: (name: string) => string,
): DeedOf<'import-participants'> {
  const needs = chance.pick([0, 0.1, 0.2])
  const names = ['Alfa', 'Beta', 'Gamma', 'Delta', 'Epsilon', 'Zeta']
  const added = Array.from({ length: script.people }, (_, i) => {
    const participantId = newId()
    const organisation = chance.pick(names)
    const profile = `${participantId}/profile-0#0`
    const name = chance.happens(0.05) ? 'Beta' : `Person ${i}`
    const value = {
      name,
      organisation,
      label: organisation.slice(0, 4).toUpperCase(),
      sectors: [],
      offers: [`offer ${i}`],
      seeks: [],
      markets: [],
      languages: ['en'],
      email: `p${i}@x.example`,
    }
    put.push({ key: profile, owners: [participantId], value })
    const facts = {
      organisation: organisationKey(organisation),
      kind: kinds[names.indexOf(organisation) % 2]!,
      country: chance.pick(['IT', 'AR', 'DE']),
      delegation: chance.pick(['', '', 'North', 'north ', 'South']),
      stepFree: chance.happens(needs),
      online: chance.happens(needs),
      lead: chance.happens(0.25),
    }
    return { participantId, facts, profile }
  })
  return { type: 'import-participants', added, changed: [] }
}
