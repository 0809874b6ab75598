import { existsSync, rmSync } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { metric, vitalsOf } from '../floods/vitals.ts'
import { bundled, startProcess } from '../server/process.ts'
import type { Inside } from './inside.ts'

/** What one process holds at a moment; nothing of it should grow with the days it has lived. */
export interface Sample extends Inside {
  memoryMb: number
  files: number
  sockets: number
  rooms: number
}

/** A server in a process of its own that can be looked into. */
export interface SoakedServer {
  url: string
  pid: number
  isAlive(): boolean
  sample(): Promise<Sample>
  close(): Promise<void>
}

/** Documents that several write will be unloaded like rooms; there is none yet, so that nothing of them is sampled. */
export async function startSoaked(): Promise<SoakedServer> {
  const [main] = (await bundled(`soak-${process.pid}`, ['main.ts'])) as [string]
  const [inside] = (await bundled(`soak-${process.pid}/inside`, ['inside.ts'], 'test/soak')) as [string]
  const folder = await mkdtemp(join(tmpdir(), 'rondo-soak-'))
  const file = join(folder, 'inside.json')
  const environment = { DATA_DIR: join(folder, 'data'), INSIDE: file, NODE_OPTIONS: `--import ${resolve(inside)}` }
  const server = await startProcess(main, environment)
  const pid = server.child.pid!
  return {
    url: server.url,
    pid,
    isAlive: () => server.child.exitCode === null,
    async sample() {
      // The scrape's own connection is not there any more when files are counted.
      const sockets = await metric(server.url, 'rondo_sockets')
      const rooms = await metric(server.url, 'rondo_rooms_loaded')
      rmSync(file, { force: true })
      server.child.kill('SIGUSR2')
      while (!existsSync(file)) await new Promise((resolve) => setTimeout(resolve, 20))
      const held = JSON.parse((await readFile(file, 'utf8')) || '{}') as Inside
      const { memoryMb, files } = vitalsOf(pid)
      return { ...held, memoryMb, files, sockets, rooms }
    },
    async close() {
      await server.end('SIGTERM')
      await rm(folder, { recursive: true, force: true })
      await rm(dirname(main), { recursive: true, force: true })
    },
  }
}
