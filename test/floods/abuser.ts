import { setTimeout as after } from 'node:timers/promises'
import { Abuse, type Prey } from './abuse.ts'
import { abuses, type AbuseName } from './abuses.ts'

// The abuser: a process of its own, so that what it costs is not taken for the server's. Told by its parent what to do, it says `begun` when it is
// under way, and when it is told to end, what it did.

export type Order = { do: 'begin'; name: AbuseName; prey: Prey } | { do: 'end' }
export type Report = { is: 'begun' } | { is: 'ended'; tries: number; refused: number; open: number }

let abuse: Abuse | undefined

async function obey(order: Order): Promise<void> {
  if (order.do === 'begin') {
    abuse = new Abuse(order.prey)
    await abuses[order.name].begin(abuse)
    // The abuser has only what nobody else wants of the processor: on a busy machine it takes a while until the first one is tried.
    while (abuse.tries === 0) await after(1)
    return tell({ is: 'begun' })
  }
  const { tries = 0, refused = 0, open = 0 } = abuse ?? {}
  await abuse?.end()
  tell({ is: 'ended', tries, refused, open })
}

function tell(report: Report): void {
  process.send!(report)
}

process.on('message', (order: Order) => void obey(order))
process.on('disconnect', () => process.exit(0))
