import { Chance } from './chance.ts'
import { joiningSteps } from './joining.ts'
import { drawnFaults, largeFaults, type Faults, type LargeFault } from './faults.ts'

/** Something that is done to the world at a moment: somebody asks for something, or something goes wrong. */
export interface Step {
  /** ms from the opening of the doors. */
  at: number
  does: 'ask' | 'ask again' | 'device comes' | 'ask of joining' | 'somebody applies' | LargeFault
  /** For the choices it makes. */
  seed: number
}

/** A room-day as it is to be played. All that happens follows from it. */
export interface Script {
  seed: number
  people: number
  tables: number
  nodes: number
  faults: Faults
  steps: Step[]
}

/** A day is over after this, ms: minutes stand for hours, so that slots begin and end while people act. */
export const DAY_MS = 6 * 60_000
const ASKS = 60
/** Each so many days, people apply. */
const WITH_JOINING = 4

export function scriptOf(seed: number): Script {
  const chance = new Chance(seed)
  const people = chance.among(4, chance.happens(0.3) ? 20 : 10)
  const script: Script = {
    seed,
    people,
    tables: chance.among(2, 6),
    nodes: chance.pick([1, 2, 2, 3]),
    faults: drawnFaults(chance),
    steps: [],
  }
  const { steps } = script
  let at = 0
  // Quiet hours and rushes.
  const pace = (2 * DAY_MS) / ASKS
  for (let i = 0; i < ASKS && at < DAY_MS; i++) {
    const together = chance.happens(0.5)
    at += together ? chance.among(0, 30) : chance.random() * pace * 2
    const does = chance.happens(0.06) ? 'ask again' : chance.happens(0.04) ? 'device comes' : 'ask'
    steps.push({ at, does, seed: chance.seed() })
  }
  for (const does of largeFaults) {
    if (!chance.happens(0.35)) continue
    const times = chance.among(1, 3)
    for (let i = 0; i < times; i++) steps.push({ at: chance.random() * DAY_MS, does, seed: chance.seed() })
  }
  if (seed % WITH_JOINING === 0) steps.push(...joiningSteps(new Chance(seed ^ 0x2545f491)))
  steps.sort((a, b) => a.at - b.at)
  return script
}
