import { expect, test } from 'vitest'
import type { Deed } from '../../shared/deeds.ts'
import { room } from '../given.ts'

// What may be done with a meeting in which state: one line for each command, one story for each state.

const states = {
  waiting: () => room().placed('AB', 1, 1).placed('CD', 2, 2).unplaces('G', 'AB').atTime('09:50'),
  placed: () => room().placed('AB', 1, 1).placed('CD', 2, 2).atTime('09:50'),
  running: () => room().placed('AB', 1, 1).placed('CD', 2, 2).passes('10:05'),
  held: () => room().placed('AB', 1, 1).placed('CD', 2, 2).passes('10:26'),
  'no-show': () =>
    states
      .held()
      .does('G', { type: 'mark-no-show', meetingId: 'AB', absent: ['B'] })
      .ok(),
  cancelled: () => room().placed('AB', 1, 1).placed('CD', 2, 2).cancels('G', 'AB').atTime('09:50'),
}
type State = keyof typeof states

const meetingId = 'AB'
const [unplaced, closed] = ['meeting-not-placed', 'meeting-closed']

/** What comes of it: `ok`, `nothing` (ok, and nothing changes), or the code of the refusal. */
const rows: [string, string, Deed, Record<State, string>][] = [
  [
    'M.8',
    'G',
    { type: 'move-meeting', meetingId, slotId: 's1.3', tableId: 't3' },
    { waiting: 'ok', placed: 'ok', running: 'too-late', held: closed, 'no-show': closed, cancelled: closed },
  ],
  [
    'S.3',
    'G',
    { type: 'swap-meetings', meetingIds: ['AB', 'CD'] },
    { waiting: unplaced, placed: 'ok', running: 'too-late', held: closed, 'no-show': closed, cancelled: closed },
  ],
  [
    'S.3',
    'G',
    { type: 'swap-meetings', meetingIds: ['CD', 'AB'] },
    { waiting: unplaced, placed: 'ok', running: 'too-late', held: closed, 'no-show': closed, cancelled: closed },
  ],
  [
    'M.12',
    'G',
    { type: 'unplace-meeting', meetingId },
    { waiting: unplaced, placed: 'ok', running: 'too-late', held: closed, 'no-show': closed, cancelled: closed },
  ],
  [
    'S.4',
    'G',
    { type: 'lock-meeting', meetingId },
    { waiting: unplaced, placed: 'ok', running: 'ok', held: closed, 'no-show': closed, cancelled: closed },
  ],
  [
    'M.10',
    'A',
    { type: 'cancel-meeting', meetingId },
    { waiting: 'ok', placed: 'ok', running: 'too-late', held: closed, 'no-show': closed, cancelled: 'nothing' },
  ],
  [
    'M.10',
    'G',
    { type: 'cancel-meeting', meetingId },
    { waiting: 'ok', placed: 'ok', running: 'ok', held: closed, 'no-show': closed, cancelled: 'nothing' },
  ],
  [
    'M.15',
    'A',
    { type: 'propose-slot', meetingId, slotId: 's1.4' },
    { waiting: unplaced, placed: 'ok', running: 'too-late', held: closed, 'no-show': closed, cancelled: closed },
  ],
  [
    'M.15',
    'A',
    { type: 'answer-proposal', meetingId, accept: true },
    {
      waiting: unplaced,
      placed: 'changed-since',
      running: 'too-late',
      held: closed,
      'no-show': closed,
      cancelled: closed,
    },
  ],
  [
    'M.14',
    'G',
    { type: 'join-meeting', meetingId, participantId: 'E' },
    { waiting: 'ok', placed: 'ok', running: 'ok', held: closed, 'no-show': closed, cancelled: closed },
  ],
  [
    'M.12',
    'G',
    { type: 'place-waiting', meetingIds: [meetingId] },
    { waiting: 'ok', placed: 'nothing', running: 'nothing', held: closed, 'no-show': closed, cancelled: closed },
  ],
  [
    'D.4',
    'G',
    { type: 'substitute', participantId: 'A', by: 'E' },
    { waiting: 'ok', placed: 'ok', running: 'ok', held: 'nothing', 'no-show': 'nothing', cancelled: 'nothing' },
  ],
  [
    'N.6',
    'A',
    { type: 'at-table', meetingId },
    { waiting: unplaced, placed: 'ok', running: 'ok', held: closed, 'no-show': closed, cancelled: closed },
  ],
  [
    'O.3',
    'A',
    { type: 'record-outcome', meetingId, outcome: 'cut-short' },
    { waiting: unplaced, placed: 'too-early', running: 'ok', held: 'ok', 'no-show': 'ok', cancelled: closed },
  ],
  [
    'N.5',
    'G',
    { type: 'mark-no-show', meetingId, absent: ['B'] },
    { waiting: unplaced, placed: 'too-early', running: 'ok', held: 'ok', 'no-show': 'nothing', cancelled: closed },
  ],
  [
    'N.4',
    'G',
    { type: 'take-back-no-show', meetingId },
    { waiting: closed, placed: closed, running: 'nothing', held: 'nothing', 'no-show': 'ok', cancelled: closed },
  ],
]

for (const [rule, who, deed, outcomes] of rows) {
  for (const [state, outcome] of Object.entries(outcomes) as [State, string][]) {
    test(`[${rule}] ${deed.type} by ${who}, ${state}: ${outcome}`, () => {
      const story = states[state]().does(who, deed)
      if (outcome === 'ok') return expect(story.ok().log.at(-1)!.events).not.toEqual([])
      if (outcome === 'nothing') return story.nothing()
      story.rejected(outcome as 'meeting-closed')
      if (outcome === closed || outcome === 'too-late') expect(story.rejection.state).toBe(state)
      expect([meetingId, undefined]).toContain(story.rejection.meetingId)
    })
  }
}

test('[S.4] what is not locked is not unlocked, whatever its state; what was locked when it was held stays so', () => {
  for (const given of Object.values(states)) given().does('G', { type: 'unlock-meeting', meetingId }).nothing()
  const locked = room().placed('AB', 1, 1).does('G', { type: 'lock-meeting', meetingId }).passes('10:26')
  locked.does('G', { type: 'unlock-meeting', meetingId }).rejected('meeting-closed', { state: 'held', meetingId })
})
