import { accept, nothingToDo, reject, type Rules } from './decision.ts'
import type { RoomEvent } from './events.ts'
import { seatedMeetingsOf } from './engagements.ts'
import { placeOf } from './evolve-meetings.ts'
import type { Instant, SlotId } from './ids.ts'
import { alternatives } from './placing.ts'
import type { Rejection } from './rejections.ts'
import type { Room, SeatedMeeting } from './room.ts'
import { actsFor, nobodys, presentParticipant } from './speaking.ts'
import { putAside } from './tray.ts'

type AvailabilityDeed = 'set-availability'

/** [A] Everyone is open everywhere until they close a slot. */
export const availabilityRules: Rules<AvailabilityDeed> = {
  'set-availability': ({ room, issuer, at }, { slotId, open, participantId: named }) => {
    const participantId = actsFor(room, issuer, named)
    if (participantId === undefined) return reject(nobodys(issuer))
    const person = presentParticipant(room, participantId)
    const slot = room.slots.get(slotId)
    if (!person || !slot) return reject('not-found')
    if (person.closedSlots.includes(slotId) !== open) return nothingToDo()
    if (slot.stage !== 'ahead') return reject({ code: 'too-late', slotId })
    const change: RoomEvent = { type: 'availability-changed', participantId, slotId, open }
    if (open) return accept(change)

    const inTheWay = seatedMeetingsOf(room, participantId).filter((meeting) =>
      room.overlaps.get(slotId)!.includes(meeting.slotId),
    )
    if (inTheWay.length === 0) return accept(change)
    const self = issuer.role === 'participant' && issuer.participantId === participantId
    const begun = inTheWay.find(({ state }) => state !== 'placed')
    if (self || begun) return reject(hasMeeting(room, slotId, begun ?? inTheWay[0]!, at))
    return { ...accept([change, ...inTheWay.map(putAside)]), aside: inTheWay.map(({ id }) => id) }
  },
}

/** [A2] The meeting in the way, and where one could propose to have it instead. */
function hasMeeting(room: Room, slotId: SlotId, meeting: SeatedMeeting, at: Instant): Rejection {
  const { id: meetingId, participantIds, state, locked } = meeting
  const wanted = { participantIds, wishes: {}, except: [meetingId] }
  const movable = state === 'placed' && !locked
  return {
    code: 'slot-has-meeting',
    slotId,
    meetingId,
    meetingIds: [meetingId],
    alternatives: movable ? alternatives(room, wanted, at, { slotId, here: placeOf(meeting) }) : [],
  }
}
