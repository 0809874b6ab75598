import { openRedis } from '../../../server/store/redis.ts'
import { startRedis } from '../../redis-server.ts'
import { moment, type Outage } from '../history.ts'
import { late } from './late.ts'
import { nodeFaults, storeLineFaults } from './node-faults.ts'
import { ServerNode } from './node.ts'
import { readAll, type Fault, type SetUp } from './set-up.ts'

/** Three nodes on one Redis that has every append on disk before it answers. */
export async function threeNodes(program: string): Promise<SetUp> {
  const redis = await startRedis()
  const nodes = await Promise.all([0, 1, 2].map((number) => ServerNode.start(number, program, {}, redis.port)))
  const outages: Outage[] = []

  const redisFaults: Fault[] = [
    {
      kind: 'Redis killed',
      async strike(chance) {
        await redis.kill()
        const from = moment()
        if (chance.is(0.5)) await late(chance.between(100, 3_000))
        outages.push({ from, to: moment() })
        await redis.restart()
      },
    },
    {
      kind: 'Redis stopped and continued',
      async strike(chance) {
        process.kill(redis.pid, 'SIGSTOP')
        // The signal arrives a little later than it is sent.
        const from = moment() + 50
        await late(chance.between(1_000, 5_000))
        outages.push({ from, to: moment() })
        process.kill(redis.pid, 'SIGCONT')
      },
    },
  ]

  async function abandon(): Promise<void> {
    await Promise.all(nodes.map((node) => node.end()))
    await redis.stop()
  }

  return {
    name: 'Redis (always), three nodes',
    mayLose: false,
    nodes,
    faults: [...nodeFaults(nodes), ...storeLineFaults(nodes, outages), ...redisFaults],
    outages,
    abandon,
    async end(rooms) {
      await Promise.all(nodes.map((node) => node.end()))
      const store = await openRedis({ url: redis.url })
      const read = await readAll(store, rooms, 0)
      await store.close()
      await abandon()
      return new Map([...read].map(([room, branch]) => [room, [branch]]))
    },
  }
}
