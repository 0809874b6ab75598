import type { PersonalEntry } from '../../shared/commit.ts'
import type { Person } from '../../shared/deeds.ts'
import type { OrganisationKey, ParticipantId, PersonalKey } from '../../shared/ids.ts'
import type { LabelWish } from '../../shared/import/labels.ts'
import type { Profile } from '../../shared/import/reading.ts'
import { mailForm, nameForm } from '../../shared/names.ts'
import type { Facts, Participant, Room } from '../../shared/room.ts'
import { STEP } from '../../shared/steps.ts'
import { profileAt, profileKey, type Profile as Words, type Words as WordsAt } from '../../shared/views/words.ts'

/** A person for the rules, and their words for beside the log: none when they are as before. */
export interface PersonAndWords {
  person: Person
  put: PersonalEntry[]
}

/** The people of a room with their words, as an import or a change looks them up. Built once for each deed. */
export class People {
  readonly #room: Room
  readonly #words: WordsAt
  readonly #fromSecret: (name: string) => OrganisationKey
  readonly #byMail = new Map<string, ParticipantId>()
  readonly #byName = new Map<string, ParticipantId>()
  readonly #organisations = new Map<string, { key: OrganisationKey; name: string; label: string; isHere: boolean }>()

  constructor(
    room: Room,
    words: WordsAt,
    fromSecret: (name: string) => OrganisationKey,
    known: Iterable<Participant> = room.participants.values(),
  ) {
    this.#room = room
    this.#words = words
    this.#fromSecret = fromSecret
    for (const participant of known) this.#learn(participant)
  }

  /** The same, some people at a time: a full room takes long. */
  static *inSteps(...[room, words, fromSecret]: ConstructorParameters<typeof People>): Generator<void, People> {
    const people = new People(room, words, fromSecret, [])
    let seen = 0
    for (const participant of room.participants.values()) {
      people.#learn(participant)
      if (++seen % STEP === 0) yield
    }
    return people
  }

  #learn({ id, state, profile, organisation: key }: Participant): void {
    if (state === 'erased') return
    const { name, organisation, email, label } = profileAt(this.#words, profile)
    const [form, isHere] = [nameForm(organisation), state === 'present']
    if (email !== '') this.#byMail.set(mailForm(email), id)
    this.#byName.set(nameAt(name, organisation), id)
    // What it is called is told by those who are here: who left may have left before it got another label.
    if (isHere || !this.#organisations.get(form)?.isHere)
      this.#organisations.set(form, { key, name: organisation, label, isHere })
  }

  /** Who this is, if the room knows them: by address, else by name and organisation (CASES I). */
  recognised({ email, name, organisation }: Profile): { id: ParticipantId; by: 'address' | 'name' } | undefined {
    const byMail = email === '' ? undefined : this.#byMail.get(mailForm(email))
    if (byMail !== undefined) return { id: byMail, by: 'address' }
    const id = this.#byName.get(nameAt(name, organisation))
    return id === undefined ? undefined : { id, by: 'name' }
  }

  /**
   * Organisations and their labels, as they are in the room. When nobody of one is here any more its label is free: a refusal would tell
   * who was removed from who was erased (V).
   */
  labelled(): { organisation: string; label: string }[] {
    const here = [...this.#organisations.values()].filter(({ isHere }) => isHere)
    return here.map(({ name, label }) => ({ organisation: name, label }))
  }

  /** Undefined for an organisation that nobody is here from. */
  labelOf(organisation: string): string | undefined {
    const known = this.#organisations.get(nameForm(organisation))
    return known?.isHere ? known.label : undefined
  }

  /** The labels that these ask for; last, so that what is given comes before it, what an organisation was called when somebody of it was here. */
  wishes(list: readonly LabelWish[]): LabelWish[] {
    const former = list.flatMap(({ organisation }) => {
      const known = this.#organisations.get(nameForm(organisation))
      return known && !known.isHere ? [{ organisation, label: known.label }] : []
    })
    return [...list, ...former]
  }

  /** People of this organisation who still bear another label. */
  withOtherLabel(organisation: string, label: string): ParticipantId[] {
    const colleagues = [...this.#room.participants.values()].filter(({ state, profile }) => {
      const words = profileAt(this.#words, profile)
      return state === 'present' && nameForm(words.organisation) === nameForm(organisation) && words.label !== label
    })
    return colleagues.map(({ id }) => id)
  }

  /** All of a person, as a list would tell it. */
  profileOf(participant: Facts & { profile: PersonalKey }): Profile {
    const { kind, country, delegation, stepFree, online, lead } = participant
    const { about = '', picture: _, ...words } = profileAt(this.#words, participant.profile)
    return { ...words, kind, country, delegation, stepFree, online, lead, about }
  }

  /**
   * `id`: of somebody in the room or who asks to be, or a fresh one. Words that are as before keep their key. `picture`: its mark, `''`
   * for none; undefined: the one they have.
   */
  person(id: ParticipantId, profile: Profile, fresh: string, picture?: string): PersonAndWords {
    const { name, organisation, kind, country, delegation, sectors, offers, seeks, markets, languages, email, label } =
      profile
    const { stepFree, online, lead, about } = profile
    const before = this.#room.applications.get(id)?.profile || this.#room.participants.get(id)?.profile
    const was = before === undefined ? undefined : { key: before, profile: profileAt(this.#words, before) }
    const shown = picture ?? was?.profile.picture
    const words: Words = {
      ...{ name, organisation, label, sectors, offers, seeks, markets, languages, email },
      ...(about && { about }),
      ...(shown && { picture: shown }),
    }
    const facts = {
      organisation: this.organisationKey(organisation),
      kind,
      country,
      delegation,
      stepFree,
      online,
      lead,
    }
    if (was && JSON.stringify(was.profile) === JSON.stringify(words))
      return { person: { participantId: id, facts, profile: was.key }, put: [] }
    const key = profileKey(id, fresh, words, was)
    return { person: { participantId: id, facts, profile: key }, put: [{ key, owners: [id], value: words }] }
  }

  /** That of colleagues who are here, for a room that was brought from a store with another secret. */
  organisationKey(organisation: string): OrganisationKey {
    return this.#organisations.get(nameForm(organisation))?.key ?? this.#fromSecret(organisation)
  }
}

function nameAt(name: string, organisation: string): string {
  return `${nameForm(name)}\n${nameForm(organisation)}`
}
