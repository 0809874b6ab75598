import { accept, type Asking, nothingToDo, reject, type Rules } from './decision.ts'
import { isSeated } from './draft.ts'
import { mayMeet } from './eligibility.ts'
import { liveMeetingOf, meetingOfDuring, signedUpItems } from './engagements.ts'
import type { RoomEvent } from './events.ts'
import type { MeetingId, ParticipantId } from './ids.ts'
import { nameForm } from './names.ts'
import { isStaff } from './roles.ts'
import type { Meeting, Room } from './room.ts'
import { presentParticipant, speaksFor } from './speaking.ts'
import { sessionOf, timesOverlap } from './timetable.ts'

type DelegationDeed = 'substitute'

export const delegationRules: Rules<DelegationDeed> = {
  /** [D2] [D3] Takes over one meeting or all that are not over, with place, table and limit; what clashes stays and is listed. */
  substitute: (asking, { participantId, by, meetingId }) => {
    const { room, issuer } = asking
    if (!speaksFor(room, issuer, participantId)) return reject({ code: 'not-allowed', needs: 'lead' })
    const [person, other] = [room.participants.get(participantId), presentParticipant(room, by)]
    if (!person || !other) return reject('not-found')
    if (participantId === by) return reject('same-person')
    const together =
      person.organisation === other.organisation ||
      (person.delegation !== '' && nameForm(person.delegation) === nameForm(other.delegation))
    if (!isStaff(issuer) && !together) return reject('not-eligible')
    const meetings = (room.meetingsOf.get(participantId) ?? []).map((id) => room.meetings.get(id)!)
    const open = meetings.filter(({ state }) => state === 'waiting' || state === 'placed' || state === 'running')
    const chosen = meetingId === undefined ? open : open.filter(({ id }) => id === meetingId)
    if (meetingId !== undefined && chosen.length === 0) {
      const over = meetings.find(({ id }) => id === meetingId)
      return over ? nothingToDo() : reject('not-found')
    }
    return takingOver(asking, chosen, participantId, by)
  },
}

/** They cannot clash with each other in new hands: one person was in all of them. */
function takingOver({ room }: Asking, meetings: readonly Meeting[], from: ParticipantId, to: ParticipantId) {
  const events: RoomEvent[] = []
  const clashes: { meetingId: MeetingId; code: string }[] = []
  for (const meeting of meetings) {
    const code = substitutionClash(room, meeting, from, to)
    if (code) clashes.push({ meetingId: meeting.id, code })
    else events.push({ type: 'substituted', meetingId: meeting.id, from, to })
  }
  return accept(events, { clashes })
}

/** [D3] Engaged then, already in it, a live meeting of the same people, not allowed to meet. */
function substitutionClash(room: Room, meeting: Meeting, from: ParticipantId, to: ParticipantId): string | undefined {
  if (meeting.participantIds.includes(to)) return 'same-person'
  const people = meeting.participantIds.map((id) => (id === from ? to : id))
  if (liveMeetingOf(room, people)) return 'already-meeting'
  if (!mayMeet(room, people, isSeated(meeting) ? sessionOf(room, meeting.slotId).name : undefined))
    return 'not-eligible'
  if (!isSeated(meeting)) return undefined
  const slot = room.slots.get(meeting.slotId)!
  const engaged =
    meetingOfDuring(room, to, meeting.slotId) || signedUpItems(room, to).some((item) => timesOverlap(item, slot))
  return engaged ? 'person-busy' : undefined
}
