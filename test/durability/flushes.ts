import assert from 'node:assert/strict'
import { PassThrough, Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { setTimeout as pause } from 'node:timers/promises'
import { systemClock } from '../../server/clock.ts'
import { Feeds } from '../../server/rooms/feeds.ts'
import { RoomState } from '../../server/rooms/state.ts'
import { backUp, restore } from '../../server/store/copy.ts'
import { openRedis } from '../../server/store/redis.ts'
import type { RoomStore } from '../../server/store/store.ts'
import { chance } from '../../server/rehearsal/chance.ts'
import type { Answer } from '../../shared/protocol.ts'
import type { ViewRecord } from '../../shared/views/records.ts'
import { startRedis } from '../redis-server.ts'
import { Guest, invite, morning, openRoom, type Invited } from '../server/house.ts'
import { bundled, startProcess, type ServerProcess } from '../server/process.ts'
import { nextWish } from './load.ts'
import { typed } from './redis-pair.ts'

/** Longer than any secret needs to be. Redis loses its own with everything else. */
const SECRET = 'the same for every node of this test'

export interface Flushed {
  rounds: number
  sockets: number
  /** Answered ok by the log that came after, and all in it. */
  answeredAfter: number
  /** Answered ok by the log that was lost, after the backup. */
  answeredBefore: number
}

/**
 * Redis is emptied under the load of so many sockets at two nodes. In every other round nothing is put back: all are told that the room is
 * gone. Else a backup is put back and grows past where the room was, at a third node while the two stand still: everybody starts again
 * with the new log, and keeps nothing of the lost one. @throws AssertionError
 */
export async function flushes({
  rounds,
  seed,
  sockets = 20,
}: {
  rounds: number
  seed: number
  sockets?: number
}): Promise<Flushed> {
  const [file] = await bundled('flushes', ['main.ts'])
  const flushed: Flushed = { rounds: 0, sockets: 0, answeredAfter: 0, answeredBefore: 0 }
  const redis = await startRedis()
  const environment = { REDIS_URL: redis.url, SECRET }
  const [left, right, third] = (await Promise.all(
    Array.from({ length: 3 }, () => startProcess(file!, environment)),
  )) as [ServerProcess, ServerProcess, ServerProcess]
  const store = await openRedis({ url: redis.url })
  try {
    for (; flushed.rounds < rounds; flushed.rounds++) {
      const random = chance(seed * 1000 + flushed.rounds)
      const hall = await Hall.open([left, right], sockets)
      const file = await hall.backedUp(store)
      await hall.load(random, 60)
      flushed.answeredBefore += hall.answered.length
      const before = (await store.head(hall.roomId)).version
      if (flushed.rounds % 2 === 0) {
        const loading = hall.load(random, Infinity)
        await typed(redis, 'FLUSHALL')
        await hall.expectGone()
        await loading
      } else {
        // The nodes stand still, so that they find the log longer than it was, and not shorter.
        for (const node of [left, right]) node.child.kill('SIGSTOP')
        try {
          await typed(redis, 'FLUSHALL')
          await restore(store, Readable.from([file]))
          await hall.regrow(third, store, before + 20)
        } finally {
          for (const node of [left, right]) node.child.kill('SIGCONT')
        }
        hall.answered.length = 0
        await hall.load(random, 40)
        await hall.expectOneLog(store)
        flushed.answeredAfter += hall.answered.length
      }
      flushed.sockets += sockets
      hall.leave()
    }
  } finally {
    await store.close()
    await Promise.all([left, right, third].map((node) => node.end('SIGKILL')))
    await redis.stop()
  }
  return flushed
}

/** A room with people at two nodes. */
class Hall {
  readonly roomId: string
  readonly answered: { speaker: string; seq: number }[] = []
  readonly #people: Invited[]
  readonly #guests: Guest[]
  readonly #seqs: number[]

  private constructor(roomId: string, people: Invited[], guests: Guest[]) {
    this.roomId = roomId
    this.#people = people
    this.#guests = guests
    this.#seqs = people.map(() => 0)
  }

  static async open(nodes: readonly ServerProcess[], sockets: number): Promise<Hall> {
    const room = await openRoom(nodes[0]!, morning({ tables: 8 }))
    const names = Array.from({ length: sockets }, (_, i) => `P${i}`)
    const people = await invite(nodes[0]!, room, names)
    const guests = await Promise.all(people.map(({ token }, i) => Guest.join(nodes[i % 2]!.url, token, {}, 2)))
    return new Hall(room.roomId, people, guests)
  }

  async backedUp(store: RoomStore): Promise<Buffer> {
    const file = new PassThrough()
    const [bytes] = await Promise.all([buffer(file), backUp(store, this.roomId, file)])
    return bytes
  }

  /** Everybody acts until there are so many answers that are ok, or everybody was told that the room is gone. */
  async load(random: () => number, answers: number): Promise<void> {
    const enough = this.answered.length + answers
    await Promise.all(
      this.#guests.map(async (guest, i) => {
        const speaker = this.#people[i]!.id
        const others = this.#people.filter(({ id }) => id !== speaker)
        while (this.answered.length < enough && guest.ended === undefined && guest.socket.connected) {
          const seq = ++this.#seqs[i]!
          const wish = nextWish({ role: 'participant', speaker, others }, guest, seq, random)
          const answer = await guest
            .sendAs({ clientId: 'phone', seq, ...wish })
            .catch((): Answer | undefined => undefined)
          if (answer?.ok) this.answered.push({ speaker, seq })
          await pause(10)
        }
      }),
    )
  }

  async expectGone(): Promise<void> {
    await Promise.all(this.#guests.map((guest) => guest.until(() => guest.ended !== undefined)))
    assert.deepEqual(new Set(this.#guests.map(({ ended }) => ended)), new Set(['room-gone']))
  }

  /** At another node, somebody opens and closes slots until the log is longer than it was. */
  async regrow(node: ServerProcess, store: RoomStore, past: number): Promise<void> {
    const { id, token } = this.#people[0]!
    const guest = await Guest.join(node.url, token, { clientId: 'another phone' }, 2)
    for (let open = false; (await store.head(this.roomId)).version <= past; open = !open) {
      const answer = await guest.send('set-availability', { slotId: 's1.1', open, participantId: id })
      assert.ok(answer.ok || answer.code === 'busy', JSON.stringify(answer))
      // Under a person's rate limit.
      await pause(10)
    }
    guest.leave()
  }

  /** Everybody sees what a fold of the log gives, and all that was answered since is in it, once. */
  async expectOneLog(store: RoomStore): Promise<void> {
    const state = await RoomState.load(store, this.roomId)
    const feeds = new Feeds(
      () => state,
      () => '',
      systemClock,
    )
    for (const [i, guest] of this.#guests.entries()) {
      for (const audience of ['floor', `person:${this.#people[i]!.id}`] as const) {
        await guest.until(() => guest.cursor(audience) === feeds.cursor(audience) || guest.ended !== undefined)
        const shown = Object.values(guest.views.get(audience)!.records).flatMap(
          (byId: ReadonlyMap<string, ViewRecord>) => [...byId.values()],
        )
        assert.deepEqual(linesOf(shown), linesOf(feeds.records(audience)), `[L9] what ${audience} holds`)
      }
    }
    const log = await store.read(this.roomId, 0)
    for (const { speaker, seq } of this.answered) {
      const found = log.filter(
        ({ by }) =>
          by.clientId === 'phone' &&
          by.seq === seq &&
          by.issuer.role === 'participant' &&
          by.issuer.participantId === speaker,
      )
      assert.equal(found.length, 1, `[L2] ${speaker} ${seq} was answered by the new log`)
    }
  }

  leave(): void {
    for (const guest of this.#guests) guest.leave()
  }
}

function linesOf(records: readonly ViewRecord[]): string[] {
  return records.map((record) => JSON.stringify({ ...record, calendar: '' })).sort()
}
