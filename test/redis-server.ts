import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A Redis of one's own for a test, on a free port of 127.0.0.1. */
export interface RedisServer {
  url: string
  port: number
  pid: number
  /** Where its files lie. */
  dir: string
  /** Ends it in good order, and removes its folder unless the caller gave one. */
  stop(): Promise<void>
  /** SIGKILL, as a power cut would. Its files stay for `restart`. */
  kill(): Promise<void>
  /** Starts it again on the same port and files, after killing it where it still runs. */
  restart(): Promise<void>
}

/** As Rondo wants its Redis: every append is on disk before it is answered. `args` come later and so win. */
const settings = ['--appendonly', 'yes', '--appendfsync', 'always', '--save', '', '--loglevel', 'notice']

const running = new Set<ChildProcess>()
process.on('exit', () => running.forEach((child) => child.kill('SIGKILL')))

/** `within`: a program that runs it and becomes it, with its arguments, such as nsenter. */
export async function startRedis(
  options: { dir?: string; args?: readonly string[]; within?: readonly string[] } = {},
): Promise<RedisServer> {
  const dir = options.dir ?? (await mkdtemp(join(tmpdir(), 'rondo-redis-')))
  const args = [
    ...(options.within ?? []),
    'redis-server',
    ...settings,
    ...(options.args ?? []),
    '--bind',
    '127.0.0.1',
    '--dir',
    dir,
  ]
  const { child: first, port } = await launchSomewhere(args)
  let child = first

  async function end(signal: NodeJS.Signals): Promise<void> {
    if (child.exitCode !== null || child.signalCode !== null) return
    const exited = once(child, 'exit')
    child.kill(signal)
    await exited
  }

  return {
    url: `redis://127.0.0.1:${port}`,
    port,
    dir,
    get pid() {
      return child.pid!
    },
    async stop() {
      await end('SIGTERM')
      // A child of one that was killed may still be writing a file.
      if (!options.dir) await rm(dir, { recursive: true, force: true, maxRetries: 10 })
    },
    kill: () => end('SIGKILL'),
    async restart() {
      await end('SIGKILL')
      child = await launch(args, port)
    },
  }
}

/** Between finding a free port and taking it, somebody else may have: then another one. */
async function launchSomewhere(args: readonly string[], tries = 5): Promise<{ child: ChildProcess; port: number }> {
  const port = await freePort()
  try {
    return { child: await launch(args, port), port }
  } catch (error) {
    if (tries === 1) throw error
    return launchSomewhere(args, tries - 1)
  }
}

async function launch(args: readonly string[], port: number): Promise<ChildProcess> {
  const [command, ...rest] = [...args, '--port', String(port)]
  const child = spawn(command!, rest, { stdio: ['ignore', 'pipe', 'inherit'] })
  running.add(child)
  child.once('exit', () => running.delete(child))
  await new Promise<void>((resolve, reject) => {
    let said = ''
    child.stdout!.on('data', (words: Buffer) => {
      said += words.toString()
      if (said.includes('Ready to accept connections')) {
        said = ''
        resolve()
      }
    })
    child.once('error', reject)
    child.once('exit', () => reject(new Error(`redis-server ended at its start:\n${said}`)))
  })
  return child
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}
