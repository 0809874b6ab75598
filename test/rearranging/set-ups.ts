import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openEmbedded } from '../../server/store/embedded.ts'
import { openRedis } from '../../server/store/redis.ts'
import type { RoomStore } from '../../server/store/store.ts'
import type { Commit, PersonalEntry } from '../../shared/commit.ts'
import { startRedis } from '../redis-server.ts'
import { startProcess } from '../server/process.ts'

/** What a store holds of a room. */
export interface Kept {
  commits: Commit[]
  personal: PersonalEntry[]
}

/** Servers on a store, each in a process of its own. */
export interface SetUp {
  urls: string[]
  /** Stops them in good order, and gives what the store holds then. */
  end(roomId: string): Promise<Kept>
  /** Stops them, also after a failure. */
  abandon(): Promise<void>
}

export async function oneNode(program: string): Promise<SetUp> {
  const dataDir = await mkdtemp(join(tmpdir(), 'rondo-rearranging-'))
  const node = await startProcess(program, { DATA_DIR: dataDir })
  return {
    urls: [node.url],
    async end(roomId) {
      await node.end('SIGTERM')
      return kept(await openEmbedded({ dataDir }), roomId)
    },
    async abandon() {
      await node.end('SIGTERM')
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

/** On one Redis. */
export async function twoNodes(program: string): Promise<SetUp> {
  const redis = await startRedis()
  const nodes = await Promise.all([0, 1].map(() => startProcess(program, { REDIS_URL: redis.url })))
  const stop = () => Promise.all(nodes.map((node) => node.end('SIGTERM')))
  return {
    urls: nodes.map(({ url }) => url),
    async end(roomId) {
      await stop()
      return kept(await openRedis({ url: redis.url }), roomId)
    },
    async abandon() {
      await stop()
      await redis.stop()
    },
  }
}

async function kept(store: RoomStore, roomId: string): Promise<Kept> {
  const [commits, personal] = await Promise.all([store.read(roomId, 0), store.personal(roomId)])
  await store.close()
  return { commits, personal }
}
