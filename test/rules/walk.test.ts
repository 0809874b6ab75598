import { expect, test } from 'vitest'
import { decide } from '../../shared/decide.ts'
import type { Asked, Deed, DeedOf } from '../../shared/deeds.ts'
import { emptyRoom, evolve, evolveAll, withEvents } from '../../shared/evolve.ts'
import type { Alternative, Rejection } from '../../shared/rejections.ts'
import { isStaff, type Issuer } from '../../shared/roles.ts'
import type { Room } from '../../shared/room.ts'
import { MINUTE } from '../../shared/timetable.ts'
import { undoable } from '../../shared/undoable.ts'
import { Story, time } from '../given.ts'
import { seeded } from '../views/seeded.ts'
import { deepFrozen } from './frozen.ts'
import { anyCommand, anyRoom, Dice } from './walk.ts'
import { anyPlanCommand } from './walk-plans.ts'

const STEPS = 150
/** `WALKS=2000 npx vitest run test/rules/walk` walks longer; `WALK_FROM` is the first seed. */
const WALKS = Number(process.env.WALKS ?? 100)
const FIRST = Number(process.env.WALK_FROM ?? 1)

test(`[L1] ${WALKS} random walks from seed ${FIRST}: whatever anybody sends, the room stays lawful and its offers hold`, () => {
  for (let seed = FIRST; seed < FIRST + WALKS; seed++) walk(seed)
}, 3_600_000)

test.each([
  [147, 'a proposal was offered the slot that it already named'],
  [2080, 'a redo was refused for a meeting that had been there all along'],
  [353, 'an undo put somebody who had left back into a waiting meeting'],
])('[L1] seed %i, which once failed: %s', (seed) => walk(seed, 'no plans'))

/** Plans have dice of their own: a walk without them is as it was before there were any. */
function walk(seed: number, plans: 'plans' | 'no plans' = 'plans'): void {
  const dice = new Dice(seeded(seed))
  const planDice = new Dice(seeded(seed + 0.5))
  const story = new Story(anyRoom(dice))
  story.at = time('09:00')
  for (let step = 0; step < STEPS; step++) {
    if (dice.chance(0.2)) story.at += Math.floor(dice.random() * 12 * MINUTE)
    if (dice.chance(0.02)) story.at -= 30 * MINUTE
    const planned = plans === 'plans' && planDice.chance(0.15)
    const [issuer, deed] = planned ? anyPlanCommand(planDice, story.room) : anyCommand(dice, story.room)
    try {
      expectSound(story, issuer, deed)
    } catch (error) {
      throw new Error(`seed ${seed}, step ${step}: ${JSON.stringify(deed)} by ${JSON.stringify(issuer)}`, {
        cause: error,
      })
    }
  }
  expect(evolveAll(emptyRoom(), story.log), `seed ${seed}: the log folded at once`).toEqual(story.room)
}

/** One step, with all that must hold of it. The laws themselves are checked by the story. */
function expectSound(story: Story, issuer: Issuer, deed: Deed): void {
  const before = deepFrozen(story.room)
  const { at } = story
  story.does(issuer, deed)
  const decision = story.last!
  const again = decide(before, asking(issuer, deed, at, `x${story.seq}`))
  expect(JSON.stringify(again), 'decide answers the same to the same').toBe(JSON.stringify(decision))
  if (!decision.ok) {
    if (deed.type === 'publish-plan') expectPlanOffersHold(before, issuer, deed, at, decision.rejection)
    return expectOffersHold(before, issuer, deed, at, decision.rejection)
  }
  expectPutAsideHolds(story.room, at, decision.answer.offers ?? [])
  const acted = decision.events.some((event) => !('due' in event))
  if (isStaff(issuer) && undoable.has(deed.type) && acted) expectUndone(before, story.room, issuer, at)
}

function asking(issuer: Issuer, deed: Deed, at: number, id = 'next'): Asked {
  return { deed, issuer, clientId: 'c', seq: 1_000_000, at, id }
}

/** [G8] At most three, each in another slot, and each would be accepted if it came next. */
function expectOffersHold(room: Room, issuer: Issuer, deed: Deed, at: number, rejection: Rejection): void {
  const offered = rejection.alternatives ?? []
  expect(offered.length, 'at most three').toBeLessThanOrEqual(3)
  expect(new Set(offered.map(({ slotId }) => slotId)).size, 'each in another slot').toBe(offered.length)
  for (const place of offered) {
    const next = taking(place, deed, rejection)
    const decision = decide(room, asking(issuer, next, at))
    expect(decision.ok || decision.rejection, `${JSON.stringify(next)} was offered`).toBe(true)
    const idle = decision.ok && decision.events.length === 0
    if (next.type !== 'propose-slot') expect(idle, `${JSON.stringify(next)} does nothing`).toBe(false)
  }
}

