import type { ApplicationId } from '../../../shared/ids.ts'
import { Act } from '../../staff/act.svelte.ts'

export type Decision = 'accept' | 'decline' | 'defer' | 'reopen'

/** What one act has just come to. */
export interface Outcome {
  decision: Decision
  done: readonly ApplicationId[]
  refused: number
}

/** The organiser's decisions: done in one act each, told, and taken back while nobody knows. */
export class Deciding {
  readonly act = new Act()
  /** Of the last act, until the next. */
  outcome = $state.raw<Outcome>()
  #last: readonly ApplicationId[] = []

  /** How many the last act was about. */
  get asked(): number {
    return this.#last.length
  }

  /** `overrule`: beyond the limits of sides. Resolves with whether anything was done. */
  async decide(decision: Decision, applicationIds: readonly ApplicationId[], overrule = false): Promise<boolean> {
    this.outcome = undefined
    const ids = [...applicationIds]
    this.#last = ids
    const answer = await this.act.do(
      decision === 'accept'
        ? { type: 'accept-applications', applicationIds: ids, overrule }
        : { type: `${decision}-applications`, applicationIds: ids },
    )
    if (!answer) return false
    const refused = new Set((answer.refused ?? []).map(({ applicationId }) => applicationId))
    this.outcome = { decision, done: ids.filter((id) => !refused.has(id)), refused: refused.size }
    return true
  }

  /** [G6] Those that found no place are accepted all the same. */
  anyway(): Promise<boolean> {
    return this.decide('accept', this.#last, true)
  }

  /** [J8] What was just done is undone, as far as nobody has seen it. */
  takeBack(): Promise<boolean> {
    return this.decide('reopen', this.outcome?.done ?? [])
  }
}
