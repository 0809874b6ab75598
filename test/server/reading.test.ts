import { setImmediate as nextTurn } from 'node:timers/promises'
import { pino } from 'pino'
import { expect, test } from 'vitest'
import type { Clock } from '../../server/clock.ts'
import { randomId } from '../../server/ids.ts'
import { Metrics } from '../../server/metrics.ts'
import { RoomHost } from '../../server/rooms/host.ts'
import { RoomState } from '../../server/rooms/state.ts'
import { openMemory } from '../../server/store/memory.ts'
import { StoreUnreachable, type RoomStore } from '../../server/store/store.ts'
import type { Deed } from '../../shared/deeds.ts'
import { walkRoom } from '../views/walk-room.ts'
import { HandClock } from './hand-clock.ts'

/** Between two looks of a node whether its store is there again, in ms. */
const LOOK_MS = 250
const START = Date.UTC(2030, 4, 6, 8)

/** A store that can be out of reach, lose what is appended, and whose reads can be held up. */
class Unsteady {
  away = false
  losing = false
  reading = 0
  held: Promise<void> | undefined
  readonly store: RoomStore

  constructor(inner: RoomStore) {
    this.store = {
      ...inner,
      append: (...args) => (this.losing ? Promise.reject(new StoreUnreachable('no answer')) : inner.append(...args)),
      head: (room) => (this.away ? Promise.reject(new StoreUnreachable('away')) : inner.head(room)),
      read: async (...args) => {
        this.reading++
        await this.held
        return inner.read(...args).finally(() => this.reading--)
      },
    }
  }
}

test('[L4] [L10] while the store comes and goes the log is read by one at a time, and each commit taken in once', async () => {
  const clock = new HandClock(START)
  const inner = openMemory()
  const unsteady = new Unsteady(inner)
  const right = hostOf(inner, new RoomState('room'), clock)
  await does(right, walkRoom(START))
  const left = hostOf(unsteady.store, await RoomState.load(inner, 'room'), clock)

  // Lost, found, and lost again before the next look.
  unsteady.away = true
  expect(await asks(left)).toBe('store-unreachable')
  unsteady.away = false
  while ((await asks(left)) !== 'not-found') {
    clock.move(LOOK_MS)
    await nextTurn()
  }
  unsteady.away = true
  expect(await asks(left)).toBe('store-unreachable')
  unsteady.away = false

  let letGo = () => {}
  unsteady.held = new Promise((resolve) => (letGo = resolve))
  await does(right, { type: 'close-table', tableId: 't1' })
  while (unsteady.reading === 0) {
    clock.move(LOOK_MS)
    await nextTurn()
  }
  await does(right, { type: 'close-table', tableId: 't2' })
  left.wake()
  for (let looks = 0; looks < 4; looks++) {
    clock.move(LOOK_MS)
    await nextTurn()
    expect(unsteady.reading).toBe(1)
  }
  letGo()
  while (left.room.version < right.room.version || unsteady.reading > 0) {
    clock.move(LOOK_MS)
    await nextTurn()
  }
  expect(left.room).toEqual(right.room)
  expect(left.feeds.cursor('staff')).toBe(right.feeds.cursor('staff'))
})

test('[L9] who has seen more is shown nothing until it is read, and nothing by a node that stops', async () => {
  const clock = new HandClock(START)
  const inner = openMemory()
  const right = hostOf(inner, new RoomState('room'), clock)
  await does(right, walkRoom(START))
  const [left, stopping] = await Promise.all(
    [0, 1].map(async () => hostOf(inner, await RoomState.load(inner, 'room'), clock)),
  )
  await does(right, { type: 'close-table', tableId: 't1' })
  const seen = [right.feeds.cursor('staff')]
  const shows = (host: RoomHost, cursors: unknown[]) => host.reach(['staff'], cursors, () => true)

  await stopping!.stop()
  expect(await shows(stopping!, seen)).toBe(false)
  expect(await shows(left!, seen)).toBe(true)
  expect(left!.room).toEqual(right.room)
  expect(await shows(left!, ['log:staff:1z:999'])).toBe(true)
})

test('[L10] whoever waits for an append of which nothing is known is told so in time, also by a clock that is set back', async () => {
  const clock = new HandClock(START)
  let skewMs = 0
  const skewed: Clock = { now: () => clock.now() + skewMs, after: (ms, callback) => clock.after(ms, callback) }
  const unsteady = new Unsteady(openMemory())
  const host = hostOf(unsteady.store, new RoomState('room'), skewed)
  await does(host, walkRoom(START))

  unsteady.losing = true
  let outcome: string | undefined
  void asks(host, { type: 'close-table', tableId: 't1' }).then((code) => (outcome = code))
  const begun = clock.now()
  while (outcome === undefined && clock.now() < begun + 10_000) {
    await nextTurn()
    clock.move(LOOK_MS)
    skewMs = -5 * 60_000
  }
  expect(outcome).toBe('store-unreachable')
})

function hostOf(store: RoomStore, state: RoomState, clock: Clock): RoomHost {
  return new RoomHost('room', state, {
    store,
    clock,
    newId: randomId,
    log: pino({ level: 'silent' }),
    metrics: new Metrics(),
    calendarLink: () => '',
  })
}

async function does(host: RoomHost, deed: Deed): Promise<void> {
  const by = { issuer: { role: 'organiser', staffId: 'organiser' } as const, clientId: '', seq: host.room.version + 1 }
  expect(await host.perform({ by, prepare: () => ({ ok: true, deed, put: [] }) })).toMatchObject({ ok: true })
}

/** What comes of something that the room refuses. */
async function asks(
  host: RoomHost,
  deed: Deed = { type: 'lock-meeting', meetingId: 'none' },
): Promise<string | undefined> {
  const by = { issuer: { role: 'organiser', staffId: 'organiser' } as const, clientId: 'desk', seq: 1 }
  const outcome = await host.perform({ by, prepare: () => ({ ok: true, deed, put: [] }) })
  return outcome.ok ? undefined : outcome.rejection.code
}
