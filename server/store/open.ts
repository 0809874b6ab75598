import { openEmbedded } from './embedded.ts'
import { openRedis } from './redis.ts'
import type { RoomStore } from './store.ts'

/** Redis where a URL is given, else the embedded store. @throws StoreUnreachable with a sentence for the operator. */
export function openStore({
  redisUrl,
  dataDir,
}: {
  redisUrl?: string | undefined
  dataDir: string
}): Promise<RoomStore> {
  return redisUrl ? openRedis({ url: redisUrl }) : openEmbedded({ dataDir })
}
