import { expect, test } from 'vitest'
import { room, session, slotId, time, type Story } from '../given.ts'

const clock = (ms: number) => new Date(ms).toISOString().slice(11, 16)
/** `10:30-10:55` of a slot. */
const times = (story: Story, slot: number | string) => {
  const { startsAt, endsAt } = story.room.slots.get(slotId(slot))!
  return `${clock(startsAt)}-${clock(endsAt)}`
}
/** A meeting in each slot, all of them seen; slot 2 is running. */
function sixSlots() {
  const story = room().placed('AB', 1, 1).placed('CD', 2, 1).placed('AC', 3, 1).placed('BD', 4, 1).placed('EF', 5, 1)
  story.placed('AD', 6, 1)
  for (const who of 'ABCDEF')
    for (const { id, participantIds } of story.room.meetings.values())
      if (participantIds.includes(who))
        story.does(who, { type: 'acknowledge', meetingId: id, upTo: story.room.version })
  return story.passes('10:40')
}

test('[T.7] a slot keeps its meetings by its number: begun slots stay, later ones get the new times, each is noticed once', () => {
  const story = sixSlots().does('organiser', { type: 'change-session', sessionId: 's1', slotMinutes: 20 }).ok()
  expect([1, 2, 3, 4, 5, 6].map((slot) => times(story, slot))).toEqual([
    '10:00-10:25',
    '10:30-10:55',
    '11:00-11:20',
    '11:25-11:45',
    '11:50-12:10',
    '12:15-12:35',
  ])
  story.stands('AC', '3@1').stands('BD', '4@1').stands('EF', '5@1').stands('AD', '6@1')
  story.noticing('AB', '').noticing('CD', '').noticing('AC', 'AC').noticing('AD', 'AD')
  expect(story.room.notices.size).toBe(8)
})

test('[T.7] a longer changeover moves the next slot by what it grew', () => {
  const story = sixSlots().does('organiser', { type: 'change-session', sessionId: 's1', changeoverMinutes: 10 }).ok()
  expect([times(story, 2), times(story, 3), times(story, 4)]).toEqual(['10:30-10:55', '11:05-11:30', '11:40-12:05'])
})

test('[T.7] a new name or count moves no slot, not even after a round was skipped', () => {
  const story = sixSlots().does('G', { type: 'skip-round' }).ok()
  story.does('organiser', { type: 'change-session', sessionId: 's1', name: 'Dawn', slots: 7 }).ok()
  expect([times(story, 2), times(story, 3), times(story, 7)]).toEqual(['10:30-10:40', '11:00-11:25', '13:00-13:25'])
})

test('[T.7] what has begun bounds what can change', () => {
  const story = sixSlots()
  story.does('organiser', { type: 'change-session', sessionId: 's1', startsAt: time('11:00') }).rejected('too-late')
  story.does('organiser', { type: 'change-session', sessionId: 's1', slots: 1 }).rejected('too-late', { allowed: 2 })
  story.does('organiser', { type: 'remove-session', sessionId: 's1' }).rejected('too-late')
})

test('[T.8] what no longer has a slot is parked in the tray', () => {
  const story = sixSlots()
    .does('organiser', { type: 'change-session', sessionId: 's1', slotMinutes: 20, slots: 5 })
    .ok()
  story.stands('AD', 'waiting: put-aside, parked').noticing('AD', 'AD')
  expect(story.room.slots.has('s1.6')).toBe(false)
})

test('[T.8] a new time that overlaps an engagement refuses the whole change, with the names', () => {
  const items = [
    {
      title: 'Seminar',
      kind: '',
      startsAt: time('13:00'),
      endsAt: time('14:00'),
      place: '',
      signUp: true,
      capacity: null,
    },
  ]
  const story = room({ items }).placed('AB', 6, 1).placed('CD', 5, 1).does('A', { type: 'sign-up', itemId: 'i1' }).ok()
  story.does('organiser', { type: 'change-session', sessionId: 's1', slotMinutes: 35 })
  story.rejected('overlap', { participantIds: ['A'], meetingIds: ['AB'] })
  expect(story.rejection.clashes).toEqual([{ meetingId: 'AB', code: 'person-busy', participantId: 'A' }])
  expect(times(story, 6)).toBe('12:30-12:55')
})

test('[T.8] so does one that overlaps a meeting of another session, at the same table too', () => {
  const sessions = [session('Morning', '10:00', 1), session('Noon', '10:30', 1)]
  const story = room({ sessions }).placed('AB', 's1.1', 1).placed('AC', 's2.1', 2).placed('DE', 's2.1', 1)
  story.does('organiser', { type: 'change-session', sessionId: 's1', slotMinutes: 40 }).rejected('overlap')
  expect(story.rejection.clashes!.map(({ code }) => code).sort()).toEqual(['person-busy', 'table-taken'])
})

test('[T.11] sessions have different names, and rules follow a new one', () => {
  const mayMeet = [{ sessions: ['Morning'], a: {}, b: {} }]
  const story = room({ rules: { mayMeet }, sessions: [session('Morning', '10:00', 2), session('Noon', '12:00', 2)] })
  story
    .does('organiser', { type: 'change-session', sessionId: 's2', name: 'morning ' })
    .rejected('duplicate', { field: 'name' })
  story.does('organiser', { type: 'change-session', sessionId: 's1', name: 'Dawn' }).ok()
  expect(story.room.rules.mayMeet).toEqual([{ sessions: ['Dawn'], a: {}, b: {} }])
  story.does('organiser', { type: 'add-session', session: session('Dawn', '15:00', 2) }).rejected('duplicate')
})

