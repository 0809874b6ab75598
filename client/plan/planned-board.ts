import type { MeetingId, SlotId, TableId } from '../../shared/ids.ts'
import type { Planned } from '../../shared/plan.ts'
import type { Clash } from '../../shared/rejections.ts'
import type { Meeting, Place } from '../../shared/room.ts'
import type { MeetingRecord } from '../../shared/views/records.ts'
import type { Sign } from '../board/cards.ts'

/** A plan as the board draws it: its meetings where they would be, and what sets them apart from the live ones. */
export interface PlannedBoard {
  meetings: ReadonlyMap<MeetingId, MeetingRecord>
  signs: ReadonlyMap<MeetingId, Sign>
  /** Meetings that have left their cell, by table, then slot. */
  leaves: ReadonlyMap<TableId, ReadonlyMap<SlotId, MeetingId>>
}

/**
 * Lays a plan over the live records. A record that the plan does not touch is the live one itself, and one that it moves as before is the
 * object of `before`: only what changed is drawn anew.
 */
export function plannedBoard(
  live: ReadonlyMap<MeetingId, MeetingRecord>,
  planned: Planned,
  locks: ReadonlyMap<MeetingId, boolean>,
  before?: PlannedBoard,
): PlannedBoard {
  const meetings = new Map(live)
  const leaves = new Map<TableId, Map<SlotId, MeetingId>>()
  for (const id of new Set([...planned.moves.map(({ meetingId }) => meetingId), ...locks.keys()])) {
    const record = live.get(id)
    const meeting = planned.room.meetings.get(id)
    if (record && meeting) meetings.set(id, keptRecord(recordIn(record, meeting), before?.meetings.get(id)))
  }
  for (const { meetingId, from } of planned.moves) {
    if (!from) continue
    const row = leaves.get(from.tableId)
    if (row) row.set(from.slotId, meetingId)
    else leaves.set(from.tableId, new Map([[from.slotId, meetingId]]))
  }
  return { meetings, signs: signsOf(planned), leaves }
}

/** All meetings in a clash: those that the plan moves, and those they run into. */
export function inClash(clashes: readonly Clash[]): Set<MeetingId> {
  return new Set(clashes.flatMap((clash) => [clash.meetingId, ...clash.with]))
}

function signsOf({ moves, clashes }: Planned): Map<MeetingId, Sign> {
  const signs = new Map<MeetingId, Sign>()
  for (const { meetingId, to } of moves) if (to) signs.set(meetingId, 'comes')
  for (const id of inClash(clashes)) signs.set(id, 'clash')
  return signs
}

/** The live record with the place and the lock of the plan. */
function recordIn(record: MeetingRecord, meeting: Meeting): MeetingRecord {
  const { slotId: _slotId, tableId: _tableId, ...rest } = record
  const place: Place | undefined =
    'slotId' in meeting ? { slotId: meeting.slotId, tableId: meeting.tableId } : undefined
  return { ...rest, ...place, state: meeting.state, locked: meeting.locked, ...waiting(meeting) }
}

function waiting(meeting: Meeting): Partial<MeetingRecord> {
  return meeting.state === 'waiting'
    ? { reason: meeting.reason, parked: meeting.parked, lastPlace: meeting.lastPlace }
    : {}
}

/** `before` where it says the same, field by field. */
function keptRecord(record: MeetingRecord, before: MeetingRecord | undefined): MeetingRecord {
  if (!before) return record
  const names = Object.keys(record) as (keyof MeetingRecord)[]
  const same = names.length === Object.keys(before).length && names.every((name) => record[name] === before[name])
  return same ? before : record
}
