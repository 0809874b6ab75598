import { getContext, setContext } from 'svelte'
import type { RoomClient } from './room-client.svelte.ts'

const key = Symbol('room')

/** Lets the components below find the room they show. Called by the page that opened it. */
export function enterRoom(room: RoomClient): void {
  setContext(key, room)
}

/** The room this component is in. */
export function room(): RoomClient {
  return getContext<RoomClient>(key)
}
