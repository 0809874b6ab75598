import type { ParticipantId } from '../../shared/ids.ts'
import type { Meeting } from '../../shared/room.ts'
import type { Act } from './act.ts'
import type { Workshop } from './workshop.ts'

/** Something anybody tries, in both histories. */
export function anyAct(at: Workshop): Act {
  const [b, c, d] = at.others(3) as [string, string, string]
  const person = at.dice.chance(0.3) ? at.me : b
  const requests = [...at.left.room.requests.values()].filter(({ state }) => state === 'pending')
  const request = at.dice.pick(requests)
  const meeting = at.dice.pick([...at.left.room.meetings.values()])
  const slotId = at.slot()
  const acts: Act[] = [
    at.asks(person, c).act,
    at.asks(c, person, { message: at.dice.word(), slotIds: [slotId] }).act,
    at.books([person, c], slotId).act,
    at.books([c, d], slotId, { tableId: at.table(), overrule: true }).act,
    at.books([b, c], at.slot()).act,
    at.closes(b, slotId),
    at.by(b, 'sign-up', { itemId: at.item() }),
  ]
  const own = at.ownMeeting()
  if (own) acts.push(at.writes(`note:${own.id}`), at.sits(`note:${own.id}`))
  if (request) {
    const answer = at.by(request.to, 'accept-request', { requestId: request.id })
    acts.push(answer, answer, at.by(request.to, 'decline-request', { requestId: request.id, reason: at.dice.word() }))
  }
  if (meeting) {
    const meetingId = meeting.id
    acts.push(
      at.by(at.dice.pick(meeting.participantIds), 'cancel-meeting', { meetingId }),
      at.by(at.dice.pick(meeting.participantIds), 'propose-slot', { meetingId, slotId }),
      at.by(at.dice.pick(meeting.participantIds), 'answer-proposal', { meetingId, accept: true }),
      at.byStaff('move-meeting', { meetingId, slotId, tableId: at.table() }),
      at.byStaff('join-meeting', { meetingId, participantId: d }),
    )
  }
  return at.dice.pick(acts)
}

/** Something that the audience itself sends: with ids of its own, hidden ones of either history, and invented ones [V3]. */
export function ownCommand(at: Workshop): Act {
  return at.act(at.world.issuer, at.dice.pick(at.world.audience === 'facilitator' ? staffCommands : commands)(at))
}

type Say = (at: Workshop) => { type: string } & Record<string, unknown>

