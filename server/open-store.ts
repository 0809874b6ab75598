import { CannotStart, type Config } from './config.ts'
import { openStore } from './store/open.ts'
import { StoreUnreachable, type RoomStore } from './store/store.ts'

/** The store that the configuration names. @throws CannotStart */
export async function storeFor(config: Pick<Config, 'redisUrl' | 'dataDir' | 'waitReplicas'>): Promise<RoomStore> {
  try {
    return await openStore(config)
  } catch (error) {
    if (error instanceof StoreUnreachable) throw new CannotStart(error.message, { cause: error })
    throw error
  }
}
