import { accept, type Asking, type Decision, nothingToDo, organiserOnly, reject, type Rules } from './decision.ts'
import { signedUpItems } from './engagements.ts'
import type { RoomEvent } from './events.ts'
import type { ApplicationId } from './ids.ts'
import { countsOf, fullSideOf, take } from './joining-sides.ts'
import type { Rejection } from './rejections.ts'
import { isOrganiser } from './roles.ts'
import type { Application, Room } from './room.ts'
import { presentParticipant } from './speaking.ts'

type DecidingDeed = 'accept-applications' | 'decline-applications' | 'defer-applications' | 'reopen-applications'

/** [J3] What the organiser decides of applications, one or many in one act. */
export const joiningDecisionRules: Rules<DecidingDeed> = {
  /** [J4] In the order named, until a side is full. `known`: whose address somebody in the room has. */
  'accept-applications': (asking, { applicationIds, known, profiles, overrule }) => {
    const { room } = asking
    const sides = room.joining?.sides ?? []
    const counts = countsOf(
      sides,
      [...room.participants.values()].filter(({ state }) => state === 'present'),
    )
    return each(asking, applicationIds, (application) => {
      if (application.state === 'accepted') return []
      if (known.includes(application.id) || presentParticipant(room, application.id))
        return { code: 'duplicate', field: 'email' }
      const full = fullSideOf(sides, counts, application.facts)
      if (full && !overrule) return { code: 'limit-reached', limit: 'joiningSide', allowed: full.most }
      take(sides, counts, application.facts)
      return comesIn(room, { ...application, profile: profiles[application.id] ?? application.profile })
    })
  },

  'decline-applications': (asking, { applicationIds }) =>
    each(asking, applicationIds, ({ id, state }) => {
      if (state === 'accepted') return { code: 'application-closed', state }
      return state === 'declined' ? [] : [{ type: 'application-declined', applicationId: id }]
    }),

  'defer-applications': (asking, { applicationIds }) =>
    each(asking, applicationIds, ({ id, state }) => {
      if (state === 'accepted') return { code: 'application-closed', state }
      return state === 'deferred' ? [] : [{ type: 'application-deferred', applicationId: id }]
    }),

  /** [J8] Taken back, as long as the applicant does not know and nothing has come of it. */
  'reopen-applications': (asking, { applicationIds }) =>
    each(asking, applicationIds, (application) => {
      const { id, state, told } = application
      if (state === 'undecided') return []
      if (told || (state === 'accepted' && hasBegun(asking.room, id))) return { code: 'application-closed', state }
      const reopened: RoomEvent = { type: 'application-reopened', applicationId: id }
      return state === 'accepted' ? [reopened, { type: 'participant-removed', participantId: id }] : [reopened]
    }),
}

/** [J7] An applicant becomes a participant of the same id; who was removed is present again. */
export function comesIn(
  room: Room,
  { id, facts, profile, listed }: Pick<Application, 'id' | 'facts' | 'profile' | 'listed'>,
): RoomEvent[] {
  const person = { participantId: id, facts, profile }
  return [
    { type: 'application-accepted', applicationId: id },
    { type: room.participants.has(id) ? 'participant-changed' : 'participant-added', ...person },
    ...((room.participants.get(id)?.listed ?? false) === listed
      ? []
      : [{ type: 'listed', participantId: id, listed } as const]),
  ]
}

/**
 * Each is judged by itself; what is refused is named in the answer. Where nothing could be done, and something was refused, the whole is
 * refused for the first reason.
 */
function each(
  { room, issuer }: Asking,
  ids: readonly ApplicationId[],
  judge: (application: Application) => RoomEvent[] | Rejection,
): Decision {
  if (!isOrganiser(issuer)) return organiserOnly
  const events: RoomEvent[] = []
  const refused: { applicationId: ApplicationId; code: Rejection['code'] }[] = []
  let first: Rejection | undefined
  for (const applicationId of new Set(ids)) {
    const application = room.applications.get(applicationId)
    const judged = application && application.state !== 'gone' ? judge(application) : ({ code: 'not-found' } as const)
    if (Array.isArray(judged)) events.push(...judged)
    else {
      first ??= judged
      refused.push({ applicationId, code: judged.code })
    }
  }
  if (first && events.length === 0) return reject(first)
  return events.length === 0 ? nothingToDo() : accept(events, { refused })
}

/** Whether an accepted person has been in the room, or something there rests on them. */
function hasBegun(room: Room, id: ApplicationId): boolean {
  const person = room.participants.get(id)
  if (person?.state !== 'present') return true
  return (
    person.openedAt !== null ||
    (room.requestsOf.get(id) ?? []).length > 0 ||
    (room.meetingsOf.get(id) ?? []).length > 0 ||
    signedUpItems(room, id).length > 0
  )
}
