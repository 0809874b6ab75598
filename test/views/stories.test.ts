import { expect, test } from 'vitest'
import { facts, room, session, time, type Story } from '../given.ts'
import { expectFolded } from './folded.ts'

// [L4] Small stories in which one thing of each sort happens: what every audience is sent makes the view that it has.

const people = {
  A: { delegation: 'North', country: 'IT' },
  L: { delegation: 'north', lead: true },
  B: { country: 'AR' },
  C: {},
  D: { kind: 'cluster' as const },
}
const tour = (title: string, from: string, to: string, capacity: number | null = 2) => ({
  title,
  kind: 'tour',
  startsAt: time(from),
  endsAt: time(to),
  place: '',
  signUp: true,
  capacity,
})
const changed = (who: string, more: Parameters<typeof facts>[1]) => ({
  type: 'change-participant' as const,
  participantId: who,
  facts: facts(who, more),
  profile: `${who}/profile`,
})
const names = (story: Story, audience: Parameters<ReturnType<typeof expectFolded>['get']>[0]) => {
  const sent = expectFolded(story).get(audience)
  return (
    sent && [
      ...sent.put.map(({ kind, id }) => `${kind} ${id}`),
      ...sent.remove.map(({ kind, id }) => `- ${kind} ${id}`),
    ]
  )
}

test('requests: asked, answered, taken back, expired', () => {
  const story = room({ people, rules: { requestsExpireAfterMinutes: 60 } }).atTime('08:00')
  story.does('A', { type: 'send-request', to: 'B', message: 'A/words', slotIds: ['s1.2'] }, 'A>B').asked('C', 'A')
  expect(names(story, 'staff')).toEqual(['participant C', 'request C>A'])
  expect(names(story, 'person:L')).toEqual(['request C>A'])
  expect(names(story, 'person:C')).toEqual(['me C', 'request C>A'])
  expect(names(story, 'floor')).toBeUndefined()
  story.does('B', { type: 'decline-request', requestId: 'A>B', reason: 'B/words' }).ok()
  expect(names(story, 'person:A')).toEqual(['me A', 'request A>B'])
  story.does('B', { type: 'send-request', to: 'A' }, 'B>A').does('L', { type: 'accept-request', requestId: 'C>A' }).ok()
  story.asked('D', 'C').does('D', { type: 'withdraw-request', requestId: 'D>C' }).asked('D', 'A').passes('09:30')
  expect(story.request('D>A').state).toBe('expired')
  expectFolded(story)
})

test('the programme: signed up and off, changed, cancelled, added', () => {
  const story = room({ people, items: [tour('Tour', '10:40', '11:40')] }).placed('BC', 1, 1)
  story.does('A', { type: 'sign-up', itemId: 'i1' }).ok()
  expect(names(story, 'floor')).toEqual(['item i1', 'participant A'])
  expect(names(story, 'person:L')).toEqual(['me A'])
  story.does('B', { type: 'sign-up', itemId: 'i1' }).does('A', { type: 'sign-off', itemId: 'i1' }).ok()
  const change = { type: 'change-item' as const, itemId: 'i1' }
  story.does('organiser', { ...change, item: { startsAt: time('12:00'), endsAt: time('12:40') } }).ok()
  expect(names(story, 'floor')).toEqual(['item i1', 'participant B'])
  story.does('organiser', { ...change, item: { capacity: 9 } }).ok()
  expect(names(story, 'person:B')).toBeUndefined()
  story.does('organiser', { type: 'add-item', item: tour('Talk', '14:00', '15:00', null) }).ok()
  expect(names(story, 'screen')).toEqual(['item i2'])
  story.does('G', { type: 'cancel-item', itemId: 'i1' }).ok()
  expect(names(story, 'person:B')).toEqual(['me B'])
  expect(names(story, 'floor')).toEqual(['item i1', 'participant B'])
})

test('times: a session that changes, grows, shrinks and goes; a round that is longer', () => {
  const sessions = [session('Hall', '10:00', 3), session('Studio', '11:00', 2)]
  const story = room({ people, sessions }).placed('AB', 's1.3', 1).closes('C', 's1.3')
  const change = { type: 'change-session' as const, sessionId: 's2' }
  story.does('organiser', { ...change, startsAt: time('12:00') }).ok()
  expect(names(story, 'floor')).toContain('participant A')
  story
    .does('organiser', { ...change, slots: 3 })
    .does('organiser', { ...change, slots: 1 })
    .ok()
  expect(names(story, 'floor')).toEqual(['- slot s2.2', '- slot s2.3'])
  story.passes('10:05').does('G', { type: 'extend-round', minutes: 4 }).ok()
  expect(names(story, 'person:A')).toEqual(['notice A/AB'])
  story.does('G', { type: 'hold-round' }).does('G', { type: 'resume-round' }).does('G', { type: 'skip-round' }).ok()
  story.does('organiser', { type: 'remove-session', sessionId: 's2' }).ok()
  story.does('organiser', { type: 'add-session', session: session('Late', '15:00', 1) }).ok()
  expectFolded(story)
})