/** [Y1] At most three places for each clash, and with any of them instead that meeting clashes no more. */
function expectPlanOffersHold(
  room: Room,
  issuer: Issuer,
  deed: DeedOf<'publish-plan'>,
  at: number,
  { clashes = [] }: Rejection,
): void {
  for (const { meetingId, rejection } of clashes) {
    const offered = rejection?.alternatives ?? []
    expect(new Set(offered.map(({ slotId }) => slotId)).size, 'each in another slot').toBe(offered.length)
    expect(offered.length, 'at most three').toBeLessThanOrEqual(3)
    for (const to of offered) {
      const intents = deed.intents.map((intent) => (intent.meetingId === meetingId ? { ...intent, to } : intent))
      const decision = decide(room, asking(issuer, { ...deed, intents }, at))
      const still = decision.ok ? [] : decision.rejection.clashes!.map((clash) => clash.meetingId)
      expect(still, `${meetingId} was offered ${JSON.stringify(to)}`).not.toContain(meetingId)
    }
  }
}

/** The command that takes an alternative to the one that was refused. */
function taking(place: Alternative, deed: Deed, { meetingId }: Rejection): Deed {
  const { slotId } = place
  switch (deed.type) {
    case 'accept-request':
      return { ...deed, slotId }
    case 'book-meeting':
    case 'move-meeting':
      return { ...deed, ...place }
    case 'propose-slot':
      return { ...deed, slotId }
    case 'answer-proposal':
      return { type: 'propose-slot', meetingId: deed.meetingId, participantId: deed.participantId, slotId }
    case 'set-availability':
      return { type: 'propose-slot', meetingId: meetingId!, participantId: deed.participantId, slotId }
    default:
      throw new Error(`${deed.type} offers places`)
  }
}

/** [T1] What is offered for meetings put aside is what one act then gives. */
function expectPutAsideHolds(
  room: Room,
  at: number,
  offers: readonly { meetingId: string; slotId: string | null; tableId: string | null }[],
): void {
  if (offers.length === 0) return
  const meetingIds = offers.map(({ meetingId }) => meetingId)
  const staff: Issuer = { role: 'facilitator', staffId: 'G' }
  const decision = decide(room, asking(staff, { type: 'place-waiting', meetingIds }, at))
  const placed = decision.ok ? decision.events.filter((event) => event.type === 'meeting-placed') : []
  for (const { meetingId, slotId, tableId } of offers) {
    const to = placed.find((event) => event.meetingId === meetingId)?.to
    expect(to ?? { slotId: null, tableId: null }, `what was offered for ${meetingId}`).toEqual({ slotId, tableId })
  }
}

/** [U1] Undone at once, all is as it was but for who changed it last and what people are told; begun slots excepted. */
function expectUndone(before: Room, after: Room, issuer: Issuer, at: number): void {
  const decision = decide(after, asking(issuer, { type: 'undo' }, at))
  if (!decision.ok) return expect(decision.rejection.code, 'why an act is not undone at once').toBe('too-late')
  const by = { issuer, clientId: 'c', seq: 1_000_000 }
  const commit = { version: after.version + 1, at: after.at, by, type: 'undo', events: decision.events, answer: {} }
  const undone = evolve(after, JSON.parse(JSON.stringify(commit)))
  const due = decisionDue(before, after.at)
  for (const name of ['meetings', 'tables', 'slots', 'items', 'requests', 'participants'] as const) {
    for (const [id, was] of due[name])
      expect({ ...undone[name].get(id), changed: null }, `${name} ${id}`).toEqual({ ...was, changed: null })
    for (const [id, is] of undone[name])
      if (!due[name].has(id)) expect(is, `new ${id}`).toMatchObject({ state: 'cancelled' })
  }
}

/** The room as the clock alone would have made it. */
function decisionDue(room: Room, at: number): Room {
  const decision = decide(room, asking({ role: 'room' }, { type: 'pass-time' }, at))
  const changed = { version: room.version + 1, by: 'room', what: 'pass-time', at }
  return decision.ok ? withEvents(room, decision.events, changed) : room
}
