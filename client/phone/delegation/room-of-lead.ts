import type { Room } from '../../../shared/room.ts'
import { roomOf } from '../../board/room-of.ts'
import type { RoomRecords } from '../../room/records.svelte.ts'

/**
 * The room as a lead knows it: all that concerns the people of the delegation is in it, so what the rules say of these is what the room will
 * say. Of others it knows only that they are busy, which no question about substitutes asks for. Undefined until the room is known.
 */
export function roomOfLead(records: RoomRecords): Room | undefined {
  const { room, slots, tables, items, participants, meetings, requests } = records
  if (!room) return undefined
  const mine = [...records.of('me').values()]
  const signedUp = (itemId: string) => mine.filter((one) => one.signedUp.includes(itemId)).map(({ id }) => id)
  const told = items.map((item) => ({ ...item, signedUp: signedUp(item.id) }))
  return roomOf({ room, slots, tables, items: told, participants, meetings, requests })
}
