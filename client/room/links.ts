import type { RoomId } from '../../shared/ids.ts'
import type { Role } from '../../shared/roles.ts'
import { kept, keep, forget } from '../ui/keeping.ts'

/** A link of a room that was opened in this browser. The role is known once the room has said it. */
export interface KnownLink {
  token: string
  role?: Role
}

/** One browser may hold a participant's, a facilitator's and the screen's link of one room; more than these are old ones. */
const MOST_LINKS = 12

const linksKey = (roomId: RoomId) => `rondo:links:${roomId}`
const lastRoomKey = 'rondo:last-room'
const tabKey = (roomId: RoomId) => `rondo:link:${roomId}`

/** Links of the room that this browser knows, the last opened first. */
export function knownLinks(roomId: RoomId): KnownLink[] {
  return kept<KnownLink[]>('browser', linksKey(roomId)) ?? []
}

/**
 * The link under which this tab is in the room: the one just opened, else the tab's own, else the last one this browser
 * opened. A tab keeps its link when another is opened elsewhere in the browser. Takes the token out of the address.
 */
export function enter(roomId: RoomId, opened: string | undefined): KnownLink | undefined {
  const known = knownLinks(roomId)
  const token = opened ?? kept<string>('tab', tabKey(roomId)) ?? known[0]?.token
  if (!token) return undefined
  const link = known.find((one) => one.token === token) ?? { token }
  keep('tab', tabKey(roomId), token)
  if (opened) {
    remember(roomId, link)
    history.replaceState(history.state, '', location.pathname + location.search)
  }
  return link
}

/** Puts the link first among those known. */
export function remember(roomId: RoomId, link: KnownLink): void {
  const others = knownLinks(roomId).filter((one) => one.token !== link.token)
  keep('browser', linksKey(roomId), [link, ...others].slice(0, MOST_LINKS))
  keep('browser', lastRoomKey, roomId)
}

/** Puts the address of the room that this browser was in last in the place of this one, where there is one. */
export function backToLastRoom(): void {
  const roomId = kept<RoomId>('browser', lastRoomKey)
  if (roomId && knownLinks(roomId).length > 0) history.replaceState(history.state, '', `/r/${roomId}`)
}

/** The link is void: the next visit without one falls back to another that this browser knows. */
export function forgetLink(roomId: RoomId, token: string): void {
  const others = knownLinks(roomId).filter((one) => one.token !== token)
  keep('browser', linksKey(roomId), others)
  forget('tab', tabKey(roomId))
}
