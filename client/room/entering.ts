import type { RoomId } from '../../shared/ids.ts'
import { openDevice } from '../device/device.ts'
import type { Page } from './address.ts'
import { enter, type KnownLink } from './links.ts'
import { RoomClient } from './room-client.svelte.ts'

/** A room on whose page this tab is, and the link under which. */
export interface Entered {
  roomId: RoomId
  link: KnownLink
  room: RoomClient
}

/** Goes to the page's room: before there is anything to show it on, as each way there and back is felt in a full hall. Undefined: no room, or no link to it. */
export function enterRoomOf(page: Page): Entered | undefined {
  const link = page.is === 'room' ? enter(page.roomId, page.token) : undefined
  if (page.is !== 'room' || !link) return undefined
  const room = new RoomClient({ token: link.token })
  // Staff and screens work on what is true now: only a participant's phone keeps what it has seen.
  void room.open((link.role ?? 'participant') === 'participant' ? openDevice(link.token) : undefined)
  return { roomId: page.roomId, link, room }
}
