import { isSeated } from '../../shared/draft.ts'
import type { MeetingId, ParticipantId, TableId } from '../../shared/ids.ts'
import type { Alternative, Clash, Rejection } from '../../shared/rejections.ts'
import type { Room, SeatedMeeting } from '../../shared/room.ts'

/** Somebody or a table twice at a time, or one move that cannot be for a reason of its own. */
type Trouble =
  { is: 'person'; who: ParticipantId } | { is: 'table'; tableId: TableId } | { is: 'alone'; why: Rejection }

/** One thing to put right. */
export type Issue = Trouble & {
  key: string
  /** All that run into each other, by their tables. */
  meetingIds: readonly MeetingId[]
  /** Those that the plan moves, each with places that would fit instead. */
  moved: readonly { meetingId: MeetingId; places: readonly Alternative[] }[]
}

/**
 * Clashes as people solve them, in the order of their times. A clash tells of one intent all that is in its way; two that run into each other
 * tell the same twice, and one that runs into several people's meetings is several things to solve.
 */
export function issuesOf(clashes: readonly Clash[], room: Room): Issue[] {
  const places = new Map(clashes.map(({ meetingId, rejection }) => [meetingId, rejection.alternatives ?? []]))
  const issues = new Map<string, Issue>()
  const add = (key: string, ids: readonly MeetingId[], trouble: Trouble) => {
    const all = [...new Set([...(issues.get(key)?.meetingIds ?? []), ...ids])].sort((a, b) => byTable(room, a, b))
    const moved = all.flatMap((meetingId) => {
      const fitting = places.get(meetingId)
      return fitting ? [{ meetingId, places: fitting }] : []
    })
    issues.set(key, { key, meetingIds: all, moved, ...trouble })
  }
  for (const { meetingId, rejection, with: others } of clashes) {
    const seat = seatOf(room, meetingId)
    let shared = false
    for (const other of others.map((id) => seatOf(room, id))) {
      if (!seat || !other) continue
      for (const who of seat.participantIds.filter((id) => other.participantIds.includes(id))) {
        add(`${startOf(room, seat)} ${who}`, [seat.id, other.id], { is: 'person', who })
        shared = true
      }
      if (seat.tableId === other.tableId) {
        add(`${startOf(room, seat)} ${seat.tableId}`, [seat.id, other.id], { is: 'table', tableId: seat.tableId })
        shared = true
      }
    }
    const explained = shared && (rejection.code === 'person-busy' || rejection.code === 'table-taken')
    if (!explained) add(meetingId, [meetingId], { is: 'alone', why: rejection })
  }
  const at = ({ meetingIds }: Issue) => startOf(room, seatOf(room, meetingIds[0]))
  return [...issues.values()].sort((a, b) => at(a) - at(b) || (a.key < b.key ? -1 : 1))
}

/** The whole list of a publish that was refused. */
export function clashesOf(refusal: Rejection | undefined): Clash[] {
  const clashes = refusal?.code === 'plan-clashes' ? (refusal.clashes ?? []) : []
  return clashes.filter((one): one is Clash => one.rejection !== undefined)
}

/** Where a meeting would sit; undefined for one that would wait. */
export function seatOf(room: Room, id: MeetingId | undefined): SeatedMeeting | undefined {
  const meeting = room.meetings.get(id ?? '')
  return meeting && isSeated(meeting) ? meeting : undefined
}

/** ms since 1970 UTC; 0 for what would wait. */
function startOf(room: Room, seat: SeatedMeeting | undefined): number {
  return room.slots.get(seat?.slotId ?? '')?.startsAt ?? 0
}

function byTable(room: Room, a: MeetingId, b: MeetingId): number {
  const order = [...room.tables.keys()]
  const at = (id: MeetingId) => order.indexOf(seatOf(room, id)?.tableId ?? '')
  return at(a) - at(b) || (a < b ? -1 : 1)
}
