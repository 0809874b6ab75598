import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { build } from 'esbuild'

/** Entries of server/ bundled as `npm run build` does it, from the source as it is now; for tests that start them. Returns their paths. */
export async function bundled(name: string, entries: readonly string[]): Promise<string[]> {
  const outdir = `dist/test-${name}`
  await build({
    entryPoints: entries.map((entry) => `server/${entry}`),
    outdir,
    outbase: 'server',
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    packages: 'external',
    logLevel: 'error',
  })
  return entries.map((entry) => `${outdir}/${entry.replace('.ts', '.js')}`)
}

const running = new Set<ChildProcess>()
process.on('exit', () => running.forEach((child) => child.kill('SIGKILL')))

/** A server in a process of its own. */
export interface ServerProcess {
  url: string
  child: ChildProcess
  /** Sends the signal and resolves with the exit code; null when the signal ended it. */
  end(signal: NodeJS.Signals): Promise<number | null>
}

/** Resolves when it says that it is ready. @throws what it said when it stopped instead. */
export async function startProcess(file: string, environment: Record<string, string>): Promise<ServerProcess> {
  const child = spawn(process.execPath, [file], {
    env: { PATH: process.env.PATH, HOST: '127.0.0.1', PORT: '0', LOG_LEVEL: 'error', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  running.add(child)
  child.once('exit', () => running.delete(child))
  let said = ''
  child.stderr!.on('data', (data: Buffer) => (said += data.toString()))
  const url = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout! }).on('line', (line) => {
      said += `${line}\n`
      const ready = /^Rondo is ready: (\S+)/.exec(line)
      if (ready) resolve(ready[1]!)
    })
    child.once('exit', () => reject(new Error(said)))
  })
  return {
    url,
    child,
    async end(signal) {
      const exited = once(child, 'exit')
      child.kill(signal)
      const [code] = (await exited) as [number | null]
      return code
    },
  }
}
