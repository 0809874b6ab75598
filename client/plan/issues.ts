import { isSeated } from '../../shared/draft.ts'
import type { MeetingId } from '../../shared/ids.ts'
import type { Alternative, Clash, Rejection } from '../../shared/rejections.ts'
import type { Room, SeatedMeeting } from '../../shared/room.ts'

/** One thing to put right. Two moves that run into each other are two clashes, but one thing. */
export interface Issue {
  key: string
  why: Rejection
  /** All that run into each other; those that the plan itself moves come first. */
  meetingIds: readonly MeetingId[]
  /** Those that the plan moves, each with places that would fit instead. */
  moved: readonly { meetingId: MeetingId; places: readonly Alternative[] }[]
}

/** Clashes as people solve them, in the order of their times. */
export function issuesOf(clashes: readonly Clash[], room: Room): Issue[] {
  const issues = new Map<string, Issue>()
  const known = new Map(clashes.map((clash) => [clash.meetingId, clash.rejection]))
  for (const { meetingId, rejection, with: others } of clashes) {
    const all = [...new Set([meetingId, ...others])].sort()
    const key = [rejection.code, rejection.who ?? '', ...all].join(' ')
    if (issues.has(key)) continue
    const moved = all.filter((id) => known.has(id))
    issues.set(key, {
      key,
      why: rejection,
      meetingIds: [...moved, ...all.filter((id) => !known.has(id))],
      moved: moved.map((id) => ({ meetingId: id, places: known.get(id)?.alternatives ?? [] })),
    })
  }
  return [...issues.values()].sort((a, b) => startOf(a, room) - startOf(b, room) || (a.key < b.key ? -1 : 1))
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

function startOf({ meetingIds }: Issue, room: Room): number {
  const seat = seatOf(room, meetingIds[0])
  return seat ? (room.slots.get(seat.slotId)?.startsAt ?? 0) : 0
}
