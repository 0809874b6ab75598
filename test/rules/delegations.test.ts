import { expect, test } from 'vitest'
import { openMeetingsOf, substitution } from '../../shared/substitution.ts'
import { facts, room, time } from '../given.ts'

const people = {
  A: { delegation: 'Alfa' },
  C: { delegation: 'ALFA ' },
  L: { delegation: 'Alfa', lead: true },
  B: {},
  D: {},
  E: {},
  F: {},
  M: { delegation: 'Mu', lead: true },
}

test('[D.1] a lead answers for a member; the first answer stands, and the other is told who gave it', () => {
  const member = room({ people })
    .asked('B', 'A')
    .accepts('A', 'B>A')
    .ok()
    .does('L', { type: 'decline-request', requestId: 'B>A' })
  member.rejected('request-closed', { state: 'accepted', by: 'A' })
  const lead = room({ people })
    .asked('B', 'A')
    .does('L', { type: 'decline-request', requestId: 'B>A' })
    .ok()
    .accepts('A', 'B>A')
  lead.rejected('request-closed', { state: 'declined', by: 'L' })
})

test('[D.1] a lead of others does not exist for them', () => {
  room({ people }).asked('B', 'A').accepts('M', 'B>A').rejected('not-found')
  room({ people }).does('M', { type: 'send-request', from: 'A', to: 'B' }).rejected('not-allowed')
  room({ people }).does('M', { type: 'send-request', from: 'invented', to: 'B' }).rejected('not-allowed')
  room({ people })
    .does('L', { type: 'send-request', from: 'A', to: 'B' })
    .ok()
    .does('C', { type: 'send-request', from: 'A', to: 'D' })
    .rejected('not-allowed')
})

test('[D.2] a substitute takes over all that are not over; what clashes stays and is listed; each is noticed once', () => {
  const story = room({ people })
  for (const [i, other] of [...'BDEFM'].entries()) story.placed(`A${other}`, i + 1, 1)
  story.asked('A', 'C').placed('CL', 3, 2)
  for (const { participantId, meetingId } of [...story.room.notices.values()])
    story.does(participantId, { type: 'acknowledge', meetingId, upTo: story.room.version })
  story
    .does('L', { type: 'substitute', participantId: 'A', by: 'C' })
    .ok({ clashes: [{ meetingId: 'AE', code: 'person-busy' }] })
  story.stands('CB', '1@1').stands('CD', '2@1').stands('AE', '3@1').stands('CF', '4@1').stands('CM', '5@1')
  story.noticing('CB', 'ABC').noticing('CM', 'ACM').noticing('AE', '')
  expect(story.request('A>C').state).toBe('pending')
})

test('[D.3] a live meeting of the same people is a clash', () => {
  const story = room({ people })
    .placed('AB', 1, 1)
    .placed('BC', 2, 1)
    .does('L', { type: 'substitute', participantId: 'A', by: 'C', meetingId: 'AB' })
  story.ok({ clashes: [{ meetingId: 'AB', code: 'already-meeting' }] }).stands('AB', '1@1')
})

test('[D.3] so is being in it already, being on a tour then, and not being allowed to meet', () => {
  const substitute = { type: 'substitute' as const, participantId: 'A', by: 'C' }
  room({ people })
    .placed('ACB', 1, 1)
    .does('L', substitute)
    .ok({ clashes: [{ meetingId: 'ACB', code: 'same-person' }] })
  const mayMeet = [{ a: { kind: ['company' as const] }, b: { kind: ['cluster' as const] } }]
  const kinds = {
    A: { delegation: 'x' },
    C: { delegation: 'x', kind: 'cluster' as const },
    B: { kind: 'cluster' as const },
  }
  room({ people: kinds, rules: { mayMeet } })
    .placed('AB', 1, 1)
    .does('A', substitute)
    .ok({ clashes: [{ meetingId: 'AB', code: 'not-eligible' }] })
})

test('[D.4] a running meeting can be taken over, a held one not', () => {
  const substitute = { type: 'substitute' as const, participantId: 'A', by: 'C', meetingId: 'AB' }
  const running = room({ people }).placed('AB', 1, 1).passes('10:05').does('A', substitute).ok()
  expect(running.meeting('AB')).toMatchObject({ state: 'running', participantIds: ['C', 'B'] })
  room({ people }).placed('AB', 1, 1).passes('10:26').does('A', substitute).nothing().stands('AB', '1@1')
})

test('[D.5] a substitute comes from the same delegation or organisation; staff may send anybody', () => {
  const substitute = { type: 'substitute' as const, participantId: 'A', by: 'D' }
  room({ people })
    .placed('AB', 1, 1)
    .does('A', substitute)
    .rejected('not-eligible')
    .does('G', substitute)
    .ok()
    .stands('DB', '1@1')
  const colleagues = { A: { organisation: 'alfa' }, D: { organisation: 'alfa' }, B: {} }
  room({ people: colleagues }).placed('AB', 1, 1).does('A', substitute).ok()
  room({ people })
    .placed('AB', 1, 1)
    .does('A', { ...substitute, by: 'A' })
    .rejected('same-person')
  room({ people }).placed('AB', 1, 1).does('B', substitute).rejected('not-allowed')
  room({ people })
    .placed('AB', 1, 1)
    .does('B', { ...substitute, participantId: 'invented' })
    .rejected('not-allowed')
})

