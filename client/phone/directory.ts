import { folded } from '../../shared/folding.ts'
import { matcherOf, type Match } from '../../shared/matching.ts'
import { weightOf } from '../../shared/suggest.ts'
import type {
  MeetingRecord,
  ParticipantRecord,
  RequestRecord,
  RoomRecord,
  SlotRecord,
} from '../../shared/views/records.ts'
import { mayMeet, slotsInCommon } from './fit.ts'
import type { Wishes } from './wishes.ts'

/** How one stands to another person, strongest first. `common`: slots in which both are free. */
export type Standing =
  | { is: 'meeting'; meeting: MeetingRecord }
  | { is: 'asked' | 'asks-me'; request: RequestRecord }
  | { is: 'declined' | 'forbidden' }
  | { is: 'open'; common: readonly SlotRecord[]; fit: Match }

/** What the directory knows of the one who reads it. */
export interface Reader {
  room: RoomRecord
  me: ParticipantRecord
  /** Slots ahead in which the reader is free. */
  mine: readonly SlotRecord[]
  meetings: readonly MeetingRecord[]
  requests: readonly RequestRecord[]
  declinedBy: readonly string[]
}

export function standingOf(reader: Reader, other: ParticipantRecord): Standing {
  const { room, me, mine } = reader
  const meeting = reader.meetings.find(
    ({ participantIds, state }) =>
      participantIds.length === 2 &&
      participantIds.includes(other.id) &&
      (state === 'placed' || state === 'running' || state === 'waiting'),
  )
  if (meeting) return { is: 'meeting', meeting }
  const request = reader.requests.find(
    ({ from, to, state }) =>
      state === 'pending' && ((from === other.id && to === me.id) || (from === me.id && to === other.id)),
  )
  if (request) return { is: request.from === me.id ? 'asked' : 'asks-me', request }
  if (reader.declinedBy.includes(other.id)) return { is: 'declined' }
  if (!mayMeet(room, me, other)) return { is: 'forbidden' }
  return { is: 'open', common: slotsInCommon(room, mine, me, other), fit: matcherOf(me).of(other) }
}

/**
 * Everybody else who fits the wishes, in order. `scores`: how well each of those is found for whom the words are somewhere; undefined:
 * no words. By the alphabet, or those first who are found best, and then those who have most to do with the reader.
 */
export function chosen(
  reader: Reader,
  people: Iterable<ParticipantRecord>,
  wishes: Wishes,
  scores?: ReadonlyMap<string, number>,
): ParticipantRecord[] {
  const matcher = matcherOf(reader.me)
  const found: { person: ParticipantRecord; score: number; weight: number }[] = []
  for (const person of people) {
    const score = scores ? scores.get(person.id) : 0
    if (person.id === reader.me.id || person.state === 'removed' || score === undefined) continue
    if (!isWished(person, wishes)) continue
    const match = matcher.of(person)
    if (wishes.fitting && match.theySeek.length === 0 && match.theyOffer.length === 0) continue
    if ((wishes.free || wishes.slotId) && !isFree(reader, person, wishes.slotId)) continue
    found.push({ person, score, weight: weightOf(match) })
  }
  const order = (a: (typeof found)[number], b: (typeof found)[number]) =>
    (wishes.byName ? 0 : b.score - a.score || b.weight - a.weight) || compare(nameKey(a.person), nameKey(b.person))
  return found.sort(order).map(({ person }) => person)
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

// A record is another object as soon as anything in it changes, so what is worked out from one may be kept with it. The list is put
// in order anew whenever somebody in the hall becomes free or busy, thousands of people long.

const nameKey = remembered((person) => folded(person.name))

/** The letter under which somebody stands in the alphabet. */
export const initialOf = (person: ParticipantRecord): string => [...nameKey(person)][0]?.toUpperCase() ?? ''

function remembered<T>(work: (person: ParticipantRecord) => T): (person: ParticipantRecord) => T {
  const known = new WeakMap<ParticipantRecord, { value: T }>()
  return (person) => {
    let found = known.get(person)
    if (!found) known.set(person, (found = { value: work(person) }))
    return found.value
  }
}

function isWished(person: ParticipantRecord, { country, kind, sector, market, language }: Wishes): boolean {
  if (country && person.country !== country) return false
  if (kind && person.organisationKind !== kind) return false
  if (sector && !person.sectors.some((one) => folded(one) === sector)) return false
  if (market && !person.markets.some((one) => folded(one) === market)) return false
  return !language || person.languages.some((one) => folded(one) === language)
}

function isFree(reader: Reader, person: ParticipantRecord, slotId: string): boolean {
  const common = slotsInCommon(reader.room, reader.mine, reader.me, person)
  return slotId ? common.some((slot) => slot.id === slotId) : common.length > 0
}

/** The values that occur in a field, most frequent first: what a filter offers. Equal but for case and accents: one. */
export function occurring(
  people: Iterable<ParticipantRecord>,
  of: (person: ParticipantRecord) => readonly string[],
): { key: string; label: string; count: number }[] {
  const found = new Map<string, { key: string; label: string; count: number }>()
  for (const person of people) {
    for (const label of of(person)) {
      const key = folded(label)
      const one = found.get(key) ?? { key, label, count: 0 }
      one.count += 1
      found.set(key, one)
    }
  }
  return [...found.values()].sort((a, b) => b.count - a.count || compare(a.label, b.label))
}
