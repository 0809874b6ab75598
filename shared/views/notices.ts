import { sameGlimpse } from '../notices.ts'
import type { Glimpse, Notice } from '../room.ts'
import type { GlimpseRecord, NoticeRecord } from './records.ts'
import { iso, isoOrNull } from './view.ts'

/** [X] A change that its person has not seen yet. */
export function noticeRecord(notice: Notice): NoticeRecord {
  const { participantId, meetingId, seen, now, at, earlier } = notice
  return {
    kind: 'notice',
    id: `${participantId}/${meetingId}`,
    participantId,
    meetingId,
    seen: seen && glimpseRecord(seen),
    now: glimpseRecord(now),
    asBefore: sameGlimpse(seen, now),
    since: iso(earlier[0]?.at ?? at),
    at: iso(at),
  }
}

function glimpseRecord({ state, slotId, tableId, startsAt, endsAt, participantIds }: Glimpse): GlimpseRecord {
  return { state, slotId, tableId, startsAt: isoOrNull(startsAt), endsAt: isoOrNull(endsAt), participantIds }
}
