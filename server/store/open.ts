import type { RoomStore } from './store.ts'

/**
 * Redis where a URL is given, else the embedded store. Only the one that is used is loaded: the Redis client alone is a third of the
 * time of a start. @throws StoreUnreachable with a sentence for the operator.
 */
export async function openStore({
  redisUrl,
  waitReplicas = 0,
  dataDir,
}: {
  redisUrl?: string | undefined
  waitReplicas?: number
  dataDir: string
}): Promise<RoomStore> {
  if (redisUrl) {
    const { openRedis } = await import('./redis.ts')
    return openRedis({ url: redisUrl, waitReplicas })
  }
  const { openEmbedded } = await import('./embedded.ts')
  return openEmbedded({ dataDir })
}
