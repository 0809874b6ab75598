import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { linesOf } from '../../server/store/lines.ts'

/** A program that runs beside the test. */
export interface Child {
  pid: number
  /** The next line it prints; undefined when it ended. @throws Error with what it complained of, where it ended with a failure. */
  line(): Promise<string | undefined>
  tell(line: string): void
  kill(): Promise<void>
}

/** `program`: TypeScript, or what was made of it. `fileLimit`: the largest file it may write, in blocks of 512 bytes; a larger one fails as on a full disk. */
export function runChild(
  program: URL,
  args: readonly string[],
  options: { env?: NodeJS.ProcessEnv; fileLimit?: number } = {},
): Child {
  const file = fileURLToPath(program)
  const line = [process.execPath, ...(file.endsWith('.ts') ? ['--import', 'tsx'] : []), file, ...args]
  const limited = ['sh', '-c', `trap '' XFSZ; ulimit -S -f ${options.fileLimit}; exec "$0" "$@"`, ...line]
  const [command, ...rest] = options.fileLimit === undefined ? line : limited
  const child: ChildProcess = spawn(command!, rest, {
    env: { ...process.env, ...options.env },
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  const exited = once(child, 'exit')
  const lines = linesOf(child.stdout!)
  let complaints = ''
  child.stderr!.on('data', (words: Buffer) => (complaints += words.toString()))
  return {
    pid: child.pid!,
    async line() {
      const { value } = await lines.next()
      if (typeof value === 'string') return value.trimEnd()
      await exited
      if (child.exitCode) throw new Error(complaints)
      return undefined
    },
    tell: (line) => child.stdin!.write(`${line}\n`),
    async kill() {
      child.kill('SIGKILL')
      await exited
    },
  }
}
