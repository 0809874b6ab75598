import type { RoomId } from '../../shared/ids.ts'
import type { Means } from './means.ts'
import type { RoomState } from './state.ts'

const SNAPSHOT_EVERY = 1_000

/** Whether so much has happened since the stored snapshot that loading from there would take long. */
export function isSnapshotDue({ room, snapshotAt }: RoomState): boolean {
  return room.version - snapshotAt >= SNAPSHOT_EVERY
}

/** Never rejects: without a snapshot, loading the room takes longer. */
export async function saveSnapshot(roomId: RoomId, state: RoomState, { store, log }: Means): Promise<void> {
  if (state.room.version === state.snapshotAt) return
  state.snapshotAt = state.room.version
  try {
    await store.saveSnapshot(roomId, state.pack())
  } catch (error) {
    log.warn({ err: error, roomId }, 'a snapshot was not saved')
  }
}
