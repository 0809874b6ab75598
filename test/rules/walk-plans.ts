import { isSeated } from '../../shared/draft.ts'
import type { Deed } from '../../shared/deeds.ts'
import { placeOf } from '../../shared/evolve-meetings.ts'
import type { SlotId } from '../../shared/ids.ts'
import type { Intent } from '../../shared/plan.ts'
import type { Issuer } from '../../shared/roles.ts'
import type { Meeting, Room } from '../../shared/room.ts'
import type { Dice } from './walk.ts'

/** What staff, and now and then somebody who may not, do with plans. */
export function anyPlanCommand(dice: Dice, room: Room): [Issuer, Deed] {
  const staffId = dice.pick(['G', 'H'])
  const issuer: Issuer = dice.chance(0.02)
    ? { role: 'participant', participantId: dice.any(room.participants) }
    : { role: 'facilitator', staffId }
  const open = [...room.plans.values()].filter(({ dropped }) => !dropped || dice.chance(0.1))
  const planId = open.length === 0 || dice.chance(0.02) ? 'invented' : dice.pick(open).id
  const share = dice.random()
  if ((open.length === 0 && share < 0.8) || share < 0.05) return [issuer, { type: 'start-plan', name: 'plan/name' }]
  if (share < 0.08) return [issuer, { type: 'rename-plan', planId, name: `plan/${room.version}` }]
  if (share < 0.1) return [issuer, { type: 'drop-plan', planId }]
  if (share < 0.2) return [issuer, { type: 'undo' }]
  const intents = dice.chance(0.4)
    ? aCircle(dice, room, dice.chance(0.5) ? dice.any(room.slots) : undefined)
    : anyIntents(dice, room)
  return [issuer, { type: 'publish-plan', planId, intents, overrule: dice.chance(0.3) }]
}

/** Some meetings, of one slot or of any, each in the place of the next: no single move of them would be possible. */
export function aCircle(dice: Dice, room: Room, slotId?: SlotId): Intent[] {
  const seated = [...room.meetings.values()].filter(
    (meeting) => isSeated(meeting) && meeting.state === 'placed' && (slotId === undefined || meeting.slotId === slotId),
  )
  const some = seated.filter(() => dice.chance(0.5)).slice(0, 4)
  return some.map(({ id }, i) => ({ meetingId: id, to: placeOf(some[(i + 1) % some.length]!) }))
}

export function anyIntents(dice: Dice, room: Room): Intent[] {
  const live = [...room.meetings.values()].filter(({ state }) => state !== 'cancelled' || dice.chance(0.1))
  return live.filter(() => dice.chance(0.4)).map((meeting) => anyIntent(dice, room, meeting))
}

function anyIntent(dice: Dice, room: Room, { id, locked }: Meeting): Intent {
  const place = { slotId: dice.any(room.slots), tableId: dice.any(room.tables) }
  const to = dice.chance(0.1) ? undefined : dice.chance(0.15) ? null : place
  return {
    meetingId: dice.chance(0.02) ? 'invented' : id,
    ...(to !== undefined && { to }),
    ...(dice.chance(0.15) && { locked: !locked }),
  }
}
