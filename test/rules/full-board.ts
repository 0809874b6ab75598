import type { Issuer } from '../../shared/roles.ts'
import { session, Story, time } from '../given.ts'
import { seeded } from '../views/seeded.ts'
import { Dice } from './walk.ts'

export const facilitator: Issuer = { role: 'facilitator', staffId: 'G' }

/** A morning and an afternoon of five slots, five tables, twelve people of two delegations, and most of it booked: by the seed. */
export function fullBoard(seed: number): { story: Story; dice: Dice } {
  const dice = new Dice(seeded(seed))
  const limit = dice.pick([undefined, undefined, 3, 4])
  const people = [...'ABCDEFIJKLMN'].map((name) => [name, { delegation: dice.pick(['North', 'South', '']) }])
  const story = new Story({
    sessions: [session('Morning', '10:00', 5), session('Afternoon', '14:00', 5)],
    tables: [{}, {}, { quiet: true }, { reserved: 'north' }, { stepFree: true }],
    people: Object.fromEntries(people),
    rules: { limits: { meetingsPerSession: limit } },
  })
  const ids = [...story.room.participants.keys()]
  for (let tries = 0; tries < 70; tries++) {
    const [slotId, tableId] = [dice.any(story.room.slots), dice.any(story.room.tables)]
    const participantIds = [dice.pick(ids), dice.pick(ids)]
    story.does(facilitator, { type: 'book-meeting', participantIds, slotId, tableId, overrule: dice.chance(0.2) })
  }
  const some = (share: number) => [...story.room.meetings.keys()].filter(() => dice.chance(share))
  for (const meetingId of some(0.1)) story.does(facilitator, { type: 'lock-meeting', meetingId })
  for (const meetingId of some(0.1)) story.does(facilitator, { type: 'unplace-meeting', meetingId })
  for (const meetingId of some(0.1)) story.does(facilitator, { type: 'cancel-meeting', meetingId })
  for (const participantId of dice.some(3, () => dice.pick(ids)))
    story.does(facilitator, {
      type: 'set-availability',
      participantId,
      slotId: dice.any(story.room.slots),
      open: false,
    })
  if (dice.chance(0.3)) story.does(facilitator, { type: 'close-table', tableId: dice.any(story.room.tables) })
  if (dice.chance(0.4)) story.passes(dice.pick(['10:05', '10:40', '13:00']))
  story.at = Math.max(story.at, time('09:00'))
  story.does(facilitator, { type: 'start-plan', name: 'plan/name' }, 'P').ok()
  return { story, dice }
}
