import type { Connection } from './redis-connection.ts'

/** What an operator should change, a sentence each. */
export async function warningsOf({ ask }: Connection): Promise<string[]> {
  const settings = await ask(async (client) => ({
    ...(await client.configGet('maxmemory-policy')),
    ...(await client.configGet('append*')),
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
  }
  return warnings
}
