import { decide } from '../../../shared/decide.ts'
import type { Deed } from '../../../shared/deeds.ts'
import type { Version } from '../../../shared/ids.ts'
import type { Issuer } from '../../../shared/roles.ts'
import type { Answer } from '../../../shared/protocol.ts'
import { isUndecided, type Attempt, type History, type Moment } from '../history.ts'
import { sameJson } from './bodies.ts'
import { deedOf } from './deeds.ts'
import { finding, type Finding } from './finding.ts'
import type { Moments } from './moments.ts'
import { identity, type Told } from './told.ts'

interface Refused {
  issuer: Issuer
  clientId: string
  seq: number
  deed: Deed
  answer: Extract<Answer, { ok: false }>
}

/**
 * Every refusal is what the decider would have said, to the letter, in some state that the room was in between sending and answer:
 * no refusal rests on what was over before it was asked.
 */
export function checkRefusals({ traces }: History, branches: readonly Told[], moments: readonly Moments[]): Finding[] {
  return traces.flatMap(({ issuer, clientId, asked }) =>
    asked.flatMap(({ seq, payload, attempts }) => {
      const deed = deedOf(payload)
      return attempts.flatMap((attempt) => {
        const { answer } = attempt
        if (!deed || !answer || answer.ok || isUndecided(answer)) return []
        const refused: Refused = { issuer, clientId, seq, deed, answer }
        const windows = moments.map((known) => windowOf(attempt, known))
        if (branches.some((told, index) => justified(refused, told, windows[index]!, attempt))) return []
        const name = identity(issuer, clientId, seq)
        const between = windows.map(([from, to]) => `${from} to ${to}`).join(', or ')
        return [
          finding(
            'refusals',
            `${name} (${JSON.stringify(payload)}) was refused ${JSON.stringify(answer)}, in no version of ${between}`,
          ),
        ]
      })
    }),
  )
}

/** Versions at which it may have been decided, both included. */
function windowOf({ invoked, answered }: Attempt, moments: Moments): [Version, Version] {
  return [moments.knownBefore(invoked), moments.possibleAt(answered!)]
}

function justified(
  { answer, deed, issuer, clientId, seq }: Refused,
  { rooms }: Told,
  [from, to]: [Version, Version],
  attempt: Attempt,
): boolean {
  const { ok: _, ...rejection } = answer
  for (let version = to; version >= from; version--) {
    for (const at of timesIn(attempt)) {
      const decision = decide(rooms[version]!, { issuer, clientId, seq, deed, at, id: 'next' })
      if (!decision.ok && decision.rejection.code === answer.code && sameJson(decision.rejection, rejection))
        return true
    }
  }
  return false
}

/** The server looked at its clock at one of them, or between two. */
function timesIn({ invoked, answered }: Attempt): Moment[] {
  return [Math.floor(invoked), Math.floor((invoked + answered!) / 2), Math.ceil(answered!)]
}
