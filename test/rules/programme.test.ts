import { expect, test } from 'vitest'
import { busySlots } from '../../shared/engagements.ts'
import { room, time } from '../given.ts'

const item = (title: string, from: string, to: string, more: { signUp?: boolean; capacity?: number | null } = {}) => ({
  title,
  kind: 'tour',
  startsAt: time(from),
  endsAt: time(to),
  place: '',
  signUp: true,
  capacity: null,
  ...more,
})
const tour = item('Tour', '10:40', '11:40')
const signUp = { type: 'sign-up' as const, itemId: 'i1' }
const signOff = { type: 'sign-off' as const, itemId: 'i1' }

test('[P.1] signing up moves no meeting; who signs up is busy for the item’s whole time', () => {
  const story = room({ items: [tour] })
    .placed('AB', 2, 1)
    .does('A', signUp)
  story.rejected('slot-has-meeting', { meetingId: 'AB', meetingIds: ['AB'] })
  story.does('G', { ...signUp, participantId: 'A' }).rejected('slot-has-meeting')
  story.moves('G', 'AB', '5@1').ok().does('A', signUp).ok()
  expect(busySlots(story.room, 'A')).toEqual(['s1.2', 's1.3', 's1.4', 's1.5'])
  story.asked('A', 'C').accepts('C', 'A>C', 3).rejected('person-busy').accepts('C', 'A>C').ok().stands('AC', '6@1')
})

test('[P.1] staff cannot book into it, not even by overruling', () => {
  const story = room({ items: [tour] })
    .does('A', signUp)
    .ok()
  story.books('G', 'AB', '3@1', true).rejected('person-busy', { who: 'A', what: 'Tour' })
})

test('[P.1] an item without sign-up binds nobody', () => {
  const story = room({ items: [item('Lunch', '10:00', '13:00', { signUp: false })] })
    .does('A', signUp)
    .rejected('item-closed')
  story.placed('AB', 1, 1)
})

test('[P.2] the last place is given once', () => {
  const story = room({ items: [{ ...tour, capacity: 1 }] })
    .does('A', signUp)
    .ok()
    .does('B', signUp)
    .rejected('item-full')
  story.does('A', signOff).ok().does('B', signUp).ok()
})

test('[P.3] who signs off, or whose tour is cancelled, gets the waiting meeting in the same version', () => {
  const onTour = () => {
    const story = room({ items: [item('Tour', '10:00', '13:00')] })
      .does('A', signUp)
      .asked('A', 'B')
      .accepts('B', 'A>B')
    return story.stands('AB', 'waiting: no-common-slot')
  }
  onTour().does('A', signOff).ok().stands('AB', '1@1').noticing('AB', 'AB')
  onTour().does('G', { type: 'cancel-item', itemId: 'i1' }).ok().stands('AB', '1@1')
})

test('[P.4] nobody signs up for or leaves what has begun, or is at two items at once', () => {
  const story = room({ items: [tour, item('Seminar', '11:30', '12:00')] })
    .does('A', signUp)
    .ok()
  story.does('A', { type: 'sign-up', itemId: 'i2' }).rejected('person-busy', { who: 'you', what: 'Tour' })
  story.atTime('10:40').does('A', signOff).rejected('too-late').does('B', signUp).rejected('too-late')
})

test('[P.4] whom its new time brings into a meeting’s way is taken off it', () => {
  const story = room({ items: [tour] })
    .does('A', signUp)
    .does('C', signUp)
    .placed('AB', 5, 1)
  story
    .does('organiser', { type: 'change-item', itemId: 'i1', item: { startsAt: time('12:00'), endsAt: time('12:30') } })
    .ok()
  expect(story.room.items.get('i1')!.signedUp).toEqual(['C'])
  story.stands('AB', '5@1')
})

test('[P.4] an item is not made smaller than those on it', () => {
  const story = room({ items: [tour] })
    .does('A', signUp)
    .does('B', signUp)
  story.does('organiser', { type: 'change-item', itemId: 'i1', item: { capacity: 1 } }).rejected('item-full')
  story.does('organiser', { type: 'change-item', itemId: 'i1', item: { endsAt: time('10:00') } }).rejected('malformed')
})

