import { join } from 'node:path'
import { pino, type Logger } from 'pino'
import { createApp } from './app.ts'
import { systemClock } from './clock.ts'
import { CannotStart, configFrom, type Config } from './config.ts'
import { randomId } from './ids.ts'
import { projectDir } from './project-dir.ts'
import { openStore } from './store/open.ts'
import { StoreUnreachable, type RoomStore } from './store/store.ts'

/** A server that listens. */
export interface Running {
  /** Where this machine reaches it. */
  url: string
  config: Config
  log: Logger
  /** Stops gracefully: what was taken in is answered, snapshots are saved, the store is closed. */
  stop(): Promise<void>
}

/** @throws CannotStart with a sentence for the operator */
export async function startServer(environment: Record<string, string | undefined>): Promise<Running> {
  const config = configFrom(environment)
  const log = pino({ level: config.logLevel, base: undefined })
  const store = await storeFor(config)
  try {
    for (const warning of await store.warnings()) log.warn(warning)
    const app = await createApp({
      store,
      clock: systemClock,
      newId: randomId,
      config,
      log,
      clientDir: join(projectDir(), 'dist/client'),
    })
    const url = await app.listen()
    return {
      url,
      config,
      log,
      async stop() {
        await app.close()
        await store.close()
      },
    }
  } catch (error) {
    await store.close()
    throw error
  }
}

/** The store that the configuration names. @throws CannotStart */
export async function storeFor(config: Pick<Config, 'redisUrl' | 'dataDir'>): Promise<RoomStore> {
  try {
    return await openStore(config)
  } catch (error) {
    if (error instanceof StoreUnreachable) throw new CannotStart(error.message, { cause: error })
    throw error
  }
}
