import type { ParticipantId, PersonalKey } from '../ids.ts'
import type { RecordName } from '../protocol.ts'
import type { ViewRecord } from './records.ts'
import { joiningWordsAt, privacyAt, profileAt, textAt, type Words } from './words.ts'

/** Where the words of a record lie. */
export interface Keys {
  profile?: PersonalKey
  message?: PersonalKey
  reason?: PersonalKey
  name?: PersonalKey
  /** The organiser's words for the public page. */
  joining?: PersonalKey
  /** The organiser's words about people's data. */
  privacy?: PersonalKey
  /** One person of each organisation at the table. */
  organisations?: readonly PersonalKey[]
}

/**
 * A record as the log alone makes it: its words are left empty and filled in when it is sent. So what counts as a change
 * is the same on every node and after a restart, whoever has been erased since.
 */
export interface Sealed<R extends ViewRecord = ViewRecord> {
  record: R
  keys: Keys
  /** Differs when the words may differ that this audience reads. */
  mark: string
  /** Differs when words may that this audience does not read, but by which it is decided what it reads. In no cursor: it may tell of what is hidden (L5). */
  beyond?: number
}

/** What is neither in the log nor beside it. */
export interface Extras {
  /** Link of a participant's calendar feed. */
  calendar(participantId: ParticipantId): string
  /** Whether somebody in the room bears this name (compared as organisations are): then the screen does not show it. */
  isPersonName(organisation: string): boolean
}

/** A record without words of its own. */
export function plain<R extends ViewRecord>(record: R): Sealed<R> {
  return { record, keys: {}, mark: '' }
}

/** A record whose words lie under `keys`; without `mark`, it is another when one of them is. */
export function sealed<R extends ViewRecord>(record: R, keys: Keys, mark?: string): Sealed<R> {
  return { record, keys, mark: mark ?? Object.values(keys).join(' ') }
}

export function nameOf({ record }: Sealed): RecordName {
  return { kind: record.kind, id: record.id }
}

/** The record as it is sent. Words that were erased are empty texts. */
export function unseal({ record, keys }: Sealed, words: Words, extras: Extras): ViewRecord {
  switch (record.kind) {
    case 'participant': {
      const { email, ...open } = profileAt(words, keys.profile)
      return { ...record, ...open, ...(record.email === undefined ? {} : { email }) }
    }
    case 'me':
      return { ...record, email: profileAt(words, keys.profile).email, calendar: extras.calendar(record.id) }
    case 'application': {
      const { label: _, ...said } = profileAt(words, keys.profile)
      return { ...record, ...said }
    }
    case 'joining':
      return { ...record, ...joiningWordsAt(words, keys.joining) }
    case 'privacy':
      return { ...record, ...privacyAt(words, keys.privacy) }
    case 'request':
      return {
        ...record,
        ...(keys.message && { message: textAt(words, keys.message) }),
        ...(keys.reason && { reason: textAt(words, keys.reason) }),
      }
    case 'meeting':
      return keys.reason ? { ...record, cancelReason: textAt(words, keys.reason) } : record
    case 'staff':
    case 'plan':
      return { ...record, name: textAt(words, keys.name) }
    case 'cell':
      return keys.organisations
        ? { ...record, organisations: organisationNames(keys.organisations, words, extras) }
        : record
    default:
      return record
  }
}

function organisationNames(keys: readonly PersonalKey[], words: Words, extras: Extras): string[] {
  const names = keys.map((key) => profileAt(words, key).organisation)
  return names.filter((name) => name !== '' && !extras.isPersonName(name)).sort()
}

/** Whether an audience that has `a` need not be sent `b`. */
export function sameSealed(a: Sealed, b: Sealed): boolean {
  return a.mark === b.mark && a.beyond === b.beyond && sameValue(a.record, b.record)
}

/** Deep comparison of JSON values. */
function sameValue(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  const keys = Object.keys(a)
  if (keys.length !== Object.keys(b).length) return false
  return keys.every(
    (key) => key in b && sameValue((a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key]),
  )
}
