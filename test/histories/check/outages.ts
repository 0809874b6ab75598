import type { History } from '../history.ts'
import { finding, type Finding } from './finding.ts'
import { identity } from './told.ts'

/** [L10] While a node cannot reach its store, nothing that is asked of it then is done: it is refused, not kept for later. */
export function checkOutages({ traces, outages }: History): Finding[] {
  return traces.flatMap(({ issuer, clientId, asked }) =>
    asked.flatMap(({ seq, attempts }) =>
      attempts.flatMap(({ node, invoked, answered, answer }) => {
        if (!answer?.ok) return []
        const during = outages.some(
          (outage) => (outage.node ?? node) === node && invoked > outage.from && answered! < outage.to,
        )
        const name = identity(issuer, clientId, seq)
        return during ? [finding('L10', `node ${node} answered ok to ${name} while it could not reach its store`)] : []
      }),
    ),
  )
}
