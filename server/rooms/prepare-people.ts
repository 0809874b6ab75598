import type { CommandOf, ProfileInput } from '../../shared/commands.ts'
import type { OrganisationKey } from '../../shared/ids.ts'
import { judgePerson } from '../../shared/import/judge.ts'
import { proposedLabels } from '../../shared/import/labels.ts'
import type { Profile } from '../../shared/import/reading.ts'
import { nameForm } from '../../shared/names.ts'
import type { Rejection } from '../../shared/rejections.ts'
import { isOrganiser, isStaff, type Issuer } from '../../shared/roles.ts'
import { speaksFor } from '../../shared/speaking.ts'
import type { Preparation, Standing } from './batch.ts'
import { People } from './people.ts'

type PersonCommand = CommandOf<'add-participant' | 'change-participant'>

/** A late arrival, or a person corrected, under the checks of an import (CASES I). */
export function preparePerson(
  command: PersonCommand,
  issuer: Issuer,
  standing: Standing,
  organisationKey: (name: string) => OrganisationKey,
): Preparation {
  const people = new People(standing.room, standing.words, organisationKey)
  return command.type === 'add-participant'
    ? added(command, issuer, standing, people)
    : changed(command, issuer, standing, people)
}

function added(
  command: CommandOf<'add-participant'>,
  issuer: Issuer,
  { newId }: Standing,
  people: People,
): Preparation {
  // Who may not add is told that, and not whether such a person is here (V).
  if (!isStaff(issuer)) return refused({ code: 'not-allowed', needs: 'facilitator' })
  const judged = judge(command)
  if (!judged.ok) return judged
  const known = people.recognised(judged.profile)
  if (known !== undefined) return refused({ code: 'duplicate', who: known.id })
  const { organisation } = judged.profile
  const label = people.labelOf(organisation) ?? proposed(judged.profile, people).label
  const { person, put } = people.person(newId(), { ...judged.profile, label }, newId())
  return { ok: true, deed: { type: 'add-participant', ...person }, put }
}

function changed(
  command: CommandOf<'change-participant'>,
  issuer: Issuer,
  { room, newId }: Standing,
  people: People,
): Preparation {
  const id = command.participantId ?? (issuer.role === 'participant' ? issuer.participantId : undefined)
  if (id === undefined) return refused({ code: 'malformed', field: 'participantId' })
  if (!speaksFor(room, issuer, id)) return refused({ code: 'not-allowed', needs: 'facilitator' })
  const before = room.participants.get(id)
  if (before?.state !== 'present') return refused({ code: 'not-found' })
  const judged = judge({ ...asInput(people.profileOf(before)), ...given(command) })
  if (!judged.ok) return judged
  const { label, isAnothers } = proposed(judged.profile, people)
  if (isAnothers && command.label !== undefined) return refused({ code: 'duplicate', field: 'label' })
  const corrected = people.person(id, { ...judged.profile, label }, newId())
  const colleagues = people.withOtherLabel(judged.profile.organisation, label).filter((colleague) => colleague !== id)
  if (colleagues.length === 0)
    return { ok: true, deed: { type: 'change-participant', ...corrected.person }, put: corrected.put }

  // A label is the organisation's: it changes for all of it, or not at all. That is set-up, and the organiser's.
  if (!isOrganiser(issuer)) return refused({ code: 'not-allowed', needs: 'organiser', field: 'label' })
  const all = [
    corrected,
    ...colleagues.map((colleague) =>
      people.person(colleague, { ...people.profileOf(room.participants.get(colleague)!), label }, newId()),
    ),
  ]
  return {
    ok: true,
    deed: { type: 'import-participants', added: [], changed: all.map(({ person }) => person) },
    put: all.flatMap(({ put }) => put),
  }
}

function judge(input: ProfileInput): { ok: true; profile: Profile } | { ok: false; rejection: Rejection } {
  const judged = judgePerson(input)
  return 'person' in judged
    ? { ok: true, profile: judged.person }
    : refused({ code: 'malformed', field: judged.errors[0]?.column ?? '' })
}

/** The label wished for where it is free, else the organisation's own, else one like it. */
function proposed(profile: Profile, people: People): { label: string; isAnothers: boolean } {
  const form = nameForm(profile.organisation)
  const { byOrganisation, alike } = proposedLabels(people.wishes([profile]), people.labelled())
  return { label: byOrganisation.get(form) ?? profile.label, isAnothers: alike.includes(form) }
}

function refused(rejection: Rejection): { ok: false; rejection: Rejection } {
  return { ok: false, rejection }
}

/** The fields of a profile that the command gives. */
function given({ type: _type, participantId: _id, ...fields }: CommandOf<'change-participant'>): ProfileInput {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined))
}

function asInput({ sectors, offers, seeks, markets, languages, ...profile }: Profile): ProfileInput {
  return {
    ...profile,
    sectors: [...sectors],
    offers: [...offers],
    seeks: [...seeks],
    markets: [...markets],
    languages: [...languages],
  }
}
