import { expect, test } from 'vitest'
import { meetingType } from '../../shared/meeting-type.ts'
import { countedMeetings } from '../../shared/limits.ts'
import { facts, room, time } from '../given.ts'

const says = (outcome: 'held' | 'cut-short' | 'did-not-happen') => ({
  type: 'record-outcome' as const,
  meetingId: 'AB',
  outcome,
})
const absent = (...who: string[]) => ({ type: 'mark-no-show' as const, meetingId: 'AB', absent: who })
const takeBack = { type: 'take-back-no-show' as const, meetingId: 'AB' }

test('[N.1] one side’s word changes no state; a facilitator’s makes it a no-show of who was absent', () => {
  const story = room().placed('AB', 1, 1).passes('10:05').does('A', { type: 'at-table', meetingId: 'AB' }).ok()
  story.does('A', says('did-not-happen')).ok().passes('10:26')
  expect(story.meeting('AB')).toMatchObject({ state: 'held', outcomes: { A: 'did-not-happen' }, atTable: ['A'] })
  story.does('G', absent('B')).ok().stands('AB', 'no-show').noticing('AB', 'AB')
  expect([countedMeetings(story.room, 'A'), countedMeetings(story.room, 'B')]).toEqual([0, 1])
})

test('[N.1] a no-show gives back the place: its people and table are free', () => {
  room().placed('AB', 1, 1).passes('10:05').does('G', absent('B')).ok().books('G', 'AC', '1@1').ok()
})

test('[N.4] a no-show is taken back: held as before', () => {
  const story = room().placed('AB', 1, 1).passes('10:26')
  const before = story.meeting('AB')
  story.does('G', absent('B')).does('G', takeBack).ok().stands('AB', '1@1')
  expect({ ...story.meeting('AB'), changed: null }).toEqual({ ...before, changed: null })
  expect(countedMeetings(story.room, 'B')).toBe(1)
})

test('[N.4] unless one of them has met somebody else then, or the table was given away', () => {
  const missed = () => room().placed('AB', 1, 1).passes('10:05').does('G', absent('B'))
  missed().books('G', 'AC', '1@2').does('G', takeBack).rejected('person-busy', { who: 'A', meetingId: 'AC' })
  missed().books('G', 'CD', '1@1').does('G', takeBack).rejected('table-taken', { meetingId: 'CD' })
  missed().books('G', 'BA', '3@1').does('G', takeBack).rejected('already-meeting', { meetingId: 'BA' })
})

test('[N.4] taken back while the slot runs it runs; its type is fixed when it is held', () => {
  const running = room().placed('AB', 1, 1).passes('10:05').does('G', absent('B')).does('G', takeBack).ok()
  expect(running.meeting('AB').state).toBe('running')
  const later = room().placed('AB', 1, 1).passes('10:05').does('G', absent('B')).passes('10:26').does('G', takeBack)
  expect(later.meeting('AB')).toMatchObject({ state: 'held', fixedType: 'B2B' })
})

test('[N.5] marking needs a meeting that has begun and somebody in it', () => {
  const story = room()
    .placed('AB', 1, 1)
    .does('G', absent('B'))
    .rejected('too-early')
    .does('G', absent('C'))
    .rejected('not-found')
  story
    .unplaces('G', 'AB')
    .does('G', absent('B'))
    .rejected('meeting-not-placed')
    .does('G', takeBack)
    .rejected('meeting-closed')
  story
    .does('G', { type: 'place-waiting' })
    .passes('10:26')
    .does('G', absent('B'))
    .ok()
    .does('H', absent('B'))
    .nothing()
})

test('[N.6] one is at the table from a quarter of an hour before the meeting begins, until it ends', () => {
  const atTable = { type: 'at-table' as const, meetingId: 'AB' }
  const story = room().placed('AB', 1, 1).atTime('09:44:59').does('A', atTable).rejected('too-early')
  story.atTime('09:45').does('A', atTable).ok().does('A', atTable).nothing().does('C', atTable).rejected('not-found')
  story
    .does('A', { ...atTable, participantId: 'B' })
    .rejected('not-allowed')
    .does('G', { ...atTable, participantId: 'B' })
    .ok()
  room().placed('AB', 1, 1).passes('10:25').does('A', atTable).rejected('meeting-closed', { state: 'held' })
})

