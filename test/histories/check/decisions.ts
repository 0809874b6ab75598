import type { Commit } from '../../../shared/commit.ts'
import { decide } from '../../../shared/decide.ts'
import type { Deed } from '../../../shared/deeds.ts'
import type { Room } from '../../../shared/room.ts'
import { expectLawful, Unlawful } from '../../laws.ts'
import type { History } from '../history.ts'
import { sameJson } from './bodies.ts'
import { deedOf, idMadeBy } from './deeds.ts'
import { finding, type Finding } from './finding.ts'
import { identity, type Told } from './told.ts'

/**
 * The log as one decider, alone and in this order, would have made it from what the clients sent: the same events and the same
 * answers. After each commit the laws of a room hold.
 */
export function checkDecisions({ traces }: History, { commits, rooms }: Told): Finding[] {
  const sent = new Map(
    traces.flatMap(({ issuer, clientId, asked }) =>
      asked.map(({ seq, payload }) => [identity(issuer, clientId, seq), payload] as const),
    ),
  )
  return commits.flatMap((commit, index) => {
    const [before, after] = [rooms[index]!, rooms[index + 1]!]
    const { by } = commit
    const deed = clocks(commit) ?? deedOf(sent.get(identity(by.issuer, by.clientId, by.seq)), commit)
    return [...(deed ? decidedOtherwise(before, commit, deed) : []), ...unlawful(after, before, commit)]
  })
}

/** What the server itself asks for. */
function clocks({ type }: Commit): Deed | undefined {
  return type === 'pass-time' || type === 'open-link' ? { type } : undefined
}

function decidedOtherwise(before: Room, commit: Commit, deed: Deed): Finding[] {
  const { at, by, version, events, answer } = commit
  const decision = decide(before, { ...by, deed, at, id: idMadeBy(commit) })
  if (decision.ok && sameJson(decision.events, events) && sameJson(decision.answer, answer)) return []
  return [
    finding(
      'decider',
      `version ${version} (${commit.type}) is ${JSON.stringify(events)}, decided alone it is ${JSON.stringify(decision)}`,
    ),
  ]
}

function unlawful(after: Room, before: Room, { type, version }: Commit): Finding[] {
  try {
    expectLawful(after, before, type)
    return []
  } catch (error) {
    if (!(error instanceof Unlawful)) throw error
    const law = (['L1', 'L8'] as const).find((one) => error.message.startsWith(`[${one}]`))
    return [finding(law ?? 'laws', `after version ${version}: ${error.message}`)]
  }
}
