import { createClient } from 'redis'
import { scripts } from './redis-scripts.ts'
import { StoreFull, StoreUnreachable } from './store.ts'
import { within } from './within.ts'

/** ms */
const COMMAND_LIMIT = 2000
/** ms. Of the first connection, with all that belongs to it. */
const START_LIMIT = 2800
/** ms. Between two tries to reach a Redis that was lost. */
const LONGEST_PAUSE = 1000

const LATE = `Redis did not answer within ${COMMAND_LIMIT / 1000} s.`

function clientFor(url: string, lost: () => boolean) {
  return createClient({
    url,
    scripts,
    // A command that cannot be sent now is refused now: nothing is queued silently (L10).
    disableOfflineQueue: true,
    socket: {
      connectTimeout: START_LIMIT,
      reconnectStrategy: (tries) => (lost() ? Math.min(50 * 2 ** tries, LONGEST_PAUSE) + Math.random() * 50 : false),
    },
  })
}

type Client = ReturnType<typeof clientFor>

/** Two connections to one Redis: one to ask, one that only hears hints. Both come back by themselves after an outage. */
export interface Connection {
  /** @throws StoreFull the answer was that it is out of memory or disk. StoreUnreachable: any other failure. */
  ask<T>(question: (client: Client) => Promise<T>): Promise<T>
  /** How often the connection that asks was made: another number than before, perhaps another Redis. */
  times(): number
  listen(channel: string, hear: (message: string) => void): Promise<void>
  close(): Promise<void>
}

/** @throws StoreUnreachable within 3 s, with a sentence for the operator that does not hold the URL's password. */
export async function connect(url: string): Promise<Connection> {
  const place = placeOf(url)
  let reached = false
  let times = 0
  const [asking, hearing] = [clientFor(url, () => reached), clientFor(url, () => reached)]
  // Every failure is told to whoever asked; this only keeps an unheard 'error' event from ending the process.
  for (const client of [asking, hearing]) client.on('error', () => undefined)
  asking.on('connect', () => times++)
  try {
    await within(START_LIMIT, Promise.all([asking.connect(), hearing.connect()]), 'timeout')
    reached = true
  } catch (error) {
    asking.destroy()
    hearing.destroy()
    throw new StoreUnreachable(`No Redis can be used at ${place}: ${reasonOf(error)}.`, { cause: error })
  }
  return {
    ask: (question) => within(COMMAND_LIMIT, question(asking), LATE).catch(rethrow),
    times: () => times,
    listen: (channel, hear) => within(COMMAND_LIMIT, hearing.subscribe(channel, hear), LATE).catch(rethrow),
    async close() {
      hearing.destroy()
      // Answers still on their way are waited for, but not for long.
      await within(COMMAND_LIMIT, asking.close(), LATE).catch(() => undefined)
      asking.destroy()
    },
  }
}

/** host:port, without user and password. */
function placeOf(url: string): string {
  const parsed = URL.canParse(url) ? new URL(url) : undefined
  const database = parsed?.pathname.slice(1) ?? ''
  if (
    !parsed ||
    !['redis:', 'rediss:'].includes(parsed.protocol) ||
    parsed.hostname === '' ||
    !/^\d*$/.test(database)
  ) {
    throw new StoreUnreachable(
      'REDIS_URL is not the address of a Redis. It looks like redis://host:6379 or rediss://user:password@host:6379/0.',
    )
  }
  return `${parsed.hostname}:${parsed.port || 6379}`
}

function reasonOf(error: unknown): string {
  const { code = '', message = '' } = error as { code?: string; message?: string }
  if (code === 'ECONNREFUSED') return 'nothing listens there'
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return 'there is no such host'
  if (/^(WRONGPASS|NOAUTH|NOPERM|ERR AUTH|ERR invalid password)/.test(message)) return 'it refuses the user or password'
  if (error instanceof StoreUnreachable || /timeout/i.test(message)) return 'it does not answer'
  return `${code || message || 'unknown reason'}`
}

function rethrow(error: unknown): never {
  if (error instanceof StoreUnreachable) throw error
  const { message } = error as Error
  if (/\b(OOM|MISCONF)\b/.test(message)) throw new StoreFull('Redis is out of memory or disk.', { cause: error })
  throw new StoreUnreachable(`Redis does not answer: ${message}`, { cause: error })
}
