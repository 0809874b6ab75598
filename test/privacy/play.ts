import { pino } from 'pino'
import * as Y from 'yjs'
import type { Audience } from '../../shared/protocol.ts'
import { configFrom } from '../../server/config.ts'
import { admit, NotLetIn } from '../../server/admission.ts'
import { DearWork } from '../../server/dear-work.ts'
import { InTurns } from '../../server/door/in-turns.ts'
import { audiencesOf } from '../../server/handshake.ts'
import { calendarOf } from '../../server/invitation.ts'
import { ListReader } from '../../server/import/list-reader.ts'
import { Limits } from '../../server/limits.ts'
import { Metrics } from '../../server/metrics.ts'
import type { RoomHost } from '../../server/rooms/host.ts'
import type { Means } from '../../server/rooms/means.ts'
import { Rooms } from '../../server/rooms/rooms.ts'
import { Session } from '../../server/session.ts'
import { Tickets } from '../../server/yjs/tickets.ts'
import { openMemory } from '../../server/store/memory.ts'
import { DocumentThread } from '../../server/yjs/document-thread.ts'
import { Documents } from '../../server/yjs/documents.ts'
import { admitToDocument } from '../../server/yjs/door.ts'
import { HandClock } from '../server/hand-clock.ts'
import { startDocumentThread, startListThread } from '../server/threads.ts'
import { clientId, Ids, jobOf, links, roomId, type Act } from './act.ts'
import { silence, type Heard } from './channels.ts'
import type { Desk } from './desk.ts'
import { differingDocuments, isEntitled } from './entitled.ts'
import { DocumentLine } from './document-line.ts'
import { KeptLine } from './line.ts'
import type { Pair } from './pair.ts'

/** Counts for all histories of a run: what a node counts is never one room's. */
export const metrics = new Metrics()
/** One for all of them too: it ends by itself when nobody asks any more. */
const thread = new DocumentThread({
  start: startDocumentThread,
  onFailure: (error) => {
    throw error
  },
})
/** A document costs questions to the thread: of those that one may open, and of the others, so many are tried. */
const MOST_OPENED = 6
const base = 'https://rondo.example'

/** Plays one of the two histories through the real room, sessions and HTTP routes, and tells all that its audience was sent. */
export async function play(pair: Pair, side: 'left' | 'right', desk: Desk): Promise<Heard> {
  const history = new History(pair, desk)
  try {
    return await history.play(side)
  } finally {
    await history.end()
  }
}

class History {
  readonly #pair: Pair
  readonly #desk: Desk
  readonly #heard = silence()
  readonly #ids = new Ids()
  readonly #clock: HandClock
  readonly #limits: Limits
  readonly #store = openMemory()
  readonly #tickets = new Tickets(this.#store.documents)
  readonly #documents: Documents
  readonly #rooms: Rooms
  readonly #host: RoomHost
  #token = ''
  #calendar = ''
  #line: KeptLine | undefined
  readonly #sitting: DocumentLine[] = []
  readonly #phone: ReturnType<Desk['postBox']['serve']>

