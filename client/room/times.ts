import { lazily } from '../ui/lazily.ts'

/** How instants read in a room: its own zone first, and the reader's beside it where the two differ (Z). */
export interface Times {
  /** `10:30` */
  time: (instant: Instantly) => string
  /** The same instant by the reader's own clock, with the day where that differs too; undefined where it reads the same. */
  own: (instant: Instantly) => string | undefined
  /** `10:30–10:55` */
  span: (from: Instantly, to: Instantly) => string
  /** `Fri 12 June` */
  day: (instant: Instantly) => string
  /** `2015-06-12` in the room: tells days apart. */
  date: (instant: Instantly) => string
  /** `Fri 12 June, 10:30` */
  dayTime: (instant: Instantly) => string
  /** `Fri 12 Jun, 10:30` */
  brief: (instant: Instantly) => string
}

/** ISO 8601, or ms since 1970 UTC. */
type Instantly = string | number

/** `ownZone`: the reader's; absent, what the browser says. */
export function timesOf(locale: string, roomZone: string, ownZone?: string): Times {
  const clock = (timeZone?: string) =>
    lazily(() => new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone }))
  const dayIn = (timeZone?: string, month: 'long' | 'short' = 'long') =>
    lazily(() => new Intl.DateTimeFormat(locale, { weekday: 'short', day: 'numeric', month, timeZone }))
  const roomClock = clock(roomZone)
  const roomDay = dayIn(roomZone)
  const briefDay = dayIn(roomZone, 'short')
  const ownClock = clock(ownZone)
  const ownDay = dayIn(ownZone)
  const isoDay = lazily(() => new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeZone: roomZone }))

  const time = (instant: Instantly) => roomClock().format(new Date(instant))
  // German writes "Fr., 12. Juni": the comma is English habit only where the locale has none.
  const day = (instant: Instantly) => roomDay().format(new Date(instant)).replace(',', '')
  return {
    time,
    day,
    own: (instant) => {
      const here = ownClock().format(new Date(instant))
      const hereDay = ownDay().format(new Date(instant)).replace(',', '')
      if (hereDay !== day(instant)) return `${hereDay}, ${here}`
      return here === time(instant) ? undefined : here
    },
    span: (from, to) => `${time(from)}–${time(to)}`,
    date: (instant) => isoDay().format(new Date(instant)),
    dayTime: (instant) => `${day(instant)}, ${time(instant)}`,
    brief: (instant) => `${briefDay().format(new Date(instant)).replace(',', '')}, ${time(instant)}`,
  }
}

/** Time that is left, `16:42`, and `1:16:42` from an hour; never below zero. */
export function countdown(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / 1000))
  const two = (figure: number) => String(figure).padStart(2, '0')
  const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
  return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`
}
