import { join } from 'node:path'
import { pino, type Logger } from 'pino'
import { createApp, type AppMeans } from './app.ts'
import { systemClock } from './clock.ts'
import { configFrom, type Config } from './config.ts'
import { deskAt } from './desk/desk.ts'
import { serveDesk } from './desk/serve.ts'
import { randomId } from './ids.ts'
import { Links } from './links.ts'
import { mailWarnings } from './mail/warnings.ts'
import { storeFor } from './open-store.ts'
import { projectDir } from './project-dir.ts'

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
export async function startServer(
  environment: Record<string, string | undefined>,
  threads: Pick<AppMeans, 'startListThread' | 'startDocumentThread'>,
): Promise<Running> {
  const config = configFrom(environment)
  const log = pino({ level: config.logLevel, base: undefined })
  const store = await storeFor(config)
  try {
    for (const warning of [...(await store.warnings()), ...mailWarnings(config)]) log.warn(warning)
    const app = await createApp({
      store,
      clock: systemClock,
      newId: randomId,
      config,
      log,
      clientDir: join(projectDir(), 'dist/client'),
      ...threads,
    })
    const url = await app.listen()
    const desk = deskAt(store, new Links(config.secret ?? (await store.secret())), config.publicUrl ?? url)
    const stopDesk = config.redisUrl === undefined ? await serveDesk(desk, config.dataDir, log) : undefined
    return {
      url,
      config,
      log,
      async stop() {
        await stopDesk?.()
        await app.close()
        await store.close()
      },
    }
  } catch (error) {
    await store.close()
    throw error
  }
}
