import { openRoom, invite, morning, call, Guest } from '../../server/house.ts'
import { parseCommand } from '../../../shared/parse.ts'
import type { Answer } from '../../../shared/protocol.ts'
import { errorsIn, type Hall } from '../hall.ts'
import { Bystander, type Pace } from '../bystander.ts'
import { Chance } from './chance.ts'
import type { World } from './commands.ts'
import { DocumentTalk } from './fuzz-documents.ts'
import { FuzzLine } from './fuzz-line.ts'
import { ending, going, type Said, type Speaker } from './packets.ts'
import { brokenFrame, frame, framed } from './wire.ts'

const PEOPLE = 24
/** Messages that are on their way before the answers to them are waited for. */
const AHEAD = 40

export interface Fuzzing {
  frames: number
  seconds: number
  answered: Record<string, number>
  /** Of somebody honest beside it: without it, and with it. */
  before: Pace
  during: Pace
  memoryMb: { before: number; most: number; after: number }
  lagMs: number
  /** What should not have been. */
  wrong: string[]
}

export interface Link {
  token: string
  /** As the log names them. */
  speaker: string
  isStaff: boolean
  room: FuzzedRoom
}

export interface FuzzedRoom {
  roomId: string
  organiser: string
  world: World
  links: Link[]
  /** Somebody who stays, to compare what they were told with what there is. */
  witness: Guest
  /** Documents that there are, staff's own and those of a meeting. */
  documents: { name: string; ofStaff: boolean }[]
}

/** Sends `frames` messages, valid, nearly valid and not at all, over `lines` at a time. The same seed says the same to each line. */
export async function fuzz(
  hall: Hall,
  {
    frames,
    seed,
    lines = 48,
    rooms = 6,
    progress = () => {},
  }: { frames: number; seed: number; lines?: number; rooms?: number; progress?: (frames: number) => void },
): Promise<Fuzzing> {
  const fuzzed = await Promise.all(Array.from({ length: rooms }, () => openFuzzedRoom(hall)))
  const run = new Run(hall, fuzzed, frames)
  const bystander = await Bystander.join(hall)
  await bystander.walk(2_000)
  const before = bystander.pace()
  const memory = { before: (await hall.vitals()).memoryMb, most: 0, after: 0 }
  let lagMs = 0
  let over = false
  const watching = (async () => {
    while (!over) {
      await bystander.walk(1_000)
      const { memoryMb, lagMs: lag } = await hall.vitals()
      memory.most = Math.max(memory.most, memoryMb)
      lagMs = Math.max(lagMs, lag)
      progress(run.sent)
    }
  })()
  const begun = performance.now()
  await Promise.all(Array.from({ length: lines }, (_, i) => run.talk(new Chance(seed * 1_000 + i), i)))
  const seconds = (performance.now() - begun) / 1000
  over = true
  await watching
  const during = bystander.pace()
  bystander.leave()
  for (const room of fuzzed) await run.compare(room)
  memory.after = (await hall.vitals()).memoryMb
  return {
    frames: run.sent,
    seconds,
    answered: run.answers,
    before,
    during,
    memoryMb: memory,
    lagMs,
    wrong: [...run.wrong, ...errorsIn(hall)],
  }
}

class Run {
  sent = 0
  readonly answers: Record<string, number> = {}
  readonly wrong: string[] = []
  readonly #hall: Hall
  readonly #rooms: readonly FuzzedRoom[]
  readonly #frames: number
  /** Commands that were answered `ok`, and those that nobody asked an answer for: `room speaker client seq`. */
  readonly #done = new Set<string>()
  readonly #perhaps = new Set<string>()
  readonly #documents: DocumentTalk

