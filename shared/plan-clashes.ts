import type { Draft } from './draft.ts'
import { meetingsDuring, seatedMeetingsOf } from './engagements.ts'
import { placeOf, unseated } from './evolve-meetings.ts'
import { slotFault, tableFault, type Sitting } from './fitting.ts'
import type { Instant, MeetingId } from './ids.ts'
import { alternatives } from './placing.ts'
import type { Clash, Rejection } from './rejections.ts'
import type { Meeting, Place, Room, SeatedMeeting } from './room.ts'

export interface Boards {
  /** The board as the plan would make it, with everything in its new place. */
  planned: Room
  /** The same, in which a meeting is lifted for a moment: for many of them one copy is enough. */
  lifting: Draft
  at: Instant
  overrule: boolean | undefined
}

export function clashOf(meetingId: MeetingId, rejection: Rejection, others: readonly MeetingId[] = []): Clash {
  return { meetingId, code: rejection.code, rejection, with: others }
}

/** [Y1] Why a meeting cannot be where the plan has it, with what else is there. Undefined: it can. `now`: as it is on the board. */
export function clashAt(boards: Boards, now: Meeting): Clash | undefined {
  const { planned, at, overrule } = boards
  const { id: meetingId } = now
  const meeting = planned.meetings.get(meetingId) as SeatedMeeting
  const sitting: Sitting = {
    participantIds: meeting.participantIds,
    except: [meetingId],
    issuer: { role: 'facilitator', staffId: '' },
    own: [],
    overrule,
    at,
  }
  const fault = slotFault(planned, meeting.slotId, sitting)
  if (fault?.code === 'not-eligible') return clashOf(meetingId, withPlaces(boards, meeting, now, fault))
  const limit = () => limitFault(planned, meeting, placeOf(now))
  const full = overrule ? undefined : limit()
  if (full) return clashOf(meetingId, withPlaces(boards, meeting, now, full.rejection), full.with)
  if (fault) return clashOf(meetingId, withPlaces(boards, meeting, now, fault), rivalsOf(planned, meeting))
  const seat = seatFault(planned, meeting, sitting)
  if (!seat) return undefined
  const wished = !overrule || !(slotFault(planned, meeting.slotId, { ...sitting, overrule: false }) ?? limit())
  return clashOf(meetingId, withPlaces(boards, meeting, now, seat, wished), rivalsOf(planned, meeting))
}

/** Those with its people at the time, then those at its table. */
function rivalsOf(planned: Room, { id, slotId, tableId, participantIds }: SeatedMeeting): MeetingId[] {
  const rivals = meetingsDuring(planned, slotId, [id])
  const beside = rivals.filter((rival) => rival.participantIds.some((person) => participantIds.includes(person)))
  const atTable = rivals.filter((rival) => rival.tableId === tableId)
  return [...new Set([...beside, ...atTable])].map((rival) => rival.id)
}

/** As `tableFault`, but of several who share a cell each is told of another. */
function seatFault(planned: Room, meeting: SeatedMeeting, sitting: Sitting): Rejection | undefined {
  const { slotId, tableId } = meeting
  const fault = tableFault(planned, tableId, slotId, sitting)
  const holder = fault?.code === 'table-closed' ? undefined : anotherAt(planned, meeting)
  return holder === undefined ? fault : { code: 'table-taken', tableId, meetingId: holder }
}

function anotherAt(planned: Room, { id, slotId, tableId }: SeatedMeeting): MeetingId | undefined {
  for (const during of planned.overlaps.get(slotId)!) {
    for (const other of planned.meetingsAt.get(during) ?? [])
      if (other !== id && (planned.meetings.get(other) as SeatedMeeting).tableId === tableId) return other
  }
  return undefined
}

/** [L.5] Who comes into a session counts there as new; who moves within it does not. */
function limitFault(planned: Room, { id, slotId, participantIds }: SeatedMeeting, from: Place | null) {
  const allowed = planned.rules.limits.meetingsPerSession
  const sessionOf = (slot: string) => planned.slots.get(slot)!.sessionId
  const session = sessionOf(slotId)
  if (allowed === undefined || (from && sessionOf(from.slotId) === session)) return undefined
  for (const who of participantIds) {
    const there = seatedMeetingsOf(planned, who).filter((meeting) => sessionOf(meeting.slotId) === session)
    if (there.length <= allowed) continue
    const rejection: Rejection = { code: 'limit-reached', limit: 'meetingsPerSession', who, allowed }
    return { rejection, with: there.filter((meeting) => meeting.id !== id).map((meeting) => meeting.id) }
  }
  return undefined
}

/** [L6] [G8] With up to three places that the plan could have instead. `sameSlot`: only the table is at fault, and no wish is against the slot. */
function withPlaces(
  { planned, lifting, at }: Boards,
  meeting: SeatedMeeting,
  now: Meeting,
  rejection: Rejection,
  sameSlot = false,
): Rejection {
  const { slotId, participantIds } = meeting
  const from = placeOf(now)
  const leaves = from ? planned.slots.get(from.slotId)!.sessionId : undefined
  lifting.put('meetings', meeting.id, { ...unseated(meeting), state: 'waiting', reason: 'put-aside', parked: true })
  const places = alternatives(lifting.room, { participantIds, wishes: {}, leaves }, at, {
    slotId,
    sameSlot,
    here: from,
  })
  lifting.put('meetings', meeting.id, meeting)
  const reachable = now.state === 'running' ? places.filter((place) => place.slotId === slotId) : places
  return { ...rejection, alternatives: reachable }
}
