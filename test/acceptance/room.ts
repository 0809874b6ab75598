import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll } from 'vitest'
import { bundled, startProcess, type ServerProcess } from '../server/process.ts'
import { call, Program, type Answer, type Rec, type View } from './program.ts'

let program: Promise<string> | undefined

/** A server in a process of its own, from the source as it is, on a folder of its own. */
export async function startServer(dataDir: string, environment: Record<string, string> = {}): Promise<ServerProcess> {
  program ??= builtServer()
  return startProcess(await program, { DATA_DIR: dataDir, ...environment })
}

/** Built once by each test file, as their processes do not wait for each other, and gone after it. */
async function builtServer(): Promise<string> {
  const [path] = await bundled(`acceptance-${process.pid}`, ['main.ts'])
  return path!
}
afterAll(async () => {
  if (program) rmSync(dirname(await program), { recursive: true, force: true })
})

export function temporaryFolder(): string {
  return mkdtempSync(join(tmpdir(), 'rondo-acceptance-'))
}

/** The server of a test file; `url` holds from its first test on. */
export function serverForFile(environment: Record<string, string> = {}): { readonly url: string } {
  const dataDir = temporaryFolder()
  let server: ServerProcess | undefined
  beforeAll(async () => {
    server = await startServer(dataDir, environment)
  })
  afterAll(async () => {
    await server?.end('SIGTERM')
    rmSync(dataDir, { recursive: true, force: true })
  })
  return {
    get url() {
      return server!.url
    },
  }
}

export interface Person {
  id: string
  name: string
  token: string
  link: string
  calendar: string
}

interface Opened {
  roomId: string
  tokens: { organiser: string; facilitator: string; screen: string }
  links: { organiser: string; facilitator: string; screen: string }
}

export const minutes = (n: number) => n * 60_000

/** A week from now at ten in Rome, local time without an offset. */
export const nextWeek = (time = '10:00') =>
  `${new Date(Date.now() + 7 * 86_400_000).toISOString().slice(0, 10)}T${time}`

/** An instant `ms` from now, to the second. */
export const fromNow = (ms: number) => new Date(Math.round((Date.now() + ms) / 1000) * 1000).toISOString()

/** Six slots of 25 + 5 minutes from 10:00. */
export const morning = (more: object = {}) => ({
  name: 'Morning',
  startsAt: nextWeek(),
  slotMinutes: 25,
  changeoverMinutes: 5,
  slots: 6,
  ...more,
})

export const roomBody = (more: object = {}) => ({
  title: 'A morning',
  timeZone: 'Europe/Rome',
  sessions: [morning()],
  tables: 3,
  ...more,
})

/** A company of one person, named by a letter. */
export const company = (name: string, more: object = {}) => ({
  name,
  organisation: `${name} Ltd`,
  kind: 'company',
  country: 'IT',
  ...more,
})

/** A room as the cases speak of it: people by letters, slots and tables by their numbers. */
export class Room {
  readonly url: string
  readonly roomId: string
  readonly tokens: Opened['tokens']
  readonly links: Opened['links']
  readonly people = new Map<string, Person>()
  /** Ids of slots and tables in their order. */
  slots: string[] = []
  tables: string[] = []
  readonly #programs = new Map<string, Program>()

  constructor(url: string, { roomId, tokens, links }: Opened) {
    this.url = url
    this.roomId = roomId
    this.tokens = tokens
    this.links = links
  }

  path(rest = ''): string {
    return `${this.url}/api/rooms/${this.roomId}${rest}`
  }

  async import(people: readonly object[]): Promise<Person[]> {
    const { status, text, json } = await call(this.path('/participants'), 'POST', {
      body: people,
      token: this.tokens.organiser,
    })
    if (status !== 200) throw new Error(`Nobody was imported: ${text}`)
    const { participants } = json as { participants: Person[] }
    for (const person of participants) this.people.set(person.name, person)
    return participants
  }

  id(letter: string): string {
    return this.#person(letter).id
  }

  ids(letters: string): string[] {
    return [...letters].map((letter) => this.id(letter))
  }

