import { spawnSync } from 'node:child_process'
import { cpus } from 'node:os'

const pinned = cpus().length > 1 && spawnSync('taskset', ['-p', String(process.pid)]).status === 0

/**
 * Keeps what answers people, a server's first thread, on the first core, where a machine has several and can say so. The threads that it
 * began with, which collect its heap, go where there is room, as they do on a machine of its own.
 */
export function keepOnServerCore(pid: number): void {
  if (pinned) spawnSync('taskset', ['-c', '-p', '0', String(pid)])
}

/** Where the machine can, only what nobody else has a use for. */
const behindAll = spawnSync('chrt', ['-i', '0', 'true']).status === 0 ? ['chrt', '-i', '0'] : ['nice', '-n', '19']

/**
 * Runs the abuser on the others, behind everything else: it stands for a machine of its own, and takes nothing here from the honest people on
 * their side of the line, nor from the server's threads that write and collect.
 */
export const onAbuserCores: readonly string[] = [...behindAll, ...(pinned ? ['taskset', '-c', othersThan0()] : [])]

/** This process and its honest people, off the server's core. */
export function leaveServerCore(): void {
  if (pinned) spawnSync('taskset', ['-a', '-c', '-p', othersThan0(), String(process.pid)])
}

function othersThan0(): string {
  return `1-${Math.max(1, cpus().length - 1)}`
}
