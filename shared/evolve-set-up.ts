import type { Appliers } from './appliers.ts'
import type { Draft } from './draft.ts'
import { isSeated } from './draft.ts'
import type { NewItem, NewSession, NewTable } from './events.ts'
import type { SlotId } from './ids.ts'
import { typeNow } from './evolve-meetings.ts'
import type { Change, ProgrammeItem, Room, Session, Slot, Table } from './room.ts'

type SetUpEvent =
  | 'room-opened'
  | 'room-described'
  | 'privacy-described'
  | 'room-archived'
  | 'rules-set'
  | 'session-added'
  | 'session-changed'
  | 'session-removed'
  | 'table-added'
  | 'table-changed'
  | 'table-removed'
  | 'table-closed'
  | 'table-reopened'
  | 'item-added'
  | 'item-changed'
  | 'item-cancelled'
  | 'item-signed-up'
  | 'item-signed-off'
  | 'slot-closed'
  | 'slot-reopened'
  | 'slot-began'
  | 'slot-ended'
  | 'slots-retimed'
  | 'round-held'
  | 'round-resumed'

/** The room itself: its times, tables, programme and clock. */
export const setUpAppliers: Appliers<SetUpEvent> = {
  'room-opened': (draft, { type: _, ...opened }) => draft.set(opened),
  'room-described': (draft, { type: _, ...words }) => draft.set(words),
  'privacy-described': (draft, { words }) => draft.set({ privacy: words }),
  'room-archived': (draft, { archived }) => draft.set({ archived }),
  'rules-set': (draft, { rules }) => draft.set({ rules }),

  'session-added': (draft, { session }, changed) => {
    draft.set({ sessions: [...draft.room.sessions, sessionOf(session)] })
    putSlots(draft, session, changed)
  },
  'session-changed': (draft, { session }, changed) => {
    const before = draft.room.sessions.find(({ id }) => id === session.id)!
    draft.set({ sessions: draft.room.sessions.map((other) => (other.id === session.id ? sessionOf(session) : other)) })
    const kept = new Set(session.slots.map(({ id }) => id))
    for (const id of before.slotIds) if (!kept.has(id)) deleteSlot(draft, id, changed)
    putSlots(draft, session, changed)
  },
  'session-removed': (draft, { sessionId }, changed) => {
    for (const id of draft.room.sessions.find(({ id }) => id === sessionId)!.slotIds) deleteSlot(draft, id, changed)
    draft.set({ sessions: draft.room.sessions.filter(({ id }) => id !== sessionId) })
  },

  'table-added': (draft, { table }, changed) => draft.put('tables', table.id, tableOf(table, changed)),
  'table-changed': (draft, { table }, changed) => draft.change('tables', table.id, changed, table),
  'table-removed': (draft, { tableId }) => draft.delete('tables', tableId),
  'table-closed': (draft, { tableId }, changed) => draft.change('tables', tableId, changed, { closed: true }),
  'table-reopened': (draft, { tableId }, changed) => draft.change('tables', tableId, changed, { closed: false }),

  'item-added': (draft, { item }, changed) => draft.put('items', item.id, itemOf(item, changed)),
  'item-changed': (draft, { item }, changed) => draft.change('items', item.id, changed, item),
  'item-cancelled': (draft, { itemId }, changed) =>
    draft.change('items', itemId, changed, { cancelled: true, signedUp: [] }),
  'item-signed-up': (draft, { itemId, participantId }, changed) => {
    const { signedUp } = draft.room.items.get(itemId)!
    draft.change('items', itemId, changed, { signedUp: [...signedUp, participantId] })
  },
  'item-signed-off': (draft, { itemId, participantId }, changed) => {
    const { signedUp } = draft.room.items.get(itemId)!
    draft.change('items', itemId, changed, { signedUp: signedUp.filter((id) => id !== participantId) })
  },

  'slot-closed': (draft, { slotId }, changed) => draft.change('slots', slotId, changed, { closed: true }),
  'slot-reopened': (draft, { slotId }, changed) => draft.change('slots', slotId, changed, { closed: false }),
  'slot-began': (draft, { slotId }, changed) => {
    draft.change('slots', slotId, changed, { stage: 'running' })
    for (const meeting of meetingsIn(draft.room, slotId)) {
      if (meeting.state === 'placed')
        draft.put('meetings', meeting.id, { ...meeting, state: 'running', proposal: null, changed })
    }
  },
  'slot-ended': (draft, { slotId, at }, changed) => {
    const slot = draft.room.slots.get(slotId)!
    draft.change('slots', slotId, changed, {
      stage: 'over',
      endsAt: Math.max(slot.startsAt, Math.min(slot.endsAt, at)),
    })
    for (const meeting of meetingsIn(draft.room, slotId)) {
      if (meeting.state === 'held') continue
      draft.put('meetings', meeting.id, {
        ...meeting,
        state: 'held',
        proposal: null,
        fixedType: typeNow(draft.room, meeting),
        changed,
      })
    }
  },
  'slots-retimed': (draft, { slots }, changed) => {
    for (const { id, startsAt, endsAt } of slots) draft.change('slots', id, changed, { startsAt, endsAt })
  },
  'round-held': (draft, _, changed) => draft.set({ heldSince: changed.at }),
  'round-resumed': (draft) => draft.set({ heldSince: null }),
}

/** A proposal to come to a slot ends with the slot. */
function deleteSlot(draft: Draft, slotId: SlotId, changed: Change): void {
  draft.delete('slots', slotId)
  for (const { id, proposal } of draft.room.meetings.values())
    if (proposal?.slotId === slotId) draft.change('meetings', id, changed, { proposal: null })
}

function meetingsIn(room: Room, slotId: string) {
  return (room.meetingsAt.get(slotId) ?? []).map((id) => room.meetings.get(id)!).filter(isSeated)
}

function sessionOf({ slots, ...session }: NewSession): Session {
  return { ...session, slotIds: slots.map(({ id }) => id) }
}

function putSlots(draft: Draft, session: NewSession, changed: Change): void {
  for (const slot of session.slots) {
    const before = draft.room.slots.get(slot.id)
    if (before?.startsAt === slot.startsAt && before.endsAt === slot.endsAt) continue
    const stage: Slot['stage'] = before?.stage ?? 'ahead'
    draft.put('slots', slot.id, { ...slot, sessionId: session.id, stage, closed: before?.closed ?? false, changed })
  }
}

function tableOf(table: NewTable, changed: Change): Table {
  return { ...table, closed: false, changed }
}

function itemOf(item: NewItem, changed: Change): ProgrammeItem {
  return { ...item, cancelled: false, signedUp: [], changed }
}
