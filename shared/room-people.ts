import type { Instant, OrganisationKey, ParticipantId, PersonalKey, SlotId, StaffId } from './ids.ts'
import type { StaffRole } from './roles.ts'
import type { Change } from './room-change.ts'

/** What kind of organisation somebody speaks for, in the order in which meeting types are written [O5]. */
export const kinds = ['cluster', 'company', 'development', 'research', 'public'] as const
export type OrganisationKind = (typeof kinds)[number]

/** What the rules need to know of a person. Name, contacts and profile lie beside the log, under `profile`. */
export interface Facts {
  organisation: OrganisationKey
  kind: OrganisationKind
  /** ISO 3166-1 alpha-2, and XK. */
  country: string
  /** Empty: none. */
  delegation: string
  stepFree: boolean
  online: boolean
  /** Leads the delegation. */
  lead: boolean
}

export interface Participant extends Facts {
  id: ParticipantId
  state: 'present' | 'removed' | 'erased'
  profile: PersonalKey
  /** Slots this person closed; everybody else is open everywhere [A1]. */
  closedSlots: readonly SlotId[]
  /** Raised to revoke a link. */
  linkGeneration: number
  /** When the personal link was first opened; null: never. */
  openedAt: Instant | null
  checkedInAt: Instant | null
  addedAt: Instant
  /** Agreed that the public page names them as one who comes: their organisation and country [J10]. */
  listed: boolean
  changed: Change
}

export interface StaffMember {
  id: StaffId
  role: StaffRole
  name: PersonalKey
  linkGeneration: number
  revoked: boolean
}
