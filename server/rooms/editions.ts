import { isSeated } from '../../shared/draft.ts'
import type { MeetingId } from '../../shared/ids.ts'
import type { Room } from '../../shared/room.ts'
import type { Step } from './batch.ts'

export type PackedEditions = [MeetingId, number][]

/**
 * How often each meeting's calendar entry came or changed: its time, table or people. The SEQUENCE of iCalendar (Z.3), which may not be
 * the version: that would tell a person how much others do (L5).
 */
export class Editions {
  readonly #editions: Map<MeetingId, number>

  constructor(packed: PackedEditions = []) {
    this.#editions = new Map(packed)
  }

  pack(): PackedEditions {
    return [...this.#editions]
  }

  /** 0 for a meeting that never had a place. */
  of(meetingId: MeetingId): number {
    return this.#editions.get(meetingId) ?? 0
  }

  note({ before, after, touched }: Step): void {
    const meetings = new Set(touched.meetings.keys())
    for (const slotId of touched.slots.keys()) for (const id of after.meetingsAt.get(slotId) ?? []) meetings.add(id)
    for (const id of meetings) {
      const entry = entryOf(after, id)
      if (entry !== undefined && entry !== entryOf(before, id)) this.#editions.set(id, this.of(id) + 1)
    }
  }
}

/** What its calendar entry says; undefined while it has none. */
function entryOf(room: Room, id: MeetingId): string | undefined {
  const meeting = room.meetings.get(id)
  if (!meeting || !isSeated(meeting)) return undefined
  const slot = room.slots.get(meeting.slotId)
  return JSON.stringify([meeting.tableId, slot?.startsAt, slot?.endsAt, meeting.participantIds])
}