test('[L7] a wish that found no place and is given up counts for its people no more', () => {
  const story = room({ people, tables: 0 }).asked('A', 'B').accepts('B', 'A>B').ok().stands('AB', 'waiting: no-table')
  expectFolded(story)
  story.cancels('G', 'AB').ok()
  const { id } = story.meeting('AB')
  expect(names(story, 'person:B')).toEqual(['me B', `meeting ${id}`, `notice B/${id}`])
  expect(names(story, 'screen')).toEqual(['figures figures'])
})

test('tables: their address, marks, closing and going', () => {
  const story = room({ people, tables: [{ url: 'https://meet.example/1' }, {}, {}] })
    .placed('AB', 1, 1)
    .placed('CD', 1, 2)
  const table = (url: string | null) => ({ type: 'change-table' as const, tableId: 't1', table: { url } })
  story.does('organiser', table('https://meet.example/2')).ok()
  expect(names(story, 'person:B')).toEqual(['meeting AB'])
  expect(names(story, 'staff')).toEqual(['table t1', 'meeting AB'])
  expect(names(story, 'floor')).toBeUndefined()
  story.does('organiser', table(null)).ok()
  expect(names(story, 'floor')).toEqual(['table t1'])
  story
    .does('G', { type: 'close-table', tableId: 't2' })
    .does('organiser', { type: 'remove-table', tableId: 't3' })
    .ok()
  expect(names(story, 'floor')).toEqual(['- table t3'])
  const another = { label: '3', zone: '', stepFree: false, quiet: false, url: 'https://meet.example/3', reserved: null }
  story.does('organiser', { type: 'add-table', table: another }).ok()
  expect(names(story, 'floor')).toEqual(['table t3'])
})

test('cards: placed, moved, locked, proposed elsewhere, put aside, joined, left, cancelled, undone', () => {
  const story = room({ people }).placed('AB', 1, 1).placed('CD', 1, 2).moves('G', 'AB', '1@3')
  expect(names(story, 'floor')).toBeUndefined()
  expect(names(story, 'person:B')).toEqual(['meeting AB', 'notice B/AB'])
  story.does('G', { type: 'lock-meeting', meetingId: 'AB' }).does('G', { type: 'unlock-meeting', meetingId: 'AB' })
  story.does('A', { type: 'propose-slot', meetingId: 'AB', slotId: 's1.4' }).ok()
  expect(names(story, 'person:B')).toEqual(['meeting AB'])
  story
    .does('G', { type: 'swap-meetings', meetingIds: ['AB', 'CD'] })
    .unplaces('G', 'CD')
    .ok()
  expect(names(story, 'floor')).toEqual(['participant C', 'participant D'])
  expect(names(story, 'screen')).toEqual(['figures figures', '- cell CD'])
  story.does('G', { type: 'undo' }).ok().does('G', { type: 'join-meeting', meetingId: 'AB', participantId: 'L' }).ok()
  expect(names(story, 'floor')).toEqual(['participant L'])
  story.cancels('B', 'ABL').does('G', { type: 'substitute', participantId: 'A', by: 'B' }).ok().cancels('G', 'CD').ok()
  expect(names(story, 'staff')).toEqual(['participant C', 'participant D', 'meeting CD', 'notice C/CD', 'notice D/CD'])
})

test('the day: seen, checked in, at the table, how it went, who was absent', () => {
  const story = room({ people }).placed('AB', 1, 1).placed('CD', 2, 1)
  story.does('A', { type: 'acknowledge', meetingId: 'AB', upTo: story.room.version }).ok()
  expect(names(story, 'person:B')).toEqual(['meeting AB'])
  expect(names(story, 'person:A')).toEqual(['- notice A/AB'])
  story.does('A', { type: 'open-link' }).does('A', { type: 'check-in' }).ok()
  expect(names(story, 'person:L')).toEqual(['me A'])
  story.passes('10:05').does('B', { type: 'at-table', meetingId: 'AB' }).passes('10:26')
  story.does('A', { type: 'record-outcome', meetingId: 'AB', outcome: 'did-not-happen' }).ok()
  expect(names(story, 'person:A')).toEqual(['meeting AB'])
  expect(names(story, 'person:B')).toBeUndefined()
  story
    .does('G', { type: 'mark-no-show', meetingId: 'AB', absent: ['B'] })
    .does('G', { type: 'take-back-no-show', meetingId: 'AB' })
  expectFolded(story.ok())
})

