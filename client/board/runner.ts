import type { MeetingId } from '../../shared/ids.ts'
import type { MeetingRecord, NoticeRecord } from '../../shared/views/records.ts'
import type { Staff } from '../staff/staff.svelte.ts'
import { t } from '../text/language.svelte.ts'

export interface Errand {
  notice: NoticeRecord
  /** Of the old and the new place the earlier start, ms; undefined: neither has a time. */
  startsAt: number | undefined
}

/** [X] Unseen changes of meetings that are not over, soonest start first, then the oldest. */
export function runnerList(
  notices: readonly NoticeRecord[],
  meetings: ReadonlyMap<MeetingId, MeetingRecord>,
): Errand[] {
  return notices
    .filter(({ meetingId }) => {
      const state = meetings.get(meetingId)?.state
      return state !== 'held' && state !== 'no-show'
    })
    .map((notice) => ({ notice, startsAt: firstStart(notice) }))
    .sort((a, b) => (a.startsAt ?? Infinity) - (b.startsAt ?? Infinity) || (a.notice.since < b.notice.since ? -1 : 1))
}

/** What there is to tell: `11:00, table 14`, cancelled, as before. */
export function newsOf({ seen, now, asBefore }: NoticeRecord, here: Staff): string {
  const words = t().board.runner
  const place = now.slotId ? here.placeText({ slotId: now.slotId, tableId: now.tableId }) : ''
  if (asBefore && place) return words.asBefore(place)
  if (now.state === 'cancelled')
    return words.cancelled(
      seen?.slotId
        ? here.placeText({ slotId: seen.slotId, tableId: seen.tableId })
        : here.cardOfPeople(now.participantIds),
    )
  return place ? words.now(place) : words.noPlace
}

function firstStart({ seen, now }: NoticeRecord): number | undefined {
  const starts = [seen?.startsAt, now.startsAt].flatMap((instant) => (instant ? [Date.parse(instant)] : []))
  return starts.length > 0 ? Math.min(...starts) : undefined
}
