import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { Guest, invite, openRoom, type Invited, type Opened } from '../server/house.ts'
import { bundled, startProcess, type ServerProcess } from '../server/process.ts'
import type { Prey } from './abuse.ts'
import type { Order, Report } from './abuser.ts'
import type { AbuseName } from './abuses.ts'
import { keepOnServerCore, onAbuserCores } from './cores.ts'
import { Honest } from './honest.ts'
import { vitalsOf, type Vitals } from './vitals.ts'

/** Addresses of this machine: the hall's, and the abuser's own. */
const HALL = '127.0.0.2'
const OUTSIDE = '127.0.0.66'
/**
 * Where the server keeps its data: in memory, where the system has a folder for that. A disk that is shared with other machines takes 0.2 ms for a
 * flush or 6 for some tenths of a second, whatever anybody here does, and that would be measured.
 */
const folder = existsSync('/dev/shm') ? '/dev/shm' : tmpdir()
/** Slots that honest people open and close, and an abuser may. */
const SLOT = 's1.1'

/** A real server with a room of honest people, and an abuser in a process of their own. */
export interface Stage {
  url: string
  server: ServerProcess
  room: Opened
  hall: Honest[]
  /** Document of a meeting that the abuser has in this room. */
  note: string
  /** Begins an abuse at a scale; returns how to end it, and what was done by then. */
  begin(name: AbuseName): Promise<() => Promise<Extract<Report, { is: 'ended' }>>>
  vitals(): Vitals
  close(): Promise<void>
}

/** `people` honest ones in the hall; `ownPeople` in the abuser's own room; `within`: what the server is run by, such as a limit. */
export async function setStage(options: {
  people: number
  ownPeople: number
  scale: number
  within?: readonly string[]
}): Promise<Stage> {
  const { people, ownPeople, scale } = options
  const [main] = (await bundled(`floods-${process.pid}`, ['main.ts'])) as [string]
  const [abuserFile] = (await bundled(`floods-${process.pid}/abuser`, ['abuser.ts'], 'test/floods')) as [string]
  const dataDir = await mkdtemp(join(folder, 'rondo-floods-'))
  const server = await startProcess(main, { DATA_DIR: dataDir }, options.within)
  keepOnServerCore(server.child.pid!)
  const { url } = server
  const room = await openRoom({ url })
  const names = Array.from({ length: people + 1 }, (_, i) => `Person ${i}`)
  const [guest, ...others] = await invite({ url }, room, names)
  const hall = others.map(({ token }) => new Honest(url, token, 2, HALL))
  await Promise.all(hall.map((person) => person.whenIn()))
  const note = await noteOf(url, room, [guest!, others[0]!])
  const prey: Prey = {
    port: Number(new URL(url).port),
    hall: HALL,
    outside: OUTSIDE,
    guest: { token: guest!.token, roomId: room.roomId, note },
    own: await ownRoom(url, ownPeople),
    scale,
  }
  const abuser = startAbuser(abuserFile)
  return {
    url,
    server,
    room,
    hall,
    note,
    async begin(name) {
      await order(abuser, { do: 'begin', name, prey })
      return async () => (await order(abuser, { do: 'end' })) as Extract<Report, { is: 'ended' }>
    },
    vitals: () => vitalsOf(server.child.pid!),
    async close() {
      for (const person of hall) person.leave()
      abuser.disconnect()
      await server.end('SIGTERM')
      await rm(dataDir, { recursive: true, force: true })
      await rm(dirname(main), { recursive: true, force: true })
    },
  }
}

/** What one honest person does, and nobody minds how often. */
export function act(person: Honest, n: number): Promise<number> {
  return person.send('set-availability', { slotId: SLOT, open: n % 2 === 0 })
}

/** The note of a meeting that staff book for these two. */
async function noteOf(url: string, room: Opened, people: readonly Invited[]): Promise<string> {
  const staff = await Guest.join(url, room.tokens.facilitator)
  const answer = await staff.send('book-meeting', { participantIds: people.map(({ id }) => id) })
  staff.leave()
  if (!answer.ok) throw new Error(`No meeting for a note: ${answer.code}`)
  return `note:${answer.meetingId}`
}

async function ownRoom(url: string, people: number): Promise<Prey['own']> {
  const { roomId, tokens } = await openRoom({ url })
  const names = Array.from({ length: people }, (_, i) => `Guest ${i}`)
  const invited = await invite({ url }, { roomId, tokens, links: tokens }, names)
  const calendar = new URL(invited[0]!.calendar).pathname
  const few = invited.slice(0, 100).map(({ token }) => ({ token }))
  return { roomId, organiser: tokens.organiser, people: few, slotId: SLOT, calendar }
}

function startAbuser(file: string): ChildProcess {
  const [command, ...args] = [...onAbuserCores, process.execPath, file]
  return spawn(command!, args, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
}

async function order(abuser: ChildProcess, order: Order): Promise<Report> {
  abuser.send(order)
  const [report] = (await once(abuser, 'message')) as [Report]
  return report
}
