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
  /** `Fri 12 Jun` */
  briefDay: (instant: Instantly) => string
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
  const dayIn = (timeZone?: string, month: 'long' | 'short' = 'long') => {
    const format = lazily(() => new Intl.DateTimeFormat(locale, { weekday: 'short', day: 'numeric', month, timeZone }))
    // German writes "Fr., 12. Juni": the comma is English habit only where the locale has none.
    return (instant: Instantly) => format().format(new Date(instant)).replace(',', '')
  }
  const roomClock = clockOf(locale, roomZone)
  const ownClock = ownZone ? clockOf(locale, ownZone) : browserClock
  const day = dayIn(roomZone)
  const briefDay = dayIn(roomZone, 'short')
  const ownDay = dayIn(ownZone)

  const time = (instant: Instantly) => roomClock(instant).time
  return {
    time,
    day,
    briefDay,
    own: (instant) => {
      const [here, there] = [ownClock(instant), roomClock(instant)]
      if (here.date === there.date) return here.time === there.time ? undefined : here.time
      return `${ownDay(instant)}, ${here.time}`
    },
    span: (from, to) => `${time(from)}–${time(to)}`,
    date: (instant) => roomClock(instant).date,
    dayTime: (instant) => `${day(instant)}, ${time(instant)}`,
    brief: (instant) => `${briefDay(instant)}, ${time(instant)}`,
  }
}

/** What clocks on the wall show: `2015-06-12` and `10:30`. */
interface Shown {
  date: string
  time: string
}

/** One format for day and time: each that Intl makes costs a slow phone some 20 ms. */
function clockOf(locale: string, timeZone: string): (instant: Instantly) => Shown {
  const two = '2-digit'
  const format = lazily(
    () =>
      new Intl.DateTimeFormat(locale, {
        ...{ year: 'numeric', month: two, day: two, hour: two, minute: two, hourCycle: 'h23' },
        timeZone,
      }),
  )
  return (instant) => {
    const parts = new Map(
      format()
        .formatToParts(new Date(instant))
        .map(({ type, value }) => [type, value.padStart(2, '0')]),
    )
    const [year, month, day, hour, minute] = (['year', 'month', 'day', 'hour', 'minute'] as const).map((part) =>
      parts.get(part),
    )
    return { date: `${year}-${month}-${day}`, time: `${hour}:${minute}` }
  }
}

/** The browser's own zone needs no format at all. */
function browserClock(instant: Instantly): Shown {
  const here = new Date(instant)
  const two = (figure: number) => String(figure).padStart(2, '0')
  return {
    date: `${here.getFullYear()}-${two(here.getMonth() + 1)}-${two(here.getDate())}`,
    time: `${two(here.getHours())}:${two(here.getMinutes())}`,
  }
}

/** Time that is left, `16:42`, and `1:16:42` from an hour; never below zero. */
export function countdown(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / 1000))
  const two = (figure: number) => String(figure).padStart(2, '0')
  const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
  return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`
}
