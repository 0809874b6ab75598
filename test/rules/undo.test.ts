import { expect, test } from 'vitest'
import type { Room } from '../../shared/room.ts'
import { room, time } from '../given.ts'

const undo = { type: 'undo' as const }
/** What an undo gives back exactly: everything but who changed it last. */
const things = ({ meetings, tables, slots, requests, items }: Room) =>
  [meetings, tables, slots, requests, items].map((map) =>
    [...map.values()].map((thing) => ({ ...thing, changed: null })),
  )

test('[U.1] undoing a move puts the card back, and the notice says as before', () => {
  const story = room().placed('AB', 1, 1)
  for (const who of 'AB') story.does(who, { type: 'acknowledge', meetingId: 'AB', upTo: story.room.version })
  const before = things(story.room)
  story.moves('G', 'AB', '2@1').does('G', undo).ok().stands('AB', '1@1')
  expect(things(story.room)).toEqual(before)
  expect([story.notice('A', 'AB'), story.notice('B', 'AB')]).toEqual(['as before', 'as before'])
})

test('[U.1] an undo is itself undone by the next', () => {
  room()
    .placed('AB', 1, 1)
    .moves('G', 'AB', '2@1')
    .does('G', undo)
    .does('G', undo)
    .ok()
    .stands('AB', '2@1')
    .does('G', undo)
    .stands('AB', '1@1')
})

test('[U.2] a card that was changed since is not touched: told by whom and with what', () => {
  const moved = () => room().placed('AB', 1, 1).moves('G', 'AB', '2@1')
  const locked = moved().atTime('09:00').does('H', { type: 'lock-meeting', meetingId: 'AB' }).does('G', undo)
  locked
    .rejected('changed-since', { by: 'H/c', what: 'lock-meeting', when: time('09:00'), meetingId: 'AB' })
    .stands('AB', '2@1')
  const proposed = moved().does('B', { type: 'propose-slot', meetingId: 'AB', slotId: 's1.5' }).does('G', undo)
  proposed.rejected('changed-since', { by: 'B/c', what: 'propose-slot' })
})

test('[U.3] what waiting meetings got by the act is given back with it', () => {
  const cancelled = () => {
    const story = room({ tables: 1 })
    for (const slot of [2, 3, 4, 5, 6]) story.closes('C', slot)
    story.placed('AB', 1, 1).asked('C', 'D').accepts('D', 'C>D').stands('CD', 'waiting: no-table')
    return story.cancels('G', 'AB').ok().stands('CD', '1@1')
  }
  cancelled().does('G', undo).ok().stands('AB', '1@1').stands('CD', 'waiting: no-table')
  const moved = cancelled().opens('C', 3).moves('H', 'CD', '3@1').ok().does('G', undo)
  moved.rejected('changed-since', { by: 'H/c', what: 'move-meeting' }).stands('AB', 'cancelled')
})

test('[U.4] a closed table is opened again with all that was put aside, or not at all', () => {
  const closed = () =>
    room()
      .placed('AB', 1, 2)
      .placed('CD', 2, 2)
      .placed('EF', 3, 2)
      .does('G', { type: 'close-table', tableId: 't2' })
      .ok()
  const back = closed().does('G', undo).ok().stands('AB', '1@2').stands('CD', '2@2').stands('EF', '3@2')
  expect(back.room.tables.get('t2')!.closed).toBe(false)
  const placed = closed()
    .moves('H', 'CD', '2@1')
    .does('G', undo)
    .rejected('changed-since', { meetingId: 'CD', by: 'H/c' })
  expect(placed.room.tables.get('t2')!.closed).toBe(true)
})

test('[U.5] acts whose slot has begun, rounds and set-up cannot be undone', () => {
  room()
    .placed('AB', 1, 1)
    .moves('G', 'AB', '2@1')
    .passes('10:30')
    .does('G', undo)
    .rejected('too-late', { what: 'move-meeting' })
  room().placed('AB', 1, 1).moves('G', 'AB', '2@1').passes('10:00').does('G', undo).rejected('too-late')
  room().passes('10:05').does('G', { type: 'skip-round' }).does('G', undo).rejected('nothing-to-undo')
})

test('[U.5] an undo never reaches past the last act to an older one', () => {
  const story = room()
    .placed('AB', 2, 1)
    .moves('G', 'AB', '3@1')
    .passes('10:05')
    .does('G', { type: 'extend-round', minutes: 1 })
  story.does('G', undo).rejected('nothing-to-undo').stands('AB', '3@1')
})

