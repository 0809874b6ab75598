import { expect, test } from 'vitest'
import {
  emptyForm,
  faultsOf,
  meaningOf,
  openingOf,
  spansMidday,
  type OpeningForm,
} from '../../client/welcome/opening.ts'

const form = (more: Partial<OpeningForm> = {}): OpeningForm => ({
  ...emptyForm('2026-05-15', 'Europe/Rome'),
  title: 'Milan',
  ...more,
})
const words = {
  dayOf: (date: string) => date,
  morning: (day: string) => `${day} am`,
  afternoon: (day: string) => `${day} pm`,
}

test('a form means its times, and says where the last one ends', () => {
  expect(meaningOf(form())).toEqual({ times: 32, tables: 30, lastEnds: '17:25', endsEarly: false })
  expect(meaningOf(form({ to: '17:40', days: '1' }))).toEqual({
    times: 16,
    tables: 30,
    lastEnds: '17:25',
    endsEarly: true,
  })
  expect(meaningOf(form({ title: '' }))?.times).toBe(32)
  expect(meaningOf(form({ days: 'two' }))).toBeUndefined()
})

test('a day is one session, or two around a break', () => {
  expect(
    openingOf(form({ days: '2' }), words).sessions.map(({ name, startsAt, slots }) => [name, startsAt, slots]),
  ).toEqual([
    ['2026-06-12', '2026-06-12T09:30', 16],
    ['2026-06-13', '2026-06-13T09:30', 16],
  ])
  const split = openingOf(form({ days: '1', lunch: true }), words).sessions
  expect(split.map(({ name, startsAt, slots }) => [name, startsAt, slots])).toEqual([
    ['2026-06-12 am', '2026-06-12T09:30', 6],
    ['2026-06-12 pm', '2026-06-12T13:30', 8],
  ])
})

test('a break is asked for only where there is a midday to break', () => {
  expect(spansMidday(form())).toBe(true)
  expect(spansMidday(form({ from: '13:00' }))).toBe(false)
  expect(faultsOf(form({ lunch: true, lunchTo: '12:00' }))).toEqual({ lunchTo: 'lunch' })
  expect(faultsOf(form({ from: '13:00', lunch: true, lunchTo: '12:00' }))).toEqual({})
})

test('every field says what is wrong with it', () => {
  expect(faultsOf(form())).toEqual({})
  expect(faultsOf(form({ title: ' ', days: '0', from: '25:00', meetingMinutes: '', tables: '1001' }))).toEqual({
    title: 'title',
    days: 'days',
    from: 'from',
    meetingMinutes: 'meetingMinutes',
    tables: 'tables',
  })
  expect(faultsOf(form({ to: '09:30' }))).toEqual({ to: 'to' })
  expect(faultsOf(form({ to: '09:40' }))).toEqual({ to: 'tooShort' })
})

test('times of day are understood as people type them', () => {
  for (const from of ['9:30', '09.30', '09:30 '])
    expect(openingOf(form({ from }), words).sessions[0]!.startsAt).toMatch(/T09:30$/)
  expect(openingOf(form({ from: '9' }), words).sessions[0]!.startsAt).toMatch(/T09:00$/)
})
