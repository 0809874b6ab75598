import type { RoomId } from '../../shared/ids.ts'

/** What an address asks for: `/` the welcome page, `/r/<roomId>` a room, where a link carries its token behind the `#`. */
export type Page = { is: 'welcome' | 'nowhere' } | { is: 'room'; roomId: RoomId; token: string | undefined }

const roomPath = /^\/r\/([a-z0-9]{1,64})\/?$/

/** Whether the one page there is opens under this path. */
export function isPagePath(pathname: string): boolean {
  return pathname === '/' || roomPath.test(pathname)
}

export function pageOf(address: { pathname: string; hash: string }): Page {
  const roomId = roomPath.exec(address.pathname)?.[1]
  if (roomId) return { is: 'room', roomId, token: address.hash.slice(1) || undefined }
  return { is: address.pathname === '/' ? 'welcome' : 'nowhere' }
}
