import { isSeated } from '../draft.ts'
import type { OrganisationKey, PersonalKey } from '../ids.ts'
import { kinds, type OrganisationKind, type Room, type SeatedMeeting } from '../room.ts'
import { frame, isOpen } from './frame.ts'
import { typeOf } from './meetings.ts'
import type { CellRecord, FiguresRecord } from './records.ts'
import { ofAllPeople } from './of-all-people.ts'
import { plain, sealed, type Sealed } from './sealed.ts'
import { iso, type View } from './view.ts'
import { openMark } from './words.ts'

/** What stands on the wall (V): no person, and organisations only where the organiser chose so. */
export const screenView: View = {
  // Rules name delegations, which may be organisations.
  ...frame({ room: ({ rules }) => ({ rules: { ...rules, mayMeet: [] } }) }),
  cell: {
    ids: (room) => room.meetings.keys(),
    record(room, id) {
      const meeting = room.meetings.get(id)
      return meeting && isSeated(meeting) ? cell(room, meeting) : undefined
    },
  },
  figures: {
    ids: () => ['figures'],
    record: (room) => (isOpen(room) ? plain(figures(room)) : undefined),
  },
}

function cell(room: Room, meeting: SeatedMeeting): Sealed<CellRecord> {
  const { id, slotId, tableId, state, participantIds, bookedAt } = meeting
  const people = participantIds.map((personId) => room.participants.get(personId)!)
  const countries = [...new Set(people.map(({ country }) => country))].sort()
  const record: CellRecord = {
    kind: 'cell',
    id,
    slotId,
    tableId,
    state,
    type: typeOf(room, meeting),
    countries,
    bookedAt: iso(bookedAt ?? 0),
  }
  if (room.screen === 'numbers') return plain(record)
  const profiles = new Map<OrganisationKey, PersonalKey>(
    people.map(({ organisation, profile }) => [organisation, profile]),
  )
  const organisations = [...profiles.values()]
  // Whether a name may be shown depends on everybody's: where one changes, all cells are looked at again.
  return { ...sealed(record, { organisations }, organisations.map(openMark).join(' ')), beyond: namesMark(room) }
}

interface Registered {
  participants: number
  organisations: number
  countries: number
  byKind: Partial<Record<OrganisationKind, number>>
}

/** Who is here, in numbers. */
export const registered = ofAllPeople<Registered>(
  registeredOf,
  ({ state, organisation, kind, country }) => `${state} ${organisation} ${kind} ${country}`,
)

function figures(room: Room): FiguresRecord {
  return { kind: 'figures', id: 'figures', ...registered.of(room), waiting: room.waiting.length }
}

function registeredOf(participants: Room['participants']): Registered {
  const present = [...participants.values()].filter(({ state }) => state === 'present')
  const kindOf = new Map<OrganisationKey, OrganisationKind>()
  for (const { organisation, kind } of present) if (!kindOf.has(organisation)) kindOf.set(organisation, kind)
  const byKind: Registered['byKind'] = {}
  for (const kind of kinds) {
    const count = [...kindOf.values()].filter((other) => other === kind).length
    if (count > 0) byKind[kind] = count
  }
  const countries = new Set(present.map(({ country }) => country)).size
  return { participants: present.length, organisations: kindOf.size, countries, byKind }
}

/** Another number when anybody's name may be another (FNV-1a over the keys of all profiles). */
export const names = ofAllPeople(
  (participants) => {
    let mark = 0x811c9dc5
    for (const { profile } of participants.values()) {
      for (const char of openMark(profile)) mark = Math.imul(mark ^ char.charCodeAt(0), 0x01000193)
    }
    return mark
  },
  ({ profile }) => profile,
)

/** That of the names as far as the screen shows them: 0 where it shows none. */
export function namesMark(room: Room): number {
  return room.screen === 'numbers' ? 0 : names.of(room)
}
