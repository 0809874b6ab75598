import type { PersonalEntry } from '../../shared/commit.ts'
import type { DeedOf } from '../../shared/deeds.ts'
import type { Instant } from '../../shared/ids.ts'
import { nameForm } from '../../shared/names.ts'
import type { Issuer } from '../../shared/roles.ts'
import type { Facts } from '../../shared/room.ts'
import { MINUTE } from '../../shared/timetable.ts'
import { links, roomId, type Act } from './act.ts'
import type { Dice } from './dice.ts'
import type { Reader } from './oracle.ts'

/** Who looks: each with links of their own. */
export const audiences = ['participant', 'lead', 'facilitator', 'screen', 'shut out', 'calendar'] as const
export type AudienceName = (typeof audiences)[number]

export const organiser: Issuer = { role: 'organiser', staffId: 'organiser' }
export const facilitator: Issuer = { role: 'facilitator', staffId: 'facilitator' }

/** A room that is about to be opened, and who will look at it. */
export interface World {
  audience: AudienceName
  reader: Reader
  /** As whom the audience connects. */
  issuer: Exclude<Issuer, { role: 'room' | 'applicant' }>
  /** Opens the room, lets the people in. */
  opening: Act[]
  /** The reader first. */
  people: string[]
  startsAt: Instant
}

const OPENED = Date.UTC(2030, 4, 6, 8)

export function worldOf(audience: AudienceName, dice: Dice): World {
  const people = Array.from({ length: 7 + dice.upTo(3) }, () => dice.id())
  const me = people[0]!
  const put: PersonalEntry[] = []
  const added = people.map((id, i) => {
    const { facts, entry } = personOf(id, i, audience, dice)
    put.push(entry)
    return { participantId: id, facts, profile: entry.key }
  })
  const at = (deed: Act['does'], by: Issuer = organiser): Act => ({
    by,
    at: OPENED,
    label: dice.id(),
    seq: dice.seq(),
    does: deed,
  })
  return {
    audience,
    reader: readerOf(audience, me),
    issuer: issuerOf(audience, me),
    opening: [
      at({ deed: openRoom(dice), put: [] }),
      at({ deed: { type: 'import-participants', added, changed: [] }, put }),
      at({ deed: { type: 'open-link' }, put: [] }, { role: 'participant', participantId: me }),
    ],
    people,
    startsAt: OPENED,
  }
}

function readerOf(audience: AudienceName, id: string): Reader {
  if (audience === 'screen') return { is: 'screen' }
  if (audience === 'facilitator') return { is: 'staff' }
  return { is: audience === 'calendar' ? 'calendar' : 'participant', id }
}

function issuerOf(audience: AudienceName, participantId: string): World['issuer'] {
  if (audience === 'screen') return { role: 'screen' }
  return audience === 'facilitator' ? (facilitator as World['issuer']) : { role: 'participant', participantId }
}

/** The reader and the next are of one delegation, the two after them of another with a lead; some share a house. */
function personOf(id: string, i: number, audience: AudienceName, dice: Dice): { facts: Facts; entry: PersonalEntry } {
  const house = `House ${dice.chance(0.2) ? 1 : i}`
  const facts: Facts = {
    organisation: links.organisationKey(roomId, nameForm(house)),
    kind: dice.pick(['cluster', 'company', 'company', 'research']),
    country: dice.pick(['IT', 'AR', 'DE']),
    delegation: i < 2 ? 'North' : i < 5 ? 'South' : '',
    stepFree: dice.chance(0.05),
    online: dice.chance(0.1),
    lead: i === 0 ? audience === 'lead' : i === 2,
  }
  const value = {
    name: dice.chance(0.1) ? house : `Mx ${dice.word()}`,
    organisation: house,
    label: `H${i}`,
    sectors: [dice.word()],
    offers: [dice.word()],
    seeks: [dice.word()],
    markets: [],
    languages: ['en'],
    email: `${dice.word()}@example.org`,
  }
  return { facts, entry: { key: `${id}/profile-${dice.id()}#0`, owners: [id], value } }
}

function openRoom(dice: Dice): DeedOf<'open-room'> {
  const table = { zone: '', stepFree: false, quiet: false, reserved: null, url: null }
  const session = { slotMinutes: 25, changeoverMinutes: 5 }
  const first = OPENED + 120 * MINUTE
  const second = { ...session, name: 'Studio', startsAt: first + 70 * MINUTE, slots: 2 }
  const item = { kind: 'tour', place: 'Gate', signUp: true }
  const limits = dice.chance(0.25) ? { meetingsPerParticipant: 3, openRequestsPerParticipant: 3 } : {}
  return {
    type: 'open-room',
    roomId,
    logId: dice.id(),
    title: 'Pairs',
    timeZone: 'Europe/Rome',
    screen: dice.chance(0.3) ? 'organisations' : 'numbers',
    retentionDays: 180,
    opensAt: null,
    closesAt: null,
    rules: { mayMeet: [], limits, requestsExpireAfterMinutes: dice.chance(0.5) ? 60 : null, leadMinutes: 5 },
    sessions: [{ ...session, name: 'Hall', startsAt: first, slots: 4 }, ...(dice.chance(0.5) ? [second] : [])],
    tables: [
      ...Array.from({ length: dice.pick([0, 1, 2, 3, 3]) }, (_, i) => ({
        ...table,
        label: `${i + 1}`,
        stepFree: i === 0,
      })),
      { ...table, label: 'V', url: 'https://meet.example.org/v' },
    ],
    items: [
      { ...item, title: 'Open tour', startsAt: first + 35 * MINUTE, endsAt: first + 50 * MINUTE, capacity: null },
      { ...item, title: 'Small tour', startsAt: first + 95 * MINUTE, endsAt: first + 110 * MINUTE, capacity: 3 },
    ],
  }
}