  /** Slot by its number from 1, in the order of the room. */
  slot(number: number): string {
    return this.slots[number - 1]!
  }

  table(number: number): string {
    return this.tables[number - 1]!
  }

  place(slot: number, table: number) {
    return { slotId: this.slot(slot), tableId: this.table(table) }
  }

  /** A participant by their name, `G` and `H` on the facilitators' link, `organiser`, `screen`: one program each. */
  async as(who: string): Promise<Program> {
    const known = this.#programs.get(who)
    if (known) return known
    const program = await this.join(who)
    this.#programs.set(who, program)
    return program
  }

  /** A further connection. */
  join(who: string, more: ConstructorParameters<typeof Program>[2] = {}): Promise<Program> {
    if (who === 'organiser' || who === 'screen') return Program.join(this.url, this.tokens[who], 1, more)
    if (who === 'G' || who === 'H')
      return Program.join(this.url, this.tokens.facilitator, 1, { name: who, clientId: who, ...more })
    return Program.join(this.url, this.#person(who).token, 2, more)
  }

  async send(who: string, type: string, fields: object = {}): Promise<Answer> {
    return (await this.as(who)).send(type, fields)
  }

  async ok(who: string, type: string, fields: object = {}): Promise<Answer> {
    return (await this.as(who)).ok(type, fields)
  }

  /** A view as a fresh connection is sent it. */
  async fresh(who: string, audience?: string): Promise<View> {
    const program = await this.join(who)
    program.leave()
    return audience === undefined ? program.own : program.view(audience)
  }

  async ask(from: string, to: string, more: { slots?: number[]; message?: string } = {}): Promise<string> {
    const { slots, ...rest } = more
    const answer = await this.ok(from, 'send-request', {
      to: this.id(to),
      ...(slots && { slotIds: slots.map((n) => this.slot(n)) }),
      ...rest,
    })
    return String(answer.requestId)
  }

  accept(who: string, requestId: string, slot?: number): Promise<Answer> {
    return this.send(who, 'accept-request', { requestId, ...(slot !== undefined && { slotId: this.slot(slot) }) })
  }

  /** Staff book these people at a place, or wherever the placing rule puts them. */
  async book(letters: string, slot?: number, table?: number, more: object = {}): Promise<string> {
    const answer = await this.ok('G', 'book-meeting', {
      participantIds: this.ids(letters),
      ...(slot !== undefined && { slotId: this.slot(slot) }),
      ...(table !== undefined && { tableId: this.table(table) }),
      ...more,
    })
    return String(answer.meetingId)
  }

  /** A meeting as staff see it now. */
  async meeting(meetingId: string): Promise<Rec | undefined> {
    return (await this.fresh('G')).find('meeting', meetingId)
  }

  /** Slots in which the floor sees this person busy, as numbers. */
  async busy(who: string, seenBy: string): Promise<number[]> {
    const floor = await this.fresh(seenBy, 'floor')
    return floor.find('participant', this.id(who))!.busy!.map((slotId) => this.slots.indexOf(slotId) + 1)
  }

  leave(): void {
    for (const program of this.#programs.values()) program.leave()
    this.#programs.clear()
  }

  #person(letter: string): Person {
    const person = this.people.get(letter)
    if (!person) throw new Error(`There is no ${letter}.`)
    return person
  }
}

/** Opens a room and imports companies named by `letters`, or the people given. */
export async function openRoom(
  { url }: { readonly url: string },
  body: object = roomBody(),
  people: string | readonly object[] = 'ABCDEF',
): Promise<Room> {
  const { status, text, json } = await call(`${url}/api/rooms`, 'POST', { body })
  if (status !== 201) throw new Error(`The room was not opened: ${text}`)
  const room = new Room(url, json as Opened)
  if (people.length > 0) {
    await room.import(typeof people === 'string' ? [...people].map((letter) => company(letter)) : people)
  }
  const staff = await room.fresh('G')
  room.slots = staff
    .all('slot')
    .sort((a, b) => (a.startsAt! < b.startsAt! ? -1 : 1))
    .map(({ id }) => id)
  room.tables = staff.all('table').map(({ id }) => id)
  return room
}