const commands: Say[] = [
  (at) => ({ type: 'send-request', to: at.anybody(), slotIds: [at.slot()], message: at.dice.word() }),
  (at) => ({ type: 'send-request', to: at.anybody(), from: at.anybody() }),
  (at) => ({ type: 'accept-request', requestId: at.anyRequest() }),
  (at) => ({ type: 'accept-request', requestId: at.anyRequest(), slotId: at.slot() }),
  (at) => ({ type: 'decline-request', requestId: at.anyRequest() }),
  (at) => ({ type: 'withdraw-request', requestId: at.anyRequest() }),
  (at) => ({ type: 'set-availability', slotId: at.slot(), open: at.dice.chance(0.3) }),
  (at) => ({ type: 'set-availability', slotId: at.slot(), open: false, participantId: at.anybody() }),
  (at) => ({ type: 'change-participant', offers: [at.dice.word()] }),
  (at) => ({ type: 'change-participant', label: at.dice.pick(['H1', 'H4', 'H6', 'NEW']) }),
  (at) => ({ type: 'change-participant', participantId: at.anybody(), email: 'x@example.org' }),
  (at) => ({ type: 'sign-up', itemId: at.dice.pick([at.item(), 'invented']) }),
  (at) => ({ type: 'sign-off', itemId: at.item(), participantId: at.anybody() }),
  () => ({ type: 'check-in' }),
  (at) => ({ type: 'check-in', participantId: at.anybody() }),
  (at) => ({ type: 'at-table', meetingId: at.anyMeeting() }),
  (at) => ({ type: 'at-table', meetingId: at.anyMeeting(), participantId: at.anybody() }),
  (at) => ({ type: 'record-outcome', meetingId: at.anyMeeting(), outcome: 'held' }),
  (at) => ({ type: 'acknowledge', meetingId: at.anyMeeting() }),
  (at) => ({ type: 'acknowledge', meetingId: at.anyMeeting(), participantId: at.anybody() }),
  (at) => ({ type: 'cancel-meeting', meetingId: at.anyMeeting(), reason: at.dice.word() }),
  (at) => ({ type: 'cancel-meeting', meetingId: at.anyMeeting(), participantId: at.anybody() }),
  (at) => ({ type: 'propose-slot', meetingId: at.anyMeeting(), slotId: at.slot() }),
  (at) => ({ type: 'propose-slot', meetingId: at.ownMeeting()?.id ?? 'invented', slotId: at.slot() }),
  (at) => ({ type: 'cancel-meeting', meetingId: at.ownMeeting()?.id ?? 'invented' }),
  (at) => ({ type: 'answer-proposal', meetingId: at.anyMeeting(), accept: at.dice.chance(0.5), slotId: at.slot() }),
  (at) => ({ type: 'substitute', participantId: at.anybody(), by: at.anybody(), meetingId: at.anyMeeting() }),
  // What only staff do: refused before anything is looked up.
  (at) => ({ type: 'book-meeting', participantIds: at.others(2), slotId: at.slot() }),
  (at) => ({ type: 'move-meeting', meetingId: at.anyMeeting(), slotId: at.slot(), tableId: at.table() }),
  (at) => ({ type: 'swap-meetings', meetingIds: [at.anyMeeting(), at.anyMeeting()] }),
  (at) => ({ type: 'unplace-meeting', meetingId: at.anyMeeting() }),
  (at) => ({ type: 'place-waiting', meetingIds: [at.anyMeeting()] }),
  (at) => ({ type: 'lock-meeting', meetingId: at.anyMeeting() }),
  (at) => ({ type: 'unlock-meeting', meetingId: at.anyMeeting() }),
  (at) => ({ type: 'join-meeting', meetingId: at.anyMeeting(), participantId: at.anybody() }),
  (at) => ({ type: 'mark-no-show', meetingId: at.anyMeeting(), absent: [at.anybody()] }),
  (at) => ({ type: 'take-back-no-show', meetingId: at.anyMeeting() }),
  () => ({ type: 'undo' }),
  (at) => ({ type: 'start-plan', name: at.dice.word() }),
  (at) => ({ type: 'publish-plan', planId: at.anyPlan(), intents: [{ meetingId: at.anyMeeting(), to: null }] }),
  (at) => ({ type: 'rename-plan', planId: at.anyPlan(), name: at.dice.word() }),
  (at) => ({ type: 'drop-plan', planId: at.anyPlan() }),
  (at) => ({ type: 'close-table', tableId: at.table() }),
  (at) => ({ type: 'close-slot', slotId: at.slot() }),
  (at) => ({ type: 'remove-table', tableId: at.table() }),
  (at) => ({ type: 'remove-participant', participantId: at.anybody() }),
  (at) => ({ type: 'erase-participant', participantId: at.anybody() }),
  (at) => ({ type: 'renew-link', participantId: at.anybody() }),
  (at) => ({ type: 'revoke-staff', staffId: at.anybody() }),
  (at) => ({ type: 'add-participant', name: at.dice.word(), organisation: 'House 3', kind: 'company', country: 'IT' }),
  (at) => ({ type: at.dice.pick(['no-such-command', '__proto__', 'send-request']) }),
]

/** Staff learn nothing of what people say to each other, whatever they do on the board. */
const staffCommands: Say[] = [
  ...commands,
  (at) => ({ type: 'book-meeting', participantIds: at.others(2), slotId: at.slot(), tableId: at.table() }),
  (at) => ({ type: 'book-meeting', participantIds: at.others(3), overrule: true }),
  (at) => ({ type: 'cancel-meeting', meetingId: at.anyMeeting(), reason: at.dice.word() }),
  () => ({ type: 'place-waiting' }),
  (at) => ({ type: 'substitute', participantId: at.anybody(), by: at.anybody() }),
]

/** Commands that seek a place, and for whom: what they are answered may depend on these people's days. Undefined for all others. */
export function seekers(at: Workshop, { does }: Act): string[] | undefined {
  if ('deed' in does) return undefined
  if (!placeSeeking.has(does.type)) return undefined
  const ids = new Set(Object.values(does).flat())
  const rooms = [at.left.room, at.right.room]
  return [
    at.me,
    ...at.world.people.filter((id) => ids.has(id)),
    ...rooms.flatMap(({ requests, meetings }) => [
      ...[...requests.values()].filter(({ id }) => ids.has(id)).flatMap(({ from, to }) => [from, to]),
      ...[...meetings.values()]
        .filter((meeting) => ids.has(meeting.id) || isInTheWay(meeting, at.me, ids))
        .flatMap(({ participantIds }) => participantIds),
    ]),
  ]
}

/** In a slot that is to be closed: another place is offered for it [A2]. */
function isInTheWay(meeting: Meeting, me: ParticipantId, named: ReadonlySet<unknown>): boolean {
  const isTheirs = meeting.participantIds.some((id) => id === me || named.has(id))
  return isTheirs && 'slotId' in meeting && named.has(meeting.slotId)
}

const placeSeeking: ReadonlySet<string> = new Set([
  'accept-request',
  'propose-slot',
  'answer-proposal',
  'set-availability',
  'substitute',
])
