import { setTimeout as pause } from 'node:timers/promises'
import type { Connection } from './redis-connection.ts'

/** ms. Between two tries while Redis is busy writing its files, and between two rewrites. */
const RETRY = 1000
const TRIES = 120

/**
 * Erased data leaves Redis' memory at once, but its files when they are written anew. Returns how to ask for that: it happens in
 * the background, and a Redis that forbids it is left as it is.
 */
export function purger({ ask }: Connection): { purge(): void; stop(): void } {
  const stopped = new AbortController()
  let wanted = false
  let running = false

  async function run(): Promise<void> {
    running = true
    while (wanted && !stopped.signal.aborted) {
      wanted = false
      const { appendonly } = await ask((client) => client.configGet('appendonly'))
      if (appendonly === 'yes') await again(() => ask((client) => client.bgRewriteAof()))
      const { save } = await ask((client) => client.configGet('save'))
      if (save) await again(() => ask((client) => client.bgSave({ SCHEDULE: true })))
      await pause(RETRY, undefined, { signal: stopped.signal, ref: false })
    }
  }

  /** A rewrite under way began before the erasure and may still hold what was erased: another has to follow it. */
  async function again(start: () => Promise<unknown>): Promise<void> {
    for (let left = TRIES; left > 0; left--) {
      const failure = await start().then(
        () => undefined,
        (error: Error) => error,
      )
      if (!failure || !/in progress/.test(failure.message)) return
      await pause(RETRY, undefined, { signal: stopped.signal, ref: false })
    }
  }

  return {
    purge() {
      wanted = true
      if (running) return
      run()
        .catch(() => undefined)
        .finally(() => (running = false))
    },
    stop: () => stopped.abort(),
  }
}
