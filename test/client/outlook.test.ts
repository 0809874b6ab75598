import { expect, test } from 'vitest'
import { outlookOf } from '../../client/board/outlook.ts'
import { roomOf } from '../../client/board/room-of.ts'
import { decide } from '../../shared/decide.ts'
import type { Deed } from '../../shared/deeds.ts'
import { evolve } from '../../shared/evolve.ts'
import type { Place, Room } from '../../shared/room.ts'
import { recordsOf } from '../../shared/views/project.ts'
import type { RecordKind, ViewRecord } from '../../shared/views/records.ts'
import { room, time, type Story } from '../given.ts'

// What the board shows before a card is put down is what the room then says. Staff's records are all that the board has to go by.

/** Two sessions at once and one later, and something of every kind that can be in the way. */
function hall(): Story {
  const session = (name: string, hhmm: string, slots: number) => ({
    name,
    startsAt: time(hhmm),
    slotMinutes: 25,
    changeoverMinutes: 5,
    slots,
  })
  return room({
    sessions: [session('Hall', '10:00', 4), session('Studio', '10:20', 2), session('Evening', '18:00', 2)],
    people: {
      A: { kind: 'cluster' },
      B: { stepFree: true },
      C: {},
      D: { kind: 'cluster' },
      E: { online: true },
      F: { delegation: 'Korea' },
    },
    tables: [
      { stepFree: true },
      {},
      { reserved: 'Organisation A' },
      { url: 'https://x.example' },
      { reserved: 'korea' },
    ],
    rules: {
      mayMeet: [
        { a: { kind: ['cluster'] }, b: {} },
        { sessions: ['Hall', 'Evening'], a: { kind: ['company'] }, b: { kind: ['company'] } },
      ],
      limits: { meetingsPerSession: 3 },
    },
    items: [
      {
        title: 'Tour',
        kind: 'tour',
        startsAt: time('11:00'),
        endsAt: time('11:20'),
        place: '',
        signUp: true,
        capacity: null,
      },
    ],
  })
    .placed('AC', 's1.1', 2)
    .placed('BD', 's1.1', 1)
    .placed('AF', 's1.2', 3)
    .placed('CD', 's1.2', 2)
    .placed('CF', 's1.4', 5)
    .placed('DE', 's3.1', 4)
    .placed('AB', 's3.2', 1)
    .placed('BC', 's3.1', 1)
    .does('G', { type: 'sign-up', itemId: 'i1', participantId: 'C' })
    .ok()
    .does('G', { type: 'set-availability', slotId: 's1.4', open: false, participantId: 'A' })
    .ok()
    .does('G', { type: 'lock-meeting', meetingId: 'CD' })
    .ok()
    .does('G', { type: 'close-slot', slotId: 's2.2' })
    .ok()
}

/** The room as a board makes it of what staff are sent. */
function seenByStaff(real: Room): Room {
  const records = recordsOf(real, 'staff').map(({ record }) => record)
  const of = <K extends RecordKind>(kind: K) =>
    records.filter((record): record is Extract<ViewRecord, { kind: K }> => record.kind === kind)
  const byId = <R extends { id: string }>(list: readonly R[]) => new Map(list.map((record) => [record.id, record]))
  // The server fills in the names, which are not in the log.
  const participants = of('participant').map((person) => ({ ...person, organisation: `Organisation ${person.id}` }))
  return roomOf({
    room: of('room')[0]!,
    slots: of('slot'),
    tables: byId(of('table')),
    items: of('item'),
    participants: byId(participants),
    meetings: byId(of('meeting')),
    requests: byId(of('request')),
  })
}

const asked = (deed: Deed, at: number) => ({
  deed,
  issuer: { role: 'facilitator', staffId: 'G' } as const,
  clientId: 'c',
  seq: 999,
  at,
  id: 'x',
})
const move = (meetingId: string, place: Place): Deed => ({ type: 'move-meeting', meetingId, ...place })

function after(real: Room, deed: Deed, at: number): Room | undefined {
  const decision = decide(real, asked(deed, at))
  if (!decision.ok) return undefined
  const by = { issuer: asked(deed, at).issuer, clientId: 'c', seq: 999 }
  return evolve(real, {
    version: real.version + 1,
    at,
    by,
    type: deed.type,
    events: decision.events,
    answer: decision.answer,
  })
}

test('a cell says free exactly where the room would accept the card', () => {
  const { room: real, at } = hall()
  const seen = seenByStaff(real)
  const slotIds = [...real.slots.keys()]
  let free = 0
  for (const { id, locked, ...meeting } of real.meetings.values()) {
    if (locked) continue
    const { cells } = outlookOf(seen, id, slotIds, at)
    for (const slotId of slotIds) {
      for (const tableId of real.tables.keys()) {
        if ('slotId' in meeting && meeting.slotId === slotId && meeting.tableId === tableId) continue
        const said = cells.get(slotId)?.get(tableId)
        const accepted = decide(real, asked(move(id, { slotId, tableId }), at)).ok
        expect([id, slotId, tableId, said === 'free' || said === 'stays']).toEqual([id, slotId, tableId, accepted])
        if (accepted) free++
      }
    }
  }
  expect(free).toBeGreaterThan(20)
})

test('where a column says one swap, the room accepts the two moves, or the exchange', () => {
  const { room: real, at } = hall()
  const seen = seenByStaff(real)
  const found = { exchange: 0, moves: 0 }
  for (const { id, locked } of real.meetings.values()) {
    if (locked) continue
    const { columns, cells } = outlookOf(seen, id, [...real.slots.keys()], at)
    for (const [slotId, column] of columns) {
      if (column.is !== 'swap') continue
      const { blocker, to, exchange } = column.swap
      if (exchange) {
        const swapped = after(real, { type: 'swap-meetings', meetingIds: [id, blocker] }, at)
        expect(swapped, `${id} for ${blocker}`).toBeDefined()
        found.exchange++
        continue
      }
      const made = after(real, move(blocker, to), at)!
      expect(made, `${blocker} to ${to.slotId}`).toBeDefined()
      for (const tableId of cells.get(slotId)!.keys()) {
        expect(after(made, move(id, { slotId, tableId }), at), `${id} to ${slotId} ${tableId}`).toBeDefined()
        found.moves++
      }
    }
  }
  expect(found.exchange).toBeGreaterThan(0)
  expect(found.moves).toBeGreaterThan(0)
})