  constructor(pair: Pair, desk: Desk) {
    this.#pair = pair
    this.#desk = desk
    this.#clock = new HandClock(pair.world.startsAt)
    this.#limits = new Limits(() => this.#clock.now())
    const log = pino(
      { level: 'trace', base: undefined, timestamp: false },
      { write: (line: string) => this.#heard['log lines'].push(line.replace(/"ms":\d+/, '"ms":0')) },
    )
    const store = this.#store
    const [clock, newId] = [this.#clock, this.#ids.next]
    const calendarLink: ConstructorParameters<typeof Rooms>[0]['calendarLink'] = (room, id) =>
      calendarOf(room, id, links, base)
    this.#phone = desk.postBox.serve({ store, clock, log, metrics, hostOf: () => Promise.resolve(this.#host) })
    const { pusher } = this.#phone
    const happened: Means['happened'] = (host, steps) => pusher.happened(host, steps)
    this.#rooms = new Rooms({ store, clock, newId, log, metrics, calendarLink, happened })
    this.#host = this.#rooms.fresh(roomId)
    const config = configFrom({ PUBLIC_URL: base })
    this.#documents = new Documents({ store, thread, clock, metrics, log, node: 'desk' })
    desk.serve(
      {
        config,
        rooms: this.#rooms,
        store,
        documents: this.#documents,
        links,
        limits: this.#limits,
        office: undefined,
        inTurns: new InTurns(() => false),
        dearWork: new DearWork(() => false),
        lists: new ListReader({ start: startListThread, onFailure: (err) => log.error({ err }, 'no list was read') }),
        metrics,
        clock,
        newId,
      },
      log,
    )
  }

  async play(side: 'left' | 'right'): Promise<Heard> {
    const { world, steps, versions } = this.#pair
    const before = await counts()
    for (const act of world.opening) await this.#does(act)
    this.#token = links.tokenFor(this.#host.room, world.issuer)!
    this.#calendar = `/api/agenda/${links.calendarKey(this.#host.room, world.people[0]!)}.ics`
    // The holder of a calendar's key has that calendar and nothing else: its owner's phone is somebody else's.
    if (world.audience !== 'calendar') {
      if (world.issuer.role === 'participant') await this.#phone.subscribe(roomId, world.issuer.participantId)
      await this.#connect([])
    }
    for (const step of steps) {
      if (step.is === 'line') await this.#happens(step.what, step.at)
      else if (step.is === 'both') await this.#does(step.act)
      else if (step.is === 'own') await this.#says(step.act, step.but)
      else {
        this.#until(step.at)
        for (const act of step[side]) await this.#does(act)
      }
      if (world.audience === 'calendar') await this.#readsCalendar()
    }
    await this.#end()
    if (versions && this.#host.room.version !== versions[side])
      throw new Error(`pair ${this.#pair.seed}: version ${this.#host.room.version} where ${versions[side]} was planned`)
    this.#heard.metrics.push(...told(before, await counts()))
    return this.#heard
  }

  async end(): Promise<void> {
    this.#phone.pusher.close()
    this.#line?.close()
    for (const line of this.#sitting) line.close()
    await this.#rooms.stop()
  }

  /** The last frame goes out; then all that can be asked for is. */
  async #end(): Promise<void> {
    // What waits for somebody to look, and then for the pause after an earlier push, goes out as well.
    for (const ms of [1_000, 5_000, 30_000]) {
      this.#clock.move(ms)
      await this.#settled()
    }
    const { audience } = this.#pair.world
    const heard = this.#heard
    if (audience !== 'calendar') {
      this.#line?.close()
      await this.#connect([], 'whole views')
      // Of every audience, a part of its histories, for time.
      if (this.#pair.seed % 5 < 2) await this.#asksForDocuments()
    }
    if (audience === 'calendar' || this.#pair.seed % 4 === 0) await this.#readsCalendar()
    if (audience === 'calendar' || audience === 'screen') return
    const asked = ['board.csv', 'participants.csv', 'report.json', 'invitations', 'backup', 'nothing'].map(
      (name) => `/api/rooms/${roomId}/${name}`,
    )
    const isStaff = audience === 'facilitator'
    // For those who may not have them these are errors, all of them the same: asked of a part of the histories, for time.
    if (isStaff)
      for (const path of asked)
        heard[path.endsWith('v') || path.endsWith('n') ? 'exports' : 'errors over HTTP'].push(
          await this.#desk.ask(path, this.#token),
        )
    else if (this.#pair.seed % 4 === 1)
      for (const path of [
        ...asked,
        '/api/rooms/nosuchroom/board.csv',
        `/api/agenda/${roomId}.${this.#pair.world.people[1]}.ics`,
      ])
        heard['errors over HTTP'].push(await this.#desk.ask(path, this.#token))
  }

  async #does(act: Act): Promise<void> {
    this.#until(act.at)
    await this.#settled()
    this.#ids.under(act.label)
    if ('type' in act.does && act.does.type === 'write-document') return this.#writes(act.label, act.does)
    if ('type' in act.does && act.does.type === 'sit-at-document') return this.#sits(act.label, act.does)
    const job = jobOf(act)
    if (job) await this.#host.perform(job)
  }

  /** The audience sends a command itself. */
  async #says({ at, label, seq, does }: Act, but?: 'alternatives'): Promise<void> {
    this.#until(at)
    await this.#settled()
    if (!this.#line?.isOpen) await this.#connect(this.#away)
    // Not let in, which is what it heard.
    if (!this.#line?.isOpen) return
    this.#ids.under(label)
    const answer = await this.#line.command({ clientId, seq, ...does })
    this.#heard['answers and refusals'].push(JSON.stringify(but ? { ...answer, [but]: undefined } : answer))
  }

  async #writes(label: string, { document, text }: Record<string, unknown>): Promise<void> {
    const doc = new Y.Doc()
    doc.clientID = clientOf(label)
    doc.getText('text').insert(0, String(text))
    await this.#store.documents.add(roomId, String(document), [Y.encodeStateAsUpdate(doc)], [])
  }

  /** The organiser comes to a document, shows where they look, and stays. */
  async #sits(label: string, { document, text }: Record<string, unknown>): Promise<void> {
    const name = String(document)
    const token = links.read(links.tokenFor(this.#host.room, { role: 'organiser', staffId: 'organiser' })!)!
    const { ticket } = await this.#tickets.issue({ token, device: undefined }, name)
    const line = new DocumentLine([])
    if ((await this.#comes(line, name, ticket)) !== undefined) return
    line.waves(clientOf(label), String(text))
    this.#sitting.push(line)
  }

  #comes(line: DocumentLine, name: string, ticket: string) {
    const means = { rooms: this.#rooms, tickets: this.#tickets, documents: this.#documents, limits: this.#limits }
    return admitToDocument(line.socket, { roomId, name, ticket }, '192.0.2.1', means)
  }

  /** A ticket for every document of either history: who gets one, what is there, and what the others are told. */
  async #asksForDocuments(): Promise<void> {
    const [opened, refused]: [string[], string[]] = [[], []]
    const differing = differingDocuments(this.#pair)
    for (const [i, document] of (this.#pair.documents ?? []).entries()) {
      if (!this.#line?.isOpen) return
      const answer = await this.#line.command({ clientId: 'documents', seq: i + 1, type: 'ticket', document })
      const shown = answer.ok && answer.ticket ? { ...answer, ticket: answer.ticket.length } : answer
      this.#heard.documents.push(`${document} ${JSON.stringify(shown)}`)
      if (differing.has(document) && isEntitled(this.#host.room, this.#pair.world.issuer, document)) continue
      const tried = answer.ok ? opened : refused
      if (tried.push(document) <= MOST_OPENED) await this.#opens(document, answer.ok ? answer.ticket! : 'guessed')
    }
  }

  /** What comes over a line to it: all that is written there, who is there, or the code with which it is closed. */
  async #opens(document: string, ticket: string): Promise<void> {
    const line = new DocumentLine(this.#heard.documents)
    const why = await this.#comes(line, document, ticket)
    if (why === undefined) {
      line.asks()
      await line.answered
    }
    line.close(why)
  }

  async #happens(what: 'stuck' | 'free' | 'gone' | 'back', at: number): Promise<void> {
    this.#until(at)
    await this.#settled()
    if (what === 'stuck') this.#line?.stuck()
    else if (what === 'free') this.#line?.free()
    else if (what === 'gone') this.#line?.close()
    else if (this.#line && !this.#line.isOpen) await this.#connect(this.#away)
  }

  /** What it holds when it goes, so that it comes back with that. */
  #away: unknown[] = []

  async #connect(
    cursors: readonly unknown[],
    channel: 'frames as they come' | 'whole views' = 'frames as they come',
  ): Promise<void> {
    const knock = { auth: { token: this.#token, cursors }, address: '192.0.2.1', base }
    const admission = await admit(knock, { rooms: this.#rooms, links, limits: this.#limits }).catch(notLetIn)
    if (admission instanceof NotLetIn) {
      this.#heard[channel].push(JSON.stringify(admission.data))
      return
    }
    const sent = cursors.length > 0 ? this.#heard['catching up after having been away'] : this.#heard[channel]
    this.#line = new KeptLine(() => this.#clock.now(), sent)
    const means = { links, limits: this.#limits, metrics, clock: this.#clock, tickets: this.#tickets }
    new Session(this.#line, this.#host, admission.token, means).start(admission)
    this.#away = audiencesOf(admission.token.issuer).map((audience: Audience) => this.#host.feeds.cursor(audience))
    await this.#settled()
  }

  async #readsCalendar(): Promise<void> {
    this.#heard['calendar feed'].push(await this.#desk.ask(this.#calendar))
  }

  #until(at: number): void {
    if (at > this.#clock.now()) this.#clock.move(at - this.#clock.now())
  }

  /** What timers began is done: the queue has come to this. */
  async #settled(): Promise<void> {
    await this.#host.perform({
      by: { issuer: { role: 'room' }, clientId: 'room', seq: 1 },
      prepare: () => ({ ok: true, deed: { type: 'pass-time' }, put: [] }),
    })
    this.#heard.pushes.push(...(await this.#phone.told()))
  }
}

/** A client's number in documents: that of an act is the same in both histories. */
function clientOf(label: string): number {
  return [...label].reduce((number, letter) => (number * 31 + letter.charCodeAt(0)) % 2 ** 31, 7)
}

function notLetIn(error: unknown): NotLetIn {
  if (error instanceof NotLetIn) return error
  throw error
}

async function counts(): Promise<Map<string, number>> {
  const { values } = await metrics.commands.get()
  return new Map(values.map(({ labels, value }) => [String(labels.result), value]))
}

/** What the counters of commands rose by. The audience's own: others' are counted where they are sent, and told of to nobody but the operator. */
function told(before: ReadonlyMap<string, number>, after: ReadonlyMap<string, number>): string[] {
  return [...after].flatMap(([result, value]) =>
    value > (before.get(result) ?? 0) ? [`${result} ${value - (before.get(result) ?? 0)}`] : [],
  )
}
