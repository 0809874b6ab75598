import { expect, test } from 'vitest'
import { nextLabels } from '../../client/setup/numbering.ts'
import { sentenceOf, sideOf } from '../../client/setup/pairings.ts'
import { changesOf, endOf, touchedBy, wishOf, type SessionForm } from '../../client/setup/sessions.ts'
import { words as german } from '../../client/text/de.ts'
import { words as english } from '../../client/text/en.ts'
import type { MeetingRecord, SlotRecord } from '../../shared/views/records.ts'

const form: SessionForm = {
  name: 'Morning',
  date: '2030-05-06',
  from: '10:00',
  meetingMinutes: '25',
  changeoverMinutes: '5',
  slots: '6',
}
const wish = (more: Partial<SessionForm> = {}) => wishOf({ ...form, ...more })

test('new tables are numbered on, whatever the case of what is there', () => {
  expect(nextLabels(['1', '2', '30', 'A1'], 2, '')).toEqual(['31', '32'])
  expect(nextLabels(['a1', 'A2'], 1, 'A')).toEqual(['A3'])
  expect(nextLabels([], 3, '')).toEqual(['1', '2', '3'])
})

test('a session is wished for only when all of it makes sense', () => {
  expect(endOf(wish()!)).toBe('12:55')
  expect(wish({ name: ' ' })).toBeUndefined()
  expect(wish({ from: 'ten' })).toBeUndefined()
  expect(wish({ slots: '0' })).toBeUndefined()
  expect(wish({ meetingMinutes: '481' })).toBeUndefined()
})

test('only what differs is asked for, and its meetings are told apart: new times, or the tray', () => {
  const changes = changesOf(form, wish({ meetingMinutes: '20', slots: '2' })!)
  expect(changes).toEqual({ slotMinutes: 20, slots: 2 })
  const slots = [1, 2, 3].map(
    (number) => ({ id: `s1.${number}`, number, stage: number === 1 ? 'running' : 'ahead' }) as SlotRecord,
  )
  const meetings = [1, 2, 3, 3].map((number) => ({ state: 'placed', slotId: `s1.${number}` }) as MeetingRecord)
  expect(touchedBy(changes, slots, meetings)).toEqual({ retimed: 1, cut: 2 })
  expect(touchedBy({ name: 'AM' }, slots, meetings)).toEqual({ retimed: 0, cut: 0 })
})

test('a rule reads as a sentence in both languages', () => {
  const pairing = {
    a: sideOf({ kinds: ['company', 'cluster'], delegations: ['Europe'] }),
    b: sideOf({ kinds: [], delegations: [] }),
    sessions: ['Friday'],
  }
  expect(pairing.a).toEqual({ kind: ['cluster', 'company'], delegation: ['Europe'] })
  expect(sentenceOf(pairing, english.setup.rules)).toBe(
    'Clusters or companies of Europe may meet everybody, in Friday.',
  )
  expect(sentenceOf(pairing, german.setup.rules)).toBe(
    'Cluster oder Unternehmen aus Europe dürfen alle treffen, nur in: Friday.',
  )
})
