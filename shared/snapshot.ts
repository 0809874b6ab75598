import { deriveIndices } from './draft.ts'
import type { Act, Room, Touched } from './room.ts'
import type { Ledger } from './views/ledger.ts'

type Entries<M> = M extends ReadonlyMap<infer K, infer V> ? (readonly [K, V])[] : M
type Flat<T> = { [K in keyof T]: Entries<T[K]> }
type MapField<T> = { [K in keyof T]: T[K] extends ReadonlyMap<string, unknown> ? K : never }[keyof T]
type DerivedField = 'meetingsOf' | 'meetingsAt' | 'requestsOf' | 'waiting' | 'overlaps'

type Kept = Omit<Room, DerivedField | 'acts'>

interface Snapshot {
  room: Flat<Kept> & {
    acts: (readonly [string, Omit<Act, 'before'> & { before: Flat<Touched> }])[]
  }
  ledger: Flat<Ledger>
}

/** A room and its ledger as JSON, without what can be derived: maps are arrays of entries, in their order. */
export function toSnapshot(room: Room, ledger: Ledger): unknown {
  const { meetingsOf: _a, meetingsAt: _b, requestsOf: _c, waiting: _d, overlaps: _e, acts, ...kept } = room
  const snapshot: Snapshot = {
    room: { ...flat(kept), acts: [...acts].map(([key, act]) => [key, { ...act, before: flat(act.before) }]) },
    ledger: flat(ledger),
  }
  return snapshot
}

/** What `toSnapshot` was given. Believes that `json` comes from there. */
export function fromSnapshot(json: unknown): { room: Room; ledger: Ledger } {
  const { room, ledger } = json as Snapshot
  const acts = new Map(room.acts.map(([key, act]) => [key, { ...act, before: mapped<Touched>(act.before, entities) }]))
  const kept = mapped<Kept>(room, roomMaps)
  const bare = {
    ...kept,
    acts,
    meetingsOf: new Map(),
    meetingsAt: new Map(),
    requestsOf: new Map(),
    waiting: [],
    overlaps: new Map(),
  }
  return { room: deriveIndices(bare), ledger: mapped<Ledger>(ledger, ledgerMaps) }
}

const entities: Record<MapField<Touched>, 1> = {
  slots: 1,
  tables: 1,
  items: 1,
  participants: 1,
  staff: 1,
  requests: 1,
  meetings: 1,
  notices: 1,
  plans: 1,
  applications: 1,
}
// A map that is added to a room or to what undo remembers does not compile until it stands here.
const roomMaps: Record<MapField<Kept>, 1> = entities
const ledgerMaps: Record<MapField<Ledger>, 1> = { rises: 1 }

function flat<T extends object>(value: T): Flat<T> {
  const entries = Object.entries(value).map(([key, field]) => [
    key,
    field instanceof Map ? [...field] : (field as unknown),
  ])
  return Object.fromEntries(entries) as Flat<T>
}

function mapped<T extends object>(value: Flat<T>, maps: Record<MapField<T>, 1>): T {
  const entries = Object.keys(maps).map((key) => [key, new Map(value[key as keyof T] as [unknown, unknown][])])
  return { ...value, ...Object.fromEntries(entries) } as T
}
