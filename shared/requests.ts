import type { AnswerBody } from './commit.ts'
import { accept, type Asking, type Decision, nothingToDo, reject, type Rules } from './decision.ts'
import { mayMeet } from './eligibility.ts'
import { liveMeetingOf } from './engagements.ts'
import type { RoomEvent } from './events.ts'
import { slotFault } from './fitting.ts'
import type { MeetingId, ParticipantId, SlotId } from './ids.ts'
import { atMeetingLimit, limitReached, openRequests } from './limits.ts'
import { alternatives, bestPlace, bestTable, type Wanted } from './placing.ts'
import type { Rejection } from './rejections.ts'
import { isStaff } from './roles.ts'
import type { Request, Room } from './room.ts'
import { actsFor, answeredBy, nobodys, ownOf, presentParticipant, speaksFor, visibleRequest } from './speaking.ts'
import { lastStart, MINUTE } from './timetable.ts'

type RequestDeed = 'send-request' | 'accept-request' | 'decline-request' | 'withdraw-request'

export const requestRules: Rules<RequestDeed> = {
  'send-request': (asking, { to, from: named, message, slotIds = [] }) => {
    const { room, issuer, at, id } = asking
    const from = actsFor(room, issuer, named)
    if (from === undefined) return reject(isStaff(issuer) ? { code: 'malformed', field: 'from' } : nobodys(issuer))
    if (!presentParticipant(room, from) || !presentParticipant(room, to)) return reject('not-found')
    if (slotIds.some((slotId) => !room.slots.has(slotId))) return reject({ code: 'not-found', field: 'slotIds' })
    if (from === to) return reject('same-person')
    const meeting = liveMeetingOf(room, [from, to])
    if (meeting) return reject({ code: 'already-meeting', meetingId: meeting.id, state: meeting.state })
    const pending = pendingBetween(room, from, to)
    if (pending?.from === from) return reject({ code: 'already-asked' })
    if (pending) return acceptance(asking, pending, { wished: slotIds })
    const closed = requestsClosed(asking)
    if (closed) return reject(closed)
    if (wasDeclined(room, from, to)) return reject('declined-before')
    if (!mayMeet(room, [from, to])) return reject('not-eligible')
    const own = ownOf(room, issuer, [from])
    const { openRequestsPerParticipant: open } = room.rules.limits
    if (open !== undefined && openRequests(room, from) >= open)
      return reject(limitReached(room, issuer, 'openRequestsPerParticipant', from, own))
    if (atMeetingLimit(room, [from])) return reject(limitReached(room, issuer, 'meetingsPerParticipant', from, own))
    const minutes = room.rules.requestsExpireAfterMinutes
    const expiresAt = minutes === null ? null : at + minutes * MINUTE
    const wished = [...new Set(slotIds)]
    return accept(
      { type: 'request-sent', requestId: id, from, to, slotIds: wished, message: message || null, expiresAt },
      { requestId: id },
    )
  },

  'accept-request': (asking, { requestId, slotId }) => {
    const { room, issuer } = asking
    const request = visibleRequest(room, issuer, requestId)
    if (!request) return reject('not-found')
    if (!speaksFor(room, issuer, request.to)) return reject('not-allowed')
    if (slotId && !room.slots.has(slotId)) return reject({ code: 'not-found', field: 'slotId' })
    return acceptance(asking, request, { slotId: slotId ?? undefined })
  },

  'decline-request': ({ room, issuer }, { requestId, reason }) => {
    const request = visibleRequest(room, issuer, requestId)
    if (!request) return reject('not-found')
    if (!speaksFor(room, issuer, request.to)) return reject('not-allowed')
    if (request.state === 'declined') return nothingToDo()
    if (request.state !== 'pending') return reject(requestClosed(request))
    return accept({
      type: 'request-declined',
      requestId,
      reason: reason || null,
      answeredBy: answeredBy(issuer, request.to),
    })
  },

  'withdraw-request': ({ room, issuer }, { requestId }) => {
    const request = visibleRequest(room, issuer, requestId)
    if (!request) return reject('not-found')
    if (!speaksFor(room, issuer, request.from)) return reject('not-allowed')
    if (request.state === 'withdrawn') return nothingToDo()
    if (request.state !== 'pending') return reject(requestClosed(request))
    return accept({ type: 'request-withdrawn', requestId })
  },
}

