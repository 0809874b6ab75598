import type { Commit, PersonalEntry } from '../../shared/commit.ts'
import type { Answer, Changes, WholeView } from '../../shared/protocol.ts'
import type { Issuer } from '../../shared/roles.ts'

// What was recorded of one room: everything that its clients sent and were sent, each with its moment, and the log as the store
// had it afterwards. Plain JSON, so that a history that does not hold can be kept and looked at again.

/** ms since 1970 by one machine's clock, with fractions; never runs back within a recording. */
export type Moment = number

/** One sending of a command by one line. Without an answer: the line was lost first, and nobody knows what came of it. */
export interface Attempt {
  /** Number of the node at the other end. */
  node: number
  invoked: Moment
  answered?: Moment
  answer?: Answer
}

/** A command under one identity, sent until it was decided. */
export interface Asking {
  seq: number
  payload: { clientId: string; seq: number; type: string; [field: string]: unknown }
  attempts: Attempt[]
}

/** What came down a line. `line`: the client's connections, counted from 1. */
export type Frame = { at: Moment; line: number } & (({ event: 'view' } & WholeView) | ({ event: 'changes' } & Changes))

/** All that one client did and saw. */
export interface Trace {
  issuer: Exclude<Issuer, { role: 'room' | 'applicant' }>
  clientId: string
  asked: Asking[]
  frames: Frame[]
}

/**
 * The log of the room as it stood at one time. There are several where a copy that had not got everything was promoted: each ends
 * with the promotion, the next begins with what the copy had.
 */
export interface Branch {
  /** From when on this was the log of record; 0 for the first. */
  from: Moment
  commits: Commit[]
  personal: PersonalEntry[]
}

/** While a node (absent: any) certainly could not reach its store. */
export interface Outage {
  node?: number
  from: Moment
  to: Moment
}

export interface History {
  setUp: string
  seed: number
  /** Whether what was answered may be gone after a promotion: the set-up promises no more. */
  mayLose: boolean
  traces: Trace[]
  /** Oldest first; the last is the one that counts. */
  branches: Branch[]
  outages: Outage[]
  /** From here on everything was healed and every command decided. */
  healed: Moment
}

export function moment(): Moment {
  return performance.timeOrigin + performance.now()
}

/** An answer that decides nothing: the same command may be sent again, and may have been done. */
export function isUndecided(answer: Answer): boolean {
  return !answer.ok && (answer.code === 'store-unreachable' || answer.code === 'busy')
}
