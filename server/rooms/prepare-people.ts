import type { CommandOf, ProfileInput } from '../../shared/commands.ts'
import type { OrganisationKey } from '../../shared/ids.ts'
import { judgePerson } from '../../shared/import/judge.ts'
import { proposedLabels } from '../../shared/import/labels.ts'
import type { Profile } from '../../shared/import/reading.ts'
import { nameForm } from '../../shared/names.ts'
import type { Rejection } from '../../shared/rejections.ts'
import { isStaff, type Issuer } from '../../shared/roles.ts'
import type { Preparation, Standing } from './batch.ts'
import { People } from './people.ts'

type PersonCommand = CommandOf<'add-participant' | 'change-participant'>

/** A late arrival, or a person corrected, under the checks of an import (CASES I). */
export function preparePerson(
  command: PersonCommand,
  issuer: Issuer,
  { room, words, newId }: Standing,
  organisationKey: (name: string) => OrganisationKey,
): Preparation {
  const people = new People(room, words, organisationKey)
  if (command.type === 'add-participant') {
    // Who may not add is told that, and not whether such a person is here (V).
    if (!isStaff(issuer)) return refused({ code: 'not-allowed', needs: 'facilitator' })
    const judged = judge(command)
    if (!judged.ok) return judged
    const known = people.recognised(judged.profile)
    if (known !== undefined) return refused({ code: 'duplicate', who: known.id })
    const profile = { ...judged.profile, label: labelFor(judged.profile, people) }
    const { person, put } = people.person(newId(), profile, newId())
    return { ok: true, deed: { type: 'add-participant', ...person }, put }
  }
  const id = command.participantId ?? (issuer.role === 'participant' ? issuer.participantId : undefined)
  if (id === undefined) return refused({ code: 'malformed', field: 'participantId' })
  if (!isStaff(issuer) && !(issuer.role === 'participant' && issuer.participantId === id)) {
    return refused({ code: 'not-allowed', needs: 'facilitator' })
  }
  const before = room.participants.get(id)
  if (before?.state !== 'present') return refused({ code: 'not-found' })
  const judged = judge({ ...asInput(people.profileOf(before)), ...given(command) })
  if (!judged.ok) return judged
  const profile = { ...judged.profile, label: labelFor(judged.profile, people) }
  const { person, put } = people.person(id, profile, newId())
  return { ok: true, deed: { type: 'change-participant', ...person }, put }
}

function judge(input: ProfileInput): { ok: true; profile: Profile } | { ok: false; rejection: Rejection } {
  const judged = judgePerson(input)
  return 'person' in judged
    ? { ok: true, profile: judged.person }
    : refused({ code: 'malformed', field: judged.errors[0]?.column ?? '' })
}

/** The one its organisation has; else the given one when it is free, or one like it. */
function labelFor({ organisation, label }: Profile, people: People): string {
  const form = nameForm(organisation)
  const taken = people.labels()
  const own = taken.find((known) => nameForm(known.organisation) === form)
  return own?.label ?? proposedLabels([{ organisation, label }], taken).byOrganisation.get(form) ?? label
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
