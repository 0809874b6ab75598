import type { History } from '../history.ts'
import { checkAnswers, type Tally } from './answers.ts'
import { checkDecisions } from './decisions.ts'
import { finding, type Finding } from './finding.ts'
import { Moments } from './moments.ts'
import { checkOrder } from './order.ts'
import { checkOutages } from './outages.ts'
import { checkRefusals } from './refusals.ts'
import { told } from './told.ts'
import { checkViews } from './views.ts'

export interface Verdict {
  tally: Tally
  findings: Finding[]
}

/** Holds a recorded history against the laws, the sequential decider and real time. */
export function check(history: History): Verdict {
  try {
    const branches = history.branches.map(told)
    const moments: Moments[] = []
    for (const branch of branches) moments.push(new Moments(history, branch, moments.at(-1)))
    const { tally, findings } = checkAnswers(history, branches)
    return {
      tally,
      findings: [
        ...findings,
        ...branches.flatMap((branch) => checkDecisions(history, branch)),
        ...checkOrder(history, branches.at(-1)!, moments.at(-1)!),
        ...checkRefusals(history, branches, moments),
        ...checkViews(history, branches),
        ...checkOutages(history),
      ],
    }
  } catch (error) {
    const tally = { commands: 0, ok: 0, refused: 0, unknown: 0, lost: 0 }
    return { tally, findings: [finding('L2', `No room can be made of the log: ${(error as Error).stack}`)] }
  }
}
