import { setTimeout as pause } from 'node:timers/promises'
import { openRedis } from '../../server/store/redis.ts'
import { chance } from '../../server/rehearsal/chance.ts'
import { at, commit, profileOf } from '../commits.ts'
import { RedisPair } from './redis-pair.ts'

/** Rooms that are appended to at once in each round. */
const ROOMS = 4
/** ms */
const LOAD = 150

export interface Promoted {
  rounds: number
  /** Appends that were answered. */
  answered: number
  /** Of those, how many the promoted replica does not have. */
  lost: number
  /** Appends that were not answered, because too few replicas had them or Redis was gone. */
  unanswered: number
}

/**
 * In each round several writers append, the primary is killed -9 at a moment that `seed` chooses, and its replica takes over. In every other
 * round that is promoted before, while the old one still takes writes: those must then not be answered.
 */
export async function promotions({
  rounds,
  seed,
  waitReplicas,
}: {
  rounds: number
  seed: number
  waitReplicas: number
}): Promise<Promoted> {
  const promoted: Promoted = { rounds: 0, answered: 0, lost: 0, unanswered: 0 }
  const pair = await RedisPair.start()
  try {
    for (let round = 0; round < rounds; round++) {
      const random = chance(seed * 100_000 + round)
      const store = await openRedis({ url: pair.primary.url, waitReplicas })
      let over = false
      let settled = 0
      let ended = 0
      const writers = Array.from({ length: ROOMS }, async (_, index) => {
        const roomId = `round${round}room${index}`
        let version = 0
        while (!over) {
          const next = commit(version + 1)
          const write = { commits: [next], put: [profileOf(`p${next.version}`, next.version)] }
          const outcome = await store.append(roomId, at(version), write).catch(() => 'unknown')
          settled++
          if (outcome !== 'appended') {
            promoted.unanswered++
            break
          }
          version++
        }
        ended++
        return { roomId, version }
      })
      await pause(LOAD * random())
      if (round % 2 === 0) {
        await pair.promote()
        const enough = settled + 3 * ROOMS
        while (settled < enough && ended < ROOMS) await pause(5)
      }
      await pair.primary.kill()
      await pair.promote()
      over = true
      const answered = await Promise.all(writers)
      await store.close()

      const after = await openRedis({ url: pair.replica.url })
      for (const { roomId, version } of answered) {
        promoted.answered += version
        const [log, personal] = [await after.read(roomId, 0), await after.personal(roomId)]
        const whole = log.filter(({ version }, index) => version === index + 1 && personal.length === log.length)
        promoted.lost += Math.max(0, version - whole.length)
      }
      await after.close()
      await pair.swap()
      promoted.rounds++
    }
  } finally {
    await pair.stop()
  }
  return promoted
}
