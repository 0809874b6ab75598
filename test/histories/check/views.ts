import type { Version } from '../../../shared/ids.ts'
import type { Audience } from '../../../shared/protocol.ts'
import type { Frame, History, Moment, Trace } from '../history.ts'
import { countOf } from './cursors.ts'
import { finding, type Finding } from './finding.ts'
import { FrameTexts } from './frame-texts.ts'
import { countAt, identity, type Told } from './told.ts'

/** How far a client has seen an audience's view, and in which branches that is so. */
interface Position {
  cursor: string
  count: number
  branches: readonly number[]
}

/**
 * [L4] [L9] Every frame says what the log says of that stretch; a client goes neither back in time nor from one log into another
 * without being shown the whole; it sees its own writes where the answer's cursor says; and in the end it holds the view of the log.
 */
export function checkViews(history: History, branches: readonly Told[]): Finding[] {
  const texts = new FrameTexts(branches)
  const end = lastAsked(branches.at(-1)!)
  return history.traces.flatMap((trace) => {
    const positions = new Map<Audience, Position>()
    const findings: Finding[] = []
    for (const frame of trace.frames) {
      const held = positions.get(frame.audience)
      const { position, fault } = after(held, frame, branches, texts, history.mayLose)
      positions.set(frame.audience, position)
      if (fault) findings.push(fault)
    }
    return [...findings, ...ownWrites(trace, branches), ...atTheEnd(trace, positions, branches, end)]
  })
}

function after(
  held: Position | undefined,
  frame: Frame,
  branches: readonly Told[],
  texts: FrameTexts,
  mayLose: boolean,
): { position: Position; fault?: Finding } {
  const { audience, cursor, at } = frame
  const count = countOf(cursor)
  const may = frame.event === 'view' ? branches.map((_, index) => index) : (held?.branches ?? [])
  const fits = may.filter((branch) => texts.fits(branch, frame))
  const position = { cursor, count, branches: fits }
  const told = `line ${frame.line}, ${audience}, ${held?.cursor ?? 'nothing'} then ${cursor}`
  if (frame.event === 'changes' && frame.after !== held?.cursor)
    return { position, fault: finding('L4', `${told}: changes after ${frame.after}`) }
  if (fits.length === 0) {
    // Believed from here on, so that one wrong frame is one finding.
    const lost = { ...position, branches: may.length > 0 ? may : branches.map((_, index) => index) }
    return { position: lost, fault: finding('L4', `${told}: ${texts.difference(may.at(-1) ?? 0, frame)}`) }
  }
  if (held && count < held.count && !(mayLose && newLog(held, fits, branches, at)))
    return { position, fault: finding('L9', `${told}: back in time`) }
  return { position }
}

/** Whether the log has become another one since, so that a lower count is no way back. */
function newLog(held: Position, fits: readonly number[], branches: readonly Told[], at: Moment): boolean {
  return fits.some((branch) => branch > Math.min(...held.branches) && branches[branch]!.from <= at)
}

/** The answer's cursor is one at which the effect can be seen. */
function ownWrites({ issuer, clientId, asked }: Trace, branches: readonly Told[]): Finding[] {
  const own: Audience = issuer.role === 'participant' ? `person:${issuer.participantId}` : 'staff'
  return asked.flatMap(({ seq, attempts }) => {
    const name = identity(issuer, clientId, seq)
    return attempts.flatMap(({ answer }) => {
      if (!answer?.ok) return []
      const enough = branches.some((told) => {
        const version = told.versions.get(name)
        if (version === undefined) return false
        const count = countOf(answer.cursor)
        return count >= countAt(told, own, version) && count <= countAt(told, own, told.commits.length)
      })
      // What stands in no log is told elsewhere.
      const known = branches.some(({ versions }) => versions.has(name))
      return enough || !known
        ? []
        : [finding('own writes', `${name} was answered ${answer.cursor}, too early to see it`)]
    })
  })
}

/** [L9] Whoever was away, whatever happened to them: in the end they hold what the log says. */
function atTheEnd(
  { issuer, clientId }: Trace,
  positions: ReadonlyMap<Audience, Position>,
  branches: readonly Told[],
  end: Version,
): Finding[] {
  const last = branches.length - 1
  return audiencesOf(issuer).flatMap((audience) => {
    const position = positions.get(audience)
    const wanted = countAt(branches[last]!, audience, end)
    if (position && position.count >= wanted && position.branches.includes(last)) return []
    return [
      finding('L9', `${clientId} ended with ${audience} at ${position?.cursor ?? 'nothing'}, the log is at ${wanted}`),
    ]
  })
}

/** The last version that is not the clock's: that one ticks on while clients leave. */
function lastAsked({ commits }: Told): Version {
  return commits.findLast(({ by }) => by.issuer.role !== 'room')?.version ?? 0
}

function audiencesOf(issuer: Trace['issuer']): Audience[] {
  if (issuer.role === 'participant') return ['floor', `person:${issuer.participantId}`]
  return [issuer.role === 'screen' ? 'screen' : 'staff']
}
