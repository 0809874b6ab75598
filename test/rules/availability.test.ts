import { expect, test } from 'vitest'
import { busySlots } from '../../shared/engagements.ts'
import { room, session } from '../given.ts'

test('[A.1] who never touched their availability is open everywhere', () => {
  room().asked('A', 'B').accepts('B', 'A>B').ok({ slotId: 's1.1', tableId: 't1' }).stands('AB', '1@1')
})

test('[A.2] nobody closes a slot in which they have a meeting: they are told which, and where else it could be', () => {
  const story = room().placed('AB', 2, 1).closes('A', 2).rejected('slot-has-meeting', { meetingId: 'AB' })
  expect(story.alternatives).toHaveLength(3)
  expect(story.alternatives.map((place) => place[0])).not.toContain('2')
  story.stands('AB', '2@1').noticing('AB', 'AB')
  const [first] = story.rejection.alternatives!
  story.does('A', { type: 'propose-slot', meetingId: 'AB', slotId: first!.slotId }).ok()
})

test('[A.2] a locked meeting has no other slot to propose', () => {
  const story = room().placed('AB', 2, 1).does('G', { type: 'lock-meeting', meetingId: 'AB' }).closes('A', 2)
  expect(story.rejection).toMatchObject({ code: 'slot-has-meeting', alternatives: [] })
})

test('[A.3] a closed slot is passed over although it was preferred, and looks like any busy one', () => {
  const story = room().closes('A', 3).ok().asked('A', 'B', [3]).accepts('B', 'A>B').ok().stands('AB', '1@1')
  expect(busySlots(story.room, 'A')).toEqual(['s1.1', 's1.3'])
})

test('[A.3] naming a slot that the other side closed is refused as busy, as if it were a meeting', () => {
  const closed = room().closes('A', 3).asked('A', 'B').accepts('B', 'A>B', 3)
  const engaged = room().placed('AC', 3, 3).asked('A', 'B').accepts('B', 'A>B', 3)
  const { alternatives: _, ...told } = closed.rejection
  expect(told).toEqual({ code: 'person-busy', who: 'other', slotId: 's1.3' })
  expect(engaged.rejection).toMatchObject(told)
  expect(Object.keys(engaged.rejection)).toEqual(Object.keys(closed.rejection))
})

test('[A.4] a slot that is opened brings a waiting meeting its place in the same version, and both are noticed', () => {
  const story = room()
  for (const slot of [1, 2, 3, 4, 5, 6]) story.closes('A', slot).ok()
  story.asked('A', 'B').accepts('B', 'A>B').ok().stands('AB', 'waiting: no-common-slot')
  const { version } = story.room
  story.opens('A', 4).ok().stands('AB', '4@1').noticing('AB', 'AB')
  expect(story.room.version).toBe(version + 1)
})

test('[A.5] staff close a slot for somebody: the meeting is put aside, parked, with an offer, and both are noticed', () => {
  const story = room().placed('AB', 2, 1)
  for (const slot of [1, 2, 3]) story.closes('G', slot, 'A').ok()
  story.stands('AB', 'waiting: put-aside, parked').noticing('AB', 'AB')
  story
    .does('G', { type: 'place-waiting', meetingIds: ['AB'] })
    .ok()
    .stands('AB', '4@1')
})

test('[A.5] the offer names the place that one act gives', () => {
  const story = room().placed('AB', 2, 1).closes('G', 2, 'A').ok()
  const { meetingId, ...to } = story.answer.offers![0]!
  expect(meetingId).toBe('AB')
  story.does('G', { type: 'place-waiting' }).ok()
  expect(story.meeting('AB')).toMatchObject(to)
})

test('[A.5] a lead closes for a member, another participant does not', () => {
  const people = {
    A: { delegation: 'Alfa' },
    L: { delegation: 'alfa', lead: true },
    M: { delegation: 'Beta', lead: true },
    B: {},
  }
  const story = room({ people }).placed('AB', 2, 1)
  story.closes('M', 2, 'A').rejected('not-allowed').closes('M', 2, 'nobody').rejected('not-allowed')
  story.closes('L', 2, 'A').ok().stands('AB', 'waiting: put-aside, parked')
})

test('[A.6] slots that have begun are neither opened nor closed', () => {
  const story = room().atTime('10:05').closes('A', 1).rejected('too-late').closes('G', 1, 'A').rejected('too-late')
  story.atTime('10:30').opens('A', 1).nothing().closes('A', 3).ok()
})

test('[A.6] a meeting that runs in an overlapping slot cannot be put aside, nor one beside it', () => {
  const hall = [
    { name: 'Hall', startsAt: Date.UTC(2030, 4, 6, 10), slotMinutes: 60, changeoverMinutes: 0, slots: 1 },
    { name: 'Studio', startsAt: Date.UTC(2030, 4, 6, 10, 30), slotMinutes: 60, changeoverMinutes: 0, slots: 1 },
  ]
  const story = room({ sessions: hall }).placed('AB', 's1.1', 1).passes('10:10').closes('G', 's2.1', 'A')
  story.rejected('slot-has-meeting', { meetingId: 'AB', alternatives: [] })
})

test('[G4] closing what is closed and opening what is open is ok and does nothing', () => {
  room().closes('A', 3).ok().closes('A', 3).nothing().opens('A', 3).ok().opens('A', 3).nothing()
})

test('[A.2] where else it could be is found as if the meeting were nowhere', () => {
  const story = room()
    .placed('AB', 3, 1)
    .closes('A', 3)
    .rejected('slot-has-meeting', { meetingIds: ['AB'] })
  expect(story.alternatives).toEqual(['1@1', '2@1', '4@1'])
})

test('[A.4] to open a slot moves nothing that staff brought there meanwhile', () => {
  const story = room().closes('A', 3).books('G', 'AB', '3@1', true).ok()
  story.opens('A', 3).ok().stands('AB', '3@1')
})

test('[A.6] a meeting that runs beside the slot has no other place to propose, though there are free ones', () => {
  const sessions = [session('Hall', '10:00', 1, 60), session('Studio', '10:30', 1, 60), session('Late', '14:00', 2)]
  const story = room({ sessions }).placed('AB', 's1.1', 1).passes('10:10').closes('A', 's2.1')
  story.rejected('slot-has-meeting', { meetingId: 'AB', alternatives: [] })
})
