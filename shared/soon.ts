import type { Instant, MeetingId, ParticipantId } from './ids.ts'
import type { Room } from './room.ts'

/** [X7] How long before a meeting its people are pushed a word of it, ms. */
export const BEFORE_MS = 5 * 60_000

/** A meeting that somebody is to go to in a moment. */
export interface Soon {
  participantId: ParticipantId
  meetingId: MeetingId
  startsAt: Instant
}

/** When people are to be told next of what begins then; undefined: nothing is ahead. */
export function nextLook(room: Room, now: Instant): Instant | undefined {
  const looks = [...room.slots.values()].map(({ startsAt }) => startsAt - BEFORE_MS).filter((at) => at > now)
  return looks.length === 0 ? undefined : Math.min(...looks)
}

/** [X7] Whom to tell now. While a round is held nobody knows when the next begins. */
export function soonIn(room: Room, now: Instant): Soon[] {
  if (room.archived || room.heldSince !== null) return []
  const found: Soon[] = []
  for (const meeting of room.meetings.values()) {
    if (meeting.state !== 'placed') continue
    const { startsAt } = room.slots.get(meeting.slotId)!
    if (startsAt <= now || startsAt - BEFORE_MS > now) continue
    const away = meeting.participantIds.filter((id) => !meeting.atTable.includes(id))
    found.push(...away.map((participantId) => ({ participantId, meetingId: meeting.id, startsAt })))
  }
  return found
}

/** Whether that is so still: the meeting is there, at that time, and has not begun. */
export function isSoon(room: Room, { participantId, meetingId, startsAt }: Soon, now: Instant): boolean {
  return soonIn(room, now).some(
    (one) => one.participantId === participantId && one.meetingId === meetingId && one.startsAt === startsAt,
  )
}
