import { expect, test } from 'vitest'
import { emptyRoom, evolve } from '../../shared/evolve.ts'
import type { Facts } from '../../shared/room.ts'
import type { Audience } from '../../shared/protocol.ts'
import { changesOf, recordsOf } from '../../shared/views/project.ts'
import { facts, room, type Story } from '../given.ts'
import { bytes } from './seen.ts'

/** What `act` puts into the view of an audience, as `kind id`. */
function puts(story: Story, audience: Audience, act: (story: Story) => Story): string[] {
  const before = story.room
  act(story).ok()
  return (changesOf(before, story.room).get(audience)?.put ?? []).map(({ record }) => `${record.kind} ${record.id}`)
}

const corrected = (story: Story, more: Partial<Facts>) =>
  story.does('G', { type: 'change-participant', participantId: 'A', facts: facts('A', more), profile: 'A/profile' })

test('[O5] when only the kind of an organisation is corrected, its meetings are others for all who see them', () => {
  const placed = () => room().placed('AB', 1, 1)
  for (const audience of ['staff', 'person:A', 'person:B'] as const) {
    expect(puts(placed(), audience, (story) => corrected(story, { kind: 'cluster' }))).toContain('meeting AB')
  }
  expect(puts(placed(), 'screen', (story) => corrected(story, { kind: 'cluster' }))).toContain('cell AB')
  expect(puts(placed(), 'screen', (story) => corrected(story, { country: 'AR' }))).toContain('cell AB')
})

test('[D] a lead who comes late sees what concerns the members', () => {
  const story = room({ people: { A: { delegation: 'North' }, B: {} } }).asked('B', 'A')
  const lead = facts('L', { delegation: 'North', lead: true })
  const arrival = (at: Story) =>
    at.does('G', { type: 'add-participant', participantId: 'L', facts: lead, profile: 'L/profile' })
  expect(puts(story, 'person:L', arrival)).toEqual(['me L', 'me A', 'request B>A'])
})

test('[L5] what others are sent does not tell who asked whom', () => {
  const sent = (from: string, to: string) => {
    const story = room().asked(from, to)
    const before = story.room
    story.does(to, { type: 'accept-request', requestId: `${from}>${to}` }).ok()
    return bytes(changesOf(before, story.room).get('floor'))
  }
  expect(sent('B', 'A')).toBe(sent('A', 'B'))
})

test('[X] who moves a meeting changes the views of its people, with a notice, and not of others', () => {
  const story = room().placed('AB', 1, 1).placed('CD', 1, 2)
  const before = story.room
  story.does('G', { type: 'move-meeting', meetingId: 'AB', slotId: 's1.3', tableId: 't1' }).ok()
  const changes = changesOf(before, story.room)
  expect([...changes.keys()].sort()).toEqual(['floor', 'person:A', 'person:B', 'screen', 'staff'])
  const notices = changes.get('person:A')!.put.filter(({ record }) => record.kind === 'notice')
  expect(notices).toMatchObject([{ record: { id: 'A/AB', now: { slotId: 's1.3' }, asBefore: false } }])
})

test('[X3] staff see who has not seen the last change until they have', () => {
  const story = room().placed('AB', 1, 1)
  const unseen = () =>
    recordsOf(story.room, 'staff').flatMap(({ record }) => (record.kind === 'meeting' ? [record.unseenBy] : []))
  expect(unseen()).toEqual([['A', 'B']])
  story.does('A', { type: 'acknowledge', meetingId: 'AB', upTo: story.room.version }).ok()
  expect(unseen()).toEqual([['B']])
})

test('a commit in which nothing changes changes no view', () => {
  const { room: same } = room()
  expect(changesOf(same, { ...same, version: same.version + 1, at: same.at + 1 })).toEqual(new Map())
})

test('the first commit shows the room to everybody who may come, each thing once', () => {
  const opening = room({ people: {} }).log[0]!
  const events = opening.events.map((event) =>
    event.type === 'room-opened' ? { ...event, screen: 'organisations' as const } : event,
  )
  const opened = evolve(emptyRoom(), { ...opening, events })
  for (const [audience, { put, remove }] of changesOf(emptyRoom(), opened)) {
    expect(put, audience).toEqual(recordsOf(opened, audience))
    expect(remove).toEqual([])
  }
  expect([...changesOf(emptyRoom(), opened).keys()].sort()).toEqual(['floor', 'screen', 'staff'])
})
