import { isSeated } from '../draft.ts'
import type { OrganisationKey, PersonalKey } from '../ids.ts'
import { kinds, type OrganisationKind, type Room, type SeatedMeeting } from '../room.ts'
import { frame, isOpen } from './frame.ts'
import { typeOf } from './meetings.ts'
import type { CellRecord, FiguresRecord } from './records.ts'
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

const registeredIn = new WeakMap<Room['participants'], Registered>()
const namesMarks = new WeakMap<Room['participants'], number>()

function figures(room: Room): FiguresRecord {
  const registered = registeredIn.get(room.participants) ?? registeredOf(room)
  registeredIn.set(room.participants, registered)
  return { kind: 'figures', id: 'figures', ...registered, waiting: room.waiting.length }
}

function registeredOf(room: Room): Registered {
  const present = [...room.participants.values()].filter(({ state }) => state === 'present')
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

/** Another number when anybody's name may be another (FNV-1a over the keys of all profiles); 0 where the screen shows no names. */
export function namesMark(room: Room): number {
  if (room.screen === 'numbers') return 0
  const known = namesMarks.get(room.participants)
  if (known !== undefined) return known
  let mark = 0x811c9dc5
  for (const { profile } of room.participants.values()) {
    for (const char of openMark(profile)) mark = Math.imul(mark ^ char.charCodeAt(0), 0x01000193)
  }
  namesMarks.set(room.participants, mark)
  return mark
}
