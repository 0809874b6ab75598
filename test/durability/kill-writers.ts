import { rm } from 'node:fs/promises'
import { pathToFileURL } from 'node:url'
import { setTimeout as pause } from 'node:timers/promises'
import { chance } from '../../server/rehearsal/chance.ts'
import { openStore } from '../../server/store/open.ts'
import { startRedis, type RedisServer } from '../redis-server.ts'
import { bundled } from '../server/process.ts'
import { runChild, type Child } from '../store/child.ts'
import { newFolder } from '../store/folder.ts'
import { expectWhole } from '../store/written.ts'
import { inLanes } from './lanes.ts'

/** Kills on one folder or room, one after another, before the next lane begins a new one: a log that is read whole each time stays short. */
const KILLS_A_ROOM = 20
/** A quarter of the kills come within this time of the writer's start, in ms; it takes about 300 until its first answer. */
const STARTING = 300
/** The others come within this time of its first answer, in ms. */
const WRITING = 150

export interface Killed {
  cycles: number
  /** Kills that came before the first answer: during a start, or while a crash was being recovered from. */
  atStart: number
  /** Of Redis itself. */
  ofRedis: number
  /** Appends that were answered, and found again after each kill that followed. */
  answered: number
}

/**
 * A program that only appends is killed -9 at moments that `seed` chooses; the store is opened again and must hold what was answered.
 * With Redis, half of the kills are of redis-server, a third of those together with the writer.
 * @throws AssertionError what was not as it should be, with seed and cycle
 */
export async function killWriters(
  kind: 'embedded' | 'Redis',
  { cycles, seed, lanes = 2 }: { cycles: number; seed: number; lanes?: number },
): Promise<Killed> {
  const [file] = await bundled('writer', ['writer.ts'], 'test/store')
  const program = pathToFileURL(file!)
  const killed: Killed = { cycles: 0, atStart: 0, ofRedis: 0, answered: 0 }

  await inLanes(lanes, cycles, async () => {
    const dataDir = await newFolder()
    const redis = kind === 'Redis' ? await startRedis() : undefined
    let kills = 0
    let room = ''
    let answered = 0

    async function work(cycle: number): Promise<void> {
      const random = chance(seed * 100_000 + cycle)
      if (kills++ % KILLS_A_ROOM === 0) {
        await rm(dataDir, { recursive: true, force: true })
        room = `room${cycle}`
        answered = 0
      }
      const writer = runChild(program, [dataDir, room], { env: { REDIS_URL: redis?.url ?? '' } })
      const printed = new Printed(writer)
      if (random() < 0.25) await pause(STARTING * random())
      else {
        await printed.something
        await pause(WRITING * random())
      }
      if (redis) await killEither(redis, writer, random(), killed)
      else await writer.kill()
      const last = await printed.last
      if (last === undefined) killed.atStart++

      const store = await openStore({ redisUrl: redis?.url, dataDir })
      try {
        const head = await expectWhole(store, room, last ?? answered)
        killed.answered += head - answered
        answered = head
      } catch (error) {
        throw new Error(`${kind}, seed ${seed}, cycle ${cycle}: ${(error as Error).message}`, { cause: error })
      } finally {
        await store.close()
      }
      killed.cycles++
    }

    return {
      work,
      async close() {
        await redis?.stop()
        await rm(dataDir, { recursive: true, force: true })
      },
    }
  })
  return killed
}

/** The writer, or Redis, or both. Redis is there again afterwards; the writer has ended. */
async function killEither(redis: RedisServer, writer: Child, which: number, killed: Killed): Promise<void> {
  if (which < 0.5) return writer.kill()
  killed.ofRedis++
  if (which < 0.67) await Promise.all([redis.kill(), writer.kill()])
  else await redis.kill()
  await redis.restart()
  // It ends by itself at the first append that fails; one that had not begun to append finds Redis back and would go on.
  await writer.kill()
}

/** What a writer says, read from its start on: what is read only after its end is lost. */
class Printed {
  readonly something: Promise<void>
  /** The last version that it was answered; undefined without any. */
  readonly last: Promise<number | undefined>

  constructor(writer: Child) {
    const first = lineOf(writer)
    this.something = first.then(() => undefined)
    this.last = first.then(async (line) => {
      let last: number | undefined
      for (; line !== undefined; line = await lineOf(writer)) last = Number(line)
      return last
    })
  }
}

/** Undefined at its end: a failure, too, where it lost its store. */
function lineOf(writer: Child): Promise<string | undefined> {
  return writer.line().catch(() => undefined)
}
