import type { NoticeRecord } from '../../shared/views/records.ts'
import type { Staff } from '../staff/staff.svelte.ts'
import { t } from '../text/language.svelte.ts'

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
