import { expect, test } from 'vitest'
import { captionsOf, cardName, cardRows } from '../../client/board/cards.ts'
import type { MeetingRecord, ParticipantRecord } from '../../shared/views/records.ts'

// Only what changed is drawn anew: everything else is the same object as before.

const person = (id: string, more: Partial<ParticipantRecord> = {}): ParticipantRecord => ({
  kind: 'participant',
  id,
  name: `${id} Rossi`,
  organisation: id,
  label: id,
  organisationKind: 'company',
  country: 'IT',
  delegation: '',
  sectors: [],
  offers: [],
  seeks: [],
  markets: [],
  languages: [],
  online: false,
  lead: false,
  busy: [],
  ...more,
})
const meeting = (id: string, slotId: string, tableId: string, more: Partial<MeetingRecord> = {}): MeetingRecord => ({
  kind: 'meeting',
  id,
  participantIds: [...id],
  state: 'placed',
  locked: false,
  type: 'B2B',
  slotId,
  tableId,
  ...more,
})
const byId = <R extends { id: string }>(...list: R[]) => new Map(list.map((record) => [record.id, record]))

const people = [...'ABCD'].map((id) => person(id))
const captions = captionsOf(byId(...people))
const before = cardRows(byId(meeting('AB', 's1.1', 't1'), meeting('CD', 's1.1', 't2')), captions)

test('a meeting that changed has another card, in another row; the rest is the same', () => {
  const untouched = before.byMeeting.get('CD')!.meeting
  const next = cardRows(byId<MeetingRecord>(meeting('AB', 's1.1', 't1', { locked: true }), untouched), captions, before)
  expect(next.byMeeting.get('AB')).toMatchObject({ sign: 'locked', first: 'A', second: 'B' })
  expect(next.rows.get('t1')).not.toBe(before.rows.get('t1'))
  expect(next.rows.get('t2')).toBe(before.rows.get('t2'))
})

test('captions stay the same object while nobody is called otherwise', () => {
  const busier = captionsOf(byId(...people.map((one) => ({ ...one, busy: ['s1.1'] }))), captions)
  expect(busier).toBe(captions)
  const renamed = captionsOf(byId(person('A', { label: 'Ebro' }), ...people.slice(1)), captions)
  expect(renamed).not.toBe(captions)
  expect(cardName(['A', 'B', 'C'], renamed)).toBe('Ebro · B +1')
  const meetings = byId(...[...before.byMeeting.values()].map((card) => card.meeting))
  const next = cardRows(meetings, renamed, before)
  expect(next.byMeeting.get('AB')?.first).toBe('Ebro')
  expect(next.byMeeting.get('CD')).toBe(before.byMeeting.get('CD'))
})

test.each([
  [{ state: 'running' }, 'nobody'],
  [{ state: 'running', atTable: ['A'] }, 'one-waits'],
  [{ state: 'running', atTable: ['B', 'A'] }, 'both-here'],
  [{ state: 'held' }, 'held'],
  [{ state: 'held', inDoubt: true }, 'doubt'],
  [{ state: 'placed', unseenBy: ['A'], locked: true }, 'not-seen'],
  [{ state: 'placed' }, 'placed'],
] as const)('%o says %s', (more, sign) => {
  const { byMeeting } = cardRows(byId(meeting('AB', 's1.1', 't1', more)), captions)
  expect(byMeeting.get('AB')?.sign).toBe(sign)
})
