import type { PersonalEntry } from '../../shared/commit.ts'
import type { Person } from '../../shared/deeds.ts'
import type { OrganisationKey, ParticipantId } from '../../shared/ids.ts'
import { fields, type Field } from '../../shared/import/fields.ts'
import { proposingLabels, type Labels } from '../../shared/import/labels.ts'
import type { ImportedPerson, Profile, Reading } from '../../shared/import/reading.ts'
import { nameForm } from '../../shared/names.ts'
import { allAtOnce, STEP } from '../../shared/steps.ts'
import type { Standing } from './batch.ts'
import { People } from './people.ts'

/** What importing a list would do to a room. */
export interface ImportPlan {
  added: Person[]
  changed: Person[]
  put: PersonalEntry[]
  /** One for each person of the list, in its order; fresh for who is new. */
  ids: ParticipantId[]
  labels: Labels
}

/** A plan as a whole, at once. */
export function planImport(...asked: Parameters<typeof planningImport>): ImportPlan {
  return allAtOnce(planningImport(...asked))
}

/**
 * Who of a faultless list is new and who is known; who is known keeps what the list has no column for (CASES I). In steps, for a long
 * list takes long: the plan is for the room as it is given here.
 */
export function* planningImport(
  reading: Reading,
  { room, words, newId }: Pick<Standing, 'room' | 'words' | 'newId'>,
  organisationKey: (name: string) => OrganisationKey,
): Generator<void, ImportPlan> {
  const people = yield* People.inSteps(room, words, organisationKey)
  const known = yield* recognisingIn(reading.people, people)
  const labels = yield* proposingLabels(people.wishes(reading.people), people.labelled())
  const labelled = (profile: Profile): Profile => ({
    ...profile,
    label: labels.byOrganisation.get(nameForm(profile.organisation)) ?? profile.label,
  })
  const plan: ImportPlan = { added: [], changed: [], put: [], ids: [], labels }
  const take = (into: Person[], id: ParticipantId, profile: Profile) => {
    const { person, put } = people.person(id, labelled(profile), newId())
    into.push(person)
    plan.put.push(...put)
  }
  const told = fieldsTold(reading)
  for (const [i, { row, ...profile }] of reading.people.entries()) {
    if (i % STEP === 0) yield
    const id = known.get(row)
    const before = id === undefined ? undefined : room.participants.get(id)
    plan.ids.push(id ?? newId())
    if (before) take(plan.changed, before.id, { ...people.profileOf(before), ...onlyFields(profile, told(row)) })
    else take(plan.added, plan.ids.at(-1)!, profile)
  }
  const inList = new Set(plan.ids)
  for (const [i, other] of [...room.participants.values()].entries()) {
    if (i % STEP === 0) yield
    // Colleagues of somebody whose organisation was given another label.
    if (other.state !== 'present' || inList.has(other.id)) continue
    const profile = people.profileOf(other)
    if (labelled(profile).label !== profile.label) take(plan.changed, other.id, profile)
  }
  return plan
}

/** By row. Addresses first: a name may be borne by two, of whom one has come with an address. Nobody is taken for two. */
function* recognisingIn(list: readonly ImportedPerson[], people: People): Generator<void, Map<number, ParticipantId>> {
  const known = new Map<number, ParticipantId>()
  const taken = new Set<ParticipantId>()
  for (const by of ['address', 'name'] as const) {
    for (const [i, person] of list.entries()) {
      if (i % STEP === 0) yield
      const found = people.recognised(person)
      if (found?.by !== by || taken.has(found.id)) continue
      known.set(person.row, found.id)
      taken.add(found.id)
    }
  }
  return known
}

/** Which fields the list speaks of: its columns, or in JSON what an element has. */
function fieldsTold({ columns, rows, separator }: Reading): (row: number) => readonly Field[] {
  if (separator !== null) {
    const told = columns.map(({ field }) => field)
    return () => told
  }
  const cells = new Map(rows.map((raw) => [raw.row, raw.cells]))
  return (row) => fields.filter((field) => cells.get(row)?.[field] !== undefined)
}

function onlyFields(profile: Profile, told: readonly Field[]): Partial<Profile> {
  return Object.fromEntries(told.map((field) => [field, profile[field]]))
}
