import { describe, expect, test } from 'vitest'
import { Past, type PastBoard } from '../../client/history/past.ts'
import { isSeated } from '../../shared/draft.ts'
import { emptyRoom, evolve } from '../../shared/evolve.ts'
import { historyOf, type HistoryStep } from '../../shared/history.ts'
import type { Version } from '../../shared/ids.ts'
import type { Room } from '../../shared/room.ts'
import { room as given } from '../given.ts'
import { Walk } from '../views/walk.ts'

// [U] The board folded from the history is the board that there was, at every version and in whatever order it is looked at.

/** Who sits where, which tables and times there are, and how many wait: all that a board shows. */
const shownBy = ({ rows, tables, slots, waiting }: PastBoard) => ({
  cards: [...rows.values()]
    .flatMap((row) => [...row.values()])
    .map(({ id, slotId, tableId, state, locked, people }) => [id, slotId, tableId, state, locked, ...people].join())
    .sort(),
  tables: [...tables].map(([id, { label, zone, closed }]) => [id, label, zone, closed].join()).sort(),
  slots: [...slots]
    .map(([id, { startsAt, endsAt, stage, closed }]) => [id, startsAt, endsAt, stage, closed].join())
    .sort(),
  waiting,
})
const iso = (instant: number) => new Date(instant).toISOString()
const standing = (room: Room) => ({
  cards: [...room.meetings.values()]
    .filter(isSeated)
    .map((one) => [one.id, one.slotId, one.tableId, one.state, one.locked, ...one.participantIds].join())
    .sort(),
  tables: [...room.tables].map(([id, { label, zone, closed }]) => [id, label, zone, closed].join()).sort(),
  slots: [...room.slots]
    .map(([id, { startsAt, endsAt, stage, closed }]) => [id, iso(startsAt), iso(endsAt), stage, closed].join())
    .sort(),
  waiting: room.waiting.length,
})

function walked(seed: number, steps: number): Walk {
  const walk = new Walk(seed)
  for (const step of walk.open(10)) void step
  for (let i = 0; i < steps; i++) for (const step of walk.step()) void step
  return walk
}

describe.each([1, 2, 3, 4, 5, 6, 7, 8])('a random day (seed %i)', (seed) => {
  const { log } = walked(seed, 500)
  const { steps } = historyOf(emptyRoom(), log)
  // As it crosses the wire.
  const received = JSON.parse(JSON.stringify(steps)) as typeof steps
  const rooms = new Map<Version, Room>()
  let room = emptyRoom()
  for (const commit of log) rooms.set(commit.version, (room = evolve(room, commit)))
  const past = new Past()
  for (let i = 0; i < received.length; i += 37) past.add(received.slice(i, i + 37))

  test('every board is the one there was, first to last and last to first', () => {
    const lastOf = received.map(({ version }, i) => received[i + 1]?.version !== version)
    const counts = received.flatMap((_, i) => (lastOf[i] ? [i + 1] : []))
    expect(counts.length).toBeGreaterThan(30)
    for (const count of [...counts, ...counts.toReversed()]) {
      const { version } = received[count - 1]!
      expect(shownBy(past.after(count)), `version ${version}`).toEqual(standing(rooms.get(version)!))
    }
  })

  test('commits that are no step left the board as it was', () => {
    const versions = new Set(received.map(({ version }) => version))
    for (const { version } of log) {
      if (versions.has(version) || version === 1) continue
      expect(standing(rooms.get(version)!), `version ${version}`).toEqual(standing(rooms.get(version - 1)!))
    }
  })
})

test('a table that was removed is there before, and not after', () => {
  const story = given().placed('AB', 1, 1)
  story.does('organiser', { type: 'remove-table', tableId: 't3' }).ok()
  const { steps } = historyOf(emptyRoom(), story.log)
  const past = new Past()
  past.add(steps)
  expect([...past.after(steps.length - 1).tables.keys()]).toEqual(['t1', 't2', 't3'])
  expect([...past.after(steps.length).tables.keys()]).toEqual(['t1', 't2'])
})

test('before the first step there is nothing', () => {
  const past = new Past()
  expect(past.after(0)).toMatchObject({ waiting: 0 })
  past.add(historyOf(emptyRoom(), walked(1, 20).log).steps)
  expect(past.after(0).rows.size + past.after(0).tables.size).toBe(0)
})

test('a day of 5,000 steps with 2,000 meetings on the board is there at once, wherever it is looked at', () => {
  const spot = (i: number) => {
    const [slotId, tableId] = [`s1.${i % 40}`, `t${Math.floor(i / 40) % 100}`]
    return { slotId, tableId, startsAt: '2030-05-06T10:00:00.000Z', table: tableId }
  }
  const steps = Array.from({ length: 5_000 }, (_, i): HistoryStep => {
    const id = `m${i % 2_000}`
    const meeting = {
      id,
      did: 'moved' as const,
      from: spot(i - 1),
      to: spot(i),
      state: 'placed' as const,
      locked: false,
    }
    const own = { meetings: [{ ...meeting, people: ['a', 'b'] }], tables: [], slots: [] }
    return { version: i + 1, at: '2030-05-06T10:00:00.000Z', by: 'G', what: 'move-meeting', ...own }
  })
  const past = new Past()
  const begun = process.cpuUsage()
  past.add(steps)
  const looks = Array.from({ length: 200 }, (_, i) => (i * 1_237) % 5_000)
  for (const count of looks) {
    const { id, to } = steps[Math.max(0, count - 1)]!.meetings[0]!
    expect(past.after(count).rows.get(to!.tableId)?.get(to!.slotId)?.id).toBe(count === 0 ? undefined : id)
  }
  const { user, system } = process.cpuUsage(begun)
  // CPU per look, in ms; a frame has 16. Measured: 0.5.
  expect((user + system) / 1_000 / looks.length).toBeLessThan(16)
})