test('[T.11] a new session gives waiting meetings a place, a removed one puts its meetings aside', () => {
  const story = room({ sessions: [session('Morning', '10:00', 1)] })
    .placed('AC', 's1.1', 1)
    .asked('A', 'B')
    .accepts('B', 'A>B')
  story.stands('AB', 'waiting: no-common-slot')
  story
    .does('organiser', { type: 'add-session', session: session('Noon', '12:00', 1) })
    .ok()
    .stands('AB', 's2.1@1')
  story.does('organiser', { type: 'remove-session', sessionId: 's2' }).ok().stands('AB', 'waiting: put-aside, parked')
  story.does('organiser', { type: 'add-session', session: session('Noon', '12:00', 1) }).ok()
  expect([...story.room.slots.keys()]).toEqual(['s1.1', 's2.1'])
})

test('[G4] changing nothing does nothing', () => {
  room().does('organiser', { type: 'change-session', sessionId: 's1', slotMinutes: 25, name: 'Morning' }).nothing()
})

const change = (more: object) => ({ type: 'change-session' as const, sessionId: 's1', ...more })

test('[T.7] a session that has not begun is moved whole, with its meetings', () => {
  const story = room({ sessions: [session('Morning', '10:00', 2), session('Noon', '14:00', 1)] }).placed('AB', 2, 1)
  story
    .does('organiser', change({ startsAt: time('11:00') }))
    .ok()
    .stands('AB', '2@1')
  expect([times(story, 1), times(story, 2), times(story, 's2.1')]).toEqual([
    '11:00-11:25',
    '11:30-11:55',
    '14:00-14:25',
  ])
  expect(story.room.sessions.map(({ startsAt }) => startsAt)).toEqual([time('11:00'), time('14:00')])
})

test('[T.7] of several sessions the one that was named changes', () => {
  const story = room({ sessions: [session('Morning', '10:00', 2), session('Noon', '14:00', 1)] })
  story.does('organiser', { ...change({ slots: 2, name: 'Later' }), sessionId: 's2' }).ok()
  expect(story.room.sessions.map(({ name, slotIds }) => [name, slotIds.length])).toEqual([
    ['Morning', 2],
    ['Later', 2],
  ])
  story.does('organiser', { ...change({ name: 'MORNING' }), sessionId: 's1' }).ok()
  expect(story.log.at(-1)!.events.map(({ type }) => type)).toEqual(['session-changed', 'rules-set'])
  story.does('organiser', { ...change({ slots: 3 }), sessionId: 's2' }).ok()
  expect(story.log.at(-1)!.events.map(({ type }) => type)).toEqual(['session-changed'])
})

test('[T.7] it may be cut to what has begun, and goes on after it when it grows', () => {
  const cut = sixSlots()
    .does('organiser', change({ slots: 2 }))
    .ok()
  expect([...cut.room.slots.keys()]).toEqual(['s1.1', 's1.2'])
  expect(times(cut.does('organiser', change({ slots: 3 })).ok(), 3)).toBe('11:00-11:25')
  const late = room()
    .passes('12:31')
    .does('organiser', change({ slots: 7, changeoverMinutes: 10 }))
    .ok()
  expect(times(late, 7)).toBe('13:05-13:30')
})

test('[T.7] nothing of a session that has begun is told to start at another time', () => {
  sixSlots()
    .does('organiser', change({ startsAt: time('11:00') }))
    .rejected('too-late', { field: 'startsAt' })
  sixSlots()
    .does('organiser', change({ startsAt: time('10:00'), slots: 7 }))
    .ok()
})

test('[T.8] only what the change itself brings into the way refuses it', () => {
  const items = [
    {
      title: 'Talk',
      kind: '',
      startsAt: time('10:57'),
      endsAt: time('11:00'),
      place: '',
      signUp: true,
      capacity: null,
    },
  ]
  const story = room({ items }).placed('AB', 2, 1).does('A', { type: 'sign-up', itemId: 'i1' }).ok().passes('10:40')
  story
    .does('G', { type: 'extend-round', minutes: 4 })
    .ok()
    .does('organiser', change({ name: 'Dawn', slots: 7 }))
    .ok()
})

test('[T.8] the clash is told as what it is: of people, or of a table alone', () => {
  const sessions = [session('Morning', '10:00', 1), session('Noon', '10:30', 1)]
  const people = room({ sessions })
    .placed('AB', 's1.1', 1)
    .placed('AC', 's2.1', 2)
    .does('organiser', change({ slotMinutes: 40 }))
  expect(people.rejection).toEqual({
    code: 'overlap',
    clashes: [{ meetingId: 'AB', code: 'person-busy', participantId: 'A' }],
    participantIds: ['A'],
    meetingIds: ['AB'],
  })
  const table = room({ sessions })
    .placed('AB', 's1.1', 1)
    .placed('CD', 's2.1', 1)
    .does('organiser', change({ slotMinutes: 40 }))
  expect(table.rejection).toEqual({
    code: 'overlap',
    clashes: [{ meetingId: 'AB', code: 'table-taken' }],
    participantIds: [],
    meetingIds: ['AB'],
  })
})

test('[T.11] names of other sessions stay in the rules, and pairs that name none name none', () => {
  const mayMeet = [
    { sessions: ['Morning', 'Noon'], a: {}, b: {} },
    { a: {}, b: {} },
  ]
  const story = room({ rules: { mayMeet }, sessions: [session('Morning', '10:00', 2), session('Noon', '14:00', 2)] })
  story.does('organiser', change({ name: 'Dawn' })).ok()
  expect(JSON.parse(JSON.stringify(story.room.rules.mayMeet))).toEqual([
    { sessions: ['Dawn', 'Noon'], a: {}, b: {} },
    { a: {}, b: {} },
  ])
  story
    .does('organiser', { type: 'add-session', session: session('noon', '18:00', 1) })
    .rejected('duplicate', { field: 'name' })
})