test('[D.5] a lead changes a member’s words, not what decides whom they may meet', () => {
  const given = facts('A', people.A)
  const story = room({ people })
    .does('L', { type: 'change-participant', participantId: 'A', facts: given, profile: 'A/2' })
    .ok()
  story.does('L', {
    type: 'change-participant',
    participantId: 'A',
    facts: { ...given, kind: 'cluster' },
    profile: 'A/2',
  })
  story.rejected('not-allowed', { field: 'kind' })
  story
    .does('C', { type: 'change-participant', participantId: 'A', facts: given, profile: 'A/3' })
    .rejected('not-allowed')
})

test('[D.1] who answered is told, unless it was the person themselves', () => {
  const answered = (who: string) => room({ people }).asked('B', 'A').accepts(who, 'B>A').ok().request('B>A').answeredBy
  expect([answered('A'), answered('L'), answered('G')]).toEqual([null, 'L', 'staff'])
})

test('[D.1] a lead without a delegation leads nobody', () => {
  const story = room({ people: { L: { lead: true }, A: {}, B: {} } })
  story.does('L', { type: 'send-request', from: 'A', to: 'B' }).rejected('not-allowed', { needs: 'lead' })
})

test('[D.2] the one meeting that was named is taken over, no other', () => {
  const story = room({ people }).placed('AB', 1, 1).placed('AE', 2, 1)
  story.does('L', { type: 'substitute', participantId: 'A', by: 'C', meetingId: 'AB' }).ok({ clashes: [] })
  story.stands('CB', '1@1').stands('AE', '2@1')
})

test('[D.2] each of those that can be is taken over', () => {
  const story = room({ people }).placed('AB', 1, 1).placed('AE', 2, 1).unplaces('G', 'AE').placed('AD', 3, 1)
  story.does('L', { type: 'substitute', participantId: 'A', by: 'C' }).ok({ clashes: [] })
  story.stands('CB', '1@1').stands('CE', 'waiting: put-aside, parked').stands('CD', '3@1')
})

test('[D.3] who is on a tour then is engaged; a waiting meeting is at no time', () => {
  const items = [
    {
      title: 'Tour',
      kind: '',
      startsAt: time('10:00'),
      endsAt: time('10:20'),
      place: '',
      signUp: true,
      capacity: null,
    },
  ]
  const story = room({ people, items }).does('C', { type: 'sign-up', itemId: 'i1' }).placed('AB', 1, 1)
  story.placed('AE', 2, 1).placed('AD', 3, 1).unplaces('G', 'AD')
  story.does('L', { type: 'substitute', participantId: 'A', by: 'C' })
  story.ok({ clashes: [{ meetingId: 'AB', code: 'person-busy' }] })
  story.stands('AB', '1@1').stands('CE', '2@1').stands('CD', 'waiting: put-aside, parked')
})

test('[D.4] who takes over was not at the table, who stays was', () => {
  const story = room({ people }).placed('AB', 1, 1).passes('10:05')
  for (const who of 'AB') story.does(who, { type: 'at-table', meetingId: 'AB' }).ok()
  story.does('A', { type: 'substitute', participantId: 'A', by: 'C' }).ok()
  expect(story.meeting('CB').atTable).toEqual(['B'])
})

test('[D.5] two without a delegation are not of one', () => {
  const story = room().placed('AB', 1, 1).does('A', { type: 'substitute', participantId: 'A', by: 'D' })
  story.rejected('not-eligible').does('A', { type: 'substitute', participantId: 'B', by: 'D' })
  story.rejected('not-allowed', { needs: 'lead' })
})

test('[D.6] what a lead is told before is what happens: the same is taken over, the same stays for the same reason', () => {
  const story = room({ people })
  for (const [i, other] of [...'BDEF'].entries()) story.placed(`A${other}`, i + 1, 1)
  story.placed('CM', 2, 2).placed('CF', 5, 2).unplaces('G', 'AE')
  const before = substitution(story.room, openMeetingsOf(story.room, 'A'), 'A', 'C')
  expect(before.clashes).toEqual([
    { meetingId: 'AD', code: 'person-busy' },
    { meetingId: 'AF', code: 'already-meeting' },
  ])
  story.does('L', { type: 'substitute', participantId: 'A', by: 'C' }).ok({ clashes: before.clashes })
  expect(before.taken).toEqual(['AB', 'AE'])
  for (const id of before.taken) expect(story.room.meetings.get(id)!.participantIds).toContain('C')
  expect(openMeetingsOf(story.room, 'A').map(({ id }) => id)).toEqual(['AD', 'AF'])
})
