import { sameBody } from './bodies.ts'
import { isUndecided, type Asking, type Attempt, type History, type Trace } from '../history.ts'
import { finding, type Finding } from './finding.ts'
import { identity, type Told } from './told.ts'

/** How the commands of a history ended. */
export interface Tally {
  commands: number
  ok: number
  refused: number
  /** Never decided, as far as the client knows. */
  unknown: number
  /** Answered ok, then gone with a primary whose copy had not got them yet. */
  lost: number
}

/** [L2] [L3] Every `ok` stands in the log exactly once, was answered the same each time, and says what the log says. */
export function checkAnswers(
  { traces, mayLose }: History,
  branches: readonly Told[],
): { tally: Tally; findings: Finding[] } {
  const findings = branches.flatMap(({ faults }) => faults.map((fault) => finding('L2', fault)))
  const tally: Tally = { commands: 0, ok: 0, refused: 0, unknown: 0, lost: 0 }
  for (const trace of traces) {
    for (const asking of trace.asked) {
      const { end, fault } = endOf(trace, asking, branches)
      tally.commands++
      tally[end === 'lost' ? 'ok' : end]++
      if (end === 'lost') tally.lost++
      if (fault) findings.push(fault)
      if (end === 'lost' && !mayLose)
        findings.push(finding('L2', `${asking.payload.type} of ${trace.clientId} was lost`))
    }
  }
  return { tally, findings: [...findings, ...nobodys(traces, branches)] }
}

type End = 'ok' | 'refused' | 'unknown' | 'lost'

function endOf(trace: Trace, asking: Asking, branches: readonly Told[]): { end: End; fault?: Finding | undefined } {
  const name = identity(trace.issuer, trace.clientId, asking.seq)
  const oks = asking.attempts.filter(({ answer }) => answer?.ok)
  const refused = asking.attempts.some(({ answer }) => answer && !answer.ok && !isUndecided(answer))
  if (oks.length === 0) return { end: refused ? 'refused' : 'unknown', fault: doneThough(name, asking, branches) }
  const last = branches.findLastIndex(({ versions }) => versions.has(name))
  if (last < 0) return { end: 'ok', fault: finding('L2', `${name} was answered ok and is in no log`) }
  const said = oks.flatMap((attempt) => contradiction(name, attempt, branches))
  const fault = said.length > 0 ? finding('L3', said[0]!) : undefined
  if (last === branches.length - 1) return { end: 'ok', fault }
  const promoted = branches[last + 1]!.from
  const late = oks.find(({ invoked }) => invoked >= promoted)
  return {
    end: 'lost',
    fault: late ? finding('L2', `${name} was answered ok after the promotion, and is not in the log`) : fault,
  }
}

/** A command that was sent once and refused has not been done, but in a log that had ended by then. Sent twice, the other one may have been [G7]. */
function doneThough(name: string, { attempts }: Asking, branches: readonly Told[]): Finding | undefined {
  const [only, ...more] = attempts
  if (!only?.answer || isUndecided(only.answer) || more.length > 0) return undefined
  const done = branches.some(
    ({ versions }, index) => versions.has(name) && (branches[index + 1]?.from ?? Infinity) > only.answered!,
  )
  return done ? finding('L2', `${name} was refused, and is in the log`) : undefined
}

/** Empty where some log holds what was answered. */
function contradiction(name: string, { answer }: Attempt, branches: readonly Told[]): string[] {
  const stands = branches.flatMap(({ versions, commits }) => {
    const version = versions.get(name)
    return version === undefined ? [] : [commits[version - 1]!]
  })
  const fits = stands.some(
    (commit) => answer?.ok && sameBody(answer, commit.answer) && (answer.version ?? commit.version) === commit.version,
  )
  if (fits) return []
  return [
    `${name} was answered ${JSON.stringify(answer)}, the log has ${JSON.stringify(stands.map(({ version, answer }) => ({ version, answer })))}`,
  ]
}

/** What stands in a log and nobody sent. The clock's commits, and what came over HTTP before the load, are not the clients'. */
function nobodys(traces: readonly Trace[], branches: readonly Told[]): Finding[] {
  const sent = new Set(
    traces.flatMap(({ issuer, clientId, asked }) => asked.map(({ seq }) => identity(issuer, clientId, seq))),
  )
  const strange = branches.flatMap(({ commits }) =>
    commits
      .filter(({ by }) => by.issuer.role !== 'room' && by.clientId !== '')
      .map(({ by }) => identity(by.issuer, by.clientId, by.seq))
      .filter((name) => !sent.has(name)),
  )
  return strange.map((name) => finding('L2', `${name} is in the log and nobody sent it`))
}
