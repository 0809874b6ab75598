import type { ParticipantId, RoomId } from '../../../shared/ids.ts'
import { enter } from '../../room/links.ts'

/**
 * The personal link of somebody in the room, from the server, as only it can make one; an organiser's to ask for. Undefined: it did not
 * come (no line, or the person is no longer in the room).
 */
export async function linkOf(roomId: RoomId, participantId: ParticipantId): Promise<string | undefined> {
  const token = enter(roomId, undefined)?.token
  const headers = { authorization: `Bearer ${token ?? ''}` }
  const answer = await fetch(`/api/rooms/${roomId}/invitations`, { headers }).catch(() => undefined)
  if (!answer?.ok) return undefined
  const { participants } = (await answer.json()) as { participants: { id: ParticipantId; link: string }[] }
  return participants.find(({ id }) => id === participantId)?.link
}
