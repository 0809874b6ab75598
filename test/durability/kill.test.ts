import { describe, expect, test } from 'vitest'
import { killServers } from './kill-servers.ts'

// The short form of `npm run prove:durability`; the store alone is killed in test/store.
const seed = Date.now() % 1_000_000

describe('[L2] [L3] what was answered before kill -9 is there after it, once, and is answered the same again', () => {
  test.each(['embedded', 'Redis'] as const)(`%s, seed ${seed}`, { timeout: 120_000 }, async (kind) => {
    const killed = await killServers(kind, { cycles: 4, seed })
    expect(killed.cycles).toBe(4)
    expect(killed.answered).toBeGreaterThan(0)
  })
})