test('[U.5] receipts and check-ins are passed over', () => {
  const story = room()
    .placed('AB', 1, 1)
    .moves('G', 'AB', '2@1')
    .does('G', { type: 'check-in', participantId: 'A' })
    .ok()
  story
    .does('G', { type: 'acknowledge', meetingId: 'AB', participantId: 'A', upTo: 99 })
    .ok()
    .does('G', undo)
    .ok()
    .stands('AB', '1@1')
})

test('[U.5] what the clock did in the same commit is not undone', () => {
  const story = room({ rules: { requestsExpireAfterMinutes: 60 } })
    .placed('AB', 3, 1)
    .atTime('09:00')
    .asked('C', 'D')
  story.atTime('10:00').moves('G', 'AB', '4@1').ok()
  expect([story.room.slots.get('s1.1')!.stage, story.request('C>D').state]).toEqual(['running', 'expired'])
  story.does('G', undo).ok().stands('AB', '3@1')
  expect([story.room.slots.get('s1.1')!.stage, story.request('C>D').state]).toEqual(['running', 'expired'])
})

test('[U.5] nothing to do is no act', () => {
  room()
    .placed('AB', 1, 1)
    .moves('G', 'AB', '2@1')
    .moves('G', 'AB', '2@1')
    .nothing()
    .does('G', undo)
    .ok()
    .stands('AB', '1@1')
})

test('[U.6] an undo is refused where others took the place, the people or the wish meanwhile', () => {
  const moved = () => room().placed('AB', 1, 1).moves('G', 'AB', '2@1')
  moved().placed('CD', 1, 1).does('G', undo).rejected('changed-since', { meetingId: 'CD' })
  moved().placed('AC', 1, 2).does('G', undo).rejected('changed-since', { meetingId: 'AC' })
  moved()
    .does('H', { type: 'close-slot', slotId: 's1.1' })
    .does('G', undo)
    .rejected('changed-since', { what: 'close-slot' })
  moved().does('H', { type: 'close-table', tableId: 't2' }).does('G', undo).ok().stands('AB', '1@1')
  moved().closes('A', 1).ok().does('G', undo).rejected('changed-since', { by: 'A/c', what: 'set-availability' })
  room()
    .placed('AB', 1, 1)
    .cancels('G', 'AB')
    .asked('B', 'A')
    .accepts('A', 'B>A')
    .does('G', undo)
    .rejected('changed-since')
})

test('[U.6] nor where the same people have agreed to another meeting, though nobody is in its way', () => {
  const story = room()
    .placed('AB', 1, 1)
    .unplaces('G', 'AB')
    .cancels('G', 'AB')
    .asked('B', 'A')
    .accepts('A', 'B>A')
    .ok()
  story
    .does('G', undo)
    .rejected('changed-since', { meetingId: story.room.meetings.get(story.request('B>A').meetingId!)!.id })
})

test('[U.6] what others brought to where it would close again stays', () => {
  const opened = room()
    .does('H', { type: 'close-slot', slotId: 's1.3' })
    .does('G', { type: 'reopen-slot', slotId: 's1.3' })
    .placed('AB', 3, 1)
  opened.does('G', undo).rejected('changed-since', { meetingId: 'AB' })
  const table = room()
    .does('H', { type: 'close-table', tableId: 't3' })
    .does('G', { type: 'reopen-table', tableId: 't3' })
    .placed('AB', 3, 3)
  table.does('G', undo).rejected('changed-since', { meetingId: 'AB' })
  const person = room().closes('H', 3, 'A').opens('G', 3, 'A').placed('AB', 3, 1).does('G', undo)
  person.rejected('changed-since', { meetingId: 'AB' })
})

test('[U.6] who was signed off and has a meeting now is not signed up again', () => {
  const items = [
    {
      title: 'Tour',
      kind: '',
      startsAt: time('10:40'),
      endsAt: time('11:40'),
      place: '',
      signUp: true,
      capacity: null,
    },
  ]
  const story = room({ items })
    .does('A', { type: 'sign-up', itemId: 'i1' })
    .does('G', { type: 'sign-off', itemId: 'i1', participantId: 'A' })
  story.placed('AB', 3, 1).does('G', undo).rejected('changed-since', { meetingId: 'AB' })
})

test('[U.6] who has left is not put back into a meeting', () => {
  const story = room()
    .placed('AB', 1, 1)
    .unplaces('G', 'AB')
    .does('G', { type: 'substitute', participantId: 'A', by: 'C' })
    .ok()
  story.does('H', { type: 'remove-participant', participantId: 'A' }).does('G', undo)
  story.rejected('changed-since', { what: 'remove-participant' })
})

