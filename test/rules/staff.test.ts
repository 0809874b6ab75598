import { expect, test } from 'vitest'
import type { Deed } from '../../shared/deeds.ts'
import { facts, room, rules, session } from '../given.ts'

test('[S.1] a move that says from where the card was taken is refused if it has moved since', () => {
  const story = room()
    .placed('AB', 1, 1)
    .moves('G', 'AB', '2@1', { from: '1@1' })
    .ok()
    .moves('H', 'AB', '3@1', { from: '1@1' })
  story.rejected('moved-meanwhile', { slotId: 's1.2', tableId: 't1', by: 'G/c' }).moves('H', 'AB', '3@1').ok()
})

test('[S.1] from the tray is said with null', () => {
  const story = room().placed('AB', 1, 1).unplaces('G', 'AB').moves('H', 'AB', '2@2', { from: null }).ok()
  story.moves('G', 'AB', '3@3', { from: null }).rejected('moved-meanwhile', { slotId: 's1.2', tableId: 't2' })
  story
    .does('G', { type: 'unplace-meeting', meetingId: 'AB', from: { slotId: 's1.1', tableId: 't1' } })
    .rejected('moved-meanwhile')
})

test('[S.2] two cards on one cell: the first is there, the other is told where else', () => {
  const story = room().placed('AB', 1, 1).placed('CD', 1, 2).moves('G', 'AB', '2@3').ok().moves('H', 'CD', '2@3')
  story.rejected('table-taken', { meetingId: 'AB' }).stands('CD', '1@2')
  expect(story.alternatives).toEqual(['2@1', '3@1', '4@1'])
})

test('[S.3] a swap exchanges slot and table, checked as a whole', () => {
  const swap: Deed = { type: 'swap-meetings', meetingIds: ['AB', 'AC'] }
  room().placed('AB', 1, 1).placed('AC', 2, 2).does('G', swap).ok().stands('AB', '2@2').stands('AC', '1@1')
  const busy = room().placed('AB', 1, 1).placed('AC', 2, 2).placed('BD', 2, 3).does('G', swap)
  busy.rejected('person-busy', { who: 'B', meetingId: 'BD' }).stands('AB', '1@1').stands('AC', '2@2')
})

test('[S.3] also where the two would overlap each other', () => {
  const sessions = [session('Hall', '10:00', 2, 25, 5), session('Studio', '10:20', 1, 25, 5)]
  const story = room({ sessions }).placed('AB', 's1.1', 1).placed('CD', 's1.2', 2)
  story
    .does('G', { type: 'swap-meetings', meetingIds: ['AB', 'CD'] })
    .ok()
    .stands('AB', '2@2')
})

test('[S.3] a waiting one has no place to exchange', () => {
  const story = room().placed('AB', 1, 1).placed('CD', 2, 2).unplaces('G', 'AB')
  const refused = { meetingId: 'AB' }
  story.does('G', { type: 'swap-meetings', meetingIds: ['AB', 'CD'] }).rejected('meeting-not-placed', refused)
  story.unplaces('G', 'AB').rejected('meeting-not-placed', refused)
  story.does('G', { type: 'lock-meeting', meetingId: 'AB' }).rejected('meeting-not-placed', refused)
  story.does('A', { type: 'propose-slot', meetingId: 'AB', slotId: 's1.1' }).rejected('meeting-not-placed', refused)
})

test('[S.4] a lock holds the place, never the people', () => {
  const locked = () =>
    room().placed('AB', 1, 1).placed('CD', 2, 2).does('G', { type: 'lock-meeting', meetingId: 'AB' }).ok()
  locked().moves('G', 'AB', '3@1').rejected('locked').moves('G', 'AB', '3@1', { overrule: true }).rejected('locked')
  locked()
    .does('H', { type: 'swap-meetings', meetingIds: ['CD', 'AB'] })
    .rejected('locked', { meetingId: 'AB' })
  locked().unplaces('G', 'AB').rejected('locked')
  locked().cancels('A', 'AB').ok()
  locked().does('G', { type: 'unlock-meeting', meetingId: 'AB' }).ok().moves('G', 'AB', '3@1').ok()
  const closed = locked()
    .does('G', { type: 'close-table', tableId: 't1' })
    .ok()
    .stands('AB', 'waiting: put-aside, parked')
  expect(closed.meeting('AB').locked).toBe(false)
  locked().passes('10:26').does('G', { type: 'unlock-meeting', meetingId: 'AB' }).rejected('meeting-closed')
})