  constructor(hall: Hall, rooms: readonly FuzzedRoom[], frames: number) {
    this.#hall = hall
    this.#rooms = rooms
    this.#frames = frames
    this.#documents = new DocumentTalk(hall, {
      wrong: this.wrong,
      count: (frames) => (this.sent += frames),
      tally: (what, times) => (this.answers[what] = (this.answers[what] ?? 0) + times),
    })
  }

  /** Where so much is wrong, more of it tells nothing new, and each takes its patience. */
  get #goesOn(): boolean {
    return this.sent < this.#frames && this.wrong.length < 20
  }

  /** One line after another, until all frames are sent. */
  async talk(chance: Chance, place: number): Promise<void> {
    const address = `10.0.${place}.1`
    for (let turn = 0; this.#goesOn; turn++) {
      if (chance.once(5)) await this.#documents.talk(chance, address, chance.pick(this.#rooms), `d${place}.${turn}`)
      else if (chance.once(3)) await this.#asStranger(chance, address)
      else await this.#asSomebody(chance, address, chance.pick(chance.pick(this.#rooms).links), `${place}.${turn}`)
    }
  }

  /** Never says whose link it has, or has none. */
  async #asStranger(chance: Chance, address: string): Promise<void> {
    const line = await FuzzLine.open(this.#hall.url, address)
    const hello = chance.pick([
      '',
      '40',
      '40{}',
      '40{"token":"x"}',
      '40{"token":{}}',
      '40/nowhere,',
      `40{"token":"${'x'.repeat(3_000)}"}`,
    ])
    if (hello !== '') this.#write(line, [Buffer.from(framed(chance, hello))])
    this.#write(
      line,
      Array.from({ length: 1 + chance.int(6) }, () => framed(chance, chance.pick(['3', '5', '6', '0{}', '1']))),
    )
    await this.#end(chance, line, { ...nobody, nextAsk: () => 1, nextSeq: () => 1 })
  }

  async #asSomebody(chance: Chance, address: string, link: Link, name: string): Promise<void> {
    const line = await FuzzLine.open(this.#hall.url, address)
    this.#write(line, [
      frame({
        opcode: 1,
        payload: Buffer.from(`40${JSON.stringify({ token: link.token, cursors: chance.pick([[], {}, ['x'], [{}]]) })}`),
      }),
    ])
    await line.until(() => line.hello !== undefined)
    if (!line.hello?.startsWith('0')) {
      if (!line.hello?.includes('busy')) this.wrong.push(`a right link was not let in: ${line.hello}`)
      return line.leave()
    }
    let [asks, seq] = [0, 0]
    const speaker: Speaker = {
      world: link.room.world,
      isStaff: link.isStaff,
      clientId: `f${name}`,
      nextAsk: () => ++asks,
      nextSeq: () => (chance.once(20) && seq > 0 ? seq : ++seq),
    }
    for (let batch = chance.int(6); batch >= 0 && this.#goesOn; batch--) {
      const said = Array.from({ length: AHEAD }, () => going(chance, speaker))
      for (const one of said) this.#expect(line, link, one)
      this.#write(
        line,
        said.flatMap(({ messages }) => messages.map((message) => framed(chance, message))),
      )
      await line.until(() => line.owed.length === 0)
      if (line.owed.length === 0) continue
      const missing = said.filter(({ asks }) => asks !== undefined && line.owed.includes(asks))
      for (const { command } of missing) this.#note(this.#perhaps, link, command)
      const upon = JSON.stringify(missing[0]?.messages).slice(0, 300)
      this.wrong.push(`${line.isClosed ? 'closed' : 'silent'} upon ${upon} as ${link.speaker}`)
      return line.leave()
    }
    await this.#end(chance, line, speaker)
  }

  /** Says what nobody may, and waits until the server has hung up. */
  async #end(chance: Chance, line: FuzzLine, speaker: Speaker): Promise<void> {
    const said = chance.once(3) ? undefined : ending(chance, speaker)
    const bytes = said ? said.messages.map((message) => framed(chance, message)) : [brokenFrame(chance)]
    this.#write(line, bytes)
    await line.until(() => false)
    if (!line.isClosed)
      this.wrong.push(
        `not closed upon ${said ? JSON.stringify(said.messages).slice(0, 300) : bytes[0]!.toString('hex').slice(0, 300)}`,
      )
    line.leave()
  }

  #write(line: FuzzLine, frames: readonly Buffer[]): void {
    this.sent += frames.length
    line.write(Buffer.concat(frames))
  }

  #expect(line: FuzzLine, link: Link, { asks, command, messages }: Said): void {
    if (asks === undefined) return this.#note(this.#perhaps, link, commandOf(messages[0]!))
    line.owe(asks, (answer) => {
      const told = answer?.ok === true ? 'ok' : typeof answer?.code === 'string' ? answer.code : undefined
      if (told === undefined) this.wrong.push(`answered ${JSON.stringify(answer)} to ${command?.slice(0, 200)}`)
      this.answers[told ?? 'nothing'] = (this.answers[told ?? 'nothing'] ?? 0) + 1
      if (told !== 'ok') return
      this.#note(this.#done, link, command)
      learn(link.room.world, answer)
    })
  }

  #note(set: Set<string>, { room, speaker }: Link, command: string | undefined): void {
    const parsed = command === undefined ? undefined : parseCommand(valueOf(command))
    // A ticket is no act: it stands in no log.
    if (parsed?.ok && parsed.parsed.command.type === 'ticket') return
    if (parsed?.ok) set.add([room.roomId, speaker, parsed.parsed.clientId, parsed.parsed.seq].join(' '))
    else if (set === this.#done) this.wrong.push(`ok to what is no command: ${command?.slice(0, 300)}`)
  }

  /** The log holds what was answered `ok`, and nothing that nobody said; who stayed has seen what is there. */
  async compare({ roomId, organiser, witness, documents }: FuzzedRoom): Promise<void> {
    const { text } = await call(this.#hall, 'GET', `/api/rooms/${roomId}/backup`, { token: organiser })
    const inLog = new Set<string>()
    for (const line of text.trim().split('\n')) {
      const { commit } = JSON.parse(line) as {
        commit?: {
          version: number
          type: string
          by: { issuer: Record<string, string>; clientId: string; seq: number }
        }
      }
      if (!commit || commit.by.issuer.role === 'room') continue
      if (['', witness.clientId].includes(commit.by.clientId)) continue
      const { issuer, clientId, seq } = commit.by
      const key = [roomId, issuer.staffId ?? issuer.participantId ?? issuer.role, clientId, seq].join(' ')
      inLog.add(key)
      if (!this.#done.has(key) && !this.#perhaps.has(key))
        this.wrong.push(`in the log, and nobody said it: ${JSON.stringify(commit).slice(0, 300)}`)
    }
    for (const key of this.#done)
      if (key.startsWith(`${roomId} `) && !inLog.has(key)) this.wrong.push(`answered ok, and not in the log: ${key}`)
    const fresh = await Guest.join(this.#hall.url, organiser)
    const there = fresh.views.get('staff')
    await Promise.race([
      witness.until(() => witness.cursor('staff') === there?.cursor),
      new Promise((resolve) => setTimeout(resolve, 5_000)),
    ])
    if (JSON.stringify(sorted(witness)) !== JSON.stringify(sorted(fresh)))
      this.wrong.push(`who stayed in ${roomId} sees another room than who comes`)
    for (const { name } of documents) await this.#documents.compare(roomId, fresh, name)
    fresh.leave()
    witness.leave()
  }
}

const nobody = {
  world: { people: [], slots: [], tables: [], meetings: [], requests: [], items: [], sessions: [], plans: [] },
  isStaff: false,
  clientId: 'nobody',
}

function sorted(guest: Guest): string[] {
  const records = guest.views.get('staff')?.records ?? {}
  return Object.values(records)
    .flatMap((kind) => [...(kind as ReadonlyMap<string, unknown>).values()].map((record) => JSON.stringify(record)))
    .sort()
}

function commandOf(message: string | Buffer): string | undefined {
  return typeof message === 'string' ? /^42(?:\/,)?\["command",(.*)\]$/s.exec(message)?.[1] : undefined
}

/** What the server made of it; a payload with others behind it is the first of them. */
function valueOf(command: string): unknown {
  try {
    return (JSON.parse(`[${command}]`) as unknown[])[0]
  } catch {
    return undefined
  }
}

/** Later frames name what these made. */
function learn(world: World, answer: Answer): void {
  if (!answer.ok) return
  if (answer.meetingId && world.meetings.length < 500) world.meetings.push(answer.meetingId)
  if (answer.planId && world.plans.length < 20) world.plans.push(answer.planId)
  if (answer.requestId && world.requests.length < 500) world.requests.push(answer.requestId)
}

async function openFuzzedRoom(hall: Hall): Promise<FuzzedRoom> {
  const day = '2031-05-06'
  const programme = [{ title: 'A tour', startsAt: `${day}T14:00`, endsAt: `${day}T15:00`, signUp: true, capacity: 5 }]
  const opened = await openRoom(hall, morning({ programme }))
  const people = await invite(
    hall,
    opened,
    Array.from({ length: PEOPLE }, (_, i) => `P${i}`),
  )
  const world: World = {
    people: people.map(({ id }) => id),
    slots: Array.from({ length: 6 }, (_, i) => `s1.${i + 1}`),
    tables: ['t1', 't2', 't3'],
    meetings: [],
    requests: [],
    items: ['i1'],
    sessions: ['s1'],
    plans: [],
  }
  const witness = await Guest.join(hall.url, opened.tokens.organiser)
  const room: FuzzedRoom = {
    roomId: opened.roomId,
    organiser: opened.tokens.organiser,
    world,
    links: [],
    witness,
    documents: await documentsFor(witness, world.people),
  }
  const staff = (['organiser', 'facilitator'] as const).map((role) => ({
    token: opened.tokens[role],
    speaker: role,
    isStaff: true,
    room,
  }))
  const screen = { token: opened.tokens.screen, speaker: 'screen', isStaff: false, room }
  room.links.push(
    ...staff,
    ...staff,
    ...staff,
    screen,
    ...people.map(({ token, id }) => ({ token, speaker: id, isStaff: false, room })),
  )
  return room
}

/** A plan, and the notes of a few meetings. */
async function documentsFor(staff: Guest, people: readonly string[]): Promise<FuzzedRoom['documents']> {
  const { planId } = (await staff.send('start-plan', { name: 'What if' })) as { planId: string }
  const documents = [
    { name: 'board', ofStaff: true },
    { name: `plan:${planId}`, ofStaff: true },
  ]
  for (let i = 0; i < 6; i += 2) {
    const answer = await staff.send('book-meeting', { participantIds: people.slice(i, i + 2) })
    const { meetingId } = answer as { meetingId: string }
    documents.push({ name: `note:${meetingId}`, ofStaff: false }, { name: `staff-note:${meetingId}`, ofStaff: true })
  }
  return documents
}
