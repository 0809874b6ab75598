import { accept, type Asking, type Decision, nothingToDo, organiserOnly, reject, type Rules } from './decision.ts'
import type { DeedOf } from './deeds.ts'
import type { RoomEvent } from './events.ts'
import { comesIn } from './joining-decisions.ts'
import { countsOf, fullSideOf } from './joining-sides.ts'
import { isOrganiser, isStaff } from './roles.ts'
import type { Application, Joining, Room } from './room.ts'
import { presentParticipant } from './speaking.ts'

type JoiningDeed =
  'set-joining' | 'apply' | 'correct-application' | 'withdraw-application' | 'see-application' | 'set-listed'

/** More than this nobody decides on, and a page that is open to all must end somewhere. As many as a list may have (import/fields.ts). */
const mostApplications = 5000

/** [J] Joining, as far as it is the applicants' doing; what the organiser decides stands in joining-decisions.ts. */
export const joiningRules: Rules<JoiningDeed> = {
  'set-joining': ({ room, issuer }, { joining }) => {
    if (!isOrganiser(issuer)) return organiserOnly
    return JSON.stringify(room.joining) === JSON.stringify(joining)
      ? nothingToDo()
      : accept({ type: 'joining-set', joining })
  },

  /** [J1] [J2] Anybody, between opening and deadline. `applicationId`: of who has applied under this address before, else a fresh one. */
  apply: (asking, deed) => {
    const { room, issuer } = asking
    if (issuer.role !== 'applicant') return reject('not-allowed')
    const refusal = closedFor(room, asking.at)
    if (refusal) return refusal
    const { applicationId, facts, profile, listed } = deed
    const before = room.applications.get(applicationId)
    if (before?.state === 'accepted' && presentParticipant(room, applicationId)) return reject('duplicate')
    if (!before && room.applications.size >= mostApplications)
      return reject({ code: 'limit-reached', limit: 'applications' })
    const applied: RoomEvent = { type: 'applied', applicationId, facts, profile, listed }
    const generation = (before?.times ?? 0) + 1
    return accept([applied, ...atOnce(asking, deed, before)], { applicationId, generation })
  },

  'correct-application': ({ room, issuer }, { facts, profile, listed }) => {
    const own = ownApplication(room, issuer)
    if (!own) return reject('not-found')
    if (own.state === 'accepted' || own.state === 'declined')
      return reject({ code: 'application-closed', state: own.state })
    if (own.profile === profile && own.listed === listed && JSON.stringify(own.facts) === JSON.stringify(facts))
      return nothingToDo()
    return accept({ type: 'application-corrected', applicationId: own.id, facts, profile, listed })
  },

  /** [J9] No word of it is kept. Who has been let in leaves the room as others do. */
  'withdraw-application': ({ room, issuer }) => {
    const own = ownApplication(room, issuer)
    if (!own) return reject('not-found')
    if (own.state === 'accepted') return reject({ code: 'application-closed', state: own.state })
    return accept({ type: 'application-erased', applicationId: own.id })
  },

  /** [J8] The applicant was shown what was decided: it cannot be taken back any more. */
  'see-application': ({ room, issuer }) => {
    const own = ownApplication(room, issuer)
    if (!own) return reject('not-found')
    if (own.told || own.state === 'undecided') return nothingToDo()
    return accept({ type: 'application-told', applicationId: own.id })
  },

  /** [J10] Consent is nobody else's to give; staff may take it away where somebody asks them to. */
  'set-listed': ({ room, issuer }, { listed, participantId }) => {
    const self = issuer.role === 'participant' ? issuer.participantId : undefined
    const id = participantId ?? self
    if (id === undefined) return reject({ code: 'malformed', field: 'participantId' })
    if (id !== self && !(isStaff(issuer) && !listed)) return reject({ code: 'not-allowed', needs: 'participant' })
    const person = presentParticipant(room, id)
    if (!person) return reject('not-found')
    return person.listed === listed ? nothingToDo() : accept({ type: 'listed', participantId: id, listed })
  },
}

/** [J1] Whether people may apply now, as everybody may know. */
export function joiningStage(joining: Pick<Joining, 'open' | 'until'>, at: number): 'open' | 'closed' | 'over' {
  if (joining.until !== null && joining.until <= at) return 'over'
  return joining.open ? 'open' : 'closed'
}

function closedFor({ joining }: Room, at: number): Decision | undefined {
  if (!joining) return reject('not-found')
  if (joiningStage(joining, at) === 'open') return undefined
  return reject({ code: 'too-late', ...(joining.until !== null && { when: joining.until }) })
}

/** [J5] Where the organiser chose so: in, while all their sides have a place; else on the waiting list. */
function atOnce(
  { room }: Asking,
  { applicationId, facts, profile, listed, known }: DeedOf<'apply'>,
  before: Application | undefined,
): RoomEvent[] {
  const joining = room.joining!
  if (joining.decides !== 'at-once' || before?.state === 'deferred') return []
  const present = [...room.participants.values()].filter(({ state }) => state === 'present')
  if (known || fullSideOf(joining.sides, countsOf(joining.sides, present), facts))
    return [{ type: 'application-deferred', applicationId }]
  return comesIn(room, { id: applicationId, facts, profile, listed })
}

/** That of who asks by a status link; gone ones are none. */
function ownApplication(room: Room, issuer: Asking['issuer']): Application | undefined {
  if (issuer.role !== 'applicant' || issuer.applicationId === null) return undefined
  const own = room.applications.get(issuer.applicationId)
  return own?.state === 'gone' ? undefined : own
}
