import { fits } from './eligibility.ts'
import type { Application, Facts, JoiningSide } from './room.ts'

// [J4] Sides of a room that people join: how many each may hold, and who holds its places. Asked by the decider, and by the page that shows it.

type Member = Pick<Facts, 'kind' | 'delegation'>

/** Of each side, how many of `present` fit it. */
export function countsOf(sides: readonly JoiningSide[], present: Iterable<Member>): number[] {
  const counts = sides.map(() => 0)
  for (const member of present) take(sides, counts, member)
  return counts
}

/** Counts one more where they fit. Changes `counts`. */
export function take(sides: readonly JoiningSide[], counts: number[], member: Member): void {
  for (const [i, side] of sides.entries()) if (fits(side, member)) counts[i]! += 1
}

/** The first side that has no place left for this person; undefined: all of theirs have one, or they fit none. */
export function fullSideOf(
  sides: readonly JoiningSide[],
  counts: readonly number[],
  member: Member,
): JoiningSide | undefined {
  return sides.find((side, i) => fits(side, member) && counts[i]! >= side.most)
}

/** [J6] The order of the waiting list: who was put on it first; of one act, who applied first. */
export function byTurn(
  a: Pick<Application, 'id' | 'decidedAt' | 'appliedAt'>,
  b: Pick<Application, 'id' | 'decidedAt' | 'appliedAt'>,
): number {
  return (a.decidedAt ?? 0) - (b.decidedAt ?? 0) || a.appliedAt - b.appliedAt || (a.id < b.id ? -1 : 1)
}