/** [R13] Requests are open from `opensAt` to `closesAt`, and never from when the last slot begins. Staff may ask for others before and after. */
function requestsClosed({ room, at, issuer }: Asking): Rejection | undefined {
  if (at >= lastStart(room)) return { code: 'too-late' }
  if (isStaff(issuer)) return undefined
  if (room.opensAt !== null && at < room.opensAt) return { code: 'too-early', when: room.opensAt }
  if (room.closesAt !== null && at >= room.closesAt) return { code: 'too-late', when: room.closesAt }
  return undefined
}

/** [R1] At most one pending request per pair, whichever way. */
export function pendingBetween(room: Room, a: ParticipantId, b: ParticipantId): Request | undefined {
  const requests = (room.requestsOf.get(a) ?? []).map((id) => room.requests.get(id)!)
  return requests.find(({ from, to, state }) => state === 'pending' && (from === b || to === b))
}

/** [R7] Whom somebody declined cannot ask them again, until the decliner asks. */
export function wasDeclined(room: Room, from: ParticipantId, by: ParticipantId): boolean {
  let declined = false
  for (const id of room.requestsOf.get(from) ?? []) {
    const request = room.requests.get(id)!
    if (request.from === from && request.to === by) declined ||= request.state === 'declined'
    else if (request.from === by && request.to === from) declined = false
  }
  return declined
}

/** [R8] [D1] The state that an answer met, the meeting if there is one, and who answered. */
function requestClosed({ state, meetingId, answeredBy, to }: Request): Rejection {
  const answered = state === 'accepted' || state === 'declined'
  return { code: 'request-closed', state, ...(meetingId && { meetingId }), ...(answered && { by: answeredBy ?? to }) }
}

/** [R4] [M1] The pending request becomes a meeting, placed at once where it can be: in the slot named, or by the placing rule. */
function acceptance(
  asking: Asking,
  request: Request,
  choice: { slotId?: SlotId | undefined; wished?: readonly SlotId[] },
): Decision {
  const { room, issuer, at, id: meetingId } = asking
  const people = [request.from, request.to]
  if (request.state !== 'pending') return reject(requestClosed(request))
  const live = liveMeetingOf(room, people)
  if (live) return reject({ code: 'already-meeting', meetingId: live.id, state: live.state })
  if (!mayMeet(room, people)) return reject('not-eligible')
  const own = ownOf(room, issuer, people)
  const full = atMeetingLimit(room, [request.to, request.from])
  if (full) return reject(limitReached(room, issuer, 'meetingsPerParticipant', full, own))
  const wanted: Wanted = { participantIds: people, wishes: wishesOf([request.slotIds, choice.wished ?? []]) }
  const begun: RoomEvent[] = [
    { type: 'request-accepted', requestId: request.id, meetingId, answeredBy: answeredBy(issuer, request.to) },
    { type: 'meeting-agreed', meetingId, participantIds: people, origin: 'acceptance', wishes: wanted.wishes },
  ]
  const answer = { requestId: request.id, meetingId }
  if (choice.slotId === undefined) return placedOrWaiting(asking, begun, wanted, answer)

  const { slotId } = choice
  const refuse = (why: Rejection) => reject({ ...why, alternatives: alternatives(room, wanted, at, { slotId }) })
  const fault = slotFault(room, slotId, { participantIds: [request.to, request.from], issuer, own, at })
  if (fault) return refuse(fault)
  const table = bestTable(room, slotId, wanted)
  if (!table) return refuse({ code: 'table-taken', slotId })
  const to = { slotId, tableId: table.tableId }
  return accept([...begun, { type: 'meeting-placed', meetingId, to, byRoom: false }], { ...answer, ...to })
}

/** [M1] By the placing rule; or it waits with the reason. `begun` are the facts that made the meeting. */
export function placedOrWaiting(
  asking: Asking,
  begun: RoomEvent[],
  wanted: Wanted,
  answer: AnswerBody & { meetingId: MeetingId },
): Decision {
  const { meetingId } = answer
  const best = bestPlace(asking.room, wanted, asking.at)
  if ('waits' in best) {
    return accept(
      [...begun, { type: 'meeting-put-aside', meetingId, from: null, reason: best.waits, parked: false }],
      answer,
    )
  }
  return accept([...begun, { type: 'meeting-placed', meetingId, to: best.place, byRoom: false }], {
    ...answer,
    ...best.place,
  })
}

/** [M1] By how many each slot is wished. */
export function wishesOf(sets: readonly (readonly SlotId[])[]): Record<SlotId, number> {
  const wishes: Record<SlotId, number> = {}
  for (const set of sets) for (const slotId of new Set(set)) wishes[slotId] = (wishes[slotId] ?? 0) + 1
  return wishes
}
