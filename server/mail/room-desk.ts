import type { Instant } from '../../shared/ids.ts'
import type { MailSettings } from '../../shared/mail.ts'
import { linkOf } from '../invitation.ts'
import type { Links } from '../links.ts'
import type { RoomHost } from '../rooms/host.ts'
import type { Desk } from './compose.ts'

/** Letters of a room as it is now. `base`: origin that their links begin with. */
export function deskOf(host: RoomHost, settings: MailSettings, links: Links, base: string, now: Instant): Desk {
  const { room, state } = host
  return {
    room,
    words: state.personal.words,
    now,
    settings,
    linkOf: (participantId) =>
      linkOf(base, room.roomId, links.tokenFor(room, { role: 'participant', participantId }) ?? ''),
    statusOf: (applicationId) => {
      const generation = room.applications.get(applicationId)?.times ?? 0
      return `${base}/join/${room.roomId}#${links.applicationKey({ roomId: room.roomId, applicationId, generation })}`
    },
    stopOf: (id) => `${base}/api/mail/${links.mailKey(room.roomId, id)}`,
  }
}
