import assert from 'node:assert/strict'
import { readdir, stat, truncate } from 'node:fs/promises'
import { join } from 'node:path'
import { openRedis } from '../../server/store/redis.ts'
import { chance } from '../../server/rehearsal/chance.ts'
import { startRedis, type RedisServer } from '../redis-server.ts'
import { appendNext, expectWhole } from '../store/written.ts'

const ROOM = 'truncated'
const APPENDS = 8
/** Bytes cut off at most: the last appends. */
const CUT = 3_000

export interface Truncated {
  rounds: number
  /** Commits that were cut off. */
  lost: number
  /** Cuts after which the log was shorter. */
  shorter: number
}

/**
 * Redis is killed and its append-only file loses its end, as a file system may leave it after a power cut; what it loads then is the
 * beginning of each log, of every append all or nothing. @throws AssertionError
 */
export async function truncations({ rounds, seed }: { rounds: number; seed: number }): Promise<Truncated> {
  const random = chance(seed)
  const truncated: Truncated = { rounds: 0, lost: 0, shorter: 0 }
  const redis = await startRedis()
  try {
    let head = 0
    for (; truncated.rounds < rounds; truncated.rounds++) {
      const store = await openRedis({ url: redis.url })
      for (let i = 0; i < APPENDS; i++) head = (await appendNext(store, ROOM, head))!
      await store.close()
      await redis.kill()
      await cutEnd(redis, 1 + Math.floor(CUT * random()))
      await redis.restart()
      const after = await openRedis({ url: redis.url })
      const left = await expectWhole(after, ROOM, 0)
      await after.close()
      assert.ok(left <= head, 'the log did not grow')
      truncated.lost += head - left
      if (left < head) truncated.shorter++
      head = left
    }
  } finally {
    await redis.stop()
  }
  return truncated
}

/** Cuts the last bytes of the file that Redis appends to. It must not run. */
export async function cutEnd({ dir }: Pick<RedisServer, 'dir'>, bytes: number): Promise<void> {
  const folder = join(dir, 'appendonlydir')
  const file = (await readdir(folder))
    .filter((name) => name.endsWith('.incr.aof'))
    .sort((a, b) => countOf(a) - countOf(b))
  const path = join(folder, file.at(-1)!)
  await truncate(path, Math.max(0, (await stat(path)).size - bytes))
}

/** `appendonly.aof.<count>.incr.aof` */
function countOf(name: string): number {
  return Number(name.split('.').at(-3))
}
