import { readdir, rm } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { openStore } from '../../server/store/open.ts'
import { startRedis } from '../redis-server.ts'
import { newFolder } from './folder.ts'

test('a Redis URL chooses Redis and leaves the data folder alone; without one the folder is the store', async () => {
  const dataDir = await newFolder()
  const redis = await startRedis({ args: ['--appendfsync', 'everysec'] })
  try {
    const shared = await openStore({ redisUrl: redis.url, dataDir })
    expect(await shared.warnings()).toHaveLength(1)
    expect(await readdir(dataDir)).toEqual([])
    await shared.close()

    const embedded = await openStore({ redisUrl: undefined, dataDir })
    expect(await embedded.warnings()).toEqual([])
    expect(await readdir(dataDir)).not.toEqual([])
    await embedded.close()
  } finally {
    await redis.stop()
    await rm(dataDir, { recursive: true })
  }
})
