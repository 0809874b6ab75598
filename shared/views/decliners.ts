import type { ParticipantId } from '../ids.ts'
import type { Room } from '../room.ts'

/** [R7] Those whom one may not ask: they declined, and have not asked themselves since. In the order of the requests. */
export function declinersOf(room: Room, participantId: ParticipantId): ParticipantId[] {
  const decliners = new Set<ParticipantId>()
  for (const id of room.requestsOf.get(participantId) ?? []) {
    const { from, to, state } = room.requests.get(id)!
    if (from !== participantId) decliners.delete(from)
    else if (state === 'declined') decliners.add(to)
  }
  return [...decliners]
}
