import type { Appliers } from './appliers.ts'
import type { Draft } from './draft.ts'
import type { MeetingId } from './ids.ts'
import { meetingType } from './meeting-type.ts'
import type { Change, Meeting, MeetingType, Place, Room } from './room.ts'

type MeetingEvent =
  | 'request-sent'
  | 'request-withdrawn'
  | 'request-declined'
  | 'request-expired'
  | 'request-accepted'
  | 'meeting-agreed'
  | 'meeting-placed'
  | 'meeting-moved'
  | 'meetings-swapped'
  | 'meeting-put-aside'
  | 'meeting-cancelled'
  | 'meeting-locked'
  | 'meeting-unlocked'
  | 'meeting-joined'
  | 'meeting-left'
  | 'substituted'
  | 'slot-proposed'
  | 'proposal-agreed'
  | 'proposal-refused'
  | 'arrived-at-table'
  | 'outcome-recorded'
  | 'no-show-marked'
  | 'no-show-taken-back'
  | 'undone'

/** Requests, and the meetings that they become. */
export const meetingAppliers: Appliers<MeetingEvent> = {
  'request-sent': (draft, { type: _, requestId, ...sent }, changed) =>
    draft.put('requests', requestId, {
      id: requestId,
      ...sent,
      state: 'pending',
      sentAt: changed.at,
      madeAt: changed.version,
      meetingId: null,
      reason: null,
      answeredBy: null,
      changed,
    }),
  'request-withdrawn': (draft, { requestId }, changed) =>
    draft.change('requests', requestId, changed, { state: 'withdrawn' }),
  'request-declined': (draft, { requestId, reason, answeredBy }, changed) =>
    draft.change('requests', requestId, changed, { state: 'declined', reason, answeredBy }),
  'request-expired': (draft, { requestId }, changed) =>
    draft.change('requests', requestId, changed, { state: 'expired' }),
  'request-accepted': (draft, { requestId, meetingId, answeredBy }, changed) =>
    draft.change('requests', requestId, changed, { state: 'accepted', meetingId, answeredBy }),

  'meeting-agreed': (draft, { meetingId, participantIds, origin, wishes }, changed) =>
    draft.put('meetings', meetingId, {
      id: meetingId,
      participantIds,
      origin,
      wishes,
      madeAt: changed.version,
      locked: false,
      proposal: null,
      bookedAt: null,
      lastPlace: null,
      atTable: [],
      absent: [],
      outcomes: {},
      fixedType: null,
      changed,
      state: 'waiting',
      reason: 'no-common-slot',
      parked: false,
    }),
  'meeting-placed': (draft, { meetingId, to }, changed) => seat(draft, meetingId, to, changed),
  'meeting-moved': (draft, { meetingId, to }, changed) => seat(draft, meetingId, to, changed),
  'meetings-swapped': (draft, { meetingIds: [first, second] }, changed) => {
    const [a, b] = [placeOf(draft.room.meetings.get(first)!)!, placeOf(draft.room.meetings.get(second)!)!]
    seat(draft, first, b, changed)
    seat(draft, second, a, changed)
  },
  'meeting-put-aside': (draft, { meetingId, from, reason, parked }, changed) => {
    const base = unseated(draft.room.meetings.get(meetingId)!)
    draft.put('meetings', meetingId, {
      ...base,
      lastPlace: from ?? base.lastPlace,
      locked: false,
      proposal: null,
      changed,
      state: 'waiting',
      reason,
      parked,
    })
  },
  'meeting-cancelled': (draft, { meetingId, from, reason }, changed) => {
    const base = unseated(draft.room.meetings.get(meetingId)!)
    draft.put('meetings', meetingId, {
      ...base,
      lastPlace: from ?? base.lastPlace,
      locked: false,
      proposal: null,
      changed,
      state: 'cancelled',
      cancelReason: reason,
    })
  },
  'meeting-locked': (draft, { meetingId }, changed) => draft.change('meetings', meetingId, changed, { locked: true }),
  'meeting-unlocked': (draft, { meetingId }, changed) =>
    draft.change('meetings', meetingId, changed, { locked: false }),
  'meeting-joined': (draft, { meetingId, participantId }, changed) => {
    const { participantIds } = draft.room.meetings.get(meetingId)!
    draft.change('meetings', meetingId, changed, { participantIds: [...participantIds, participantId], proposal: null })
  },
  'meeting-left': (draft, { meetingId, participantId }, changed) => {
    const { participantIds } = draft.room.meetings.get(meetingId)!
    draft.change('meetings', meetingId, changed, {
      participantIds: participantIds.filter((id) => id !== participantId),
      proposal: null,
    })
  },
  substituted: (draft, { meetingId, from, to }, changed) => {
    const { participantIds, atTable } = draft.room.meetings.get(meetingId)!
    draft.change('meetings', meetingId, changed, {
      participantIds: participantIds.map((id) => (id === from ? to : id)),
      atTable: atTable.filter((id) => id !== from),
      proposal: null,
    })
  },

  'slot-proposed': (draft, { meetingId, by, slotId }, changed) =>
    draft.change('meetings', meetingId, changed, { proposal: { by, slotId, version: changed.version, agreed: [by] } }),
  'proposal-agreed': (draft, { meetingId, by }, changed) => {
    const { proposal } = draft.room.meetings.get(meetingId)!
    if (proposal)
      draft.change('meetings', meetingId, changed, { proposal: { ...proposal, agreed: [...proposal.agreed, by] } })
  },
  'proposal-refused': (draft, { meetingId }, changed) =>
    draft.change('meetings', meetingId, changed, { proposal: null }),

  'arrived-at-table': (draft, { meetingId, participantId }, changed) => {
    const { atTable } = draft.room.meetings.get(meetingId)!
    draft.change('meetings', meetingId, changed, { atTable: [...atTable, participantId] })
  },
  'outcome-recorded': (draft, { meetingId, participantId, outcome }, changed) => {
    const { outcomes } = draft.room.meetings.get(meetingId)!
    draft.change('meetings', meetingId, changed, { outcomes: { ...outcomes, [participantId]: outcome } })
  },
  'no-show-marked': (draft, { meetingId, absent, from }, changed) => {
    const base = unseated(draft.room.meetings.get(meetingId)!)
    draft.put('meetings', meetingId, { ...base, lastPlace: from ?? base.lastPlace, absent, changed, state: 'no-show' })
  },
  'no-show-taken-back': (draft, { meetingId, to }, changed) => {
    seat(draft, meetingId, to, changed)
    draft.change('meetings', meetingId, changed, { absent: [] })
  },

  undone: (draft, { restored }, changed) => {
    for (const [id, meeting] of restored.meetings) if (meeting) draft.put('meetings', id, { ...meeting, changed })
    for (const [id, request] of restored.requests) if (request) draft.put('requests', id, { ...request, changed })
    for (const [id, table] of restored.tables) if (table) draft.put('tables', id, { ...table, changed })
    for (const [id, slot] of restored.slots) if (slot) draft.put('slots', id, { ...slot, changed })
    for (const [id, item] of restored.items) if (item) draft.put('items', id, { ...item, changed })
    for (const [id, person] of restored.participants) {
      if (person) draft.change('participants', id, changed, { closedSlots: person.closedSlots })
    }
  },
}

