import { accept, nothingToDo, reject, type Rules } from './decision.ts'
import { isStaff } from './roles.ts'
import { presentParticipant, speaksFor } from './speaking.ts'
import { areColleagues, openMeetingsOf, substitution } from './substitution.ts'

type DelegationDeed = 'substitute'

export const delegationRules: Rules<DelegationDeed> = {
  /** [D2] [D3] Takes over one meeting or all that are not over, with place, table and limit; what clashes stays and is listed. */
  substitute: ({ room, issuer }, { participantId, by, meetingId }) => {
    if (!speaksFor(room, issuer, participantId)) return reject({ code: 'not-allowed', needs: 'lead' })
    const [person, other] = [room.participants.get(participantId), presentParticipant(room, by)]
    if (!person || !other) return reject('not-found')
    if (participantId === by) return reject('same-person')
    if (!isStaff(issuer) && !areColleagues(person, other)) return reject('not-eligible')
    const open = openMeetingsOf(room, participantId)
    const chosen = meetingId === undefined ? open : open.filter(({ id }) => id === meetingId)
    if (meetingId !== undefined && chosen.length === 0) {
      const isOver = (room.meetingsOf.get(participantId) ?? []).includes(meetingId)
      return isOver ? nothingToDo() : reject('not-found')
    }
    const { taken, clashes } = substitution(room, chosen, participantId, by)
    const events = taken.map((id) => ({ type: 'substituted' as const, meetingId: id, from: participantId, to: by }))
    return accept(events, { clashes })
  },
}
