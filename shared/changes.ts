import type { GlimpseRecord, NoticeRecord } from './views/records.ts'

/** What happened to a meeting, as its person must understand it. The largest change wins: what was cancelled has no new table. */
export type Change =
  'new' | 'cancelled' | 'no-show' | 'lost-place' | 'as-before' | 'people' | 'time' | 'table' | 'times-shifted' | 'held'

export function changeOf({ seen, now, asBefore }: Pick<NoticeRecord, 'seen' | 'now' | 'asBefore'>): Change {
  if (now.state === 'cancelled' || now.state === 'no-show') return now.state
  if (asBefore) return 'as-before'
  if (!seen) return now.slotId ? 'new' : 'lost-place'
  if (now.state === 'waiting') return 'lost-place'
  if (!samePeople(seen, now)) return 'people'
  if (seen.slotId !== now.slotId) return 'time'
  if (seen.tableId !== now.tableId) return 'table'
  return seen.startsAt === now.startsAt && seen.endsAt === now.endsAt ? 'held' : 'times-shifted'
}

function samePeople(a: GlimpseRecord, b: GlimpseRecord): boolean {
  return (
    a.participantIds.length === b.participantIds.length && a.participantIds.every((id) => b.participantIds.includes(id))
  )
}
