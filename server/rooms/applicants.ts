import type { CommandOf } from '../../shared/commands.ts'
import type { PersonalEntry } from '../../shared/commit.ts'
import type { DeedOf } from '../../shared/deeds.ts'
import type { ApplicationId, OrganisationKey, PersonalKey } from '../../shared/ids.ts'
import { proposedLabels } from '../../shared/import/labels.ts'
import type { Profile } from '../../shared/import/reading.ts'
import { mailForm, nameForm } from '../../shared/names.ts'
import type { Application, Room } from '../../shared/room.ts'
import { profileAt, type Words } from '../../shared/views/words.ts'
import type { Preparation, Standing } from './batch.ts'
import { People, type PersonAndWords } from './people.ts'

/** What an applicant says, judged. */
export interface JudgedWish {
  profile: Profile
  listed: boolean
}

type OrganisationKeys = (name: string) => OrganisationKey

/**
 * [J2] Who applies under an address that somebody applied under before renews that application; who was removed comes back under their
 * id; who is in the room already gets an application like everybody else, and the organiser is told when it is to be accepted.
 */
export function prepareApply({ profile, listed }: JudgedWish, standing: Standing, keys: OrganisationKeys): Preparation {
  const { applicant, present, removed } = holdersOf(profile.email, standing)
  const applicationId = applicant ?? (present ? undefined : removed) ?? standing.newId()
  const { person, put } = wished(applicationId, profile, standing, keys)
  const deed: DeedOf<'apply'> = {
    type: 'apply',
    applicationId,
    facts: person.facts,
    profile: person.profile,
    listed,
    known: present,
  }
  return { ok: true, deed, put }
}

/** Their own application, corrected. The address stays: another one would be another application. */
export function prepareCorrection(
  applicationId: ApplicationId,
  { profile, listed }: JudgedWish,
  standing: Standing,
  keys: OrganisationKeys,
): Preparation {
  const before = standing.room.applications.get(applicationId)
  const { email } = profileAt(standing.words, before?.profile)
  if (mailForm(email) !== mailForm(profile.email))
    return { ok: false, rejection: { code: 'malformed', field: 'email' } }
  const { person, put } = wished(applicationId, profile, standing, keys)
  return { ok: true, deed: { type: 'correct-application', facts: person.facts, profile: person.profile, listed }, put }
}

/** Who is let in gets the label of their organisation, or one that is free now. */
export function prepareAcceptance(
  { applicationIds, overrule }: CommandOf<'accept-applications'>,
  standing: Standing,
  keys: OrganisationKeys,
): Preparation {
  const { room, words } = standing
  const people = new People(room, words, keys)
  const chosen = applicationIds.flatMap((id) => room.applications.get(id) ?? [])
  const waiting = chosen.filter(({ profile }) => profile !== '')
  const { profiles, put } = labelled(people, waiting, standing.newId)
  const deed: DeedOf<'accept-applications'> = {
    type: 'accept-applications',
    applicationIds,
    known: inRoomAlready(waiting, room, words),
    profiles,
    overrule,
  }
  return { ok: true, deed, put }
}

/** Where the words of these lie under a label that is theirs or free, and what of that is new. */
export function labelled(
  people: People,
  applications: readonly Application[],
  newId: Standing['newId'],
): { profiles: Record<ApplicationId, PersonalKey>; put: PersonalEntry[] } {
  const said = applications.map(({ facts, profile }) => people.profileOf({ ...facts, profile }))
  const { byOrganisation } = proposedLabels(people.wishes(said), people.labelled())
  const persons = applications.map(({ id }, i) => {
    const profile = said[i]!
    const label = byOrganisation.get(nameForm(profile.organisation)) ?? profile.label
    return people.person(id, { ...profile, label }, newId())
  })
  return {
    profiles: Object.fromEntries(persons.map(({ person }) => [person.participantId, person.profile])),
    put: persons.flatMap(({ put }) => put),
  }
}

function wished(id: ApplicationId, profile: Profile, standing: Standing, keys: OrganisationKeys): PersonAndWords {
  const people = new People(standing.room, standing.words, keys)
  const { organisation } = profile
  const label =
    people.labelOf(organisation) ??
    proposedLabels(people.wishes([{ organisation }]), people.labelled()).byOrganisation.get(nameForm(organisation)) ??
    ''
  return people.person(id, { ...profile, label }, standing.newId())
}

/** Whose address this is: an applicant's, somebody's in the room, somebody's who was. Gone and erased ones have none. */
function holdersOf(
  email: string,
  { room, words }: Pick<Standing, 'room' | 'words'>,
): { applicant: ApplicationId | undefined; present: boolean; removed: ApplicationId | undefined } {
  const form = mailForm(email)
  const holds = ({ profile }: { profile: PersonalKey }) =>
    profile !== '' && mailForm(profileAt(words, profile).email) === form
  const people = [...room.participants.values()].filter(holds)
  return {
    applicant: [...room.applications.values()].find(holds)?.id,
    present: people.some(({ state }) => state === 'present'),
    removed: people.find(({ state }) => state === 'removed')?.id,
  }
}

function inRoomAlready(applications: readonly Application[], room: Room, words: Words): ApplicationId[] {
  const present = [...room.participants.values()].filter(({ state }) => state === 'present')
  const addresses = new Set(present.map(({ profile }) => mailForm(profileAt(words, profile).email)))
  return applications
    .filter(({ profile }) => addresses.has(mailForm(profileAt(words, profile).email)))
    .map(({ id }) => id)
}
