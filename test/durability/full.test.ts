import { expect, onTestFinished, test } from 'vitest'
import { openRedis } from '../../server/store/redis.ts'
import { startRedis } from '../redis-server.ts'
import { Guest, invite, openHouse, openRoom } from '../server/house.ts'
import { fillDisks } from './full-disk.ts'
import { fillRedis, type FullRedis } from './full-redis.ts'
import { cutEnd, truncations } from './truncations.ts'

test('[L2] [L10] a full disk under the embedded store: refused, readable, goes on by itself, nothing lost', async () => {
  const filled = await fillDisks(1)
  expect(filled.answered).toBeGreaterThan(2)
  expect(filled.refused).toBeGreaterThan(3)
})

test.each(['out of memory', 'out of disk, everysec', 'out of disk, always'] satisfies FullRedis[])(
  '[L2] [L10] a Redis %s: refused, readable, and afterwards all goes on with nothing lost',
  async (way) => {
    const { answered, refused } = await fillRedis(way)
    expect(answered).toBeGreaterThan(1)
    expect(refused).toBeGreaterThan(0)
  },
)

const seed = Date.now() % 1_000_000
test(`an append-only file that lost its end is the beginning of a log, in whole appends, seed ${seed}`, async () => {
  expect(await truncations({ rounds: 3, seed })).toMatchObject({ rounds: 3 })
})

test('[L2] [L9] a node whose Redis came back without the end of its file shows everybody what is left, and goes on from there', async () => {
  const redis = await startRedis()
  onTestFinished(() => redis.stop())
  const store = await openRedis({ url: redis.url })
  const house = await openHouse({ store })
  onTestFinished(async () => {
    await house.stop()
    await store.close()
  })
  const room = await openRoom(house)
  const [a, b] = await invite(house, room, ['A', 'B'])
  const ann = await Guest.join(house.url, a!.token, {}, 2)
  const mine = () => ann.records(`person:${a!.id}`, 'request')
  expect(await ann.send('send-request', { to: b!.id })).toMatchObject({ ok: true })
  await ann.until(() => mine().length === 1)

  await redis.kill()
  await cutEnd(redis, 1)
  await redis.restart()
  await ann.until(() => mine().length === 0)
  const { version } = await store.head(room.roomId)
  let again = await ann.send('send-request', { to: b!.id })
  while (!again.ok) again = await ann.send('send-request', { to: b!.id })
  await ann.until(() => mine().length === 1)
  expect((await store.head(room.roomId)).version).toBe(version + 1)
  ann.leave()
})