test('[U.6] a booking that is undone is cancelled, and its request is open again, or expired by now', () => {
  const booked = () =>
    room({ rules: { requestsExpireAfterMinutes: 60 } })
      .atTime('08:00')
      .asked('A', 'B')
      .books('G', 'AB', '3@1')
  expect(booked().does('G', undo).ok().stands('AB', 'cancelled').request('A>B').state).toBe('pending')
  expect(booked().atTime('09:00').does('G', undo).ok().request('A>B').state).toBe('expired')
})

test('[U.7] each staff client has its own last act; participants have none', () => {
  const story = room().placed('AB', 1, 1).moves('G', 'AB', '2@1').does('H', undo).rejected('nothing-to-undo')
  story.does('A', undo).rejected('not-allowed')
})

test('[U.5] an act that cannot be undone hides one’s own older acts, not those of others', () => {
  const story = room()
    .placed('AB', 3, 1)
    .placed('CD', 4, 2)
    .moves('G', 'AB', '3@2')
    .moves('H', 'CD', '4@1')
    .passes('10:05')
  story.does('G', { type: 'extend-round', minutes: 1 }).does('G', undo).rejected('nothing-to-undo')
  story.does('H', undo).ok().stands('CD', '4@2').stands('AB', '3@2')
})

test('[U.5] a slot that was closed and has begun stays closed', () => {
  const story = room().does('G', { type: 'close-slot', slotId: 's1.1' }).ok().passes('10:00').does('G', undo)
  story.rejected('too-late', { what: 'close-slot' })
  room().does('G', { type: 'close-slot', slotId: 's1.2' }).passes('10:00').does('G', undo).ok()
})

test('[U.5] what the set-up left as it was can be undone after it', () => {
  const story = room().does('G', { type: 'close-slot', slotId: 's1.1' })
  story.does('organiser', { type: 'change-session', sessionId: 's1', name: 'Dawn' }).ok().does('G', undo).ok()
  expect(story.room.slots.get('s1.1')!.closed).toBe(false)
})

test('[U.2] a table that is gone does not come back, nor does a card to it', () => {
  const closed = room().does('G', { type: 'close-table', tableId: 't3' })
  closed.does('organiser', { type: 'remove-table', tableId: 't3' }).ok().does('G', undo)
  expect(closed.rejection).toEqual({ code: 'changed-since' })
})

test('[U.6] nor where they agreed to another while this one was cancelled, though it had a place', () => {
  const story = room().placed('AB', 3, 1).cancels('G', 'AB').asked('B', 'A').accepts('A', 'B>A').ok()
  const twin = story.request('B>A').meetingId!
  story.does('G', undo).rejected('changed-since', { meetingId: twin, by: 'A/c', what: 'accept-request' })
})

test('[U.6] the card that cannot go back is named, with what came between', () => {
  const moved = () => room().placed('AB', 1, 1).moves('G', 'AB', '2@1').atTime('08:00')
  const meetingId = 'AB'
  const slot = moved().does('H', { type: 'close-slot', slotId: 's1.1' }).does('G', undo)
  slot.rejected('changed-since', { meetingId, by: 'H/c', what: 'close-slot', when: time('08:00') })
  const table = room().placed('AB', 1, 1).moves('G', 'AB', '1@2').does('H', { type: 'close-table', tableId: 't1' })
  table.does('G', undo).rejected('changed-since', { meetingId, what: 'close-table' })
  moved().closes('A', 1).does('G', undo).rejected('changed-since', { meetingId, by: 'A/c' })
  const gone = room()
    .placed('AB', 1, 1)
    .unplaces('G', 'AB')
    .does('G', { type: 'substitute', participantId: 'A', by: 'C' })
  gone
    .does('H', { type: 'remove-participant', participantId: 'A' })
    .does('G', undo)
    .rejected('changed-since', { meetingId })
})

test('[U.6] what was closed before the act is no reason', () => {
  const story = room().closes('A', 1).books('H', 'AB', '1@1', true).moves('G', 'AB', '2@1').ok()
  story.does('G', undo).ok().stands('AB', '1@1')
})

const item = (title: string, from: string, to: string) => ({
  title,
  kind: '',
  startsAt: time(from),
  endsAt: time(to),
  place: '',
  signUp: true,
  capacity: null,
})

test('[U.6] nor to a time in which one of them has signed up for something', () => {
  const items = [item('Tour', '10:05', '10:20'), item('Talk', '15:00', '16:00')]
  const moved = () => room({ items }).placed('AB', 1, 1).moves('G', 'AB', '2@1')
  const story = moved().does('B', { type: 'sign-up', itemId: 'i1' }).ok().does('G', undo)
  story.rejected('changed-since', { meetingId: 'AB', by: 'B/c', what: 'sign-up' }).stands('AB', '2@1')
  moved().does('B', { type: 'sign-up', itemId: 'i2' }).ok().does('G', undo).ok().stands('AB', '1@1')
})