test('[G4] signing up twice, off twice, cancelling twice and changing nothing does nothing', () => {
  const story = room({ items: [tour] })
    .does('A', signUp)
    .does('A', signUp)
    .nothing()
  story.does('A', signOff).does('A', signOff).nothing()
  story.does('organiser', { type: 'change-item', itemId: 'i1', item: { title: 'Tour' } }).nothing()
  story.does('G', { type: 'cancel-item', itemId: 'i1' }).does('G', { type: 'cancel-item', itemId: 'i1' }).nothing()
})

test('[P] an item is added, with a number of its own', () => {
  const story = room({ items: [tour] })
    .does('organiser', { type: 'add-item', item: item('Talk', '14:00', '15:00') })
    .ok()
  expect([...story.room.items.keys()]).toEqual(['i1', 'i2'])
  expect(story.room.items.get('i2')).toMatchObject({ title: 'Talk', signedUp: [], cancelled: false })
  story
    .does('organiser', { type: 'add-item', item: item('None', '14:00', '14:00') })
    .rejected('malformed', { field: 'endsAt' })
  story.does('organiser', { type: 'add-item', item: item('Back', '14:00', '13:00') }).rejected('malformed')
})

const change = (more: Partial<typeof tour>) => ({ type: 'change-item' as const, itemId: 'i1', item: more })
const onIt = (story: ReturnType<typeof room>) => story.room.items.get('i1')!.signedUp.join('')

test('[P.4] an item lasts some time and holds those on it', () => {
  const story = room({ items: [tour] })
    .does('A', signUp)
    .does('B', signUp)
  story.does('organiser', change({ endsAt: tour.startsAt })).rejected('malformed', { field: 'endsAt' })
  story.does('organiser', change({ capacity: 1 })).rejected('item-full', { allowed: 2 })
  story
    .does('organiser', change({ capacity: 2 }))
    .ok()
    .does('organiser', change({ capacity: null }))
    .ok()
})

test('[P.4] who is engaged beside it is taken off only when its time is another', () => {
  const beside = () =>
    room({ items: [tour] })
      .does('A', signUp)
      .does('C', signUp)
      .placed('AB', 5, 1)
  expect(
    onIt(
      beside()
        .does('organiser', change({ title: 'Walk' }))
        .ok(),
    ),
  ).toBe('AC')
  expect(
    onIt(
      beside()
        .does('organiser', change({ endsAt: time('12:01') }))
        .ok(),
    ),
  ).toBe('C')
  expect(
    onIt(
      beside()
        .does('organiser', change({ startsAt: time('10:30') }))
        .ok(),
    ),
  ).toBe('AC')
})

test('[P.4] by another item too', () => {
  const story = room({ items: [tour, item('Talk', '14:00', '15:00'), item('Show', '14:00', '15:00')] })
  story
    .does('A', signUp)
    .does('B', signUp)
    .does('A', { type: 'sign-up', itemId: 'i2' })
    .does('C', { type: 'sign-up', itemId: 'i3' })
  story.does('organiser', change({ endsAt: time('14:30') })).ok()
  expect(onIt(story)).toBe('B')
})

test('[P.1] an item that takes no more sign-ups lets go of those on it', () => {
  const story = room({ items: [tour] })
    .does('A', signUp)
    .does('organiser', change({ signUp: false }))
    .ok()
  expect([onIt(story), busySlots(story.room, 'A')]).toEqual(['', []])
})

test('[P.4] staff are told who is elsewhere', () => {
  const story = room({ items: [tour, item('Seminar', '11:30', '12:00')] }).does('A', signUp)
  story
    .does('G', { type: 'sign-up', itemId: 'i2', participantId: 'A' })
    .rejected('person-busy', { who: 'A', what: 'Tour' })
  story
    .does('G', signUp)
    .rejected('malformed')
    .does('A', { ...signOff, participantId: 'B' })
    .rejected('not-allowed')
})
