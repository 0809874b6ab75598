import type { Participant, Room, Touched } from '../room.ts'
import { changedIn } from './affected.ts'

/** Something that is worked out of all people of a room together. */
export interface OfAllPeople<T> {
  of(room: Room): T
  /** After a change that has to do with none of its facts, what was known of the room before goes for the room after it. */
  carry(before: Room, after: Room, touched: Touched): void
}

/** `facts`: of one person, all that `work` looks at. Worked out once for each change of them, not for each commit. */
export function ofAllPeople<T>(
  work: (participants: Room['participants']) => T,
  facts: (person: Participant) => string,
): OfAllPeople<T> {
  const known = new WeakMap<Room['participants'], { value: T }>()
  return {
    of({ participants }) {
      const found = known.get(participants) ?? { value: work(participants) }
      known.set(participants, found)
      return found.value
    },
    carry(before, after, touched) {
      const found = known.get(before.participants)
      const came = before.participants.size !== after.participants.size
      if (found && !came && changedIn(before, after, touched, facts).size === 0) known.set(after.participants, found)
    },
  }
}
