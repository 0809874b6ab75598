import type { CommitBy } from '../../shared/commit.ts'
import type { Version } from '../../shared/ids.ts'
import type { Fate, Job } from './batch.ts'
import type { Outcome } from './means.ts'

/** A job in the queue, and whom to tell what became of it. */
export interface Waiting {
  job: Job
  settle: (outcome: Outcome) => void
}

export const unreachable: Outcome = { ok: false, rejection: { code: 'store-unreachable' } }
export const busy: Outcome = { ok: false, rejection: { code: 'busy', retryAfterMs: 500 } }
export const noSuchRoom: Outcome = { ok: false, rejection: { code: 'not-found' } }
/** For a command that made the server itself fail: something in it is not as the rules expect. */
export const failed: Outcome = { ok: false, rejection: { code: 'malformed', field: '' } }

export function refuse(waiting: readonly Waiting[], outcome: Outcome): void {
  for (const { settle } of waiting) settle(outcome)
}

/**
 * Tells each of a batch what became of it. `firstAnswer`: what a command that comes again was answered the first time, at that version (L3);
 * `version`: of the room now.
 */
export function settle(
  waiting: readonly Waiting[],
  fates: readonly Fate[],
  version: Version,
  firstAnswer: (by: CommitBy, version: Version) => Promise<Outcome>,
): void {
  for (const [i, { job, settle }] of waiting.entries()) {
    const fate = fates[i]!
    if (fate.is === 'done') settle({ ok: true, version: fate.commit.version, answer: fate.commit.answer })
    else if (fate.is === 'refused') settle({ ok: false, rejection: fate.rejection })
    else if (fate.is === 'idle') settle({ ok: true, version, answer: {} })
    else void firstAnswer(job.by, fate.version).then(settle)
  }
}