test('[U.6] who was signed off and has left, or is elsewhere then, is not signed up again', () => {
  const items = [item('Tour', '10:40', '11:40'), item('Talk', '11:00', '12:00'), item('Show', '15:00', '16:00')]
  const off = () =>
    room({ items })
      .does('A', { type: 'sign-up', itemId: 'i1' })
      .does('B', { type: 'sign-up', itemId: 'i1' })
      .does('G', { type: 'sign-off', itemId: 'i1', participantId: 'A' })
      .ok()
  off()
    .does('H', { type: 'remove-participant', participantId: 'A' })
    .does('G', undo)
    .rejected('changed-since', { by: 'H/c', what: 'remove-participant' })
  off().does('A', { type: 'sign-up', itemId: 'i2' }).does('G', undo).rejected('changed-since', { what: 'sign-up' })
  const back = off().does('A', { type: 'sign-up', itemId: 'i3' }).placed('AC', 1, 1).does('G', undo).ok()
  expect(back.room.items.get('i1')!.signedUp).toEqual(['A', 'B'])
})

test('[U.6] what others brought elsewhere is not in the way of closing again', () => {
  const table = room()
    .does('H', { type: 'close-table', tableId: 't3' })
    .does('G', { type: 'reopen-table', tableId: 't3' })
  table.placed('AB', 1, 1).does('G', undo).ok()
  const slot = room()
    .does('H', { type: 'close-slot', slotId: 's1.3' })
    .does('G', { type: 'reopen-slot', slotId: 's1.3' })
  slot.placed('AB', 1, 1).does('G', undo).ok()
  const person = room().closes('H', 3, 'A').closes('H', 4, 'A').opens('G', 3, 'A').books('H', 'AB', '4@1', true)
  person.does('G', undo).ok().stands('AB', '4@1')
})

test('[U.6] nor is what was there before', () => {
  const story = room().placed('AB', 3, 3).does('H', { type: 'close-table', tableId: 't2' })
  story.does('G', { type: 'reopen-table', tableId: 't2' }).does('G', undo).ok().stands('AB', '3@3')
})

test('[U.5] every act on the board, and of staff for others, is one’s last act and can be undone', () => {
  const acts: [Parameters<ReturnType<typeof room>['does']>[1], ReturnType<typeof room>?][] = [
    [{ type: 'swap-meetings', meetingIds: ['AB', 'CD'] }],
    [{ type: 'place-waiting' }, room().placed('AB', 1, 1).unplaces('H', 'AB')],
    [{ type: 'lock-meeting', meetingId: 'AB' }],
    [
      { type: 'unlock-meeting', meetingId: 'AB' },
      room().placed('AB', 1, 1).does('H', { type: 'lock-meeting', meetingId: 'AB' }),
    ],
    [{ type: 'join-meeting', meetingId: 'AB', participantId: 'E' }],
    [{ type: 'sign-up', itemId: 'i1', participantId: 'E' }, room({ items: [item('Tour', '15:00', '16:00')] })],
  ]
  for (const [deed, given = room().placed('AB', 1, 1).placed('CD', 2, 2)] of acts) {
    const before = things(given.room)
    given.does('G', deed).ok()
    expect(things(given.room), deed.type).not.toEqual(before)
    given.does('G', undo).ok()
    expect(things(given.room), deed.type).toEqual(before)
  }
})

test('[U.5] a no-show is an act too, though its slot has begun', () => {
  const story = room()
    .placed('AB', 1, 1)
    .passes('10:05')
    .does('G', { type: 'mark-no-show', meetingId: 'AB', absent: ['B'] })
  story.does('G', undo).rejected('too-late', { what: 'mark-no-show' })
  story
    .does('G', { type: 'take-back-no-show', meetingId: 'AB' })
    .does('G', undo)
    .rejected('too-late', { what: 'take-back-no-show' })
})

test('[U.5] links that are renewed and staff who come are passed over', () => {
  const story = room().placed('AB', 1, 1).moves('organiser', 'AB', '2@1')
  story.does('organiser', { type: 'renew-link', participantId: 'A' }).ok()
  story.does('organiser', { type: 'add-staff', staffId: 'S', role: 'facilitator', name: 'S/1' }).ok()
  story.does('organiser', undo).ok().stands('AB', '1@1')
})
