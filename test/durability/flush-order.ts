import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { bundled } from '../server/process.ts'
import { newFolder } from '../store/folder.ts'

/**
 * Looks, by strace, at what a writer asks of the system: after the last write to the log and before the answer, that must have been flushed
 * (fdatasync) and after that the page that names the newest flushed state been written through (O_DSYNC). Returns how many answers had both.
 * @throws Error an answer that did not wait for the disk
 */
export async function flushedAnswers(answers: number): Promise<number> {
  const [writer] = await bundled('writer', ['writer.ts'], 'test/store')
  const dir = await newFolder()
  const trace = join(dir, 'trace')
  try {
    const calls = '--trace=openat,write,pwrite64,writev,fdatasync'
    // A slow disk: an answer that does not wait for it comes first.
    const slow = '--inject=fdatasync:delay_enter=10ms'
    const args = [
      '--follow-forks',
      calls,
      slow,
      `--output=${trace}`,
      process.execPath,
      writer!,
      join(dir, 'data'),
      'room',
    ]
    const child = spawn('strace', args, { stdio: ['ignore', 'pipe', 'inherit'], detached: true })
    const exited = once(child, 'exit')
    let printed = 0
    for await (const _ of createInterface({ input: child.stdout })) if (++printed === answers) break
    process.kill(-child.pid!, 'SIGKILL')
    await exited
    return check(await readFile(trace, 'utf8'), answers)
  } finally {
    await rm(dir, { recursive: true, force: true, maxRetries: 10 })
  }
}

/** A line of strace: `<pid> <call>(<first>, ...) = <result>`; a call that another thread interrupted comes in two, the name in both. */
function check(trace: string, answers: number): number {
  let [flushed, through] = [false, false]
  const data = new Set<string>()
  const direct = new Set<string>()
  const waiting = new Map<string, string>()
  let found = 0
  for (const line of trace.split('\n')) {
    const begun = /^(\d+) +(\w+)\((?:AT_FDCWD, )?([^,) ]*)(.*)$/.exec(line)
    const resumed = /^(\d+) +<\.\.\. (\w+) resumed>(.*)$/.exec(line)
    const [, pid = '', call = ''] = begun ?? resumed ?? []
    const first = begun?.[3] ?? waiting.get(pid) ?? ''
    if (line.endsWith('<unfinished ...>')) {
      waiting.set(pid, first)
      continue
    }
    const result = /= (-?\d+)/.exec(line)?.[1] ?? ''
    if (call === 'openat' && first.endsWith('data.mdb"')) (line.includes('O_DSYNC') ? direct : data).add(result)
    if ((call === 'pwrite64' || call === 'writev') && data.has(first)) [flushed, through] = [false, false]
    if (call === 'fdatasync' && data.has(first) && result === '0') flushed = true
    if (call === 'pwrite64' && direct.has(first) && flushed) through = true
    if (call === 'write' && first === '1') {
      found++
      if (!flushed || !through) throw new Error(`Answer ${found} did not wait for the disk.`)
      ;[flushed, through] = [false, false]
    }
    if (found === answers) return found
  }
  throw new Error(`Of ${answers} answers ${found} are in the trace.`)
}
