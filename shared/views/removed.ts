import type { ParticipantId } from '../ids.ts'
import type { Notice, Room } from '../room.ts'
import { openRecord } from './floor.ts'
import { seesAny, seesFor } from './leads.ts'
import { ofAllPeople } from './of-all-people.ts'
import { sealed, type Sealed } from './sealed.ts'
import { openMark } from './words.ts'

/** Who was removed from the room, but not erased. */
export const removedPeople = ofAllPeople<readonly ParticipantId[]>(
  (participants) => [...participants.values()].filter(({ state }) => state === 'removed').map(({ id }) => id),
  ({ state }) => state,
)

export function removedIn(room: Room): readonly ParticipantId[] {
  return removedPeople.of(room)
}

/** [V6] Somebody who was removed keeps their name for those who had to do with them. */
export function removedPartner(room: Room, viewer: ParticipantId, id: ParticipantId): Sealed | undefined {
  const person = room.participants.get(id)
  if (person?.state !== 'removed' || !hadToDoWith(room, viewer, id)) return undefined
  return sealed(
    { ...openRecord(room, person), state: 'removed' },
    { profile: person.profile },
    openMark(person.profile),
  )
}

function hadToDoWith(room: Room, viewer: ParticipantId, other: ParticipantId): boolean {
  const requests = (room.requestsOf.get(other) ?? []).map((id) => room.requests.get(id)!)
  if (requests.some(({ from, to }) => seesAny(room, viewer, [from, to]))) return true
  for (const { participantIds } of room.meetings.values()) {
    if (participantIds.includes(other) && seesAny(room, viewer, participantIds)) return true
  }
  for (const notice of room.notices.values()) {
    if (peopleIn(notice).includes(other) && seesFor(room, viewer, notice.participantId)) return true
  }
  return false
}

/** Everybody whom a notice names. */
export function peopleIn({ participantId, seen, now }: Notice): ParticipantId[] {
  return [participantId, ...(seen?.participantIds ?? []), ...now.participantIds]
}
