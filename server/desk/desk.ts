import type { Readable, Writable } from 'node:stream'
import type { RoomId } from '../../shared/ids.ts'
import { openedRoom, type OpenedRoom } from '../http/opened.ts'
import type { Links } from '../links.ts'
import { RoomState } from '../rooms/state.ts'
import { CopyRefused } from '../store/backup-file.ts'
import { backUp, restore } from '../store/copy.ts'
import type { RoomStore } from '../store/store.ts'

/** What an operator does at the server itself, without a room's link. Refusals are CopyRefused with a sentence. */
export interface Desk {
  /** Every room there is. */
  rooms(): Promise<RoomId[]>
  /** The room's shared links again. */
  links(roomId: RoomId): Promise<OpenedRoom>
  /** Ends `file`. */
  backUp(roomId: RoomId, file: Writable): Promise<void>
  restore(file: Readable, as?: RoomId): Promise<RoomId>
  close(): Promise<void>
}

/** A desk over an open store. `base`: origin of the links. */
export function deskAt(store: RoomStore, links: Links, base: string): Desk {
  return {
    rooms: () => store.rooms(),
    async links(roomId) {
      const { room } = await RoomState.load(store, roomId)
      if (room.version === 0) throw new CopyRefused('no-such-room', `There is no room ${roomId}.`)
      return openedRoom(room, links, base)
    },
    backUp: (roomId, file) => backUp(store, roomId, file),
    async restore(file, as) {
      const { roomId } = await restore(store, file, as === undefined ? {} : { roomId: as })
      return roomId
    },
    close: () => store.close(),
  }
}
