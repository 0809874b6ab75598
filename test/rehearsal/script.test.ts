import { describe, expect, test } from 'vitest'
import { chance, shuffled } from '../../server/rehearsal/chance.ts'
import { doubleBookings } from '../../server/rehearsal/double-bookings.ts'
import { graphRoom, parseGraph } from '../../server/rehearsal/graph.ts'
import { likelyPairs } from '../../server/rehearsal/matching.ts'
import { eventNames, movedAhead, readEvent } from '../../server/rehearsal/room-folder.ts'
import type { MeetingRecord, ParticipantRecord, RoomRecord, SlotRecord } from '../../shared/views/records.ts'

const now = Date.UTC(2030, 0, 9, 12)

describe('the ten events', () => {
  test('all ten are here, each with a room, people and what was published', async () => {
    const names = await eventNames()
    expect(names).toHaveLength(10)
    for (const name of names) {
      const { room, participants, figures, quotas } = await readEvent(name, now)
      expect(room.sessions, name).not.toHaveLength(0)
      expect(participants.split('\n').length, name).toBeGreaterThan(10)
      expect(figures.length, name).toBeGreaterThan(0)
      expect(Object.keys(quotas).length, name).toBeGreaterThan(0)
    }
  })

  test('their dates lie ahead, on the same days of the week, all moved alike', () => {
    const room = {
      sessions: [{ startsAt: '2015-06-12T10:00' }, { startsAt: '2015-06-13T09:30' }],
      programme: [{ endsAt: '2015-06-12T09:45' }],
    }
    const moved = movedAhead(room, now, 1) as typeof room
    const [first, second] = moved.sessions.map(({ startsAt }) => new Date(`${startsAt}Z`))
    expect(first!.getTime()).toBeGreaterThanOrEqual(now + 86_400_000)
    expect(first!.getTime()).toBeLessThan(now + 8 * 86_400_000)
    expect(first!.getUTCDay()).toBe(new Date('2015-06-12').getUTCDay())
    expect(second!.getTime() - first!.getTime()).toBe(Date.parse('2015-06-13T09:30Z') - Date.parse('2015-06-12T10:00Z'))
    expect(moved.programme[0]!.endsAt.slice(0, 10)).toBe(moved.sessions[0]!.startsAt.slice(0, 10))
  })

  test('an event that is not there is refused with the names of those that are', async () => {
    await expect(readEvent('../../etc', now)).rejects.toThrow('milan-2015')
  })
})

describe('a meeting graph', () => {
  const text = `nBusiness = 3; nMeetings = 2; nTables = 2; nTotalSlots = 4; nMorningSlots = 3;
    requested = [|1, 2, 1, |2, 3, 3|]; forbidden = [{}, {1, 4}, {0}];`

  test('is read with its sessions and the slots in which somebody cannot', () => {
    const graph = parseGraph(text)
    expect(graph.requested).toEqual([
      [1, 2, 1],
      [2, 3, 3],
    ])
    expect(graph.forbidden).toEqual([[], [1, 4], []])
  })

  test('becomes a room with a morning and an afternoon', () => {
    const { room, participants } = graphRoom('graph', parseGraph(text), now)
    expect((room.sessions as { slots: number }[]).map(({ slots }) => slots)).toEqual([3, 1])
    expect(participants).toHaveLength(3)
  })

  test('that names fewer meetings than it says is refused', () => {
    expect(() => parseGraph(text.replace('nMeetings = 2', 'nMeetings = 3'))).toThrow('nMeetings = 3')
  })
})

describe('who asks whom', () => {
  const person = (id: string, kind: ParticipantRecord['organisationKind'], more: Partial<ParticipantRecord> = {}) =>
    ({
      kind: 'participant',
      id,
      name: id,
      organisation: id,
      organisationKind: kind,
      delegation: '',
      offers: [],
      seeks: [],
      ...more,
    }) as unknown as ParticipantRecord
  const room = {
    sessions: [{ name: 'Morning' }],
    rules: { mayMeet: [{ a: { kind: ['cluster'] }, b: { kind: ['company'] } }] },
  } as unknown as RoomRecord

  test('only those whom the rules let meet, and first those where one offers what the other seeks', () => {
    const people = [
      person('c1', 'cluster', { offers: ['Water'] }),
      person('b1', 'company'),
      person('b2', 'company', { seeks: ['water'] }),
    ]
    const pairs = likelyPairs(room, people, chance(1))
    expect(pairs.map(({ from, to }) => [from, to].sort().join())).toEqual(['b2,c1', 'b1,c1'])
    expect(pairs.every(({ type }) => type === 'C2B')).toBe(true)
  })

  test('chance is the same for a seed', () => {
    const list = [1, 2, 3, 4, 5, 6, 7, 8]
    expect(shuffled(list, chance(7))).toEqual(shuffled(list, chance(7)))
    expect(shuffled(list, chance(7))).not.toEqual(shuffled(list, chance(8)))
  })
})

test('a double booking would be counted', () => {
  const slots = new Map([['s', { startsAt: '2030-01-01T10:00:00Z', endsAt: '2030-01-01T10:25:00Z' } as SlotRecord]])
  const meeting = (people: string[], tableId: string) =>
    ({ participantIds: people, slotId: 's', tableId }) as unknown as MeetingRecord
  expect(doubleBookings([meeting(['a', 'b'], 't1'), meeting(['c', 'd'], 't2')], slots)).toEqual([])
  expect(doubleBookings([meeting(['a', 'b'], 't1'), meeting(['c', 'd'], 't1')], slots)).toEqual(['table t1 in s'])
  expect(doubleBookings([meeting(['a', 'b'], 't1'), meeting(['b', 'c'], 't2')], slots)).toEqual(['person in s'])
})
