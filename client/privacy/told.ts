import type { RoomClient } from '../room/room-client.svelte.ts'
import { keep, kept } from '../ui/keeping.ts'

/** Of one link on this device: another link of the same room is another person's. */
const keyOf = ({ records, me }: RoomClient) => `rondo:told-of-data:${records.room?.id}:${me}`

/** Whether the one whose link this is has been told here what becomes of their data. */
export function wasTold(room: RoomClient): boolean {
  return kept<boolean>('browser', keyOf(room)) ?? false
}

export function noteTold(room: RoomClient): void {
  keep('browser', keyOf(room), true)
}
