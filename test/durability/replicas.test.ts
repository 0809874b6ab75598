import { expect, onTestFinished, test, vi } from 'vitest'
import { openRedis } from '../../server/store/redis.ts'
import { Guest, invite, openHouse, openRoom } from '../server/house.ts'
import { promotions } from './promotions.ts'
import { RedisPair } from './redis-pair.ts'

const seed = Date.now() % 1_000_000

test(`[L2] with REDIS_WAIT_REPLICAS=1 a promoted replica has all that was answered, seed ${seed}`, async () => {
  const promoted = await promotions({ rounds: 4, seed, waitReplicas: 1 })
  expect(promoted).toMatchObject({ rounds: 4, lost: 0 })
  expect(promoted.answered).toBeGreaterThan(0)
})

test('without it, what the old Redis still took after the promotion is lost: the check above can fail', async () => {
  const promoted = await promotions({ rounds: 4, seed: 1, waitReplicas: 0 })
  expect(promoted.lost).toBeGreaterThan(0)
})

test('[L2] [L10] while the replica is paused nothing is answered ok and nobody is shown it; then all goes on, once', async () => {
  const pair = await RedisPair.start()
  onTestFinished(() => pair.stop())
  const [store, other] = await Promise.all([0, 1].map(() => openRedis({ url: pair.primary.url, waitReplicas: 1 })))
  const [house, elsewhere] = [await openHouse({ store: store! }), await openHouse({ store: other! })]
  onTestFinished(async () => {
    await Promise.all([house.stop(), elsewhere.stop()])
    await Promise.all([store!.close(), other!.close()])
  })
  const room = await openRoom(house)
  const [a, b] = await invite(house, room, ['A', 'B'])
  const ann = await Guest.join(house.url, a!.token, {}, 2)
  const bob = await Guest.join(elsewhere.url, b!.token, {}, 2)
  const payload = { clientId: 'phone', seq: 1, type: 'send-request', to: b!.id }
  const before = (await store!.head(room.roomId)).version

  pair.pauseReplica()
  try {
    for (let twice = 0; twice < 2; twice++)
      expect(await ann.sendAs(payload)).toEqual({ ok: false, code: 'store-unreachable' })
    // A node that was just about to read on writes nothing at all.
    expect([before, before + 1]).toContain((await store!.head(room.roomId)).version)
    await expect(other!.read(room.roomId, before)).rejects.toThrow('0 of 1 replicas have what was written.')
    expect(bob.records(`person:${b!.id}`, 'request')).toEqual([])
    expect(ann.records('floor', 'participant')).toHaveLength(2)
  } finally {
    pair.resumeReplica()
  }
  const answer = await vi.waitFor(async () => {
    const answer = await ann.sendAs(payload)
    expect(answer.ok).toBe(true)
    return answer
  }, 10_000)
  await bob.until(() => bob.records(`person:${b!.id}`, 'request').length === 1)
  expect(answer).toMatchObject({ requestId: bob.records(`person:${b!.id}`, 'request')[0]!.id })
  expect((await store!.head(room.roomId)).version).toBe(before + 1)
  for (const guest of [ann, bob]) guest.leave()
})

test('replicas that nobody waits for are named, and those that are missed, and a replica in the place of its primary', async () => {
  const pair = await RedisPair.start()
  onTestFinished(() => pair.stop())
  expect(await warnings(pair.primary.url, 0)).toEqual([expect.stringMatching(/has a replica, but answers do not wait/)])
  expect(await warnings(pair.primary.url, 1)).toEqual([])
  expect(await warnings(pair.primary.url, 2)).toEqual([expect.stringMatching(/^Commands are refused.* 1 of the 2 /)])
  expect(await warnings(pair.replica.url, 0)).toEqual([expect.stringMatching(/is the replica of another/)])
})

async function warnings(url: string, waitReplicas: number): Promise<string[]> {
  const store = await openRedis({ url, waitReplicas })
  try {
    return await store.warnings()
  } finally {
    await store.close()
  }
}
