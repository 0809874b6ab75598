import { expect, test } from 'vitest'
import { changeOf, type Change } from '../../shared/changes.ts'
import type { GlimpseRecord, NoticeRecord } from '../../shared/views/records.ts'
import { at } from './given-records.ts'

const placed: GlimpseRecord = {
  state: 'placed',
  slotId: 's1.1',
  tableId: 't1',
  startsAt: at('10:00'),
  endsAt: at('10:25'),
  participantIds: ['me', 'b'],
}
const nowhere = { slotId: null, tableId: null, startsAt: null, endsAt: null }
const notice = (seen: GlimpseRecord | null, now: Partial<GlimpseRecord>, asBefore = false): NoticeRecord => ({
  kind: 'notice',
  id: 'me/m',
  participantId: 'me',
  meetingId: 'm',
  seen,
  now: { ...placed, ...now },
  asBefore,
  since: at('09:00'),
  at: at('09:00'),
})

const cases: [Change, NoticeRecord][] = [
  ['new', notice(null, {})],
  ['lost-place', notice(null, { state: 'waiting', ...nowhere })],
  ['lost-place', notice(placed, { state: 'waiting', ...nowhere })],
  ['cancelled', notice(placed, { state: 'cancelled', ...nowhere })],
  ['no-show', notice(placed, { state: 'no-show', ...nowhere })],
  ['as-before', notice(placed, {}, true)],
  ['people', notice(placed, { participantIds: ['me', 'c'], tableId: 't2' })],
  ['time', notice(placed, { slotId: 's1.2', tableId: 't2', startsAt: at('10:30'), endsAt: at('10:55') })],
  ['table', notice(placed, { tableId: 't2' })],
  ['times-shifted', notice(placed, { startsAt: at('10:02'), endsAt: at('10:27') })],
  ['held', notice(placed, { state: 'held' })],
]

test.each(cases)('[X] the largest part of a change is said: %s', (said, given) => {
  expect(changeOf(given)).toBe(said)
})
