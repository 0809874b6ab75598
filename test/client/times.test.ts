import { expect, test } from 'vitest'
import { countdown, timesOf } from '../../client/room/times.ts'

test('[Z1] the room’s time stands first, and one’s own beside it where they differ', () => {
  const abroad = timesOf('en-GB', 'Europe/Rome', 'America/New_York')
  expect(abroad.time('2015-06-12T08:00:00Z')).toBe('10:00')
  expect(abroad.own('2015-06-12T08:00:00Z')).toBe('04:00')
  expect(abroad.own('2015-06-12T03:00:00Z')).toBe('Thu 11 June, 23:00')
  expect(abroad.span('2015-06-12T08:00:00Z', '2015-06-12T08:25:00Z')).toBe('10:00–10:25')
  expect(timesOf('en-GB', 'Europe/Rome', 'Europe/Paris').own('2015-06-12T08:00:00Z')).toBeUndefined()
  const browser = Intl.DateTimeFormat().resolvedOptions().timeZone
  expect(timesOf('en-GB', browser).own('2015-06-12T08:00:00Z')).toBeUndefined()
  const elsewhere = browser === 'Asia/Taipei' ? 'Europe/Rome' : 'Asia/Taipei'
  expect(timesOf('en-GB', elsewhere).own('2015-06-12T08:00:00Z')).toBe(
    timesOf('en-GB', elsewhere, browser).own('2015-06-12T08:00:00Z'),
  )
})

test('[Z2] the hour that comes twice reads twice the same', () => {
  const vienna = timesOf('de-DE', 'Europe/Vienna', 'Europe/Vienna')
  const slots = ['2030-10-26T23:30:00Z', '2030-10-27T00:00:00Z', '2030-10-27T00:30:00Z', '2030-10-27T01:00:00Z']
  expect(slots.map(vienna.time)).toEqual(['01:30', '02:00', '02:30', '02:00'])
})

test('days are told apart by the room’s date, and read as each language writes them', () => {
  const rome = timesOf('en-GB', 'Europe/Rome', 'Europe/Rome')
  expect(rome.date('2015-06-12T22:30:00Z')).toBe('2015-06-13')
  expect(rome.day('2015-06-12T08:00:00Z')).toBe('Fri 12 June')
  expect(rome.brief('2015-06-12T08:00:00Z')).toBe('Fri 12 Jun, 10:00')
  expect(timesOf('de-DE', 'Europe/Rome').day('2015-06-12T08:00:00Z')).toBe('Fr. 12. Juni')
})

test('a countdown rounds up to the second, has hours where it needs them, and ends at nought', () => {
  expect([16 * 60_000 + 41_001, 59_000, 3_600_000, 1, 0, -5].map(countdown)).toEqual([
    '16:42',
    '0:59',
    '1:00:00',
    '0:01',
    '0:00',
    '0:00',
  ])
})
