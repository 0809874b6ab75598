import type { ApplicationId } from '../../../shared/ids.ts'
import { byTurn, countsOf, fullSideOf, take } from '../../../shared/joining-sides.ts'
import { mailForm } from '../../../shared/names.ts'
import type { Facts, JoiningSide } from '../../../shared/room.ts'
import type { ApplicationRecord, ParticipantRecord } from '../../../shared/views/records.ts'

/** Somebody who applied, as the list shows them: who is in tells of themselves as a participant. */
export type Applicant = ApplicationRecord & {
  /** Somebody in the room has the same address. */
  known: boolean
  /** Place on the waiting list, from 1; undefined: not on it. */
  turn: number | undefined
}

type Member = Pick<Facts, 'kind' | 'delegation'>

export const memberOf = ({
  organisationKind,
  delegation,
}: {
  organisationKind: Facts['kind']
  delegation: string
}): Member => {
  return { kind: organisationKind, delegation }
}

/** In the order in which they applied; those on the waiting list in the order of that. */
export function applicantsOf(
  applications: Iterable<ApplicationRecord>,
  people: ReadonlyMap<string, ParticipantRecord>,
): Applicant[] {
  const present = [...people.values()].filter(({ state }) => state === 'present')
  const addresses = new Set(present.map(({ email }) => mailForm(email ?? '')).filter((form) => form !== ''))
  const all = [...applications]
  const line = all.filter(({ state }) => state === 'deferred').sort((a, b) => byTurn(instants(a), instants(b)))
  const turns = new Map(line.map(({ id }, i) => [id, i + 1]))
  return all
    .map((application) => {
      const person = application.state === 'accepted' ? people.get(application.id) : undefined
      return {
        ...application,
        ...(person && wordsOf(person)),
        known: application.state !== 'accepted' && addresses.has(mailForm(application.email)),
        turn: turns.get(application.id),
      }
    })
    .sort((a, b) => (a.turn ?? 0) - (b.turn ?? 0) || (a.appliedAt < b.appliedAt ? -1 : 1))
}

/** What accepting these would come to, in their order. */
export interface Outlook {
  /** Those who would be in. */
  fit: ApplicationId[]
  /** Those whose side would be full by then. */
  noPlace: ApplicationId[]
  /** Those whose address is in the room already: never accepted. */
  known: ApplicationId[]
  /** Of each side, how many of it would be in. */
  counts: number[]
}

export function outlookOf(
  sides: readonly JoiningSide[],
  present: readonly Member[],
  chosen: readonly Applicant[],
): Outlook {
  const counts = countsOf(sides, present)
  const outlook: Outlook = { fit: [], noPlace: [], known: [], counts }
  for (const applicant of chosen) {
    if (applicant.state === 'accepted') continue
    const member = memberOf(applicant)
    if (applicant.known) outlook.known.push(applicant.id)
    else if (fullSideOf(sides, counts, member)) outlook.noPlace.push(applicant.id)
    else {
      take(sides, counts, member)
      outlook.fit.push(applicant.id)
    }
  }
  return outlook
}

/** [J6] The waiting list, and what accepting all of it in turn would come to. */
export function lineOf(sides: readonly JoiningSide[], present: readonly Member[], applicants: readonly Applicant[]) {
  const waiting = applicants.filter(({ turn }) => turn !== undefined)
  return { waiting, fit: outlookOf(sides, present, waiting).fit }
}

function instants({ id, decidedAt, appliedAt }: ApplicationRecord) {
  return { id, decidedAt: decidedAt === null ? null : Date.parse(decidedAt), appliedAt: Date.parse(appliedAt) }
}

function wordsOf({ name, organisation, sectors, offers, seeks, markets, languages, email = '' }: ParticipantRecord) {
  return { name, organisation, sectors, offers, seeks, markets, languages, email }
}
