// Times of day and days as people type them: local to the event, without a zone.

/** Minutes since midnight of `9:30`, `09.30` or `9`; undefined for what is no time of day. 24:00 is the end of one. */
export function minuteOf(clock: string): number | undefined {
  const [, hours, minutes = '0'] = /^([01]?\d|2[0-4])(?:[:.]([0-5]\d))?$/.exec(clock.trim()) ?? []
  const minute = Number(hours) * 60 + Number(minutes)
  return hours === undefined || minute > 24 * 60 ? undefined : minute
}

/** `09:30`; beyond midnight the next day's. */
export function clockOf(minute: number): string {
  return [Math.floor(minute / 60) % 24, minute % 60].map((part) => String(part).padStart(2, '0')).join(':')
}

/** undefined for what is no whole number up to 99,999. */
export function wholeNumber(text: string): number | undefined {
  return /^\d{1,5}$/.test(text.trim()) ? Number(text) : undefined
}

/** `2026-06-12`, so many days later. */
export function laterDay(date: string, days: number): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number)
  return new Date(Date.UTC(year, month - 1, day + days)).toISOString().slice(0, 10)
}

export function isDate(text: string): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(text)
}
