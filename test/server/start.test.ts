import { mkdtemp, rm } from 'node:fs/promises'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bundled, startProcess } from './process.ts'

describe('a start that cannot go on', () => {
  let main: string
  let dataDir: string
  beforeAll(async () => {
    ;[main] = (await bundled('start', ['main.ts'])) as [string]
    dataDir = await mkdtemp(join(tmpdir(), 'rondo-start-'))
  })
  afterAll(() => rm(dataDir, { recursive: true, force: true }))

  const complaint = (environment: Record<string, string>) =>
    startProcess(main, { DATA_DIR: join(dataDir, 'unused'), ...environment }).then(
      () => 'it started',
      (error: Error) => error.message,
    )

  test('stops with one sentence: a wrong variable, an unreachable Redis, a folder that is none', async () => {
    expect(await complaint({ PORT: 'eighty' })).toMatch(/^Rondo cannot start\. PORT must be a number.*\.\n$/)
    expect(await complaint({ REDIS_URL: 'redis://127.0.0.1:1' })).toMatch(
      /^Rondo cannot start\. .*127\.0\.0\.1:1.*\.\n$/,
    )
    expect(await complaint({ DATA_DIR: '/dev/null/data' })).toMatch(/^Rondo cannot start\. .*\/dev\/null\/data.*\n$/)
  })

  test('a port that is taken, and a folder that another process has, are named', async () => {
    const taken = createServer().listen(0, '127.0.0.1')
    await new Promise((resolve) => taken.once('listening', resolve))
    const { port } = taken.address() as AddressInfo
    expect(await complaint({ PORT: String(port) })).toContain(`Port ${port} is in use already.`)
    taken.close()

    const running = await startProcess(main, { DATA_DIR: join(dataDir, 'used') })
    expect(await complaint({ DATA_DIR: join(dataDir, 'used') })).toContain(`in use by process ${running.child.pid}`)
    expect(await running.end('SIGINT')).toBe(0)
  })
})
