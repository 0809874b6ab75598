import type { Script } from './script.ts'
import { play } from './world.ts'

/** Plays at most; what is left then is small enough. */
const MOST_PLAYS = 400

/** The smallest script found that breaks the same law: without the steps, faults, people and nodes that have no part in it. */
export function shrunk(script: Script): Script {
  const law = play(script).failure?.law
  if (law === undefined) return script
  let plays = 0
  const breaks = (candidate: Script) => plays++ < MOST_PLAYS && play(candidate).failure?.law === law
  let best = script
  const keepIf = (candidate: Script) => {
    if (!breaks(candidate)) return false
    best = candidate
    return true
  }
  for (const kind of Object.keys(script.faults) as (keyof Script['faults'])[]) {
    const { [kind]: _, ...faults } = best.faults
    keepIf({ ...best, faults })
  }
  // Halves, quarters, ..., single steps: what can go in one piece goes in one piece.
  for (let size = Math.ceil(best.steps.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let from = 0; from < best.steps.length;) {
      const steps = best.steps.toSpliced(from, size)
      if (!keepIf({ ...best, steps })) from += size
    }
  }
  while (best.nodes > 1 && keepIf({ ...best, nodes: best.nodes - 1 }));
  while (best.people > 2 && keepIf({ ...best, people: best.people - 1 }));
  return best
}
