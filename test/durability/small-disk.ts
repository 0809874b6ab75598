import { execFileSync, spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { open, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { newFolder } from '../store/folder.ts'

/** MB, of the disk as a whole. */
const SIZE = 6
/** KB, of the largest file where there is no disk of its own. */
const FILE_LIMIT = 300

/**
 * A folder that gets full. Where this machine lets us mount one, a disk of its own that only programs started `within` see; elsewhere
 * such programs may not write files beyond a size, which is told to them much like a full disk.
 */
export interface SmallDisk {
  /** As programs within see it. */
  dir: string
  /** What comes before a program's own line to run it there. */
  within: readonly string[]
  /** Takes up all the space but for `slack` bytes. Without a disk of its own it is for the programs themselves to fill. */
  fill(slack?: number): Promise<void>
  /** There is space again, for the process `pid` too. */
  makeRoom(pid: number): Promise<void>
  /** Whether it is a disk; else a limit. */
  isDisk: boolean
  /** From now on it can only be read. */
  forbidWriting(): Promise<void>
  remove(): Promise<void>
}

const holders = new Set<ChildProcess>()
process.on('exit', () => holders.forEach((holder) => holder.kill('SIGKILL')))

export async function smallDisk(): Promise<SmallDisk> {
  const dir = await newFolder()
  for (const user of [[], ['--map-root-user']]) {
    const holder = await mounted(dir, user)
    if (holder) return diskOf(dir, holder, user.length > 0 ? ['--user', '--preserve-credentials'] : [])
  }
  return {
    dir,
    within: ['sh', '-c', `trap '' XFSZ; ulimit -S -f ${FILE_LIMIT * 2}; exec "$0" "$@"`],
    isDisk: false,
    fill: () => Promise.resolve(),
    async makeRoom(pid) {
      spawnSync('prlimit', ['--pid', String(pid), '--fsize=unlimited:unlimited'])
    },
    async forbidWriting() {
      await rm(dir, { recursive: true })
      // A file in the place of the folder: even root, who is above permissions, cannot write into that.
      await writeFile(dir, '')
    },
    remove: () => rm(dir, { recursive: true, force: true }),
  }
}

/** A process in a mount namespace of its own, with a disk at `dir`; undefined where that is not allowed. */
async function mounted(dir: string, user: readonly string[]): Promise<ChildProcess | undefined> {
  const mount = `mount -t tmpfs -o size=${SIZE}m rondo ${dir} && echo there && exec sleep infinity`
  const holder = spawn('unshare', [...user, '--mount', 'sh', '-c', mount], { stdio: ['ignore', 'pipe', 'ignore'] })
  holders.add(holder)
  const ended = new Promise<boolean>((resolve) => {
    holder.once('exit', () => resolve(false))
    holder.once('error', () => resolve(false))
  })
  const there = once(holder.stdout, 'data').then(() => true)
  return (await Promise.race([there, ended])) ? holder : undefined
}

function diskOf(dir: string, holder: ChildProcess, user: readonly string[]): SmallDisk {
  const seenFromHere = `/proc/${holder.pid}/root${dir}`
  const ballast = join(seenFromHere, 'ballast')
  const within = ['nsenter', '--target', String(holder.pid), ...user, '--mount', '--wd=/proc/self/cwd']
  return {
    dir,
    within,
    isDisk: true,
    async fill(slack = 0) {
      const file = await open(ballast, 'a')
      try {
        for (let size = 65_536; size >= 1; size = Math.floor(size / 4)) await writeUntilFull(file, Buffer.alloc(size))
        const { size } = await file.stat()
        await file.truncate(Math.max(0, size - slack))
      } finally {
        await file.close()
      }
    },
    makeRoom: () => rm(ballast, { force: true }),
    async forbidWriting() {
      execFileSync(within[0]!, [...within.slice(1), 'mount', '-o', 'remount,ro', dir])
    },
    async remove() {
      const ended = once(holder, 'exit')
      holder.kill('SIGKILL')
      await ended
      holders.delete(holder)
      await rm(dir, { recursive: true, force: true })
    },
  }
}

async function writeUntilFull(file: Awaited<ReturnType<typeof open>>, bytes: Buffer): Promise<void> {
  for (;;) {
    const written = await file.write(bytes).then(
      ({ bytesWritten }) => bytesWritten,
      (error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOSPC') return 0
        throw error
      },
    )
    if (written < bytes.length) return
  }
}
