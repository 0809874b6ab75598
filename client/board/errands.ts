import type { MeetingId, ParticipantId } from '../../shared/ids.ts'
import type { MeetingRecord, NoticeRecord } from '../../shared/views/records.ts'

export interface Errand {
  notice: NoticeRecord
  /** Of the people whose meeting it is or was, how many know how it stands. */
  seen: number
  of: number
  /** Of the old and the new place the earlier start, ms; undefined: neither has a time. */
  startsAt: number | undefined
}

/** [X] Unseen changes of meetings that are not over, soonest start first, then the oldest. */
export function runnerList(
  notices: readonly NoticeRecord[],
  meetings: ReadonlyMap<MeetingId, MeetingRecord>,
): Errand[] {
  const unseen = new Map<MeetingId, ParticipantId[]>()
  for (const { meetingId, participantId } of notices)
    unseen.set(meetingId, [...(unseen.get(meetingId) ?? []), participantId])
  return notices
    .filter(({ meetingId }) => {
      const state = meetings.get(meetingId)?.state
      return state !== 'held' && state !== 'no-show'
    })
    .map((notice) => {
      const lacking = unseen.get(notice.meetingId)!
      const of = new Set([...(meetings.get(notice.meetingId)?.participantIds ?? []), ...lacking]).size
      return { notice, seen: of - lacking.length, of, startsAt: firstStart(notice) }
    })
    .sort((a, b) => (a.startsAt ?? Infinity) - (b.startsAt ?? Infinity) || (a.notice.since < b.notice.since ? -1 : 1))
}

function firstStart({ seen, now }: NoticeRecord): number | undefined {
  const starts = [seen?.startsAt, now.startsAt].flatMap((instant) => (instant ? [Date.parse(instant)] : []))
  return starts.length > 0 ? Math.min(...starts) : undefined
}