test('[S.5] booking makes the pending request of the same two accepted, and its wish counts', () => {
  const story = room().asked('A', 'B', [3]).books('G', 'BA').ok().stands('AB', '3@1')
  expect(story.request('A>B')).toMatchObject({ state: 'accepted', meetingId: 'BA' })
  story.does('B', { type: 'decline-request', requestId: 'A>B' })
  story.rejected('request-closed', { state: 'accepted', meetingId: 'BA', by: 'staff' })
})

test('[S.6] a wish can be overruled, a fact cannot', () => {
  const story = room()
    .closes('A', 4)
    .placed('AB', 1, 1)
    .placed('AC', 5, 2)
    .moves('G', 'AB', '4@1')
    .rejected('person-closed', { who: 'A' })
  story.moves('G', 'AB', '4@1', { overrule: true }).ok().noticing('AB', 'AB')
  story.moves('G', 'AB', '5@1', { overrule: true }).rejected('person-busy', { who: 'A', meetingId: 'AC' })
})

test('[S.6] overrule: availability, who may meet, limits and reserved tables, in a booking as in a move', () => {
  const forbidden = rules({ mayMeet: [{ a: { kind: ['cluster'] }, b: { kind: ['cluster'] } }] })
  const wishes: [string, Deed[]][] = [
    ['person-closed', [{ type: 'set-availability', slotId: 's1.1', open: false, participantId: 'A' }]],
    ['not-eligible', [{ type: 'set-rules', rules: forbidden }]],
    ['limit-reached', [{ type: 'set-rules', rules: rules({ limits: { meetingsPerParticipant: 0 } }) }]],
    ['limit-reached', [{ type: 'set-rules', rules: rules({ limits: { meetingsPerSession: 0 } }) }]],
    ['table-reserved', [{ type: 'change-table', tableId: 't1', table: { reserved: { text: 'x', key: 'x' } } }]],
  ]
  for (const [code, given] of wishes) {
    const story = room()
    for (const deed of given) story.does('organiser', deed).ok()
    story
      .books('G', 'AB', '1@1')
      .rejected(code as 'not-eligible')
      .books('G', 'AB', '1@1', true)
      .ok()
  }
})

test('[S.6] overrule is nothing against an engagement, a closed table or slot, or time', () => {
  const facts: [string, (story: ReturnType<typeof room>) => void][] = [
    ['person-busy', (story) => story.placed('AC', 1, 2)],
    ['table-taken', (story) => story.placed('CD', 1, 1)],
    ['table-closed', (story) => story.does('G', { type: 'close-table', tableId: 't1' })],
    ['slot-closed', (story) => story.does('G', { type: 'close-slot', slotId: 's1.1' })],
    ['too-late', (story) => story.passes('10:25')],
  ]
  for (const [code, given] of facts) {
    const story = room().placed('EF', 6, 3)
    given(story)
    story.books('G', 'AB', '1@1', true).rejected(code as 'too-late')
    story.moves('G', 'EF', code === 'person-busy' ? '1@2' : '1@1', { overrule: true })
    story.rejected((code === 'person-busy' ? 'table-taken' : code) as 'too-late')
  }
})

test('[S.7] what only staff may do is not allowed to a participant, the same for own, foreign and invented ids', () => {
  const story = room().placed('AB', 1, 1).placed('CD', 2, 2)
  const tried = (meetingId: string): Deed[] => [
    { type: 'move-meeting', meetingId, slotId: 's1.3', tableId: 't1' },
    { type: 'swap-meetings', meetingIds: [meetingId, 'CD'] },
    { type: 'book-meeting', participantIds: ['A', meetingId] },
    { type: 'lock-meeting', meetingId },
    { type: 'unlock-meeting', meetingId },
    { type: 'unplace-meeting', meetingId },
    { type: 'place-waiting', meetingIds: [meetingId] },
    { type: 'join-meeting', meetingId, participantId: 'A' },
    { type: 'mark-no-show', meetingId, absent: ['B'] },
    { type: 'take-back-no-show', meetingId },
    { type: 'close-table', tableId: meetingId },
    { type: 'close-slot', slotId: meetingId },
    { type: 'start-round', slotId: meetingId },
    { type: 'remove-participant', participantId: meetingId },
  ]
  for (const id of ['AB', 'CD', 'invented'])
    for (const deed of tried(id)) {
      story.does('A', deed)
      expect(story.rejection, deed.type).toEqual({ code: 'not-allowed', needs: 'facilitator' })
    }
})

