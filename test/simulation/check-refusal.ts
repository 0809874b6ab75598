import { decide } from '../../shared/decide.ts'
import type { Asked, Deed } from '../../shared/deeds.ts'
import { rejectionCodes, type Alternative, type Rejection, type RejectionCode } from '../../shared/rejections.ts'
import type { CommitBy } from '../../shared/commit.ts'
import type { RequestId } from '../../shared/ids.ts'
import type { Limits, Request, Room } from '../../shared/room.ts'

const codes: ReadonlySet<string> = new Set(rejectionCodes)
/** Refusals for which a place was asked: a pending request can have no part in any of them [L7]. */
export const refusalsOfPlaces: ReadonlySet<RejectionCode> = new Set<RejectionCode>([
  'slot-has-meeting',
  'slot-closed',
  'person-busy',
  'person-closed',
  'table-closed',
  'table-taken',
  'table-reserved',
  'table-unfit',
])

/** How a command was looked at when it was refused. */
export interface Refused {
  room: Room
  by: CommitBy
  deed: Deed
  at: number
  rejection: Rejection
}

/** [L6] [L7] What must hold of every refusal, by the room it was decided on. @throws Error */
export function checkRefusal(refused: Refused): void {
  const { rejection } = refused
  const { code } = rejection
  if (!codes.has(code)) throw new Error(`[L6] a refusal without a code of ours: ${code}`)
  expectOffersHold(refused)
  if (refusalsOfPlaces.has(code)) expectNotBlockedByRequests(refused)
  if (code === 'limit-reached') expectLimitFull(refused)
}

function decided({ room, by, at }: Refused, deed: Deed) {
  const asked: Asked = { ...by, deed, at, id: 'tried' }
  return decide(room, asked)
}

/** [L6] [G8] At most three, each in another slot, and each would be accepted if it came next. */
function expectOffersHold(refused: Refused): void {
  const { deed, rejection } = refused
  const offers = rejection.alternatives ?? []
  if (offers.length > 3) throw new Error('[L6] more than three alternatives')
  if (new Set(offers.map(({ slotId }) => slotId)).size < offers.length)
    throw new Error('[L6] two alternatives in one slot')
  for (const offer of offers) {
    const next = taking(offer, deed, rejection)
    const decision = decided(refused, next)
    if (!decision.ok)
      throw new Error(`[L6] ${JSON.stringify(next)} was offered and is refused: ${decision.rejection.code}`)
  }
}

/** The deed that takes an alternative to the one that was refused. */
function taking({ slotId, tableId }: Alternative, deed: Deed, { meetingId }: Rejection): Deed {
  switch (deed.type) {
    case 'accept-request':
    case 'propose-slot':
      return { ...deed, slotId }
    case 'send-request':
      return { ...deed, slotIds: [slotId] }
    case 'book-meeting':
    case 'move-meeting':
      return { ...deed, slotId, tableId }
    case 'answer-proposal':
      return { type: 'propose-slot', meetingId: deed.meetingId, participantId: deed.participantId, slotId }
    case 'set-availability':
      return { type: 'propose-slot', meetingId: meetingId!, participantId: deed.participantId, slotId }
    default:
      throw new Error(`[L6] ${deed.type} offers places`)
  }
}

/** [L7] Were there no other pending requests, it would be refused all the same. */
function expectNotBlockedByRequests(refused: Refused): void {
  const { room, deed, rejection } = refused
  let others = 0
  const requests = new Map<RequestId, Request>()
  for (const [id, request] of room.requests) {
    const isOther = request.state === 'pending' && !isOwn(request, deed)
    requests.set(id, isOther ? { ...request, state: 'withdrawn' } : request)
    if (isOther) others++
  }
  if (others === 0) return
  const decision = decided({ ...refused, room: { ...room, requests } }, deed)
  if (decision.ok || decision.rejection.code !== rejection.code)
    throw new Error(`[L7] ${deed.type} is refused with ${rejection.code} only while other requests are pending`)
}

/** Whether a command answers this request itself: it names it, or books the two, whose wishes count then [S5]. */
function isOwn({ id, from, to }: Request, deed: Deed): boolean {
  if (deed.type !== 'book-meeting') return 'requestId' in deed && deed.requestId === id
  return deed.participantIds.length === 2 && [from, to].every((person) => deed.participantIds.includes(person))
}

/** [L7] Counted afresh, without what was cancelled or answered, the limit is reached. */
function expectLimitFull({ room, deed, rejection }: Refused): void {
  const { limit } = rejection
  if (limit === 'joiningSide') return expectSideFull(room)
  const allowed = limit && room.rules.limits[limit as keyof Limits]
  if (allowed === undefined) throw new Error(`[L7] a limit that the room does not have: ${limit}`)
  if (limit === 'meetingsPerSession') return
  const people = new Set(room.participants.keys())
  const mostOf = limit === 'openRequestsPerParticipant' ? openRequests(room) : liveMeetings(room)
  for (const person of people) if ((mostOf.get(person) ?? 0) >= allowed) return
  throw new Error(`[L7] nobody is at the limit ${limit} for which ${deed.type} is refused`)
}

/** [J4] In the days that are played, sides are of kinds alone. */
function expectSideFull({ joining, participants }: Room): void {
  const present = [...participants.values()].filter(({ state }) => state === 'present')
  const isFull = joining?.sides.some(
    ({ kind, most }) => present.filter((person) => kind?.includes(person.kind)).length >= most,
  )
  if (!isFull) throw new Error('[J4] somebody is refused for a side that has places')
}

function openRequests(room: Room): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { from, state } of room.requests.values())
    if (state === 'pending') counts.set(from, (counts.get(from) ?? 0) + 1)
  return counts
}

function liveMeetings(room: Room): Map<string, number> {
  const counts = new Map<string, number>()
  for (const meeting of room.meetings.values()) {
    if (meeting.state === 'cancelled') continue
    for (const id of meeting.state === 'no-show' ? meeting.absent : meeting.participantIds)
      counts.set(id, (counts.get(id) ?? 0) + 1)
  }
  return counts
}
