import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startRedis } from '../redis-server.ts'
import { invite, openRoom } from '../server/house.ts'
import { bundled, startProcess } from '../server/process.ts'
import { Tries, type Adversary } from './adversary.ts'
import { RawSocket } from './raw-socket.ts'

/** Asks to be let in ten times before the first answer, to be many for the price of one. */
export const manyHellos: Adversary = {
  name: 'One connection that asks to be let in many times at once, into rooms that have to be loaded first',
  async attack(_hall, effort) {
    const tries = new Tries()
    const redis = await startRedis()
    const dataDir = await mkdtemp(join(tmpdir(), 'rondo-hellos-'))
    const [main] = await bundled('adversaries', ['main.ts'])
    // The second node has none of the rooms in memory: whoever comes first waits for the store, and that is when more can be asked.
    const [other, server] = await Promise.all(
      [1, 2].map(() => startProcess(main!, { REDIS_URL: redis.url, DATA_DIR: dataDir })),
    )
    try {
      const tokens: string[] = []
      for (let i = 0; i < 5 * effort; i++)
        tokens.push((await invite(other!, await openRoom(other!), ['Ann']))[0]!.token)
      for (const token of tokens) {
        const socket = await RawSocket.open(server!.url)
        for (let i = 0; i < 10; i++) socket.text(`40${JSON.stringify({ token })}`)
        await socket.until(() => socket.closed !== undefined)
        const welcomes = socket.packets.filter((packet) => packet.startsWith('2["welcome"')).length
        tries.expect(welcomes <= 1, `${welcomes} sessions on one connection`)
      }
      // Who was refused may ask again on the same connection: a phone with an old link and a new one does.
      const again = await RawSocket.connect(server!.url, { token: 'none' })
      tries.expect(again.refusedWith === 'not-allowed', 'a wrong token was let in')
      again.text(`40${JSON.stringify({ token: tokens[0] })}`)
      await again.until(() => again.welcomed)
      again.leave()
    } finally {
      await Promise.all([other!.end('SIGTERM'), server!.end('SIGTERM')])
      await redis.stop()
      await rm(dataDir, { recursive: true, force: true })
    }
    return tries.outcome('connections', 'one session at most')
  },
}