test('[S.7] a facilitator runs board, day and people, but does not set up', () => {
  const person = { participantId: 'X', facts: facts('X'), profile: 'X/1' }
  const setUp: Deed[] = [
    { type: 'import-participants', added: [person], changed: [] },
    { type: 'set-rules', rules: rules() },
    { type: 'add-session', session: session('Noon', '14:00', 2) },
    { type: 'remove-table', tableId: 't1' },
    { type: 'erase-participant', participantId: 'A' },
    { type: 'describe-room', title: 'Other' },
    { type: 'archive-room', archived: true },
    { type: 'renew-link', participantId: 'A' },
    { type: 'add-staff', staffId: 'S', role: 'facilitator', name: 'S/1' },
  ]
  const story = room()
  for (const deed of setUp) {
    story.does('G', deed)
    expect(story.rejection, deed.type).toEqual({ code: 'not-allowed', needs: 'organiser' })
  }
  story.does('G', { type: 'add-participant', ...person }).ok({ participantId: 'X' })
})

test('[S.7] the screen asks for nothing', () => {
  room().placed('AB', 1, 1).does('screen', { type: 'cancel-meeting', meetingId: 'AB' }).rejected('not-allowed')
})

test('[S.8] placing into the running slot is for staff only', () => {
  const story = room().asked('A', 'B').passes('10:05').accepts('B', 'A>B', 1).rejected('too-late')
  story.books('G', 'CD', '1@1').ok().stands('CD', '1@1')
  expect(story.meeting('CD').state).toBe('running')
  story.moves('G', 'CD', '2@1').rejected('too-late', { state: 'running' }).moves('G', 'CD', '1@2').ok()
})

test('[S.9] a booking may name a slot, a table, both or nothing', () => {
  room()
    .placed('CD', 2, 1)
    .does('G', { type: 'book-meeting', participantIds: ['A', 'B'], slotId: 's1.2' }, 'AB')
    .ok()
    .stands('AB', '2@2')
  room()
    .placed('CD', 1, 2)
    .does('G', { type: 'book-meeting', participantIds: ['A', 'B'], tableId: 't2' }, 'AB')
    .ok()
    .stands('AB', '2@2')
  const shut = room().does('G', { type: 'close-table', tableId: 't2' })
  shut.does('G', { type: 'book-meeting', participantIds: ['A', 'B'], tableId: 't2' }).rejected('table-closed')
  expect(shut.alternatives).toEqual(['1@1', '2@1', '3@1'])
  const full = room()
    .placed('AC', 2, 1)
    .does('G', { type: 'book-meeting', participantIds: ['A', 'B'], slotId: 's1.2' })
  full.rejected('person-busy', { who: 'A' })
  room({ tables: 1 })
    .placed('CD', 2, 1)
    .does('G', { type: 'book-meeting', participantIds: ['A', 'B'], slotId: 's1.2' })
    .rejected('table-taken')
})

test('[S.10] staff say for whom they act', () => {
  const story = room().placed('AB', 1, 1).does('G', { type: 'set-availability', slotId: 's1.3', open: false })
  story.rejected('malformed', { field: 'participantId' })
  story.does('G', { type: 'send-request', to: 'B' }).rejected('malformed', { field: 'from' })
  story.does('G', { type: 'at-table', meetingId: 'AB' }).rejected('malformed', { field: 'participantId' })
  story.does('G', { type: 'propose-slot', meetingId: 'AB', slotId: 's1.3', participantId: 'C' }).rejected('not-found')
})

test('[S.1] what went to the tray is nowhere: a move from its old place is told so', () => {
  const story = room().placed('AB', 1, 1).unplaces('H', 'AB').moves('G', 'AB', '2@1', { from: '1@1' })
  story.rejected('moved-meanwhile', { slotId: null, tableId: null, by: 'H/c' })
})

test('[G4] a card is not exchanged with itself', () => {
  room()
    .placed('AB', 1, 1)
    .does('G', { type: 'swap-meetings', meetingIds: ['AB', 'AB'] })
    .nothing()
})

