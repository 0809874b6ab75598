import { pairMayMeet } from './eligibility.ts'
import { folded } from './folding.ts'
import type { ParticipantId, SlotId } from './ids.ts'
import { matcherOf, type Match } from './matching.ts'
import { nameForm } from './names.ts'
import type { MeetingRecord, ParticipantRecord, RequestRecord, RoomRecord, SlotRecord } from './views/records.ts'

// [F] People worth meeting, for one of them, from what the floor and their own view tell.

/** Whom people are suggested to, and how they stand to others. */
export interface Asker {
  room: Pick<RoomRecord, 'rules' | 'sessions'>
  me: ParticipantRecord
  /** Slots ahead in which they are free. */
  mine: readonly SlotRecord[]
  /** Their own. */
  meetings: readonly Pick<MeetingRecord, 'participantIds' | 'state'>[]
  requests: readonly Pick<RequestRecord, 'from' | 'to' | 'state'>[]
  declinedBy: readonly ParticipantId[]
  /** Whom they want to see suggested no more. */
  dismissed: ReadonlySet<ParticipantId>
}

export interface Suggestion {
  person: ParticipantRecord
  match: Match
  /** Slots in which both are free and may meet; never empty. */
  common: readonly SlotId[]
  weight: number
}

/** [F6] First of a kind, and each further one, up to `most` of them. */
const weights: Readonly<Record<keyof Match, { first: number; further: number; most: number }>> = {
  theySeek: { first: 6, further: 2, most: 3 },
  theyOffer: { first: 5, further: 2, most: 3 },
  sectors: { first: 3, further: 1, most: 2 },
  markets: { first: 2, further: 1, most: 2 },
  languages: { first: 1, further: 0, most: 1 },
}
const kinds = Object.keys(weights) as (keyof Match)[]

/** [F6] */
export function weightOf(match: Match): number {
  let weight = 0
  for (const kind of kinds) {
    const { first, further, most } = weights[kind]
    const count = Math.min(match[kind].length, most)
    if (count > 0) weight += first + further * (count - 1)
  }
  return weight
}

/** [F4] [F6] [F7] Best first; the same for the same, in whatever order people come. */
export function suggest(asker: Asker, people: Iterable<ParticipantRecord>): Suggestion[] {
  const { me } = asker
  const matcher = matcherOf(me)
  const settled = settledWith(asker)
  const commonWith = commonSlots(asker)
  const own = organisationOf(me)
  const found: Suggestion[] = []
  for (const person of people) {
    if (settled.has(person.id) || person.state === 'removed' || organisationOf(person) === own) continue
    const match = matcher.of(person)
    if (!isReason(match)) continue
    const common = commonWith(person)
    if (common.length > 0) found.push({ person, match, common, weight: weightOf(match) })
  }
  return mixed(found)
}

/** Names of organisations in the form in which they are equal [O4]. */
const organisationOf = remembered((person) => nameForm(person.organisation))
const nameOf = remembered((person) => folded(person.name))

/** A record is another object as soon as anything in it changes, so what is worked out from one may be kept with it. */
function remembered(work: (person: ParticipantRecord) => string): (person: ParticipantRecord) => string {
  const known = new WeakMap<ParticipantRecord, string>()
  return (person) => {
    const form = known.get(person) ?? work(person)
    known.set(person, form)
    return form
  }
}

/** [F4] A language alone is no reason to meet. */
function isReason({ theySeek, theyOffer, sectors, markets }: Match): boolean {
  return theySeek.length > 0 || theyOffer.length > 0 || sectors.length > 0 || markets.length > 0
}

/** [F4] Oneself, who meets or has met one, asked or was asked, declined or was declined, and who was dismissed. */
function settledWith({ me, meetings, requests, declinedBy, dismissed }: Asker): Set<ParticipantId> {
  const settled = new Set([me.id, ...declinedBy, ...dismissed])
  for (const { participantIds, state } of meetings)
    if (state !== 'cancelled' && state !== 'no-show') for (const id of participantIds) settled.add(id)
  for (const { from, to, state } of requests)
    if ((state === 'pending' || state === 'declined') && (from === me.id || to === me.id)) settled.add(from).add(to)
  return settled
}

/** [F4] Slots in which somebody and the asker are free, and the rules let them meet. */
function commonSlots({ room, me, mine }: Asker): (person: ParticipantRecord) => SlotId[] {
  const sessions = new Map(room.sessions.map(({ id, name }) => [id, name]))
  const allowedBySide = new Map<string, ReadonlySet<string>>()
  const allowed = (person: ParticipantRecord) => {
    const side = `${person.organisationKind} ${person.delegation}`
    const known = allowedBySide.get(side)
    if (known) return known
    const may = [...sessions].filter(([, name]) => pairMayMeet(room.rules, memberOf(me), memberOf(person), name))
    const ids = new Set(may.map(([id]) => id))
    allowedBySide.set(side, ids)
    return ids
  }
  return (person) => {
    if (person.busy.length === 0 && room.rules.mayMeet.length === 0) return mine.map(({ id }) => id)
    const ids = allowed(person)
    return mine.filter(({ id, sessionId }) => ids.has(sessionId) && !person.busy.includes(id)).map(({ id }) => id)
  }
}

function memberOf({ organisationKind: kind, delegation }: ParticipantRecord) {
  return { kind, delegation }
}

/**
 * [F7] By weight, then by how many times are in common, then by name. The second of an organisation counts half, the third a third: a
 * large delegation does not fill the page.
 */
function mixed(found: Suggestion[]): Suggestion[] {
  const byName = (a: Suggestion, b: Suggestion) =>
    compare(nameOf(a.person), nameOf(b.person)) || compare(a.person.id, b.person.id)
  found.sort((a, b) => b.weight - a.weight || b.common.length - a.common.length || byName(a, b))
  const seen = new Map<string, number>()
  const counts = new Map<Suggestion, number>()
  for (const one of found) {
    const organisation = organisationOf(one.person)
    const nth = (seen.get(organisation) ?? 0) + 1
    seen.set(organisation, nth)
    counts.set(one, one.weight / nth)
  }
  // Stable: those that count the same stay in the order above.
  return found.sort((a, b) => counts.get(b)! - counts.get(a)!)
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