test('[N.6] checking in is said once and can be taken back', () => {
  const story = room()
    .does('A', { type: 'check-in' })
    .ok()
    .does('G', { type: 'check-in', participantId: 'A' })
    .nothing()
  expect(story.room.participants.get('A')!.checkedInAt).toBe(story.at)
  story.does('G', { type: 'check-in', participantId: 'A', present: false }).ok()
  expect(story.room.participants.get('A')!.checkedInAt).toBeNull()
})

test('[O.3] held and cut short is held; both say it did not happen: no-show; one against one stays held', () => {
  const held = () => room().placed('AB', 1, 1).passes('10:26')
  expect(held().does('A', says('held')).does('B', says('cut-short')).ok().meeting('AB').state).toBe('held')
  held().does('A', says('did-not-happen')).does('B', says('did-not-happen')).ok().stands('AB', 'no-show')
  expect(held().does('A', says('did-not-happen')).does('B', says('held')).meeting('AB')).toMatchObject({
    state: 'held',
    outcomes: { A: 'did-not-happen', B: 'held' },
  })
})

test('[O.3] a word can be changed, and is said once; before the meeting there is nothing to say', () => {
  const story = room()
    .placed('AB', 1, 1)
    .does('A', says('held'))
    .rejected('too-early')
    .passes('10:05')
    .does('A', says('held'))
    .ok()
  story
    .does('A', says('held'))
    .nothing()
    .does('A', says('cut-short'))
    .ok()
    .does('C', says('held'))
    .rejected('not-found')
})

test('[O.5] the type follows a corrected organisation until the meeting is held', () => {
  const type = (story: ReturnType<typeof room>, id: string) => {
    const { fixedType, participantIds } = story.meeting(id)
    return fixedType ?? meetingType(participantIds.map((who) => story.room.participants.get(who)!.kind))
  }
  const story = room().placed('AB', 1, 1).placed('AC', 2, 1).passes('10:26')
  expect([type(story, 'AB'), type(story, 'AC')]).toEqual(['B2B', 'B2B'])
  story
    .does('G', {
      type: 'change-participant',
      participantId: 'A',
      facts: facts('A', { kind: 'cluster' }),
      profile: 'A/2',
    })
    .ok()
  expect([type(story, 'AB'), type(story, 'AC')]).toEqual(['B2B', 'C2B'])
})

test('[O.3] that nobody met says of nobody that they stayed away', () => {
  const story = room().placed('AB', 1, 1).passes('10:26')
  story.does('A', says('did-not-happen')).does('B', says('did-not-happen')).stands('AB', 'no-show')
  expect(story.meeting('AB').absent).toEqual([])
})

test('[N.1] who was absent can be corrected; to say the same again does nothing', () => {
  const story = room().placed('AB', 1, 1).passes('10:26').does('G', absent('B')).does('G', absent('A')).ok()
  expect(story.meeting('AB').absent).toEqual(['A'])
  story.does('G', absent('A', 'B')).ok().does('G', absent('B', 'A')).nothing().does('G', absent('B')).ok()
  expect(story.meeting('AB').absent).toEqual(['B'])
  story.does('G', takeBack).ok().stands('AB', '1@1')
  story.does('G', absent()).ok().stands('AB', 'no-show')
})

test('[N.4] once the slot is over the two may have agreed to another meeting', () => {
  const story = room().placed('AB', 1, 1).passes('10:26').does('G', absent('B')).books('G', 'BA', '3@1').ok()
  story.does('G', takeBack).ok()
  expect(story.room.meetings.get('AB')!.state).toBe('held')
})

test('[N.4] who went on a tour instead is not taken back', () => {
  const items = [
    {
      title: 'Tour',
      kind: '',
      startsAt: time('10:10'),
      endsAt: time('10:20'),
      place: '',
      signUp: true,
      capacity: null,
    },
    {
      title: 'Later',
      kind: '',
      startsAt: time('15:00'),
      endsAt: time('16:00'),
      place: '',
      signUp: true,
      capacity: null,
    },
  ]
  const missed = () => room({ items }).placed('AB', 1, 1).passes('10:05').does('G', absent('A'))
  missed()
    .does('A', { type: 'sign-up', itemId: 'i1' })
    .does('G', takeBack)
    .rejected('person-busy', { who: 'A', what: 'Tour' })
  missed().does('A', { type: 'sign-up', itemId: 'i2' }).ok().does('G', takeBack).ok()
})

test('[N.4] a no-show that was marked twice is taken back to where it was', () => {
  const story = room().placed('AB', 1, 2).passes('10:26').does('G', absent('B')).does('G', absent('A'))
  story.does('G', takeBack).ok().stands('AB', '1@2')
})
