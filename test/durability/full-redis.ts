import assert from 'node:assert/strict'
import { setTimeout as pause } from 'node:timers/promises'
import { openRedis } from '../../server/store/redis.ts'
import type { RoomStore } from '../../server/store/store.ts'
import type { Answer } from '../../shared/protocol.ts'
import { startRedis, type RedisServer } from '../redis-server.ts'
import { Guest, invite, openHouse, openRoom, type House, type Invited } from '../server/house.ts'
import { typed } from './redis-pair.ts'
import { smallDisk, type SmallDisk } from './small-disk.ts'

/** What makes a Redis full, and what helps. */
interface Way {
  args: readonly string[]
  onDisk: boolean
  fill(redis: RedisServer, disk: SmallDisk): Promise<unknown>
  help(redis: RedisServer, disk: SmallDisk): Promise<unknown>
}

const ways = {
  'out of memory': {
    args: [],
    onDisk: false,
    fill: (redis) => typed(redis, 'CONFIG', 'SET', 'maxmemory', '1'),
    help: (redis) => typed(redis, 'CONFIG', 'SET', 'maxmemory', '0'),
  },
  /** It refuses what it cannot write, and writes it after all when there is space. */
  'out of disk, everysec': {
    args: ['--appendfsync', 'everysec'],
    onDisk: true,
    fill: (_, disk) => disk.fill(),
    help: (redis, disk) => disk.makeRoom(redis.pid),
  },
  /** It ends rather than answer what it could not write; its operator starts it again. */
  'out of disk, always': {
    args: [],
    onDisk: true,
    fill: (_, disk) => disk.fill(),
    async help(redis, disk) {
      await disk.makeRoom(redis.pid)
      await redis.restart()
    },
  },
} satisfies Record<string, Way>

export type FullRedis = keyof typeof ways

/** Commands are refused while Redis is full, the room stays readable, and afterwards all goes on with nothing lost. @throws AssertionError */
export async function fillRedis(name: FullRedis): Promise<{ answered: number; refused: number }> {
  const way: Way = ways[name]
  const disk = await smallDisk()
  const redis = await startRedis({ args: way.args, ...(way.onDisk && { dir: disk.dir, within: disk.within }) })
  const store = await openRedis({ url: redis.url })
  const house = await openHouse({ store })
  try {
    const room = await openRoom(house)
    const [a, b] = await invite(house, room, ['A', 'B'])
    const ann = await Toggler.join(house, a!)
    await ann.until('ok')
    await way.fill(redis, disk)
    await ann.until('store-unreachable')
    const kept = ann.answered
    const bob = await Guest.join(house.url, b!.token, {}, 2)
    assert.equal(bob.records('floor', 'participant').length, 2, 'the room is readable while Redis is full')
    await way.help(redis, disk)
    await ann.until('ok')
    assert.ok(ann.answered > kept)
    await expectKept(store, room.roomId, ann)
    bob.leave()
    ann.leave()
    return { answered: ann.answered, refused: ann.refused }
  } finally {
    await house.stop()
    await store.close()
    await redis.kill()
    await redis.stop()
    await disk.remove()
  }
}

async function expectKept(store: RoomStore, roomId: string, { answers }: Toggler): Promise<void> {
  const log = await store.read(roomId, 0)
  for (const [seq, answer] of answers) {
    const times = log.filter(({ by }) => by.clientId === 'phone' && by.seq === seq).length
    // A refusal for want of space wrote nothing; one because Redis was gone may have come after the write.
    if (answer.ok) assert.equal(times, 1, `[L2] ${seq} was answered ok`)
    else assert.ok(times <= 1)
  }
}

/** Opens and closes a slot again and again. */
class Toggler {
  readonly answers = new Map<number, Answer>()
  answered = 0
  refused = 0
  readonly #guest: Guest
  #seq = 1

  private constructor(guest: Guest) {
    this.#guest = guest
  }

  static async join({ url }: House, { token }: Invited): Promise<Toggler> {
    return new Toggler(await Guest.join(url, token, {}, 2))
  }

  /** Goes on until it is answered so; what was refused is sent again as it was. */
  async until(wanted: 'ok' | 'store-unreachable'): Promise<void> {
    for (;;) {
      const sent = {
        clientId: 'phone',
        seq: this.#seq,
        type: 'set-availability',
        slotId: 's1.1',
        open: this.#seq % 2 === 0,
      }
      const answer = await this.#guest.sendAs(sent)
      this.answers.set(this.#seq, answer)
      if (answer.ok) {
        this.answered++
        this.#seq++
      } else this.refused++
      const said = answer.ok ? 'ok' : answer.code
      assert.ok(['ok', 'store-unreachable', 'busy'].includes(said), said)
      if (said === wanted) return
      // Under a person's rate limit.
      await pause(10)
    }
  }

  leave(): void {
    this.#guest.leave()
  }
}
