import { dueEvents } from '../../shared/clock.ts'
import { LaterEvent } from '../../shared/evolve.ts'
import type { Instant, RoomId } from '../../shared/ids.ts'
import type { Room } from '../../shared/room.ts'
import type { RoomStore } from '../store/store.ts'
import type { Means } from './means.ts'
import type { Rooms } from './rooms.ts'
import { RoomState } from './state.ts'

const DAY_MS = 86_400_000
/** Soon after the start, so that it does not weigh on it; then twice a day. */
const FIRST_SWEEP_MS = 10 * 60_000
const SWEEP_MS = DAY_MS / 2

/** From when on a room's data are gone: so many days after its last slot or item ended, or, without any, after its last change. */
export function goneAt(room: Room): Instant {
  const ends = [...room.slots.values(), ...room.items.values()].map(({ endsAt }) => endsAt)
  return Math.max(ends.length > 0 ? Math.max(...ends) : room.at, 0) + room.retentionDays * DAY_MS
}

/** Undefined where a later program wrote in its log: that program deletes it. @throws StoreUnreachable */
async function roomOf(store: RoomStore, roomId: RoomId): Promise<Room | undefined> {
  try {
    return (await RoomState.load(store, roomId)).room
  } catch (error) {
    if (error instanceof LaterEvent) return undefined
    throw error
  }
}

/** Deletes every room whose time is over, and opens those that have an applicant to forget: their own clock does it [J9]. @throws StoreUnreachable */
export async function deleteOldRooms(
  { store, clock, log }: Pick<Means, 'store' | 'clock' | 'log'>,
  rooms: Rooms,
): Promise<void> {
  for (const roomId of await store.rooms()) {
    const room = await roomOf(store, roomId)
    if (!room || room.version === 0) continue
    if (clock.now() < goneAt(room)) {
      if (dueEvents(room, clock.now()).some(({ type }) => type === 'application-erased')) await rooms.get(roomId)
      continue
    }
    await rooms.delete(roomId)
    log.info({ roomId }, 'a room was deleted: its retention is over')
  }
}

/** Keeps what each room promised about its data. Returns how to stop. */
export function keepRetention(means: Pick<Means, 'store' | 'clock' | 'log'>, rooms: Rooms): () => void {
  let stop = () => {}
  const next = (ms: number) => {
    stop = means.clock.after(ms, () => {
      deleteOldRooms(means, rooms)
        .catch((error: unknown) => means.log.warn({ err: error }, 'old rooms could not be looked for'))
        .finally(() => next(SWEEP_MS))
    })
  }
  next(FIRST_SWEEP_MS)
  return () => stop()
}
