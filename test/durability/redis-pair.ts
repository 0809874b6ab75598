import { createClient } from 'redis'
import { setTimeout as pause } from 'node:timers/promises'
import { startRedis, type RedisServer } from '../redis-server.ts'

/** What an operator types at a Redis: its answer as text. */
export async function typed({ url }: Pick<RedisServer, 'url'>, ...words: string[]): Promise<string> {
  const client = createClient({ url })
  client.on('error', () => undefined)
  await client.connect()
  try {
    return String(await client.sendCommand(words))
  } finally {
    client.destroy()
  }
}

/** A Redis and the replica that follows it. */
export class RedisPair {
  primary: RedisServer
  replica: RedisServer

  private constructor(primary: RedisServer, replica: RedisServer) {
    this.primary = primary
    this.replica = replica
  }

  static async start(): Promise<RedisPair> {
    const args = ['--repl-diskless-sync-delay', '0']
    const pair = new RedisPair(await startRedis({ args }), await startRedis({ args }))
    await pair.#follow()
    return pair
  }

  /** The replica becomes the one that takes writes. */
  async promote(): Promise<void> {
    await typed(this.replica, 'REPLICAOF', 'NO', 'ONE')
  }

  /** The one that was killed comes back and follows the one that was promoted. */
  async swap(): Promise<void> {
    ;[this.primary, this.replica] = [this.replica, this.primary]
    await this.replica.restart()
    await this.#follow()
  }

  pauseReplica(): void {
    process.kill(this.replica.pid, 'SIGSTOP')
  }

  resumeReplica(): void {
    process.kill(this.replica.pid, 'SIGCONT')
  }

  async stop(): Promise<void> {
    // A primary that ends in good order would wait for its replica first.
    await Promise.all([this.primary.kill(), this.replica.kill()])
    await Promise.all([this.primary.stop(), this.replica.stop()])
  }

  async #follow(): Promise<void> {
    await typed(this.replica, 'REPLICAOF', '127.0.0.1', String(this.primary.port))
    while (!(await typed(this.replica, 'INFO', 'replication')).includes('master_link_status:up')) await pause(20)
  }
}
