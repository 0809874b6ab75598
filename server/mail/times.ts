import type { Instant } from '../../shared/ids.ts'
import type { Room } from '../../shared/room.ts'

/** How letters write instants of a room: in its own zone, by 24 hours. */
export function letterTimes(locale: string, timeZone: string) {
  const day = new Intl.DateTimeFormat(locale, { weekday: 'short', day: 'numeric', month: 'long', timeZone })
  const time = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone })
  const days = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone })
  return {
    /** `Fri 14 June, 10:30`; empty for none. */
    dayTime: (instant: Instant | null | undefined) =>
      instant === null || instant === undefined ? '' : `${day.format(instant)}, ${time.format(instant)}`,
    /** `14–15 June 2030`: from the first slot to the last; empty without any. */
    ofRoom: ({ slots }: Pick<Room, 'slots'>) => {
      const starts = [...slots.values()].map(({ startsAt }) => startsAt)
      return starts.length === 0 ? '' : days.formatRange(Math.min(...starts), Math.max(...starts))
    },
  }
}
