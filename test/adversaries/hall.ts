import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { call, invite, openRoom, type Invited, type Opened } from '../server/house.ts'
import { bundled, startProcess, type ServerProcess } from '../server/process.ts'

/** A real server process, and what it says and uses while somebody tries to harm it. */
export interface Hall {
  url: string
  /** A room that nobody but the adversaries' own use, with four people. */
  room: Opened
  people: Invited[]
  server: ServerProcess
  /** Lines of the log since the start: the level that pino gives them (50 is an error), and the whole. */
  log(): readonly { level: number; line: string }[]
  vitals(): Promise<Vitals>
  close(): Promise<void>
}

export interface Vitals {
  /** Resident memory of the server, in MB. */
  memoryMb: number
  /** What it has used of a processor since its start, in ms. */
  cpuMs: number
  /** How late its event loop was at most since the last look, in ms. */
  lagMs: number
}

const ERROR = 50

export async function openHall(environment: Record<string, string> = {}): Promise<Hall> {
  const [main] = await bundled('adversaries', ['main.ts'])
  const dataDir = await mkdtemp(join(tmpdir(), 'rondo-hall-'))
  const server = await startProcess(main!, { DATA_DIR: dataDir, LOG_LEVEL: 'debug', ...environment })
  const lines: { level: number; line: string }[] = []
  listen(server, (line) => lines.push({ level: levelOf(line), line }))
  const room = await openRoom(server)
  const people = await invite(server, room, ['Ada', 'Bo', 'Cy', 'Di'])
  return {
    url: server.url,
    room,
    people,
    server,
    log: () => lines,
    vitals: () => vitalsOf(server.url),
    async close() {
      if (server.child.exitCode === null) await server.end('SIGTERM')
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

/** What the server called an error, or did not say in its own form at all. */
export function errorsIn({ log, server }: Hall): string[] {
  const said = log().filter(({ level }) => level >= ERROR)
  const dead = server.child.exitCode !== null || server.child.signalCode !== null
  return [...said.map(({ line }) => line.slice(0, 2_000)), ...(dead ? ['the server is gone'] : [])]
}

function listen({ child }: ServerProcess, take: (line: string) => void): void {
  for (const stream of [child.stdout!, child.stderr!]) {
    let rest = ''
    stream.on('data', (data: Buffer) => {
      const parts = (rest + data.toString()).split('\n')
      rest = parts.pop()!
      parts.filter((line) => line !== '').forEach(take)
    })
  }
}

/** What is not pino's is what Node prints when something was not caught. */
function levelOf(line: string): number {
  try {
    return (JSON.parse(line) as { level: number }).level
  } catch {
    return ERROR
  }
}

async function vitalsOf(url: string): Promise<Vitals> {
  const { text } = await call({ url }, 'GET', '/metrics')
  const value = (name: string) => Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(text)?.[1])
  return {
    memoryMb: Math.round(value('process_resident_memory_bytes') / 1_000_000),
    cpuMs: Math.round(value('process_cpu_seconds_total') * 1000),
    lagMs: Math.round(value('nodejs_eventloop_lag_max_seconds') * 1000),
  }
}
