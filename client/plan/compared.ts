import type { MeetingId } from '../../shared/ids.ts'
import type { Planned } from '../../shared/plan.ts'
import type { Place } from '../../shared/room.ts'
import { samePlace } from './writing.ts'

/** What two plans want of one meeting; undefined: it stays where it is. */
export interface Difference {
  meetingId: MeetingId
  here: Place | null | undefined
  there: Place | null | undefined
}

/** Meetings that two plans do not plan alike, those of the first one first. */
export function differences(here: Planned, there: Planned): Difference[] {
  const [mine, theirs] = [here, there].map(({ moves }) => new Map(moves.map(({ meetingId, to }) => [meetingId, to])))
  return [...new Set([...mine!.keys(), ...theirs!.keys()])]
    .map((meetingId) => ({ meetingId, here: mine!.get(meetingId), there: theirs!.get(meetingId) }))
    .filter((one) => (one.here === undefined) !== (one.there === undefined) || !samePlace(one.here, one.there))
}
