import { availabilityRules } from './availability.ts'
import { boardRules } from './board.ts'
import { bookingRules } from './booking.ts'
import { dueEvents } from './clock.ts'
import { dayRules } from './day.ts'
import { type Asking, type Decision, reject, type Rules } from './decision.ts'
import type { Asked, Deed } from './deeds.ts'
import { delegationRules } from './delegations.ts'
import { changeOf, withEvents } from './evolve.ts'
import { joiningDecisionRules } from './joining-decisions.ts'
import { mayFreePlaces, movedUp } from './joining-line.ts'
import { joiningRules } from './joining.ts'
import { meetingRules } from './meetings.ts'
import { peopleRules } from './people.ts'
import { placeRules } from './places.ts'
import { planRules } from './plans.ts'
import { programmeRules } from './programme.ts'
import { receiptRules } from './receipts.ts'
import { requestRules } from './requests.ts'
import { isStaff, type Issuer } from './roles.ts'
import type { Room } from './room.ts'
import { roundRules } from './rounds.ts'
import { sessionRules } from './sessions.ts'
import { setUpRules } from './set-up.ts'
import { presentParticipant } from './speaking.ts'
import { makesRoom, offersFor, placeWaiting, trayRules } from './tray.ts'
import { undoRules } from './undo.ts'

export type { Decision } from './decision.ts'
export { nextDue } from './clock.ts'

/** One rule for every command; one without a rule does not compile. */
const rules: Rules<Deed['type']> = {
  ...setUpRules,
  ...sessionRules,
  ...placeRules,
  ...programmeRules,
  ...peopleRules,
  ...availabilityRules,
  ...requestRules,
  ...meetingRules,
  ...boardRules,
  ...bookingRules,
  ...trayRules,
  ...planRules,
  ...delegationRules,
  ...dayRules,
  ...roundRules,
  ...receiptRules,
  ...joiningRules,
  ...joiningDecisionRules,
  ...undoRules,
}

/** [G9] What an archived room still does: nothing but come back, show itself, and forget people. */
const inArchive: ReadonlySet<Deed['type']> = new Set<Deed['type']>([
  'archive-room',
  'pass-time',
  'erase-participant',
  'acknowledge',
  'open-link',
  'renew-link',
  'withdraw-application',
  'see-application',
])

/** [J] All that somebody does who is not in the room. */
const ofApplicants: ReadonlySet<Deed['type']> = new Set<Deed['type']>([
  'apply',
  'correct-application',
  'withdraw-application',
  'see-application',
])

/**
 * The only place where a room's rules come together. First what fell due by now happens [C5], so that no timer need have fired; then
 * the command is decided against that; then waiting meetings get the places it made free [M4], and waiting people theirs [J6]. All of it is
 * one commit, or nothing.
 * Pure: time and ids come in with the command. Time before the last commit's counts as that one's [L8].
 */
export function decide(room: Room, { deed, ...asked }: Asked): Decision {
  if (room.version === 0 && deed.type !== 'open-room') return reject('not-found')
  if (!maySpeak(room, asked.issuer, deed.type)) return reject('not-allowed')
  if (room.archived && !inArchive.has(deed.type)) return reject('room-archived')
  const at = Math.max(asked.at, room.at)
  const changed = changeOf({ version: room.version + 1, at, type: deed.type, by: asked })
  const due = dueEvents(room, at)
  const now = withEvents(room, due, changed)
  const asking: Asking = { ...asked, at, room: now, changed }
  const rule = rules[deed.type] as (asking: Asking, deed: Deed) => Decision
  const decision = rule(asking, deed)
  if (!decision.ok) return decision
  const own = [...due, ...decision.events]
  const placed = makesRoom(own) ? placeWaiting(withEvents(now, decision.events, changed), changed) : []
  const freed = own.length > 0 && mayFreePlaces(deed.type)
  const joined = freed ? movedUp(withEvents(now, decision.events, changed), at, asked.line) : []
  const events = [...decision.events, ...placed, ...joined]
  const { aside } = decision
  const offers = aside && { offers: offersFor({ ...asking, room: withEvents(now, events, changed) }, aside) }
  return { ok: true, events: [...due, ...events], answer: { ...decision.answer, ...offers } }
}

/** [G1] Not the screen, and not who has left or whose link was revoked while the command was under way. */
function maySpeak(room: Room, issuer: Issuer, type: Deed['type']): boolean {
  if (issuer.role === 'applicant') return ofApplicants.has(type)
  if (issuer.role === 'participant') return presentParticipant(room, issuer.participantId) !== undefined
  return isStaff(issuer) ? !room.staff.get(issuer.staffId)?.revoked : issuer.role === 'room'
}
