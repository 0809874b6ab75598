import { isSeated } from './draft.ts'
import { countryPairs } from './meeting-type.ts'
import type { Meeting, MeetingType, Participant, Room } from './room.ts'
import { isInDoubt, typeOf } from './views/meetings.ts'

export interface Figure {
  value: number
  unit: string
}

interface MadeAndHeld {
  made: Figure
  held: Figure
}

/** What came of the event, in numbers; the rules of counting are O of RULES.md. Never mixes requests with meetings. */
export interface Report {
  title: string
  requests: { asked: Figure }
  meetings: Record<'made' | 'held' | 'confirmed' | 'inDoubt' | 'noShow' | 'cancelled' | 'waiting' | 'informal', Figure>
  byType: Record<MeetingType, MadeAndHeld>
  /** Meetings that have a place, still or for good: after the event, those held. */
  headline: Record<'C2C' | 'C2B' | 'other', Figure>
  countryPairs: Record<string, MadeAndHeld>
  organisations: { registered: Figure; met: Figure }
  participants: { registered: Figure; checkedIn: Figure; met: Figure }
  countries: Figure
  /** `held` of `of`; value 0 while no meeting's fate is known. */
  shareKept: Figure & { held: number; of: number }
}

/** [O] */
export function reportOf(room: Room): Report {
  const made = [...room.meetings.values()]
  const held = made.filter(({ state }) => state === 'held')
  const isSlotAhead = [...room.slots.values()].some(({ stage }) => stage === 'ahead')
  const known = made.filter((meeting) => isFateKnown(meeting, isSlotAhead))
  const met = new Set(held.flatMap(({ participantIds }) => participantIds))
  // Who was erased or removed after a meeting was held was there, and still counts.
  const registered = [...room.participants.values()].filter(({ id, state }) => state === 'present' || met.has(id))
  const those = registered.filter(({ id }) => met.has(id))
  return {
    title: room.title,
    requests: { asked: { value: room.requests.size, unit: 'requests' } },
    meetings: {
      made: meetings(made),
      held: meetings(held),
      confirmed: meetings(held.filter(isConfirmed)),
      inDoubt: meetings(held.filter(isInDoubt)),
      noShow: meetings(made.filter(({ state }) => state === 'no-show')),
      cancelled: meetings(made.filter(({ state }) => state === 'cancelled')),
      waiting: meetings(made.filter(({ state }) => state === 'waiting')),
      informal: meetings([]),
    },
    byType: byType(room, made),
    headline: headline(room, made.filter(isSeated)),
    countryPairs: byCountryPair(room, made),
    organisations: { registered: organisations(registered), met: organisations(those) },
    participants: {
      registered: { value: registered.length, unit: 'participants' },
      checkedIn: { value: registered.filter(({ checkedInAt }) => checkedInAt !== null).length, unit: 'participants' },
      met: { value: those.length, unit: 'participants' },
    },
    countries: { value: new Set(registered.map(({ country }) => country)).size, unit: 'countries' },
    shareKept: {
      value: known.length === 0 ? 0 : held.length / known.length,
      unit: 'held / made, of those whose fate is known',
      held: held.length,
      of: known.length,
    },
  }
}

function meetings(counted: readonly Meeting[] = []): Figure {
  return { value: counted.length, unit: 'meetings' }
}

function madeAndHeld(made: readonly Meeting[] = []): MadeAndHeld {
  return { made: meetings(made), held: meetings(made.filter(({ state }) => state === 'held')) }
}

/** Its slot is over, or there can be none any more. */
function isFateKnown({ state }: Meeting, isSlotAhead: boolean): boolean {
  if (state === 'waiting') return !isSlotAhead
  return state === 'held' || state === 'no-show' || state === 'cancelled'
}

/** All were at the table, or somebody says that it took place and nobody that it did not. */
function isConfirmed(meeting: Meeting): boolean {
  if (isInDoubt(meeting)) return false
  const together = meeting.participantIds.every((id) => meeting.atTable.includes(id))
  return together || Object.keys(meeting.outcomes).length > 0
}

const types: readonly MeetingType[] = [
  'C2C',
  'C2B',
  'C2D',
  'C2R',
  'C2G',
  'B2B',
  'B2D',
  'B2R',
  'B2G',
  'D2D',
  'D2R',
  'D2G',
  'R2R',
  'R2G',
  'G2G',
  'other',
]

function byType(room: Room, made: readonly Meeting[]): Report['byType'] {
  const of = grouped(made, (meeting) => [typeOf(room, meeting)])
  return Object.fromEntries(types.map((type) => [type, madeAndHeld(of.get(type))])) as Report['byType']
}

function headline(room: Room, seated: readonly Meeting[]): Report['headline'] {
  const of = grouped(seated, (meeting) => {
    const type = typeOf(room, meeting)
    return [type === 'C2C' || type === 'C2B' ? type : 'other']
  })
  return { C2C: meetings(of.get('C2C')), C2B: meetings(of.get('C2B')), other: meetings(of.get('other')) }
}

/** A meeting counts once for each pair of countries at it, so the pairs' sum can be larger than the meetings'. */
function byCountryPair(room: Room, made: readonly Meeting[]): Report['countryPairs'] {
  const byPair = grouped(made, ({ participantIds }) =>
    countryPairs(participantIds.flatMap((id) => room.participants.get(id)?.country ?? [])),
  )
  const sorted = [...byPair].sort(([a], [b]) => (a < b ? -1 : 1))
  return Object.fromEntries(sorted.map(([pair, at]) => [pair, madeAndHeld(at)]))
}

/** The meetings under each of their keys. */
function grouped<Key>(made: readonly Meeting[], keysOf: (meeting: Meeting) => readonly Key[]): Map<Key, Meeting[]> {
  const groups = new Map<Key, Meeting[]>()
  for (const meeting of made) {
    for (const key of keysOf(meeting)) {
      const group = groups.get(key)
      if (group) group.push(meeting)
      else groups.set(key, [meeting])
    }
  }
  return groups
}

function organisations(people: readonly Participant[]): Figure {
  return { value: new Set(people.map(({ organisation }) => organisation)).size, unit: 'organisations' }
}
