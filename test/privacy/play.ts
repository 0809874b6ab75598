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
import { Rooms } from '../../server/rooms/rooms.ts'
import { Session } from '../../server/session.ts'
import { Tickets } from '../../server/yjs/tickets.ts'
import { openMemory } from '../../server/store/memory.ts'
import { DocumentThread } from '../../server/yjs/document-thread.ts'
import { Documents } from '../../server/yjs/documents.ts'
import { HandClock } from '../server/hand-clock.ts'
import { startDocumentThread, startListThread } from '../server/threads.ts'
import { clientId, Ids, jobOf, links, roomId, type Act } from './act.ts'
import { silence, type Heard } from './channels.ts'
import type { Desk } from './desk.ts'
import { KeptLine } from './line.ts'
import type { Pair } from './pair.ts'

/** Counts for all histories of a run: what a node counts is never one room's. */
export const metrics = new Metrics()
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
  readonly #rooms: Rooms
  readonly #host: RoomHost
  #token = ''
  #calendar = ''
  #line: KeptLine | undefined

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
    this.#rooms = new Rooms({ store, clock, newId, log, metrics, calendarLink })
    this.#host = this.#rooms.fresh(roomId)
    const config = configFrom({ PUBLIC_URL: base })
    const onFailure = (err: unknown) => log.error({ err }, 'a thread ended')
    const thread = new DocumentThread({ start: startDocumentThread, onFailure })
    desk.serve(
      {
        config,
        rooms: this.#rooms,
        store,
        documents: new Documents({ store, thread, clock, metrics, log, node: 'desk' }),
        links,
        limits: this.#limits,
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
    if (world.audience !== 'calendar') await this.#connect([])
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
    this.#line?.close()
    await this.#rooms.stop()
  }

  /** The last frame goes out; then all that can be asked for is. */
  async #end(): Promise<void> {
    this.#clock.move(1_000)
    await this.#settled()
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
    if ('type' in act.does && act.does.type === 'write-document') return this.#writes(act.does)
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

  async #writes({ document, text }: Record<string, unknown>): Promise<void> {
    const doc = new Y.Doc()
    doc.getText('text').insert(0, String(text))
    await this.#store.documents.add(roomId, String(document), [Y.encodeStateAsUpdate(doc)], [])
  }

  /** A ticket for every document of either history: who gets one, and what the others are told. */
  async #asksForDocuments(): Promise<void> {
    for (const [i, document] of (this.#pair.documents ?? []).entries()) {
      if (!this.#line?.isOpen) return
      const answer = await this.#line.command({ clientId: 'documents', seq: i + 1, type: 'ticket', document })
      const shown = answer.ok && answer.ticket ? { ...answer, ticket: answer.ticket.length } : answer
      this.#heard.documents.push(`${document} ${JSON.stringify(shown)}`)
    }
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
    const tickets = new Tickets(this.#store.documents)
    const means = { links, limits: this.#limits, metrics, clock: this.#clock, tickets }
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
  }
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