test('people: of another kind or country, of another delegation, leads no more, come late', () => {
  const story = room({ people })
    .placed('AB', 1, 1)
    .asked('C', 'A')
    .does('organiser', changed('B', { kind: 'public' }))
    .ok()
  expect(names(story, 'person:A')).toEqual(['meeting AB'])
  expect(names(story, 'person:C')).toBeUndefined()
  story.does('organiser', changed('A', { delegation: 'South' })).ok()
  expect(names(story, 'person:L')).toEqual(['- me A', '- request C>A', '- meeting AB', '- notice A/AB'])
  story
    .does('organiser', changed('A', { delegation: 'North' }))
    .does('organiser', changed('L', { delegation: 'North' }))
    .ok()
  expect(names(story, 'person:L')).toContain('- me A')
  story.does('organiser', changed('L', { delegation: 'North', lead: true })).ok()
  expect(names(story, 'person:L')).toContain('me A')
  const late = { participantId: 'M', facts: facts('M', { delegation: 'NORTH', lead: true }), profile: 'M/profile' }
  story.does('G', { type: 'add-participant', ...late }).ok()
  expect(names(story, 'person:M')).toEqual(['me M', 'me A', 'me L', 'request C>A', 'meeting AB', 'notice A/AB'])
  story.does('G', { type: 'add-participant', participantId: 'N', facts: facts('N'), profile: 'N/profile' }).ok()
  expect(names(story, 'person:M')).toBeUndefined()
  expect(names(story, 'person:N')).toEqual(['me N'])
})

test('the figures on the wall follow whom people speak for, and where they come from', () => {
  const story = room({ people })
  expectFolded(story)
  story.does('organiser', changed('C', { country: 'FR' })).ok()
  expect(names(story, 'screen')).toEqual(['figures figures'])
  story.does('organiser', changed('C', { country: 'FR', kind: 'public' })).ok()
  expect(names(story, 'screen')).toEqual(['figures figures'])
  const ofB = { country: 'FR', kind: 'public' as const, organisation: story.room.participants.get('B')!.organisation }
  story.does('organiser', changed('C', ofB)).ok()
  expect(names(story, 'screen')).toEqual(['figures figures'])
  story.does('organiser', changed('C', { ...ofB, stepFree: true })).ok()
  expect(names(story, 'screen')).toBeUndefined()
})

test('[V6] people who leave, those who had to do with them, and who comes back', () => {
  const met = () => room({ people }).placed('AB', 1, 1).asked('C', 'A').placed('BD', 2, 1)
  const removed = met().does('organiser', { type: 'remove-participant', participantId: 'A' }).ok()
  expect(names(removed, 'person:B')).toEqual(['participant A', 'me B', 'meeting AB', 'notice B/AB'])
  expect(names(removed, 'person:C')).toEqual(['participant A', 'me C', 'request C>A'])
  expect(names(removed, 'person:D')).toBeUndefined()
  expect(names(removed, 'person:A')).toEqual(['- me A', '- request C>A', '- meeting AB', '- notice A/AB'])
  removed.does('G', { type: 'remove-participant', participantId: 'B' }).ok()
  expect(names(removed, 'person:D')).toContain('participant B')
  const back = { participantId: 'A', facts: facts('A', people.A), profile: 'A/profile' }
  removed.does('organiser', { type: 'import-participants', added: [], changed: [back] }).ok()
  expect(names(removed, 'person:C')).toEqual(['- participant A'])
  removed.does('organiser', { type: 'remove-participant', participantId: 'A' }).ok()
  expectFolded(removed)
  const both = [back, { participantId: 'D', facts: facts('D', { country: 'FR' }), profile: 'D/profile' }]
  removed.does('organiser', { type: 'import-participants', added: [], changed: both }).ok()
  expect(names(removed, 'person:C')).toEqual(['- participant A'])
  const erased = met().does('B', { type: 'cancel-meeting', meetingId: 'AB', reason: 'B/words' })
  erased.does('organiser', { type: 'erase-participant', participantId: 'B' }).ok()
  expect(names(erased, 'person:A')).toContain('meeting AB')
  expect(names(erased, 'floor')).toContain('- participant B')
})

