import type { JudgedWish } from '../../server/rooms/applicants.ts'
import { judgeWish } from '../../shared/joining-form.ts'
import type { Room } from '../../shared/room.ts'
import { MINUTE } from '../../shared/timetable.ts'
import type { Ask } from './asks.ts'
import type { Chance } from './chance.ts'
import { DAY_MS, type Step } from './script.ts'

// [J] People who ask to take part while the day goes on. In a part of the days, so that the others stay as they were.

const ASKS = 16

export function joiningSteps(chance: Chance): Step[] {
  return Array.from({ length: ASKS }, (_, i): Step => {
    const at = chance.random() * DAY_MS
    return {
      at: i === 0 ? 0 : at,
      does: chance.happens(0.5) ? 'somebody applies' : 'ask of joining',
      seed: chance.seed(),
    }
  })
}

/** What an organiser might decide, or somebody who may not. */
export function askOfJoining(chance: Chance, room: Room): Ask {
  if (!room.joining || chance.happens(0.15)) return opening(chance, room)
  if (chance.happens(0.05)) return privacyNotice(chance)
  const applicationIds = Array.from({ length: chance.among(1, 2) }, () => anyOf(chance, [...room.applications.keys()]))
  const type = chance.pick([
    'accept-applications',
    'accept-applications',
    'decline-applications',
    'defer-applications',
    'reopen-applications',
    'set-listed',
  ] as const)
  const person = anyOf(chance, [...room.participants.keys()])
  if (type === 'set-listed')
    return chance.happens(0.7)
      ? [person, { type, listed: chance.happens(0.7) }]
      : ['facilitator', { type, listed: chance.happens(0.5), participantId: person }]
  const asker = chance.happens(0.9) ? 'organiser' : chance.pick(['facilitator', person])
  if (type === 'accept-applications') return [asker, { type, applicationIds, overrule: chance.happens(0.2) }]
  return [asker, { type, applicationIds }]
}

/** What one of a few people says of themselves: now and then the same one again. */
export function anyWish(chance: Chance): JudgedWish {
  const who = chance.pick(['Nadia', 'Otto', 'Petra', 'Quentin', 'Rosa'])
  const judged = judgeWish({
    name: `${who} New`,
    organisation: chance.pick(['Alfa', 'Omega', `${who} Ltd`]),
    kind: chance.pick(['company', 'cluster']),
    country: chance.pick(['IT', 'DE']),
    email: `${who.toLowerCase()}@new.example`,
    ...(chance.happens(0.3) && { delegation: 'North' }),
  })
  if ('faults' in judged) throw new Error(JSON.stringify(judged.faults))
  return { profile: judged.profile, listed: chance.happens(0.5) }
}

function opening(chance: Chance, room: Room): Ask {
  const until = chance.happens(0.2) ? new Date(room.at + chance.among(1, 3) * MINUTE).toISOString() : null
  return [
    chance.happens(0.9) ? 'organiser' : 'facilitator',
    {
      type: 'set-joining',
      open: chance.happens(0.9),
      until,
      decides: chance.pick(['by-hand', 'by-hand', 'at-once']),
      shows: { names: chance.happens(0.5), numbers: false },
      sides: chance.happens(0.6) ? [{ kind: ['company'], most: chance.among(1, 8) }] : [],
      text: '',
      place: '',
    },
  ]
}

/** [V9] What people read before they say anything of themselves. */
function privacyNotice(chance: Chance): Ask {
  const asker = chance.happens(0.8) ? 'organiser' : 'facilitator'
  return [asker, { type: 'describe-privacy', responsible: chance.pick(['', 'The organiser']), text: '' }]
}

function anyOf(chance: Chance, ids: readonly string[]): string {
  return ids.length === 0 || chance.happens(0.05) ? 'invented' : chance.pick(ids)
}
