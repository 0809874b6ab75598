import type { ApplicationId, Instant, PersonalKey } from './ids.ts'
import type { Change } from './room-change.ts'
import type { Facts, OrganisationKind } from './room-people.ts'

export interface Side {
  kind?: readonly OrganisationKind[] | undefined
  delegation?: readonly string[] | undefined
}

/** A side of the room that people join, and how many of it may be in [J4]. Absent fields: anybody. */
export interface JoiningSide extends Side {
  most: number
}

/** How people may ask to take part [J1]. */
export interface Joining {
  open: boolean
  /** From this instant on nobody applies; null: until the organiser closes it. */
  until: Instant | null
  /** Where the organiser's text and the place lie; null: neither. */
  words: PersonalKey | null
  decides: 'by-hand' | 'at-once'
  /** What the public page tells of who comes: who agreed to be named; how many there are. */
  shows: { names: boolean; numbers: boolean }
  sides: readonly JoiningSide[]
}

/** `deferred`: on the waiting list. `gone`: withdrawn or erased; nothing is known of it but that it was. */
export type ApplicationState = 'undecided' | 'deferred' | 'accepted' | 'declined' | 'gone'

/** Somebody who asked to take part. */
export interface Application {
  id: ApplicationId
  state: ApplicationState
  facts: Facts
  /** Empty once accepted (the words are the participant's then) or gone. */
  profile: PersonalKey
  /** As `Participant.listed`, once they are in. */
  listed: boolean
  appliedAt: Instant
  /** When it came to be as it is by a decision; null: undecided. */
  decidedAt: Instant | null
  /** Whether the applicant has seen that decision [J8]. */
  told: boolean
  /** How often it was sent in: the last time's status link is the one that holds. */
  times: number
  changed: Change
}
