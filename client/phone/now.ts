import type { MeetingRow, Row } from './agenda.ts'

type ItemRow = Extract<Row, { is: 'item' }>

/** The one thing that is true at this moment: what the yellow panel says. Times left in ms. */
export type Now =
  | { is: 'running'; row: MeetingRow | ItemRow; leftMs: number; share: number }
  /** `changeOver`: the meeting before it has just ended. */
  | { is: 'next'; row: MeetingRow | ItemRow; inMs: number; changeOver: boolean }
  /** Nothing of one's own is ahead, but slots are. */
  | { is: 'open'; met: boolean }
  | { is: 'over'; held: number }

/**
 * `heldSince`, ms: the running round is held since then, and its time stands still. `changeoverMs`: the longest gap that is a
 * change-over and no break.
 */
export function nowOf(rows: readonly Row[], now: number, heldSince: number | null, changeoverMs: number): Now {
  const engaged = rows.filter(
    (row): row is MeetingRow | ItemRow => row.is === 'meeting' || (row.is === 'item' && row.signedUp),
  )
  const running = engaged.find((row) => isRunning(row, now))
  if (running) {
    const end = Date.parse(running.endsAt)
    const leftMs = end - (running.is === 'meeting' && heldSince !== null ? heldSince : now)
    return { is: 'running', row: running, leftMs, share: leftMs / (end - Date.parse(running.startsAt)) }
  }
  const next = engaged.find((row) => !row.over && Date.parse(row.startsAt) > now)
  if (next) {
    const before = engaged.findLast((row) => row.over)
    const gap = before ? Date.parse(next.startsAt) - Date.parse(before.endsAt) : Infinity
    return { is: 'next', row: next, inMs: Date.parse(next.startsAt) - now, changeOver: gap <= changeoverMs }
  }
  const held = engaged.filter((row) => row.is === 'meeting').length
  const slotsAhead = rows.some((row) => !row.over && 'slot' in row)
  return slotsAhead ? { is: 'open', met: held > 0 } : { is: 'over', held }
}

/** A round that a facilitator started by hand runs before its announced time; one that was skipped is over before it. */
function isRunning(row: MeetingRow | ItemRow, now: number): boolean {
  if (row.over) return false
  if (row.is === 'meeting' && row.slot.stage === 'running') return true
  return Date.parse(row.startsAt) <= now && now < Date.parse(row.endsAt)
}
