import type { Hall } from './hall.ts'

/** What came of an adversary's tries. */
export interface Outcome {
  tries: number
  /** What a try is. */
  unit: string
  /** The measured side of it, for the page of proofs. */
  figure: string
  /** What got through, or should not have happened; empty when it held. */
  wrong: string[]
}

/** Somebody who wants in, or wants others out. */
export interface Adversary {
  /** Who they are and what they try, as the page of proofs says it. */
  name: string
  /** `effort`: 1 in `npm test`, more in the long run. */
  attack(hall: Hall, effort: number): Promise<Outcome>
}

/** Counts tries and collects what should not have been. */
export class Tries {
  count = 0
  readonly wrong: string[] = []

  /** One try that ought to be so; `told`: what to say where it is not. */
  expect(held: boolean, told: string): void {
    this.count++
    if (!held) this.wrong.push(told.slice(0, 500))
  }

  outcome(unit: string, figure: string): Outcome {
    return { tries: this.count, unit, figure, wrong: this.wrong }
  }
}
