import { expect, test } from 'vitest'
import type { Deed } from '../../shared/deeds.ts'
import { facts, room } from '../given.ts'

// [G1] What does not exist is not found; where a command names several things, the refusal says which.

const item = { title: 'Tour', kind: 'tour', startsAt: 0, endsAt: 0, place: '', signUp: true, capacity: null }
/** The id of nothing. */
const none = 'invented'

const byStaff: [Deed, string?][] = [
  [{ type: 'move-meeting', meetingId: none, slotId: 's1.1', tableId: 't1' }],
  [{ type: 'move-meeting', meetingId: 'AB', slotId: none, tableId: 't1' }, 'slotId'],
  [{ type: 'move-meeting', meetingId: 'AB', slotId: 's1.1', tableId: none }, 'tableId'],
  [{ type: 'swap-meetings', meetingIds: ['AB', none] }],
  [{ type: 'swap-meetings', meetingIds: [none, 'AB'] }],
  [{ type: 'unplace-meeting', meetingId: none }],
  [{ type: 'lock-meeting', meetingId: none }],
  [{ type: 'unlock-meeting', meetingId: none }],
  [{ type: 'cancel-meeting', meetingId: none }],
  [{ type: 'cancel-meeting', meetingId: 'AB', participantId: 'C' }, 'participantId'],
  [{ type: 'book-meeting', participantIds: ['C', none] }, 'participantIds'],
  [{ type: 'book-meeting', participantIds: ['C', 'D'], slotId: none }, 'slotId'],
  [{ type: 'book-meeting', participantIds: ['C', 'D'], tableId: none }, 'tableId'],
  [{ type: 'join-meeting', meetingId: none, participantId: 'C' }],
  [{ type: 'join-meeting', meetingId: 'AB', participantId: none }],
  [{ type: 'place-waiting', meetingIds: ['EF', none] }],
  [{ type: 'propose-slot', meetingId: 'AB', participantId: 'A', slotId: none }, 'slotId'],
  [{ type: 'send-request', from: 'C', to: none }],
  [{ type: 'send-request', from: none, to: 'C' }],
  [{ type: 'send-request', from: 'C', to: 'D', slotIds: ['s1.1', none] }, 'slotIds'],
  [{ type: 'accept-request', requestId: none }],
  [{ type: 'accept-request', requestId: 'C>D', slotId: none }, 'slotId'],
  [{ type: 'decline-request', requestId: none }],
  [{ type: 'withdraw-request', requestId: none }],
  [{ type: 'set-availability', slotId: none, open: false, participantId: 'A' }],
  [{ type: 'set-availability', slotId: 's1.1', open: false, participantId: none }],
  [{ type: 'check-in', participantId: none }],
  [{ type: 'at-table', meetingId: none, participantId: 'A' }],
  [{ type: 'at-table', meetingId: 'AB', participantId: 'C' }, 'participantId'],
  [{ type: 'record-outcome', meetingId: none, participantId: 'A', outcome: 'held' }],
  [{ type: 'mark-no-show', meetingId: none, absent: [] }],
  [{ type: 'mark-no-show', meetingId: 'AB', absent: ['A', 'C'] }, 'absent'],
  [{ type: 'take-back-no-show', meetingId: none }],
  [{ type: 'substitute', participantId: none, by: 'C' }],
  [{ type: 'substitute', participantId: 'A', by: none }],
  [{ type: 'substitute', participantId: 'A', by: 'C', meetingId: none }],
  [{ type: 'substitute', participantId: 'A', by: 'C', meetingId: 'EF' }],
  [{ type: 'close-table', tableId: none }],
  [{ type: 'reopen-table', tableId: none }],
  [{ type: 'change-table', tableId: none, table: { zone: 'x' } }],
  [{ type: 'remove-table', tableId: none }],
  [{ type: 'close-slot', slotId: none }],
  [{ type: 'reopen-slot', slotId: none }],
  [{ type: 'start-round', slotId: none }],
  [{ type: 'change-session', sessionId: none, slots: 2 }],
  [{ type: 'remove-session', sessionId: none }],
  [{ type: 'change-item', itemId: none, item }],
  [{ type: 'cancel-item', itemId: none }],
  [{ type: 'sign-up', itemId: none, participantId: 'A' }],
  [{ type: 'sign-off', itemId: none, participantId: 'A' }],
  [{ type: 'sign-up', itemId: 'i1', participantId: none }],
  [{ type: 'change-participant', participantId: none, facts: facts('A'), profile: 'A/2' }],
  [{ type: 'remove-participant', participantId: none }],
  [{ type: 'erase-participant', participantId: none }],
  [{ type: 'revoke-staff', staffId: none }],
  [{ type: 'renew-link', participantId: none }, 'participantId'],
  [{ type: 'renew-link' }, 'participantId'],
  [{ type: 'acknowledge', meetingId: none, participantId: 'A', upTo: 1 }],
  [{ type: 'acknowledge', meetingId: 'AB', participantId: 'C', upTo: 1 }],
]

for (const [deed, field] of byStaff) {
  const { type, ...named } = deed
  test(`[G1] ${type} ${JSON.stringify(named)} by staff is not found${field ? `: ${field}` : ''}`, () => {
    const story = room({ items: [{ ...item, startsAt: Date.UTC(2030, 4, 6, 17), endsAt: Date.UTC(2030, 4, 6, 18) }] })
    story.placed('AB', 1, 1).placed('EF', 2, 1).asked('C', 'D').does('organiser', deed)
    expect(story.rejection).toEqual({ code: 'not-found', ...(field && { field }) })
  })
}

test('[G1] what was cancelled of the programme is not changed', () => {
  const tour = { ...item, startsAt: Date.UTC(2030, 4, 6, 17), endsAt: Date.UTC(2030, 4, 6, 18) }
  const story = room({ items: [tour] })
    .does('organiser', { type: 'cancel-item', itemId: 'i1' })
    .ok()
  story.does('organiser', { type: 'change-item', itemId: 'i1', item: { capacity: 3 } }).rejected('not-found')
})
