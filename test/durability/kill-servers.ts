import { rm } from 'node:fs/promises'
import { setTimeout as pause } from 'node:timers/promises'
import { chance } from '../../server/rehearsal/chance.ts'
import { openStore } from '../../server/store/open.ts'
import { startRedis, type RedisServer } from '../redis-server.ts'
import { invite, morning, openRoom } from '../server/house.ts'
import { bundled, launchProcess, type StartingProcess } from '../server/process.ts'
import { newFolder } from '../store/folder.ts'
import { inLanes } from './lanes.ts'
import { RecoveredRoom } from './recovered.ts'
import { Visitor } from './visitor.ts'

const PEOPLE = 6
/** Kills in the life of one room. */
const KILLS_A_ROOM = 10
/** A quarter of the kills come before the server is ready, within this time of its start, in ms. */
const STARTING = 500
/** A sixth come while the clients come back, within this time of its being ready, in ms. */
const COMING_BACK = 250
/** The others come after so many answers at most: while clients send again or go on. */
const ANSWERS = 100
/** ms that Redis is away at most. */
const AWAY = 300
/** Who is not let in, because Redis is away, comes again so many ms later. */
const COME_AGAIN = 50
/** Commands that each client sends once more after a crash. */
const REPEATS = 2

export interface Killed {
  cycles: number
  atStart: number
  ofRedis: number
  /** Commands that were answered ok, each looked for in the log after every later kill. */
  answered: number
  /** Commands sent once more after a crash, and answered as before. */
  repeated: number
  /** Views compared with the fold of the log after a crash. */
  views: number
  /** Commands refused because Redis was away, and the longest that one waited for that, in ms. */
  refusals: number
  longestRefusal: number
}

/** A room and who is in it. */
interface Hall {
  room: RecoveredRoom
  visitors: Visitor[]
  kills: number
}

/**
 * A real server with people on real sockets is killed -9 at moments that `seed` chooses, and started again on the same data. With Redis,
 * redis-server is killed too in part of the cycles: alone while the server goes on, or together with it.
 * @throws AssertionError what was not as it should be, with seed and cycle
 */
export async function killServers(
  kind: 'embedded' | 'Redis',
  { cycles, seed, lanes = 2 }: { cycles: number; seed: number; lanes?: number },
): Promise<Killed> {
  const [file] = await bundled('kill-servers', ['main.ts'])
  const killed: Killed = {
    cycles: 0,
    atStart: 0,
    ofRedis: 0,
    answered: 0,
    repeated: 0,
    views: 0,
    refusals: 0,
    longestRefusal: 0,
  }

  await inLanes(lanes, cycles, async () => {
    const dataDir = await newFolder()
    const redis = kind === 'Redis' ? await startRedis() : undefined
    const environment = { DATA_DIR: dataDir, REDIS_URL: redis?.url ?? '' }
    let hall: Hall | undefined

    async function work(cycle: number): Promise<void> {
      const random = chance(seed * 100_000 + cycle)
      const server = launchProcess(file!, environment)
      if (hall && random() < 0.25) {
        server.ready.catch(() => undefined)
        await pause(STARTING * random())
        await server.end('SIGKILL')
        killed.atStart++
      } else {
        const url = await server.ready
        if (!hall || hall.kills >= KILLS_A_ROOM) {
          tally(hall, killed)
          hall = await openHall(url)
        }
        await Promise.all([visit(server, url, hall, random, killed), kill(server, redis, hall, random, killed)])
      }
      hall.kills++
      await look(hall)
      killed.cycles++
    }

    async function look({ room, visitors }: Hall): Promise<void> {
      const store = await openStore({ redisUrl: redis?.url, dataDir })
      try {
        await room.read(store, visitors)
      } finally {
        await store.close()
      }
    }

    return {
      async work(cycle) {
        try {
          await work(cycle)
        } catch (error) {
          throw new Error(`${kind}, seed ${seed}, cycle ${cycle}: ${(error as Error).message}`, { cause: error })
        }
      },
      async close() {
        tally(hall, killed)
        for (const visitor of hall?.visitors ?? []) visitor.leave()
        await redis?.stop()
        await rm(dataDir, { recursive: true, force: true })
      },
    }
  })
  return killed
}

async function openHall(url: string): Promise<Hall> {
  const room = await openRoom({ url }, morning({ tables: 5 }))
  const names = Array.from({ length: PEOPLE }, (_, i) => `P${i}`)
  const people = await invite({ url }, room, names)
  const { organiser, facilitator } = room.tokens
  const visitors = [
    new Visitor({ role: 'organiser', speaker: 'organiser', others: people }, organiser),
    new Visitor({ role: 'facilitator', speaker: 'facilitator', others: people }, facilitator),
    ...people.map(({ id, token }) => {
      const others = people.filter((other) => other.id !== id)
      return new Visitor({ role: 'participant', speaker: id, others }, token)
    }),
  ]
  return { room: new RecoveredRoom(room.roomId), visitors, kills: 0 }
}

/** Everybody comes back and looks, sends again what may have been lost, and goes on until the line breaks. */
async function visit(
  { child }: StartingProcess,
  url: string,
  { room, visitors }: Hall,
  random: () => number,
  killed: Killed,
): Promise<void> {
  const came = await Promise.all(
    visitors.map(async (visitor) => {
      while (!(await visitor.come(url))) {
        if (child.exitCode !== null || child.signalCode !== null) return false
        await pause(COME_AGAIN)
      }
      return true
    }),
  )
  if (came.every(Boolean) && room.knows(visitors)) {
    for (const { audiences, guest } of visitors)
      for (const audience of audiences) {
        room.expectShown(guest.views.get(audience), audience)
        killed.views++
      }
  }
  await Promise.all(
    visitors
      .filter((_, index) => came[index])
      .map(async (visitor) => {
        const repeated = await visitor.repeat(REPEATS, random)
        killed.repeated += repeated
        await visitor.act(random)
      }),
  )
}

/** The server ends, in any case; with Redis, that may have gone and come back before, or goes with it. */
async function kill(
  server: StartingProcess,
  redis: RedisServer | undefined,
  { visitors }: Hall,
  random: () => number,
  killed: Killed,
): Promise<void> {
  await aMoment()
  const which = redis ? random() : 0
  if (redis && which > 0.5) {
    killed.ofRedis++
    if (which > 0.8) await Promise.all([redis.kill(), server.end('SIGKILL')])
    else await redis.kill()
    await pause(AWAY * random())
    await redis.restart()
    if (which <= 0.8) await aMoment()
  }
  await server.end('SIGKILL')

  async function aMoment(): Promise<void> {
    if (random() < 0.17) return pause(COMING_BACK * random())
    const enough = answers() + ANSWERS * random()
    while (answers() < enough) {
      if (server.child.exitCode !== null) throw new Error('The server ended by itself.')
      await pause(2)
    }
  }

  function answers(): number {
    return visitors.reduce((sum, { answers }) => sum + answers, 0)
  }
}

function tally(hall: Hall | undefined, killed: Killed): void {
  for (const { answered, refusals } of hall?.visitors ?? []) {
    killed.answered += answered.length
    killed.refusals += refusals.length
    killed.longestRefusal = Math.max(killed.longestRefusal, ...refusals)
  }
}
