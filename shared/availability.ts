import { accept, nothingToDo, reject, type Rules } from './decision.ts'
import type { RoomEvent } from './events.ts'
import { meetingOfDuring } from './engagements.ts'
import { withEvents } from './evolve.ts'
import { alternatives } from './placing.ts'
import { actsFor, presentParticipant } from './speaking.ts'
import { offersFor, putAside } from './tray.ts'
import type { SeatedMeeting } from './room.ts'

type AvailabilityDeed = 'set-availability'

/** [A] Everyone is open everywhere until they close a slot. */
export const availabilityRules: Rules<AvailabilityDeed> = {
  'set-availability': ({ room, issuer, at, changed }, { slotId, open, participantId: named }) => {
    const participantId = actsFor(room, issuer, named)
    if (participantId === undefined) return reject({ code: 'not-allowed', needs: 'lead' })
    const person = presentParticipant(room, participantId)
    const slot = room.slots.get(slotId)
    if (!person || !slot) return reject('not-found')
    if (person.closedSlots.includes(slotId) !== open) return nothingToDo()
    if (slot.stage !== 'ahead') return reject({ code: 'too-late', slotId })
    const change: RoomEvent = { type: 'availability-changed', participantId, slotId, open }
    if (open) return accept(change)

    const meeting = meetingOfDuring(room, participantId, slotId)
    if (!meeting) return accept(change)
    const self = issuer.role === 'participant' && issuer.participantId === participantId
    if (self || meeting.state !== 'placed') {
      const wanted = { participantIds: meeting.participantIds, wishes: {}, except: [meeting.id] }
      const elsewhere = alternatives(room, wanted, at, { slotId, tableAsked: false, current: meeting.slotId })
      return reject({
        code: 'slot-has-meeting',
        slotId,
        meetingId: meeting.id,
        meetingIds: [meeting.id],
        alternatives: elsewhere,
      })
    }
    const aside: SeatedMeeting[] = []
    const events: RoomEvent[] = [change]
    let now = room
    for (let next: SeatedMeeting | undefined = meeting; next; next = meetingOfDuring(now, participantId, slotId)) {
      aside.push(next)
      events.push(putAside(next))
      now = withEvents(room, events, changed)
    }
    return accept(events, { offers: offersFor(now, aside, at) })
  },
}
