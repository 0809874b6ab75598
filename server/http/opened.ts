import type { Room } from '../../shared/room.ts'
import type { Links, Token } from '../links.ts'
import { linkOf } from '../invitation.ts'

/** The shared links: whoever has one speaks in that role. */
export const sharedIssuers = {
  organiser: { role: 'organiser', staffId: 'organiser' },
  facilitator: { role: 'facilitator', staffId: 'facilitator' },
  screen: { role: 'screen' },
} as const satisfies Record<string, Token['issuer']>

type ForEachShared = Record<keyof typeof sharedIssuers, string>

/** A room as it is told to who opened it. */
export interface OpenedRoom {
  roomId: string
  tokens: ForEachShared
  links: ForEachShared
}

export function openedRoom(room: Room, links: Links, base: string): OpenedRoom {
  const forEach = (tell: (token: string) => string) =>
    Object.fromEntries(
      Object.entries(sharedIssuers).map(([name, issuer]) => [name, tell(links.tokenFor(room, issuer)!)]),
    ) as ForEachShared
  return {
    roomId: room.roomId,
    tokens: forEach((token) => token),
    links: forEach((token) => linkOf(base, room.roomId, token)),
  }
}
