import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decide } from '../../shared/decide.ts'
import type { Asked, Deed } from '../../shared/deeds.ts'
import { isSeated } from '../../shared/draft.ts'
import { placeOf } from '../../shared/evolve-meetings.ts'
import { planOn, type Intent } from '../../shared/plan.ts'
import type { Room } from '../../shared/room.ts'
import { clearTable, nearestCommonGap, shiftSlots, type Shift } from '../../shared/shift.ts'
import { MINUTE } from '../../shared/timetable.ts'
import type { Story } from '../given.ts'
import { facilitator, fullBoard } from './full-board.ts'
import { aCircle, anyIntents } from './walk-plans.ts'

/** `RUNS=1000 npx vitest run test/rules/plan-prop` tries more. */
const runs = { numRuns: Number(process.env.RUNS ?? 60) }
const seeds = fc.integer({ min: 1, max: 1_000_000 })

function decided(room: Room, deed: Deed, at: number) {
  const asked: Asked = { deed, issuer: facilitator, clientId: 'c', seq: 1_000_000, at, id: 'next' }
  return decide(room, asked)
}

const publish = (intents: readonly Intent[]) => ({ type: 'publish-plan' as const, planId: 'P', intents: [...intents] })
const placesIn = ({ meetings }: Room) =>
  new Map([...meetings.values()].map((meeting) => [meeting.id, placeOf(meeting)]))

test('[Y1] a plan of one move is refused as the move is, and done as it is', () => {
  let refused = 0
  fc.assert(
    fc.property(seeds, fc.boolean(), (seed, overrule) => {
      const { story, dice } = fullBoard(seed)
      const { room, at } = story
      const meetingId = dice.any(room.meetings)
      const to = { slotId: dice.any(room.slots), tableId: dice.any(room.tables) }
      const move = decided(room, { type: 'move-meeting', meetingId, ...to, overrule }, at)
      const planned = decided(room, { ...publish([{ meetingId, to }]), overrule }, at)
      const fallen = planned.ok && planned.answer.fallen!.length > 0
      if (fallen) {
        expect(move.ok ? 'moved' : move.rejection.code).toMatch(/meeting-closed|not-found/)
        return
      }
      if (!move.ok) refused++
      const why = planned.ok ? undefined : planned.rejection.clashes![0]!.rejection
      expect(why).toEqual(move.ok ? undefined : move.rejection)
      if (move.ok && planned.ok)
        expect(planned.events.filter((event) => event.type !== 'plan-published')).toEqual(move.events)
    }),
    runs,
  )
  expect(refused).toBeGreaterThan(10)
})

test('[Y1] [Y2] a publish does all that it names, or nothing; what it would come to is what it comes to', () => {
  const done = { whole: 0, refused: 0 }
  fc.assert(
    fc.property(seeds, fc.constantFrom('circle', 'circle in a slot', 'any'), (seed, kind) => {
      const { story, dice } = fullBoard(seed)
      const before = story.room
      const slotId = kind === 'circle' ? undefined : dice.any(before.slots)
      const intents = kind === 'any' ? anyIntents(dice, before).slice(0, 3) : aCircle(dice, before, slotId)
      const planned = planOn(before, intents, story.at)
      story.does(facilitator, publish(intents))
      if (planned.clashes.length > 0) {
        done.refused++
        story.rejected('plan-clashes', { clashes: planned.clashes })
        expect(story.room).toBe(before)
        return
      }
      story.ok({ moved: planned.moves.length, people: planned.people.length })
      if (planned.moves.length > 1) done.whole++
      expectMoved(story, intents)
      for (const [id, place] of placesIn(planned.room))
        if (place) expect(placesIn(story.room).get(id), id).toEqual(place)
    }),
    runs,
  )
  expect(Math.min(done.whole, done.refused)).toBeGreaterThan(0)
})

