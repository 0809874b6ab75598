import type { Connection } from './redis-connection.ts'

/** What an operator should change, a sentence each. `waitReplicas`: how many must have a commit before it is answered. */
export async function warningsOf(connection: Connection, waitReplicas: number): Promise<string[]> {
  const [settings, standing] = await Promise.all([ofSettings(connection), ofStanding(connection, waitReplicas)])
  return [...settings, ...standing]
}

async function ofSettings({ ask }: Connection): Promise<string[]> {
  const settings = await ask(async (client) => ({
    ...(await client.configGet('maxmemory-policy')),
    ...(await client.configGet('*append*')),
    ...(await client.configGet('save')),
  })).catch(async () => {
    // Hosted ones often forbid CONFIG. Say what is not known, unless the store as a whole is gone.
    await ask((client) => client.ping())
    return undefined
  })
  if (!settings)
    return [
      'Redis does not show its settings (CONFIG is forbidden): see that it persists every write and evicts nothing.',
    ]

  const warnings: string[] = []
  const policy = settings['maxmemory-policy']
  if (policy !== 'noeviction') {
    warnings.push(
      `Redis evicts data when its memory is full (maxmemory-policy ${policy}), rooms too: set maxmemory-policy noeviction.`,
    )
  }
  if (settings['appendonly'] !== 'yes') {
    const lost = settings['save'] ? 'everything since its last snapshot' : 'everything: it keeps nothing on disk'
    warnings.push(`After a crash Redis has lost ${lost}. Set appendonly yes and appendfsync always.`)
  } else if (settings['appendfsync'] !== 'always') {
    const lost = settings['appendfsync'] === 'everysec' ? 'the last second' : 'what the system had not written yet'
    warnings.push(
      `After a power cut Redis has lost ${lost} (appendfsync ${settings['appendfsync']}): set appendfsync always.`,
    )
  } else if (settings['no-appendfsync-on-rewrite'] === 'yes') {
    warnings.push(
      'After a power cut Redis has lost what it was told while it rewrote its file: set no-appendfsync-on-rewrite no.',
    )
  }
  return warnings
}

/** What Redis says of itself at this moment: its replicas, and whether its disk takes what it writes. */
async function ofStanding({ ask }: Connection, waitReplicas: number): Promise<string[]> {
  const said = await ask(
    async (client) => `${await client.info('replication')}\n${await client.info('persistence')}`,
  ).catch(() => '')
  const valueOf = (field: string) => new RegExp(`^${field}:(.*?)\\r?$`, 'm').exec(said)?.[1]

  const warnings: string[] = []
  const replicas = Number(valueOf('connected_slaves') ?? 0)
  const some = replicas === 1 ? 'a replica' : `${replicas} replicas`
  if (valueOf('role') === 'slave') {
    warnings.push('This Redis is the replica of another and takes no writes: point REDIS_URL at the other one.')
  } else if (replicas < waitReplicas) {
    warnings.push(
      `Commands are refused: Redis has ${replicas} of the ${waitReplicas} replicas that REDIS_WAIT_REPLICAS asks for.`,
    )
  } else if (replicas > 0 && waitReplicas === 0) {
    warnings.push(
      `Redis has ${some}, but answers do not wait for that: once promoted, it may lack what was answered last. Set REDIS_WAIT_REPLICAS=1.`,
    )
  }
  if ([valueOf('aof_last_write_status'), valueOf('rdb_last_bgsave_status')].includes('err')) {
    warnings.push('Redis could not write to its disk the last time it tried: see whether that is full.')
  }
  return warnings
}