test('a table that a card left within its slot is free, the other is not', () => {
  const story = room().placed('AB', 1, 1).books('G', 'CD', '1@1').rejected('table-taken')
  story.moves('G', 'AB', '1@2').ok().books('G', 'EF', '1@2').rejected('table-taken', { meetingId: 'AB' })
  story.books('G', 'CD', '1@1').ok()
})

test('[S.7] nor what concerns tables, slots, rounds, the programme and links', () => {
  const table = { label: '9', zone: '', stepFree: false, quiet: false, reserved: null, url: null }
  const item = { title: 'T', kind: '', startsAt: 1, endsAt: 2, place: '', signUp: true, capacity: null }
  const tried: [Deed, 'facilitator' | 'organiser'][] = [
    [{ type: 'reopen-table', tableId: 't1' }, 'facilitator'],
    [{ type: 'reopen-slot', slotId: 's1.1' }, 'facilitator'],
    [{ type: 'hold-round' }, 'facilitator'],
    [{ type: 'resume-round' }, 'facilitator'],
    [{ type: 'skip-round' }, 'facilitator'],
    [{ type: 'extend-round', minutes: 2 }, 'facilitator'],
    [{ type: 'cancel-item', itemId: 'i1' }, 'facilitator'],
    [{ type: 'add-participant', participantId: 'X', facts: facts('X'), profile: 'X/1' }, 'facilitator'],
    [{ type: 'change-participant', participantId: 'B', facts: facts('B'), profile: 'B/2' }, 'facilitator'],
    [{ type: 'add-item', item }, 'organiser'],
    [{ type: 'change-item', itemId: 'i1', item: { title: 'U' } }, 'organiser'],
    [{ type: 'add-table', table }, 'organiser'],
    [{ type: 'change-table', tableId: 't1', table: { zone: 'x' } }, 'organiser'],
    [{ type: 'change-session', sessionId: 's1', slots: 3 }, 'organiser'],
    [{ type: 'remove-session', sessionId: 's1' }, 'organiser'],
    [{ type: 'revoke-staff', staffId: 'S' }, 'organiser'],
  ]
  const story = room()
  for (const [deed, needs] of tried) {
    story.does('A', deed)
    expect(story.rejection, deed.type).toEqual({ code: 'not-allowed', needs })
    if (needs !== 'organiser') continue
    story.does('G', deed)
    expect(story.rejection, deed.type).toEqual({ code: 'not-allowed', needs })
  }
  story.does('G', { type: 'open-link' })
  expect(story.rejection).toEqual({ code: 'not-allowed', needs: 'participant' })
  story
    .does('A', { type: 'pass-time' })
    .rejected('not-allowed')
    .does('G', { type: 'pass-time' })
    .rejected('not-allowed')
})

test('[S.10] also when they check in, and when they note what somebody was told', () => {
  const story = room().placed('AB', 1, 1).does('G', { type: 'check-in' }).rejected('malformed')
  story.does('G', { type: 'acknowledge', meetingId: 'AB', upTo: 9 }).rejected('malformed', { field: 'participantId' })
  story.does('G', { type: 'answer-proposal', meetingId: 'AB', accept: true }).rejected('malformed')
})

test('whoever has a link of their own is named as the one who changed it', () => {
  const story = room().placed('AB', 1, 1)
  story.does('organiser', { type: 'add-staff', staffId: 'S', role: 'organiser', name: 'S/1' }).ok()
  expect(story.room.staff.get('S')).toEqual({
    id: 'S',
    role: 'organiser',
    name: 'S/1',
    linkGeneration: 1,
    revoked: false,
  })
  story.does({ role: 'organiser', staffId: 'S' }, { type: 'lock-meeting', meetingId: 'AB' }).ok()
  expect(story.meeting('AB').changed.by).toBe('S/c')
  story.does('organiser', { type: 'add-staff', staffId: 'S', role: 'organiser', name: 'S/1' }).rejected('duplicate')
  story.does('organiser', { type: 'revoke-staff', staffId: 'S' }).ok()
  expect(story.room.staff.get('S')).toMatchObject({ linkGeneration: 2, revoked: true })
  story.does('organiser', { type: 'revoke-staff', staffId: 'S' }).nothing()
})