test('[Y1] whatever is shifted can be published on the same board, and is never short of its time', () => {
  let moved = 0
  fc.assert(
    fc.property(
      seeds,
      fc.constantFrom(-60, -30, 30, 45, 60, 240),
      fc.constantFrom('slot', 'table', 'North'),
      (seed, minutes, what) => {
        const { story, dice } = fullBoard(seed)
        const which =
          what === 'slot'
            ? { slotId: dice.pick([...story.room.slots.keys()]) }
            : what === 'table'
              ? { tableId: dice.pick([...story.room.tables.keys()]) }
              : { delegation: what }
        const before = story.room
        const shift = shiftSlots(before, which, minutes, story.at)
        expectPublished(story, shift)
        const startOf = (slotId: string) => before.slots.get(slotId)!.startsAt
        for (const { meetingId, to } of shift.intents) {
          const was = before.meetings.get(meetingId)!
          const late = isSeated(was) ? (startOf(to!.slotId) - startOf(was.slotId)) / MINUTE : NaN
          expect(Math.sign(minutes) * (late - minutes), meetingId).toBeGreaterThanOrEqual(0)
          moved++
        }
        for (const { meetingId } of shift.left) expect(story.where(meetingId)).toBe(whereIn(before, meetingId))
      },
    ),
    runs,
  )
  expect(moved).toBeGreaterThan(20)
})

test('[Y1] a table that is cleared can be closed with nobody at it but who may not leave', () => {
  let moved = 0
  fc.assert(
    fc.property(seeds, (seed) => {
      const { story, dice } = fullBoard(seed)
      const tableId = dice.pick([...story.room.tables.keys()])
      const shift = clearTable(story.room, tableId, story.at)
      expectPublished(story, shift)
      moved += shift.intents.length
      const there = [...story.room.meetings.values()].filter(
        (meeting) => isSeated(meeting) && meeting.tableId === tableId && meeting.state !== 'held',
      )
      const stuck = shift.left.filter(({ why }) => why !== 'no-place').map(({ meetingId }) => meetingId)
      expect(there.map(({ id }) => id).sort()).toEqual(stuck.sort())
    }),
    runs,
  )
  expect(moved).toBeGreaterThan(20)
})

test('every common gap of two can be booked, the nearest first', () => {
  let found = 0
  fc.assert(
    fc.property(seeds, (seed) => {
      const { story, dice } = fullBoard(seed)
      const { room, at } = story
      const people = [...room.participants.keys()]
      const pair = [dice.pick(people), dice.pick(people)]
      if (pair[0] === pair[1]) return
      const near = dice.pick([...room.slots.keys()])
      const gaps = nearestCommonGap(room, pair, near, at)
      const away = gaps.map(({ slotId }) => Math.abs(room.slots.get(slotId)!.startsAt - room.slots.get(near)!.startsAt))
      expect(away).toEqual([...away].sort((a, b) => a - b))
      const inTheWay = ['already-meeting', 'limit-reached']
      for (const gap of gaps) {
        const booked = decided(room, { type: 'book-meeting', participantIds: pair, ...gap }, at)
        if (booked.ok) found++
        else expect(inTheWay).toContain(booked.rejection.code)
      }
    }),
    runs,
  )
  expect(found).toBeGreaterThan(20)
})

function expectPublished(story: Story, { intents }: Shift): void {
  expect(planOn(story.room, intents, story.at).clashes).toEqual([])
  story.does(facilitator, publish(intents)).ok({ moved: intents.length })
  expectMoved(story, intents)
}

/** Those in the tray may have got a place again from the room, but for what the plan put there. */
function expectMoved({ room }: Story, intents: readonly Intent[]): void {
  const places = placesIn(room)
  for (const { meetingId, to } of intents) {
    const { state } = room.meetings.get(meetingId) ?? { state: 'cancelled' }
    if (to !== undefined && state !== 'cancelled' && state !== 'held')
      expect(places.get(meetingId), meetingId).toEqual(to)
  }
}

function whereIn({ meetings }: Room, meetingId: string): string {
  const meeting = meetings.get(meetingId)!
  if (!isSeated(meeting)) throw new Error(`${meetingId} had no place`)
  const slot = meeting.slotId.startsWith('s1.') ? meeting.slotId.slice(3) : meeting.slotId
  return `${slot}@${meeting.tableId.slice(1)}`
}
