import { createClient } from 'redis'
import type { RoomId } from '../../../shared/ids.ts'
import { openRedis } from '../../../server/store/redis.ts'
import { startRedis, type RedisServer } from '../../redis-server.ts'
import { moment, type Branch, type Outage } from '../history.ts'
import { late } from './late.ts'
import { nodeFaults, storeLineFaults } from './node-faults.ts'
import { ServerNode } from './node.ts'
import { readAll, type Fault, type SetUp } from './set-up.ts'
import { TcpLine } from './tcp-line.ts'

/**
 * A primary with a copy, and two nodes whose lines lead to whichever is the primary. The copy follows a little later, as Redis does it:
 * what it had not got when it was promoted is gone, and the log goes on from there; with `waits` nothing is answered that it had not got.
 */
export async function replicated(program: string, appendfsync: 'always' | 'everysec', waits: boolean): Promise<SetUp> {
  const args = ['--appendfsync', appendfsync, '--repl-diskless-sync-delay', '0']
  let [primary, copy] = await Promise.all([startRedis({ args }), startRedis({ args })])
  const link = await TcpLine.to(primary.port)
  await follow(copy, link.port)
  const environment: Record<string, string> = waits ? { REDIS_WAIT_REPLICAS: '1' } : {}
  const nodes = await Promise.all([0, 1].map((number) => ServerNode.start(number, program, environment, primary.port)))
  const outages: Outage[] = []
  /** Of each room, the logs that ended with a promotion. */
  const ended = new Map<RoomId, Branch[]>()
  let since = 0

  /** The copy takes over. `behind`: how long it had not heard from the primary then, in ms. */
  async function promote(behind: number): Promise<void> {
    if (behind > 0) {
      link.hang()
      await late(behind)
    }
    for (const { back } of nodes) back!.cut()
    const from = moment()
    await keepEnded()
    link.cut()
    await primary.kill()
    await ask(copy, ['REPLICAOF', 'NO', 'ONE'])
    since = moment()
    for (const { back } of nodes) back!.target = copy.port
    outages.push({ from, to: moment() })
    for (const { back } of nodes) back!.heal()
    ;[primary, copy] = [copy, primary]
    await copy.restart()
    link.target = primary.port
    link.heal()
    await follow(copy, link.port)
  }

  /** What the primary has, when it has done all that it was sent. */
  async function keepEnded(): Promise<void> {
    await alone(primary)
    const store = await openRedis({ url: primary.url })
    for (const [room, branch] of await readAll(store, await store.rooms(), since))
      ended.set(room, [...(ended.get(room) ?? []), branch])
    await store.close()
  }

  const faults: Fault[] = [
    ...nodeFaults(nodes),
    ...storeLineFaults(nodes, outages),
    { kind: 'replica promoted', strike: () => promote(0) },
    // Two in a turn: it is what this set-up is about.
    { kind: 'replica promoted that was behind', strike: (chance) => promote(chance.between(100, 1_500)) },
    { kind: 'replica promoted that was behind', strike: (chance) => promote(chance.between(100, 1_500)) },
  ]

  async function abandon(): Promise<void> {
    await Promise.all(nodes.map((node) => node.end()))
    link.close()
    await Promise.all([primary.stop(), copy.stop()])
  }

  return {
    name: `Redis (${appendfsync}) with a replica${waits ? ' waited for' : ''}, two nodes`,
    mayLose: !waits,
    nodes,
    faults,
    outages,
    abandon,
    async end(rooms) {
      await Promise.all(nodes.map((node) => node.end()))
      const store = await openRedis({ url: primary.url })
      const last = await readAll(store, rooms, since)
      await store.close()
      await abandon()
      return new Map([...last].map(([room, branch]) => [room, [...(ended.get(room) ?? []), branch]]))
    },
  }
}

/** Becomes the copy of what is behind `port`; resolves when it has all of it. */
async function follow(copy: RedisServer, port: number): Promise<void> {
  await ask(copy, ['REPLICAOF', '127.0.0.1', String(port)])
  await until(copy, ['INFO', 'replication'], (info) => info.includes('master_link_status:up'))
}

/** Resolves when nobody else is connected: what was on its way has been done or is gone. */
function alone(server: RedisServer): Promise<void> {
  return until(server, ['CLIENT', 'LIST', 'TYPE', 'NORMAL'], (list) => list.trim().split('\n').length === 1)
}

async function until(server: RedisServer, question: string[], holds: (reply: string) => boolean): Promise<void> {
  while (!holds(await ask(server, question))) await late(20)
}

async function ask({ url }: RedisServer, question: string[]): Promise<string> {
  const client = createClient({ url })
  await client.connect()
  const reply = String(await client.sendCommand(question))
  await client.close()
  return reply
}
