import { z } from 'zod'
import { line } from '../../shared/commands.ts'
import type { DeedOf } from '../../shared/deeds.ts'
import type { Instant } from '../../shared/ids.ts'
import type { Room } from '../../shared/room.ts'
import { daysLater, instantOf, localDay } from '../rooms/local-time.ts'
import { malformed, type NewRoom } from './opening.ts'

const YEAR_DAYS = 52 * 7

/** `startsOn`: local date of the first day (`2027-05-14`); left out: 52 weeks later, on the same weekdays. */
export const copySchema = z.object({
  title: line(200).min(1).optional(),
  startsOn: z.iso.date().optional(),
})

/**
 * Opens a room with the set-up of another one, for next year: sessions, tables, programme and rules, all at the same local times of
 * other days; nobody in it.
 * @throws HttpError 400 for a day that is none
 */
export function copyDeed(
  room: Room,
  { title, startsOn }: z.infer<typeof copySchema>,
  { roomId, logId, organisationKey }: NewRoom,
): DeedOf<'open-room'> {
  const days = startsOn === undefined ? YEAR_DAYS : daysUntil(room, startsOn)
  const later = (at: Instant) => daysLater(at, days, room.timeZone)
  return {
    type: 'open-room',
    roomId,
    logId,
    title: title ?? room.title,
    timeZone: room.timeZone,
    rules: room.rules,
    screen: room.screen,
    retentionDays: room.retentionDays,
    opensAt: room.opensAt === null ? null : later(room.opensAt),
    closesAt: room.closesAt === null ? null : later(room.closesAt),
    sessions: room.sessions.map(({ name, startsAt, slotMinutes, changeoverMinutes, slotIds }) => ({
      name,
      startsAt: later(startsAt),
      slotMinutes,
      changeoverMinutes,
      slots: slotIds.length,
    })),
    tables: [...room.tables.values()].map(({ label, zone, stepFree, quiet, reserved, url }) => ({
      label,
      zone,
      stepFree,
      quiet,
      reserved: reserved && { text: reserved.text, key: organisationKey(reserved.text) },
      url,
    })),
    items: [...room.items.values()]
      .filter(({ cancelled }) => !cancelled)
      .map(({ title, kind, startsAt, endsAt, place, signUp, capacity }) => ({
        title,
        kind,
        startsAt: later(startsAt),
        endsAt: later(endsAt),
        place,
        signUp,
        capacity,
      })),
  }
}

/** From the local day of the first session (or item) to `date`. */
function daysUntil(room: Room, date: string): number {
  const noon = instantOf(`${date}T12:00`, room.timeZone)
  if (noon === undefined) throw malformed('startsOn', 'is no day of an event')
  const starts = [...room.sessions, ...room.items.values()].map(({ startsAt }) => startsAt)
  return starts.length === 0 ? 0 : localDay(noon, room.timeZone) - localDay(Math.min(...starts), room.timeZone)
}
