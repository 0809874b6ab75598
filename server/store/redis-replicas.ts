import type { Connection } from './redis-connection.ts'
import { StoreFull, StoreUnreachable } from './store.ts'

/** ms. Less than the limit of a command, so that who waits is told this reason. */
const WAIT_LIMIT = 1000
/** Written before each wait; nobody reads it. */
const FENCE = 'rondo:fence'

/** Does something, and resolves only when enough replicas have what it wrote, and what it found. @throws StoreUnreachable */
export type OnReplicas = <T>(act: () => Promise<T>) => Promise<T>

/**
 * Redis' WAIT, for whatever one connection does. With `wanted` 0 nothing is waited for.
 *
 * What was only read is waited for, too: another node may have written it, or this one when its wait came to nothing, and what is shown
 * and answered from it must not be lost with this Redis. So each wait follows a write of its own, and replicas take writes in their order.
 * All of it goes over one connection: WAIT speaks of that one's writes, and after a failover another one may reach another Redis.
 */
export function replicasOf({ ask, times }: Connection, wanted: number): OnReplicas {
  if (wanted === 0) return (act) => act()
  let running: Promise<void> = Promise.resolve()
  let next: Promise<void> | undefined

  /** One wait at a time, as it holds up its connection; who comes meanwhile shares the next one. */
  function waited(): Promise<void> {
    next ??= running
      .catch(() => undefined)
      .then(() => {
        next = undefined
        return (running = wait())
      })
    return next
  }

  async function wait(): Promise<void> {
    const [, replicas] = await ask((client) =>
      Promise.all([client.set(FENCE, ''), client.wait(wanted, WAIT_LIMIT)]),
    ).catch((error: unknown) => {
      // Whether the act itself found space is known already; of the replicas nothing is.
      throw error instanceof StoreFull ? new StoreUnreachable(error.message, { cause: error }) : error
    })
    if (replicas < wanted) throw new StoreUnreachable(`${replicas} of ${wanted} replicas have what was written.`)
  }

  return async (act) => {
    const before = times()
    const outcome = await act()
    await waited()
    if (times() !== before) throw new StoreUnreachable('The connection to Redis broke before its replicas answered.')
    return outcome
  }
}
