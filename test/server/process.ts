import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { build } from 'esbuild'

/**
 * Entries of server/ (or of another folder) bundled as `npm run build` does it, from the source as it is now; for tests that start them.
 * Returns their paths.
 */
export async function bundled(name: string, entries: readonly string[], folder = 'server'): Promise<string[]> {
  const outdir = `dist/test-${name}`
  // The server starts its threads from beside itself.
  const threads = folder === 'server' && entries.includes('main.ts') ? ['import/worker.ts', 'yjs/worker.ts'] : []
  await build({
    entryPoints: [...entries, ...threads].map((entry) => `${folder}/${entry}`),
    outdir,
    outbase: folder,
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

/** What `npm start` gives Node before the server's own file. */
const nodeOptions = (JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: { start: string } }).scripts.start
  .split(' ')
  .filter((word) => word.startsWith('--'))

const running = new Set<ChildProcess>()
process.on('exit', () => running.forEach((child) => child.kill('SIGKILL')))

/** A server in a process of its own. */
export interface ServerProcess {
  url: string
  child: ChildProcess
  /** Sends the signal and resolves with the exit code; null when the signal ended it. */
  end(signal: NodeJS.Signals): Promise<number | null>
}

/** The same while it starts. */
export interface StartingProcess extends Omit<ServerProcess, 'url'> {
  /** Its address, when it says that it is ready. Rejects with what it said when it stopped instead. */
  ready: Promise<string>
}

/** Resolves when it says that it is ready. @throws what it said when it stopped instead. */
export async function startProcess(
  file: string,
  environment: Record<string, string>,
  within: readonly string[] = [],
): Promise<ServerProcess> {
  const { ready, child, end } = launchProcess(file, environment, within)
  return { url: await ready, child, end }
}

/** `within`: a program that runs it and becomes it, with its arguments, such as nsenter. */
export function launchProcess(
  file: string,
  environment: Record<string, string>,
  within: readonly string[] = [],
): StartingProcess {
  const [command, ...args] = [...within, process.execPath, ...nodeOptions, file]
  const child = spawn(command!, args, {
    env: { PATH: process.env.PATH, HOST: '127.0.0.1', PORT: '0', LOG_LEVEL: 'error', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  running.add(child)
  child.once('exit', () => running.delete(child))
  let said = ''
  child.stderr!.on('data', (data: Buffer) => (said += data.toString()))
  const ready = new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout! }).on('line', (line) => {
      said += `${line}\n`
      const ready = /^Rondo is ready: (\S+)/.exec(line)
      if (ready) resolve(ready[1]!)
    })
    child.once('exit', () => reject(new Error(said)))
  })
  return {
    ready,
    child,
    async end(signal) {
      if (child.signalCode !== null) return null
      if (child.exitCode !== null) return child.exitCode
      const exited = once(child, 'exit')
      child.kill(signal)
      const [code] = (await exited) as [number | null]
      return code
    },
  }
}
