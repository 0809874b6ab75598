import { pairMayMeet } from '../../shared/eligibility.ts'
import { meetingType } from '../../shared/meeting-type.ts'
import { nameForm } from '../../shared/names.ts'
import type { ParticipantRecord, RoomRecord } from '../../shared/views/records.ts'
import { shuffled } from './chance.ts'

/** Two people of whom one would ask the other. */
export interface Pair {
  from: string
  to: string
  type: string
}

/**
 * Who would ask whom, best first: pairs that the rules allow, those where one offers what the other seeks before others, and
 * among these so that nobody comes up twice before everybody came up once.
 */
export function likelyPairs(room: RoomRecord, people: readonly ParticipantRecord[], random: () => number): Pair[] {
  const fitting: Pair[] = []
  const others: Pair[] = []
  people.forEach((a, i) => {
    for (const b of people.slice(i + 1)) {
      if (nameForm(a.organisation) === nameForm(b.organisation) || !mayMeetAnywhere(room, a, b)) continue
      const [asker, asked] = random() < 0.5 ? [a, b] : [b, a]
      const pair = { from: asker.id, to: asked.id, type: meetingType([a.organisationKind, b.organisationKind]) }
      if (shares(a.offers, b.seeks) || shares(b.offers, a.seeks)) fitting.push(pair)
      else others.push(pair)
    }
  })
  return [...spread(shuffled(fitting, random)), ...spread(shuffled(others, random))]
}

function mayMeetAnywhere(room: RoomRecord, a: ParticipantRecord, b: ParticipantRecord): boolean {
  const side = (person: ParticipantRecord) => ({ kind: person.organisationKind, delegation: person.delegation })
  return room.sessions.some(({ name }) => pairMayMeet(room.rules, side(a), side(b), name))
}

function shares(offers: readonly string[], seeks: readonly string[]): boolean {
  const sought = new Set(seeks.map(nameForm))
  return offers.some((offer) => sought.has(nameForm(offer)))
}

/** In rounds: each takes the first pair of people who have come up least often so far. */
function spread(pairs: readonly Pair[]): Pair[] {
  const times = new Map<string, number>()
  const of = (id: string) => times.get(id) ?? 0
  const rounds = new Map<number, Pair[]>()
  for (const pair of pairs) {
    const round = Math.max(of(pair.from), of(pair.to))
    rounds.set(round, [...(rounds.get(round) ?? []), pair])
    for (const id of [pair.from, pair.to]) times.set(id, of(id) + 1)
  }
  return [...rounds].sort(([a], [b]) => a - b).flatMap(([, list]) => list)
}
