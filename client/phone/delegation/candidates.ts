import type { MeetingId, ParticipantId } from '../../../shared/ids.ts'
import type { Room } from '../../../shared/room.ts'
import { openMeetingsOf, substitution, type Substitution } from '../../../shared/substitution.ts'

/** A colleague, and what they could take over of `all` meetings. */
export interface Candidate extends Substitution {
  id: ParticipantId
  all: number
}

/** Who could go instead of `from`: to one meeting, or to all that are not over. Who can take over most comes first, of these who has least to do. */
export function candidatesOf(
  room: Room,
  from: ParticipantId,
  colleagues: readonly ParticipantId[],
  meetingId: MeetingId | undefined,
): Candidate[] {
  const open = openMeetingsOf(room, from)
  const chosen = meetingId === undefined ? open : open.filter(({ id }) => id === meetingId)
  const load = (id: ParticipantId) => openMeetingsOf(room, id).length
  return colleagues
    .filter((id) => room.participants.get(id)?.state === 'present')
    .map((id) => ({ id, all: chosen.length, ...substitution(room, chosen, from, id) }))
    .sort((a, b) => b.taken.length - a.taken.length || load(a.id) - load(b.id))
}
