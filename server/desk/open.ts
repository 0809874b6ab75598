import { configFrom } from '../config.ts'
import { Links } from '../links.ts'
import { storeFor } from '../open-store.ts'
import { askDesk } from './ask.ts'
import { deskAt, type Desk } from './desk.ts'

/** The operator's desk: of the server that runs on this data folder, else over the store itself. @throws CannotStart */
export async function openDesk(environment: Record<string, string | undefined>): Promise<Desk> {
  const config = configFrom(environment)
  const running = config.redisUrl === undefined ? await askDesk(config.dataDir) : undefined
  if (running) return running
  const store = await storeFor(config)
  const links = new Links(config.secret ?? (await store.secret()))
  return deskAt(store, links, config.publicUrl ?? `http://localhost:${config.port}`)
}
