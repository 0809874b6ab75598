import type { Instant, ParticipantId, Version } from './ids.ts'
import type { Application, Notice, Participant, Request, Room } from './room.ts'
import { sameGlimpse, unseenAfter } from './notices.ts'

const MINUTE_MS = 60_000

/** [W1] Automatic letters are for people in the room, while it goes on. */
export function mayBeWritten(room: Room, person: Participant | undefined): person is Participant {
  return person?.state === 'present' && !room.archived
}

/** [W9] Who asked to take part, has been put on the waiting list or declined, and has not seen it. */
export function awaitsWord(room: Room, application: Application | undefined): application is Application {
  const { state, told } = application ?? {}
  return (state === 'deferred' || state === 'declined') && !told && !room.archived
}

/** Whether there is still something to go to: the last slot or item has not ended. */
export function isAhead(room: Room, now: Instant): boolean {
  return [...room.slots.values(), ...room.items.values()].some(({ endsAt }) => endsAt > now)
}

/** Everybody's notices, by person. */
export function noticesByPerson(room: Room): Map<ParticipantId, Notice[]> {
  const byPerson = new Map<ParticipantId, Notice[]>()
  for (const notice of room.notices.values()) {
    const own = byPerson.get(notice.participantId)
    if (own) own.push(notice)
    else byPerson.set(notice.participantId, [notice])
  }
  return byPerson
}

/**
 * [W3] Of somebody's notices, what a letter would still help with: from what they last saw or were told by mail (up to `told`) to the newest.
 * What is again as they know it, or of a meeting that is over, is none.
 */
export function untoldNotices(room: Room, own: readonly Notice[], told: Version, now: Instant): Notice[] {
  return own
    .map((notice) => unseenAfter(notice, told))
    .filter((notice) => notice !== null)
    .filter((notice) => !sameGlimpse(notice.seen, notice.now) && !isOver(room, notice, now))
}

/** When the first change of these has been unseen for `minutes`; undefined without any. */
export function changesDueAt(untold: readonly Notice[], minutes: number): Instant | undefined {
  const madeAt = untold.flatMap(({ at, earlier }) => [...earlier.map((change) => change.at), at])
  return madeAt.length === 0 ? undefined : Math.min(...madeAt) + minutes * MINUTE_MS
}

function isOver(room: Room, { meetingId, seen, now: is }: Notice, now: Instant): boolean {
  const state = room.meetings.get(meetingId)?.state
  if (state === 'held' || state === 'no-show') return true
  const ends = [seen?.endsAt, is.endsAt].filter((end) => end !== null && end !== undefined)
  return ends.length > 0 && Math.max(...ends) <= now
}

/** [W4] Requests that wait for an answer of this person. */
export function openRequestsTo(room: Room, participantId: ParticipantId, now: Instant): Request[] {
  const own = (room.requestsOf.get(participantId) ?? []).map((id) => room.requests.get(id)!)
  return own.filter(
    ({ to, state, expiresAt }) =>
      to === participantId && state === 'pending' && (expiresAt === null || expiresAt > now),
  )
}
