import type { OrganisationKind } from '../../shared/room.ts'
import type {
  MeetingRecord,
  ParticipantRecord,
  RequestRecord,
  RoomRecord,
  SlotRecord,
} from '../../shared/views/records.ts'
import { fitOf, mayMeet, slotsInCommon, type Fit } from './fit.ts'
import { folded } from './folded.ts'

/** What to keep of the directory. Empty: all. */
export interface Wishes {
  words: string
  /** Free when I am; or in this slot. */
  free: boolean
  slotId: string
  country: string
  kind: OrganisationKind | ''
  sector: string
  language: string
  /** Only those who seek what I offer, or offer what I seek. */
  fitting: boolean
  /** By the alphabet, else those who fit first. */
  byName: boolean
}

export const noWishes: Wishes = {
  words: '',
  free: false,
  slotId: '',
  country: '',
  kind: '',
  sector: '',
  language: '',
  fitting: false,
  byName: false,
}

/** How one stands to another person, strongest first. `common`: slots in which both are free. */
export type Standing =
  | { is: 'meeting'; meeting: MeetingRecord }
  | { is: 'asked' | 'asks-me'; request: RequestRecord }
  | { is: 'declined' | 'forbidden' }
  | { is: 'open'; common: readonly SlotRecord[]; fit: Fit }

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
  return { is: 'open', common: slotsInCommon(room, mine, me, other), fit: fitOf(me, other) }
}

/** Everybody else who fits the wishes, in order. */
export function chosen(reader: Reader, people: Iterable<ParticipantRecord>, wishes: Wishes): ParticipantRecord[] {
  const words = folded(wishes.words).split(' ').filter(Boolean)
  const found: { person: ParticipantRecord; rank: number }[] = []
  for (const person of people) {
    if (person.id === reader.me.id || person.state === 'removed') continue
    if (!isWished(person, wishes) || !words.every((word) => searchable(person).includes(word))) continue
    const rank = rankOf(reader.me, person)
    if (wishes.fitting && rank === 0) continue
    if ((wishes.free || wishes.slotId) && !isFree(reader, person, wishes.slotId)) continue
    found.push({ person, rank })
  }
  found.sort((a, b) => (wishes.byName ? 0 : b.rank - a.rank) || compare(nameKey(a.person), nameKey(b.person)))
  return found.map(({ person }) => person)
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

// A record is another object as soon as anything in it changes, so what is worked out from one may be kept with it. The list is put
// in order anew whenever somebody in the hall becomes free or busy, thousands of people long.

/** Name, organisation, what they offer and seek, sectors, markets: what a search looks through. */
const searchable = remembered((person) => {
  const { name, organisation, label, country, delegation, offers, seeks, sectors, markets } = person
  return folded([name, organisation, label, country, delegation, ...offers, ...seeks, ...sectors, ...markets].join(' '))
})
const nameKey = remembered((person) => folded(person.name))

/** The letter under which somebody stands in the alphabet. */
export const initialOf = (person: ParticipantRecord): string => [...nameKey(person)][0]?.toUpperCase() ?? ''

/** How much somebody has to do with the reader: 2 seeks what they offer, 1 the other way round, 3 both. */
const rankOf = (() => {
  const ranksFor = remembered((me) =>
    remembered((person) => {
      const fit = fitOf(me, person)
      return (fit.theySeek.length > 0 ? 2 : 0) + (fit.theyOffer.length > 0 ? 1 : 0)
    }),
  )
  return (me: ParticipantRecord, person: ParticipantRecord) => ranksFor(me)(person)
})()

function remembered<T>(work: (person: ParticipantRecord) => T): (person: ParticipantRecord) => T {
  const known = new WeakMap<ParticipantRecord, { value: T }>()
  return (person) => {
    let found = known.get(person)
    if (!found) known.set(person, (found = { value: work(person) }))
    return found.value
  }
}

function isWished(person: ParticipantRecord, { country, kind, sector, language }: Wishes): boolean {
  if (country && person.country !== country) return false
  if (kind && person.organisationKind !== kind) return false
  if (sector && !person.sectors.some((one) => folded(one) === sector)) return false
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
