import { isSeated } from '../../shared/draft.ts'
import type { Instant, ItemId, MeetingId } from '../../shared/ids.ts'
import type { Room, SeatedMeeting } from '../../shared/room.ts'
import type { Step } from './batch.ts'

/** How often an entry came or changed, and when it last did. */
export interface Edition {
  count: number
  at: Instant
}

export type PackedEditions = [MeetingId | ItemId, count: number, at: Instant][]

/**
 * How often the calendar entry of each meeting (its time, table, what the table is called, or people) and programme item came or changed. The SEQUENCE and the
 * LAST-MODIFIED of iCalendar (Z.3). Neither the version nor when the meeting itself was changed last: those would tell a person what others
 * do (L5).
 */
export class Editions {
  readonly #editions: Map<MeetingId | ItemId, Edition>

  constructor(packed: PackedEditions = []) {
    this.#editions = new Map(packed.map(([id, count, at]) => [id, { count, at }]))
  }

  pack(): PackedEditions {
    return [...this.#editions].map(([id, { count, at }]) => [id, count, at])
  }

  /** Count 0 for what never had an entry. */
  of(id: MeetingId | ItemId): Edition {
    return this.#editions.get(id) ?? { count: 0, at: 0 }
  }

  note({ commit, before, after, touched }: Step): void {
    const raise = (id: string, was: string | undefined, is: string | undefined) => {
      if (is !== undefined && is !== was) this.#editions.set(id, { count: this.of(id).count + 1, at: commit.at })
    }
    const meetings = new Set(touched.meetings.keys())
    for (const slotId of touched.slots.keys()) for (const id of after.meetingsAt.get(slotId) ?? []) meetings.add(id)
    if (touched.tables.size > 0)
      for (const ids of after.meetingsAt.values()) {
        for (const id of ids)
          if (touched.tables.has((after.meetings.get(id) as SeatedMeeting).tableId)) meetings.add(id)
      }
    for (const id of meetings) raise(id, meetingEntry(before, id), meetingEntry(after, id))
    for (const id of touched.items.keys()) raise(id, itemEntry(before, id), itemEntry(after, id))
  }
}

/** What its calendar entry says; undefined while it has none. */
function meetingEntry(room: Room, id: MeetingId): string | undefined {
  const meeting = room.meetings.get(id)
  if (!meeting || !isSeated(meeting)) return undefined
  const { startsAt, endsAt } = room.slots.get(meeting.slotId)!
  const { label, zone, url } = room.tables.get(meeting.tableId)!
  return JSON.stringify([meeting.tableId, label, zone, url, startsAt, endsAt, meeting.participantIds])
}

function itemEntry(room: Room, id: ItemId): string | undefined {
  const item = room.items.get(id)
  return item && !item.cancelled ? JSON.stringify([item.title, item.startsAt, item.endsAt, item.place]) : undefined
}
