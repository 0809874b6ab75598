import type { ParticipantId, PersonalKey } from '../ids.ts'
import type { Room } from '../room.ts'

/** What lies beside the log under a participant's `profile` key. */
export interface Profile {
  name: string
  organisation: string
  /** The organisation's short label. */
  label: string
  sectors: readonly string[]
  offers: readonly string[]
  seeks: readonly string[]
  markets: readonly string[]
  languages: readonly string[]
  email: string
  /** A few words on themselves; absent where there are none. */
  about?: string
  /** Mark of their picture; absent where there is none. Its bytes are a record beside the room. */
  picture?: string
}

/** Looks personal data up beside the log; undefined where there is none (erased). */
export type Words = (key: PersonalKey) => unknown

/**
 * Where the words lie now that lay under `key`: a corrected address moves a profile to another key, but is no change for those who may
 * not read addresses, so what they are still to be sent names the old one.
 */
export function keyNow(room: Room, key: PersonalKey): PersonalKey {
  const now = room.participants.get(key.slice(0, key.indexOf('/')))?.profile
  return now !== undefined && openMark(now) === openMark(key) ? now : key
}

/** The profile under `key`, as it was put there; all of it empty when it was erased. */
export function profileAt(words: Words, key: PersonalKey | undefined): Profile {
  const value = (key === undefined ? undefined : words(key)) as Partial<Profile> | undefined
  return {
    name: value?.name ?? '',
    organisation: value?.organisation ?? '',
    label: value?.label ?? '',
    sectors: value?.sectors ?? [],
    offers: value?.offers ?? [],
    seeks: value?.seeks ?? [],
    markets: value?.markets ?? [],
    languages: value?.languages ?? [],
    email: value?.email ?? '',
    ...(value?.about && { about: value.about }),
    ...(value?.picture && { picture: value.picture }),
  }
}

/** What lies beside the log of how people may join. */
export interface JoiningWords {
  /** The organiser's own, in lines. */
  text: string
  /** Where the event is. */
  place: string
}

/** The organiser's words under `key`; empty where there are none. */
export function joiningWordsAt(words: Words, key: PersonalKey | null | undefined): JoiningWords {
  const value = (key ? words(key) : undefined) as Partial<JoiningWords> | undefined
  return { text: value?.text ?? '', place: value?.place ?? '' }
}

/** What people are told of their data beside what Rondo says of itself: who answers for it, and in the organiser's own words. */
export interface Privacy {
  responsible: string
  text: string
}

/** What the organiser said about people's data; both empty where nothing was said. */
export function privacyAt(words: Words, key: PersonalKey | null | undefined): Privacy {
  const value = (key ? words(key) : undefined) as Partial<Privacy> | undefined
  return { responsible: value?.responsible ?? '', text: value?.text ?? '' }
}

/** The text under `key`; empty when it was erased. */
export function textAt(words: Words, key: PersonalKey | undefined): string {
  const value = key === undefined ? undefined : words(key)
  return typeof value === 'string' ? value : ''
}

/**
 * Key for a profile: `<participantId>/profile-<mark>#<fresh>`. The mark stays while nothing changes that the floor may
 * read, so that a corrected address is no change for the floor (L5). `fresh` is random, so the key is new each time.
 */
export function profileKey(
  participantId: ParticipantId,
  fresh: string,
  profile: Profile,
  was?: { key: PersonalKey; profile: Profile },
): PersonalKey {
  if (was && readByAll(was.profile) === readByAll(profile)) return `${openMark(was.key)}#${fresh}`
  return `${participantId}/profile-${fresh}#${fresh}`
}

/** The part of a profile's key that is the same as long as all that the floor may read of it is. */
export function openMark(key: PersonalKey): string {
  const end = key.indexOf('#')
  return end < 0 ? key : key.slice(0, end)
}

function readByAll(profile: Profile): string {
  const { name, organisation, label, sectors, offers, seeks, markets, languages, about, picture } = profile
  return JSON.stringify([name, organisation, label, sectors, offers, seeks, markets, languages, about, picture])
}
