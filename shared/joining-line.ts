import type { DeedType } from './deeds.ts'
import type { RoomEvent } from './events.ts'
import type { ApplicationId, Instant, PersonalKey } from './ids.ts'
import { comesIn } from './joining-decisions.ts'
import { byTurn, countsOf, fullSideOf, take } from './joining-sides.ts'
import type { Room } from './room.ts'

/** Of those on the waiting list, what the rules may not find out by themselves. */
export interface WaitingLine {
  /** Those whose address somebody in the room will have. */
  known: readonly ApplicationId[]
  /** Where their words lie if they come in now, a label among them; absent: where they lie already. */
  profiles: Readonly<Record<ApplicationId, PersonalKey>>
}

const nobodyKnown: WaitingLine = { known: [], profiles: {} }

/** After which a side may hold fewer than before, or may hold more. */
const freeing: ReadonlySet<DeedType> = new Set<DeedType>([
  'remove-participant',
  'erase-participant',
  'change-participant',
  'import-participants',
  'reopen-applications',
  'set-joining',
])

export function mayFreePlaces(type: DeedType): boolean {
  return freeing.has(type)
}

/**
 * [J6] Where people come in at once: those on the waiting list for whom there is a place by now, in their order; one who finds none is passed
 * over. Nobody comes into a room that is archived, or of which nothing lies ahead.
 */
export function movedUp(room: Room, at: Instant, { known, profiles } = nobodyKnown): RoomEvent[] {
  const { joining } = room
  if (joining?.decides !== 'at-once' || room.archived || isPast(room, at)) return []
  const line = [...room.applications.values()].filter(({ state }) => state === 'deferred').sort(byTurn)
  if (line.length === 0) return []
  const present = [...room.participants.values()].filter(({ state }) => state === 'present')
  const counts = countsOf(joining.sides, present)
  return line.flatMap((application) => {
    const { id, facts } = application
    if (known.includes(id) || fullSideOf(joining.sides, counts, facts)) return []
    take(joining.sides, counts, facts)
    return comesIn(room, { ...application, profile: profiles[id] ?? application.profile })
  })
}

function isPast({ slots, items }: Room, at: Instant): boolean {
  const all = [...slots.values(), ...items.values()]
  return all.length > 0 && all.every(({ endsAt }) => endsAt <= at)
}
