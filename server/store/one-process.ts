import { readFileSync } from 'node:fs'
import type { RootDatabase } from 'lmdb'
import { StoreUnreachable } from './store.ts'

interface Owner {
  pid: number
  /** Tells this process from an earlier one that had the same number. */
  life: string
}

/**
 * Writes into the store that this process has it. lmdb's own write lock makes two starts at once take turns here, and a process
 * that was killed leaves nothing to clean up. Returns how to let go.
 * @throws StoreUnreachable another process has it.
 */
export function claim(store: RootDatabase<string, string>, dataDir: string): () => void {
  const me: Owner = { pid: process.pid, life: lifeOf(process.pid)! }
  store.transactionSync(() => {
    const owner = JSON.parse(store.get('owner') ?? 'null') as Owner | null
    if (owner && lifeOf(owner.pid) === owner.life) {
      throw new StoreUnreachable(
        `The data folder ${dataDir} is in use by process ${owner.pid}. One process has a data folder to itself: ` +
          'give this one another DATA_DIR, or let several share a Redis (REDIS_URL).',
      )
    }
    store.putSync('owner', JSON.stringify(me))
  })
  return () => store.removeSync('owner')
}

/** undefined: no such process. On Linux a process is told by when it started since which boot; elsewhere by its number alone. */
function lifeOf(pid: number): string | undefined {
  try {
    if (process.platform !== 'linux') return process.kill(pid, 0) ? 'alive' : undefined
    const [state, ...fields] = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ')
    const startedAt = fields[18]
    if (state === 'Z' || state === 'X') return undefined
    return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()} ${startedAt}`
  } catch {
    return undefined
  }
}
