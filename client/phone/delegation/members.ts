import type { ParticipantId, SlotId } from '../../../shared/ids.ts'
import type {
  MeetingRecord,
  MeRecord,
  NoticeRecord,
  ParticipantRecord,
  RequestRecord,
  SlotRecord,
} from '../../../shared/views/records.ts'

/** One slot of somebody's day, at a glance. */
export interface Glance {
  slotId: SlotId
  is: 'meeting' | 'closed' | 'busy' | 'free'
  over: boolean
}

/** Somebody of the delegation, and what waits for them. */
export interface Member {
  person: ParticipantRecord
  /** Requests and proposed times that they have yet to answer. */
  toAnswer: number
  /** Changes they have not seen. */
  unseen: number
  /** Agreed meetings without a place. */
  waiting: number
  /** Running, or the next to begin. */
  next: { meeting: MeetingRecord; slot: SlotRecord } | undefined
  /** Of the day asked for, by start. */
  day: Glance[]
  /** Checked in at the venue. */
  isHere: boolean
}

/** What a lead is told, as far as it says who needs them. */
export interface Told {
  myself: ReadonlyMap<ParticipantId, MeRecord>
  participants: ReadonlyMap<ParticipantId, ParticipantRecord>
  slots: readonly SlotRecord[]
  requests: Iterable<RequestRecord>
  notices: Iterable<NoticeRecord>
  meetingsOf: (id: ParticipantId) => readonly MeetingRecord[]
}

/** Those of `ids` who are in the room: who needs an answer, has missed a change or waits for a place first, then by name. `isToday`: of the day at a glance. */
export function membersOf(told: Told, ids: readonly ParticipantId[], isToday: (slot: SlotRecord) => boolean): Member[] {
  const asked = counted(told.requests, ({ state, to }) => (state === 'pending' ? to : undefined))
  const unseen = counted(told.notices, ({ participantId }) => participantId)
  const bySlot = new Map(told.slots.map((slot) => [slot.id, slot]))
  const today = told.slots.filter(isToday)
  const members = ids.flatMap((id): Member[] => {
    const person = told.participants.get(id)
    if (!person) return []
    const meetings = told.meetingsOf(id)
    const proposed = meetings.filter(({ proposal }) => proposal && !proposal.agreed.includes(id))
    return [
      {
        person,
        toAnswer: (asked.get(id) ?? 0) + proposed.length,
        unseen: unseen.get(id) ?? 0,
        waiting: meetings.filter(({ state }) => state === 'waiting').length,
        next: nextOf(meetings, bySlot),
        day: glanceOf(person, told.myself.get(id), meetings, today),
        isHere: (told.myself.get(id)?.checkedInAt ?? null) !== null,
      },
    ]
  })
  return members.sort((a, b) => urgency(b) - urgency(a) || a.person.name.localeCompare(b.person.name))
}

/** Whoever has something to answer comes before whoever has something to see. */
function urgency({ toAnswer, unseen, waiting }: Member): number {
  return toAnswer * 10_000 + unseen * 100 + waiting
}

function nextOf(meetings: readonly MeetingRecord[], bySlot: ReadonlyMap<SlotId, SlotRecord>): Member['next'] {
  const ahead = meetings.flatMap((meeting) => {
    const slot = bySlot.get(meeting.slotId ?? '')
    return slot && (meeting.state === 'running' || meeting.state === 'placed') ? [{ meeting, slot }] : []
  })
  return ahead.sort((a, b) => a.slot.startsAt.localeCompare(b.slot.startsAt))[0]
}

function glanceOf(
  person: ParticipantRecord,
  myself: MeRecord | undefined,
  meetings: readonly MeetingRecord[],
  slots: readonly SlotRecord[],
): Glance[] {
  const seated = new Set(meetings.map(({ slotId }) => slotId))
  return slots.map(({ id, stage, closed }) => {
    const over = stage === 'over'
    if (seated.has(id)) return { slotId: id, is: 'meeting', over }
    if (closed || myself?.closedSlots.includes(id)) return { slotId: id, is: 'closed', over }
    return { slotId: id, is: person.busy.includes(id) ? 'busy' : 'free', over }
  })
}

function counted<T>(things: Iterable<T>, whose: (thing: T) => ParticipantId | undefined): Map<ParticipantId, number> {
  const counts = new Map<ParticipantId, number>()
  for (const thing of things) {
    const id = whose(thing)
    if (id !== undefined) counts.set(id, (counts.get(id) ?? 0) + 1)
  }
  return counts
}
