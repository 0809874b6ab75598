import type { RoomId } from '../../../shared/ids.ts'
import type { RoomStore } from '../../../server/store/store.ts'
import type { Branch, Outage } from '../history.ts'
import type { Chance } from './chance.ts'
import type { ServerNode } from './node.ts'

/** What can go wrong. Resolves when all is as it was, so far as that is possible. */
export interface Fault {
  kind: string
  strike(chance: Chance): Promise<void>
}

/** Servers on a store, and what can happen to them. */
export interface SetUp {
  name: string
  /** As in a history. */
  mayLose: boolean
  nodes: ServerNode[]
  faults: Fault[]
  outages: Outage[]
  /** Stops it all in good order. Returns each room's logs. */
  end(rooms: readonly RoomId[]): Promise<Map<RoomId, Branch[]>>
  /** Stops it all, also after a failure. */
  abandon(): Promise<void>
}

/** A room as it lies in a store now. */
export async function branchIn(store: RoomStore, room: RoomId, from: number): Promise<Branch> {
  return { from, commits: await store.read(room, 0), personal: await store.personal(room) }
}

export async function readAll(store: RoomStore, rooms: readonly RoomId[], from: number): Promise<Map<RoomId, Branch>> {
  return new Map(await Promise.all(rooms.map(async (room) => [room, await branchIn(store, room, from)] as const)))
}
