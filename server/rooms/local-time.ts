import { Temporal } from 'temporal-polyfill'
import type { Instant } from '../../shared/ids.ts'

/** Whether `name` is an IANA time zone this server knows; offsets like `+02:00` are none, they know no summer time. */
export function isTimeZone(name: string): boolean {
  if (/^[+-]/.test(name)) return false
  try {
    Temporal.Now.zonedDateTimeISO(name)
    return true
  } catch {
    return false
  }
}

/** No event is before or after. Far from where a Date ends: beyond that nothing could show the slots that follow, nor load the room. */
const EARLIEST = Date.UTC(1970, 0, 2)
const LATEST = Date.UTC(3000, 0, 1)

/**
 * The instant that ISO 8601 `text` means in a room: with an offset or `Z` that one, without it local to `timeZone`. In the hour that
 * comes twice the first is meant; undefined in the hour that does not exist, outside 1970 to 2999, and for what is no time at all (CASES Z).
 */
export function instantOf(text: string, timeZone: string): Instant | undefined {
  const instant = anyInstantOf(text, timeZone)
  return instant !== undefined && instant >= EARLIEST && instant < LATEST ? instant : undefined
}

function anyInstantOf(text: string, timeZone: string): Instant | undefined {
  try {
    return Temporal.Instant.from(text).epochMilliseconds
  } catch {
    return localInstant(text, timeZone)
  }
}

function localInstant(text: string, timeZone: string): Instant | undefined {
  try {
    const local = Temporal.PlainDateTime.from(text)
    const earlier = local.toZonedDateTime(timeZone, { disambiguation: 'earlier' })
    // In a gap `earlier` steps back over it: then it no longer reads as what was asked.
    return earlier.toPlainDateTime().equals(local) ? earlier.epochMilliseconds : undefined
  } catch {
    return undefined
  }
}

/** The same local time `days` later, as midnight to midnight counts: summer time may lie between (CASES Z). */
export function daysLater(at: Instant, days: number, timeZone: string): Instant {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone).add({ days }).epochMilliseconds
}

/** Local date of `at`, as days since 1970: to count days between two. */
export function localDay(at: Instant, timeZone: string): number {
  const date = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone).toPlainDate()
  return Temporal.PlainDate.from('1970-01-01').until(date, { largestUnit: 'days' }).days
}

/** When `hour` begins on the local day of `at`; in the hour that does not exist, the next one. */
export function atLocalHour(at: Instant, hour: number, timeZone: string): Instant {
  const local = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone)
  return local.toPlainDate().toZonedDateTime({ timeZone, plainTime: { hour } }).epochMilliseconds
}