/** [O5] The type that a meeting has by what its people's organisations are now. */
export function typeNow(room: Room, { participantIds }: Meeting): MeetingType {
  return meetingType(participantIds.map((id) => room.participants.get(id)!.kind))
}

/** Where a meeting is; null for one without a place. */
export function placeOf(meeting: Meeting): Place | null {
  return 'slotId' in meeting ? { slotId: meeting.slotId, tableId: meeting.tableId } : null
}

/** Both null: neither has a place. */
export function samePlace(a: Place | null, b: Place | null): boolean {
  return a?.slotId === b?.slotId && a?.tableId === b?.tableId
}

/** Sits at `to`, in the state that its slot has. */
function seat(draft: Draft, meetingId: MeetingId, to: Place, changed: Change): void {
  const { stage } = draft.room.slots.get(to.slotId)!
  const state = stage === 'ahead' ? 'placed' : stage === 'running' ? 'running' : 'held'
  const meeting = draft.room.meetings.get(meetingId)!
  draft.put('meetings', meetingId, {
    ...unseated(meeting),
    proposal: null,
    bookedAt: meeting.bookedAt ?? changed.at,
    lastPlace: to,
    fixedType: meeting.fixedType ?? (state === 'held' ? typeNow(draft.room, meeting) : null),
    changed,
    state,
    slotId: to.slotId,
    tableId: to.tableId,
  })
}

type Common = Omit<Extract<Meeting, { state: 'no-show' }>, 'state'>

/** What a meeting has whatever its state. */
export function unseated(meeting: Meeting): Common {
  const {
    id,
    participantIds,
    origin,
    madeAt,
    wishes,
    locked,
    proposal,
    bookedAt,
    lastPlace,
    atTable,
    absent,
    outcomes,
    changed,
  } = meeting
  const fixedType: MeetingType | null = meeting.fixedType
  return {
    id,
    participantIds,
    origin,
    madeAt,
    wishes,
    locked,
    proposal,
    bookedAt,
    lastPlace,
    atTable,
    absent,
    outcomes,
    fixedType,
    changed,
  }
}
