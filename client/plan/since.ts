import type { MeetingId } from '../../shared/ids.ts'
import type { MeetingRecord } from '../../shared/views/records.ts'

/** What became of the live board's meetings between two looks at it, counted. */
export interface Since {
  booked: number
  moved: number
  waiting: number
  cancelled: number
  ended: number
}

/** Only meetings that are another object are looked at: records that did not change are kept as they are. */
export function changedSince(
  before: ReadonlyMap<MeetingId, MeetingRecord>,
  now: ReadonlyMap<MeetingId, MeetingRecord>,
): Since {
  const since: Since = { booked: 0, moved: 0, waiting: 0, cancelled: 0, ended: 0 }
  if (before === now) return since
  for (const [id, meeting] of now) {
    const known = before.get(id)
    if (known === meeting) continue
    const what = whatBecame(known, meeting)
    if (what) since[what]++
  }
  return since
}

function whatBecame(
  before: MeetingRecord | undefined,
  { state, slotId, tableId }: MeetingRecord,
): keyof Since | undefined {
  if (state !== before?.state) {
    if (state === 'cancelled') return 'cancelled'
    if (state === 'waiting') return 'waiting'
    if (state === 'held' || state === 'no-show') return 'ended'
    if (state === 'placed' && (!before || before.state === 'waiting' || before.state === 'cancelled')) return 'booked'
  }
  const moved = slotId !== undefined && before?.slotId !== undefined
  return moved && (before.slotId !== slotId || before.tableId !== tableId) ? 'moved' : undefined
}
