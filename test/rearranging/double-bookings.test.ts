import { describe, expect, test } from 'vitest'
import type { Changes, WholeView } from '../../shared/protocol.ts'
import type { MeetingRecord, SlotRecord, ViewRecord } from '../../shared/views/records.ts'
import type { BoardCopy, Card } from './board-copy.ts'
import { unexplained } from './explained.ts'
import { HeldBoard } from './held-board.ts'
import { onPlainBoard } from './on-plain-board.ts'
import type { ScriptEntry } from './script.ts'

const slot = (id: string, startsAt: string, endsAt: string): SlotRecord => ({
  kind: 'slot',
  id,
  sessionId: 'se1',
  number: 1,
  startsAt: `2030-05-02T${startsAt}:00.000Z`,
  endsAt: `2030-05-02T${endsAt}:00.000Z`,
  stage: 'ahead',
  closed: false,
})

function meeting(id: string, people: string, place?: [slotId: string, tableId: string]): MeetingRecord {
  const seat = place && { slotId: place[0], tableId: place[1] }
  const state = place ? 'placed' : 'waiting'
  return { kind: 'meeting', id, participantIds: people.split(''), state, locked: false, type: 'B2B', ...seat }
}

const slots = [slot('ten', '10:00', '10:25'), slot('ten-fifteen', '10:15', '10:40'), slot('eleven', '11:00', '11:25')]
const view = (...meetings: MeetingRecord[]): WholeView => ({
  audience: 'staff',
  cursor: '1',
  records: [...slots, ...meetings],
})
const change = (...put: ViewRecord[]): Changes => ({ audience: 'staff', after: '1', cursor: '2', put, remove: [] })

describe('[L1] the checker of boards', () => {
  function findingsOf(whole: WholeView, changes?: Changes): string[] {
    const board = new HeldBoard()
    board.begin(whole)
    if (changes) board.receive(changes)
    return board.findings.map(({ law, says }) => `${law}: ${says}`)
  }

  test('finds nothing wrong where times only follow each other, or nothing is placed', () => {
    const calm = view(meeting('AB', 'AB', ['ten', 't1']), meeting('AC', 'AC', ['eleven', 't1']), meeting('AD', 'AD'))
    expect(findingsOf(calm)).toEqual([])
  })

  test('finds a person who is in two places in a view', () => {
    const twice = view(meeting('AB', 'AB', ['ten', 't1']), meeting('AC', 'AC', ['ten', 't2']))
    expect(findingsOf(twice)).toEqual(['L1: person A is in AB and AC at once, at 1'])
  })

  test('finds a table that two meetings get by a change, in slots that only overlap', () => {
    const before = view(meeting('AB', 'AB', ['ten', 't1']), meeting('CD', 'CD'))
    const after = change(meeting('CD', 'CD', ['ten-fifteen', 't1']))
    expect(findingsOf(before, after)).toEqual(['L1: table t1 is in AB and CD at once, at 2'])
  })

  test('finds it once more in every frame in which it is still there', () => {
    const twice = view(meeting('AB', 'AB', ['ten', 't1']), meeting('AC', 'AC', ['ten', 't2']))
    expect(findingsOf(twice, change(meeting('DE', 'DE')))).toHaveLength(2)
  })
})

describe('[L6] the checker of refusals', () => {
  const move = { type: 'move-meeting', meetingId: 'AB', slotId: 'ten', tableId: 't1' } as const

  test('is content with who is in the way and what else there is', () => {
    const busy = { code: 'person-busy', who: 'A', meetingId: 'AC', alternatives: [] } as const
    expect(unexplained(busy, move)).toBeUndefined()
    expect(
      unexplained({ code: 'plan-clashes', clashes: [{ meetingId: 'AB', code: busy.code, rejection: busy }] }),
    ).toBe(undefined)
  })

  test('is not with a bare code, one of no cause, or a place refused without another', () => {
    expect(unexplained({ code: 'person-busy' }, move)).toContain('does not say what is in the way')
    expect(unexplained({ code: 'store-unreachable' }, move)).toContain('no cause')
    expect(unexplained({ code: 'table-taken', tableId: 't1', meetingId: 'AC' }, move)).toContain('no other place')
    expect(unexplained({ code: 'plan-clashes', clashes: [] })).toContain('does not say')
    const bare = { meetingId: 'AB', code: 'person-busy', rejection: { code: 'person-busy' } } as const
    expect(unexplained({ code: 'plan-clashes', clashes: [bare] })).toContain('does not say')
  })
})

describe('the plain Yjs board', () => {
  const start: BoardCopy = {
    cards: new Map(
      [
        meeting('AB', 'AB', ['ten', 't1']),
        meeting('AC', 'AC', ['eleven', 't1']),
        meeting('CD', 'CD'),
        meeting('EF', 'EF'),
      ].map((card): [string, Card] => [card.id, card]),
    ),
    slots: new Map(slots.map((one) => [one.id, one])),
  }
  const drag = (at: number, by: number, meetingId: string, slotId: string, tableId: string): ScriptEntry => ({
    at,
    by,
    what: 'drag',
    deed: { type: 'move-meeting', meetingId, slotId, tableId },
  })

  test('lets one drag only where its own copy shows cell and people free', () => {
    const entries = [drag(0, 0, 'CD', 'ten', 't1'), drag(1, 0, 'AC', 'ten', 't2'), drag(2, 0, 'CD', 'ten', 't2')]
    expect(onPlainBoard({ start, entries }, [5, 5])).toMatchObject({
      drags: 1,
      seen: { people: 0, tables: 0 },
      equal: true,
    })
  })

  test('double-books a cell for which two reach at once, and ends so, with equal copies', () => {
    const entries = [
      drag(0, 0, 'CD', 'ten', 't2'),
      drag(3, 1, 'EF', 'ten', 't2'),
      drag(50, 0, 'AC', 'ten', 't3'),
      drag(50, 1, 'AB', 'eleven', 't3'),
    ]
    // One copy shows A in the way of each of the last two: only the cell is taken twice.
    expect(onPlainBoard({ start, entries }, [5, 5])).toEqual({
      tried: 4,
      drags: 2,
      seen: { people: 0, tables: 1 },
      left: { people: 0, tables: 1 },
      equal: true,
    })
  })

  test('merges what was dragged while a line was cut, and so books a person twice', () => {
    const entries: ScriptEntry[] = [
      { at: 0, by: 1, what: 'cut' },
      drag(10, 0, 'CD', 'ten', 't2'),
      drag(20, 1, 'AC', 'ten-fifteen', 't3'),
      { at: 90, by: 1, what: 'mended' },
    ]
    const moved = { ...start, cards: new Map(start.cards).set('AB', meeting('AB', 'AB')) }
    expect(onPlainBoard({ start: moved, entries }, [5, 5])).toEqual({
      tried: 2,
      drags: 2,
      seen: { people: 1, tables: 0 },
      left: { people: 1, tables: 0 },
      equal: true,
    })
  })
})
