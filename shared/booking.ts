import { placeFault, sitting } from './board.ts'
import { accept, type Asking, nothingToDo, reject, type Rules, staffOnly } from './decision.ts'
import { mayMeet } from './eligibility.ts'
import { liveMeetingOf, slotsInOrder } from './engagements.ts'
import type { RoomEvent } from './events.ts'
import { placeOf } from './evolve-meetings.ts'
import { slotFault } from './fitting.ts'
import type { ParticipantId, SlotId, TableId } from './ids.ts'
import { atMeetingLimit, limitReached } from './limits.ts'
import { meetingClosed } from './meetings.ts'
import { alternatives, bestTable, rankedPlaces, type Wanted } from './placing.ts'
import type { Rejection } from './rejections.ts'
import { pendingBetween, placedOrWaiting, wishesOf } from './requests.ts'
import { isStaff } from './roles.ts'
import type { Place, Request } from './room.ts'
import { presentParticipant } from './speaking.ts'

type BookingDeed = 'book-meeting' | 'join-meeting'

/** Meetings that staff make for others, and whom they bring into them. */
export const bookingRules: Rules<BookingDeed> = {
  'book-meeting': (asking, { participantIds, slotId, tableId, overrule }) => {
    const { room, issuer, at, id: meetingId } = asking
    if (!isStaff(issuer)) return staffOnly
    if (participantIds.some((id) => !presentParticipant(room, id)))
      return reject({ code: 'not-found', field: 'participantIds' })
    if (slotId && !room.slots.has(slotId)) return reject({ code: 'not-found', field: 'slotId' })
    if (tableId && !room.tables.has(tableId)) return reject({ code: 'not-found', field: 'tableId' })
    if (new Set(participantIds).size < participantIds.length) return reject('same-person')
    const fault = newMeetingFault(asking, participantIds, overrule)
    if (fault) return reject(fault)
    const request =
      participantIds.length === 2 ? pendingBetween(room, participantIds[0]!, participantIds[1]!) : undefined
    const wanted: Wanted = { participantIds, wishes: wishesOf(request ? [request.slotIds] : []) }
    const begun = bookedEvents(asking, wanted, request)
    if (!slotId && !tableId) return placedOrWaiting(asking, begun, wanted, { meetingId })

    const found = namedPlace(asking, wanted, slotId ?? null, tableId ?? null, overrule)
    if ('place' in found) {
      const to = found.place
      return accept([...begun, { type: 'meeting-placed', meetingId, to, byRoom: false }], { meetingId, ...to })
    }
    const sameSlot = !!slotId && !!tableId && !slotFault(room, slotId, sitting(asking, participantIds, false))
    const elsewhere = alternatives(room, wanted, at, { slotId: slotId ?? null, sameSlot })
    return reject({ ...found.fault, alternatives: elsewhere })
  },

  'join-meeting': (asking, { meetingId, participantId, overrule }) => {
    const { room, issuer } = asking
    if (!isStaff(issuer)) return staffOnly
    const meeting = room.meetings.get(meetingId)
    if (!meeting || !presentParticipant(room, participantId)) return reject('not-found')
    if (meeting.state !== 'waiting' && meeting.state !== 'placed' && meeting.state !== 'running')
      return reject(meetingClosed(meeting))
    if (meeting.participantIds.includes(participantId)) return nothingToDo()
    if (meeting.participantIds.length >= 8) return reject({ code: 'limit-reached', allowed: 8 })
    const people = [...meeting.participantIds, participantId]
    const fault = newMeetingFault(asking, people, overrule, [participantId])
    if (fault) return reject(fault)
    const here = placeOf(meeting)
    const misfit = here && placeFault(asking, here, people, overrule, [meetingId])
    return misfit ? reject(misfit) : accept({ type: 'meeting-joined', meetingId, participantId })
  },
}

/** Who may meet and limits for a meeting that is new to `newcomers`; one live meeting of exactly the same people [M14]. */
function newMeetingFault(
  { room, issuer }: Asking,
  people: readonly ParticipantId[],
  overrule: boolean | undefined,
  newcomers = people,
): Rejection | undefined {
  const live = liveMeetingOf(room, people)
  if (live) return { code: 'already-meeting', meetingId: live.id, state: live.state }
  if (overrule) return undefined
  if (!mayMeet(room, people)) return { code: 'not-eligible' }
  const full = atMeetingLimit(room, newcomers)
  return full ? limitReached(room, issuer, 'meetingsPerParticipant', full, []) : undefined
}

/** [S5] A pending request of the same two is accepted by it. */
function bookedEvents(
  { id: meetingId }: Asking,
  { participantIds, wishes }: Wanted,
  request: Request | undefined,
): RoomEvent[] {
  return [
    ...(request ? [{ type: 'request-accepted' as const, requestId: request.id, meetingId, answeredBy: 'staff' }] : []),
    { type: 'meeting-agreed', meetingId, participantIds, origin: 'staff', wishes },
  ]
}

/** The place that is meant, also where only a slot or only a table was named; or why they cannot have it. */
function namedPlace(
  asking: Asking,
  wanted: Wanted,
  slotId: SlotId | null,
  tableId: TableId | null,
  overrule: boolean | undefined,
): { place: Place } | { fault: Rejection } {
  const { room } = asking
  const { participantIds } = wanted
  const slot = slotId ?? firstSlotAt(asking, wanted, tableId!)
  if (!slot) return { fault: { code: 'too-late' } }
  const table = tableId ?? bestTable(room, slot, wanted)?.tableId
  if (!table) {
    const fault = slotFault(room, slot, sitting(asking, participantIds, overrule))
    return { fault: fault ?? { code: 'table-taken', slotId: slot } }
  }
  const place = { slotId: slot, tableId: table }
  const fault = placeFault(asking, place, participantIds, overrule)
  return fault ? { fault } : { place }
}

/** The best slot for them at that table; else one in which they could sit elsewhere, or any, whose fault is then told. */
function firstSlotAt({ room, at }: Asking, wanted: Wanted, tableId: TableId): SlotId | undefined {
  const onlyTable = { ...room, tables: new Map([[tableId, room.tables.get(tableId)!]]) }
  const best = rankedPlaces(onlyTable, wanted, at)[0] ?? rankedPlaces(room, wanted, at)[0]
  return best?.slotId ?? slotsInOrder(room).find((id) => room.slots.get(id)!.stage === 'ahead')
}