test('[V6] who only knew them from a change that is not seen yet keeps their name until it is', () => {
  const story = room({ people }).placed('ABC', 1, 1)
  story.does('B', { type: 'acknowledge', meetingId: 'ABC', upTo: story.room.version })
  story.cancels('A', 'ABC').does('organiser', { type: 'remove-participant', participantId: 'A' }).ok()
  expect(names(story, 'person:B')).toEqual(['participant A'])
  story.does('B', { type: 'acknowledge', meetingId: 'ABC', upTo: story.room.version }).ok()
  expect(names(story, 'person:B')).toEqual(['- participant A', '- notice B/ABC'])
  expect(names(story, 'person:C')).toEqual(['meeting ABC'])
})

test('[V6] who left keeps their name for as long as the meeting is shown, whatever was seen of it', () => {
  const story = room({ people })
    .placed('AB', 1, 1)
    .does('organiser', { type: 'remove-participant', participantId: 'A' })
  story.does('B', { type: 'acknowledge', meetingId: 'AB', upTo: story.room.version }).ok()
  expect(names(story, 'person:B')).toEqual(['- notice B/AB'])
})

test('[L5] what somebody sees no more is told in the order of its ids, not in that in which it was made', () => {
  const story = room({ people }).placed('DA', 1, 1).placed('CA', 2, 1).placed('BA', 3, 1)
  expectFolded(story)
  story.does('organiser', changed('L', { delegation: 'South', lead: true })).ok()
  expect(names(story, 'person:L')!.filter((name) => name.startsWith('- meeting'))).toEqual([
    '- meeting BA',
    '- meeting CA',
    '- meeting DA',
  ])
})

test('set-up: the room’s words and rules, its links, its staff, its end', () => {
  const story = room({ people }).placed('AB', 1, 1)
  story.does('organiser', { type: 'describe-room', title: 'Other' }).ok()
  expect(names(story, 'screen')).toEqual(['room room'])
  story.does('organiser', { type: 'describe-room', screen: 'organisations' }).ok()
  expect(names(story, 'screen')).toEqual(['room room', 'cell AB'])
  story.does('organiser', { ...changed('C', {}), profile: 'C/profile-2#2' }).ok()
  expect(names(story, 'screen')).toEqual(['cell AB'])
  story.does('organiser', { type: 'describe-room', retentionDays: 9 }).ok()
  expect([names(story, 'staff'), names(story, 'floor')]).toEqual([
    ['room room', 'privacy privacy'],
    ['privacy privacy'],
  ])
  story.does('organiser', { type: 'add-staff', staffId: 'S', role: 'facilitator', name: 'S/name' }).ok()
  expect(names(story, 'staff')).toEqual(['staff S'])
  story.does('organiser', { type: 'revoke-staff', staffId: 'S' }).ok()
  expect(names(story, 'staff')).toEqual(['staff S'])
  story.does('organiser', { type: 'renew-link', link: 'screen' }).ok()
  expect(expectFolded(story).size).toBe(0)
  story.does('organiser', { type: 'renew-link', participantId: 'A' }).ok()
  expect(names(story, 'person:A')).toEqual(['me A'])
  story.does('organiser', { type: 'archive-room', archived: true }).ok()
  expect(names(story, 'person:A')).toBeUndefined()
  expect(names(story, 'floor')).toEqual(['room room'])
})

test('a round that grows into a slot beside it makes its people busy there', () => {
  const sessions = [session('Hall', '10:00', 3), session('Studio', '10:25', 1)]
  const story = room({ people, sessions }).placed('AB', 's1.1', 1).passes('10:10')
  expectFolded(story)
  story.does('G', { type: 'extend-round', minutes: 4 }).ok()
  expect(names(story, 'floor')).toEqual(expect.arrayContaining(['participant A', 'participant B']))
})

test('[V5] what an erased person was told or told goes out of the requests that were closed long ago', () => {
  const story = room({ people }).does('A', { type: 'send-request', to: 'B', message: 'A/words' }, 'A>B')
  story.does('A', { type: 'withdraw-request', requestId: 'A>B' }).ok()
  expectFolded(story)
  story.does('organiser', { type: 'erase-participant', participantId: 'B' }).ok()
  expect(names(story, 'person:A')).toContain('request A>B')
})
