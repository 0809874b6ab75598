import type { RoomId } from '../../shared/ids.ts'

/**
 * What an address asks for: `/` the welcome page, `/r/<roomId>` a room, `/join/<roomId>` its public page. A link carries its token behind
 * the `#`: that of a person in the room, or of an application.
 */
export type Page = { is: 'welcome' | 'nowhere' } | { is: 'room' | 'join'; roomId: RoomId; token: string | undefined }

const roomPath = /^\/(r|join)\/([a-z0-9]{1,64})\/?$/

/** Whether the one page there is opens under this path. */
export function isPagePath(pathname: string): boolean {
  return pathname === '/' || roomPath.test(pathname)
}

export function pageOf(address: { pathname: string; hash: string }): Page {
  const [, path, roomId] = roomPath.exec(address.pathname) ?? []
  if (roomId) return { is: path === 'r' ? 'room' : 'join', roomId, token: address.hash.slice(1) || undefined }
  return { is: address.pathname === '/' ? 'welcome' : 'nowhere' }
}
