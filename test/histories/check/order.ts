import type { History } from '../history.ts'
import { finding, type Finding } from './finding.ts'
import type { Moments } from './moments.ts'
import { identity, type Told } from './told.ts'

/** What was answered before another command was sent comes before it in the log that counts. */
export function checkOrder({ traces }: History, last: Told, moments: Moments): Finding[] {
  return traces.flatMap(({ issuer, clientId, asked }) =>
    asked.flatMap(({ seq, attempts }) => {
      const name = identity(issuer, clientId, seq)
      const version = last.versions.get(name)
      const known = moments.knownBefore(Math.min(...attempts.map(({ invoked }) => invoked)))
      if (version === undefined || version > known) return []
      return [finding('order', `${name} became version ${version}, though ${known} was answered before it was sent`)]
    }),
  )
}
