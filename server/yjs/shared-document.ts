import { closeCodes, type CloseCode, type DocumentName } from '../../shared/documents.ts'
import type { ParticipantId, RoomId } from '../../shared/ids.ts'
import type { Clock } from '../clock.ts'
import type { Metrics } from '../metrics.ts'
import type { RoomLog } from '../rooms/means.ts'
import type { Position } from '../store/documents.ts'
import { StoreFull, StoreUnreachable, type RoomStore } from '../store/store.ts'
import { writeAwareness } from './awareness.ts'
import type { Connection } from './connection.ts'
import type { DocumentThread } from './document-thread.ts'
import { Presence } from './presence.ts'
import type { Answer, Question, Refusal } from './shelf.ts'
import { awarenessFrame, step1Frame, step2Frame, updateFrame, type Said } from './wire.ts'

const MOST_BYTES = 5_000_000
/** Updates that go into one write. */
const AT_ONCE = 100
/** Updates and bytes since the last compaction after which another is due; and fewer, when everybody has left. */
const COMPACT_AT = { updates: 300, bytes: 1_000_000, updatesWhenLeft: 20 }

const codeOf: Record<Refusal, CloseCode> = {
  malformed: closeCodes.malformed,
  incomplete: closeCodes.malformed,
  'read-only': closeCodes.access,
  'too-large': closeCodes.tooLarge,
}

/** What every document of a node is given. */
export interface DocumentMeans {
  store: RoomStore
  thread: DocumentThread
  clock: Clock
  metrics: Metrics
  log: RoomLog
  /** Names this node to the others. */
  node: string
}

type Job =
  | { do: 'greet'; connection: Connection }
  | { do: 'answer'; connection: Connection; stateVector: Uint8Array }
  | { do: 'take'; connection: Connection; update: Uint8Array; isStep2: boolean }
  | { do: 'read-on' }
  | { do: 'put-away' }
type Take = Extract<Job, { do: 'take' }>

/** An update that the thread has taken in and the store has not. */
interface Taken {
  connection: Connection
  change: Uint8Array | undefined
}

/** The document cannot go on here: everybody's line to it is closed, and who comes again finds it as it is stored. */
class Broken extends Error {
  readonly code: CloseCode

  constructor(code: CloseCode) {
    super(`closed with ${code}`)
    this.code = code
  }
}

/**
 * One document on this node. One thing after another: an update is looked at in the thread, stored, and only then passed on to anybody and
 * called stored to who sent it. All that waits is stored in one write.
 */
export class SharedDocument {
  readonly #roomId: RoomId
  readonly #name: DocumentName
  readonly #means: DocumentMeans
  readonly #onEmpty: () => void
  readonly #connections = new Set<Connection>()
  readonly #presence: Presence
  readonly #jobs: Job[] = []
  #working = false
  /** Up to where the store has been read. */
  #cursor: Position = 0
  /** Beyond the cursor, what was written from here. */
  readonly #ownAhead = new Set<Position>()
  readonly #sinceCompacted = { updates: 0, bytes: 0 }

  /** `onEmpty`: nobody is here any more, and it is no longer in memory. */
  constructor(roomId: RoomId, name: DocumentName, means: DocumentMeans, onEmpty: () => void) {
    this.#roomId = roomId
    this.#name = name
    this.#means = means
    this.#onEmpty = onEmpty
    this.#presence = new Presence({
      clock: means.clock,
      node: means.node,
      connections: this.#connections,
      tell: (message) => means.store.documents.tell(roomId, name, message),
    })
  }

  /** `owners`: with whom it is erased, asked at each write. */
  join(connection: Connection, owners: () => readonly ParticipantId[]): void {
    this.#owners = owners
    this.#connections.add(connection)
    connection.listen({
      said: (said) => this.#said(connection, said),
      closed: () => this.#left(connection),
    })
    this.#add({ do: 'greet', connection })
    this.#presence.join(connection)
  }

  #owners: () => readonly ParticipantId[] = () => []

  /** Somebody may have written at another node. */
  wake(): void {
    if (this.#isWritten && !this.#jobs.some((job) => job.do === 'read-on')) this.#add({ do: 'read-on' })
  }

  /** Another node tells who is there. */
  told(message: Uint8Array): void {
    this.#presence.told(message)
  }

  /** Looks who is still there. */
  probe(): void {
    this.#presence.sweep()
    const sign = awarenessFrame(writeAwareness([]))
    for (const connection of this.#connections) connection.probe(sign)
  }

  closeAll(code: CloseCode): void {
    for (const connection of this.#connections) connection.close(code)
  }

  /** Of `board` only who is there is shared. */
  get #isWritten(): boolean {
    return this.#name !== 'board'
  }

  get #key(): string {
    return `${this.#roomId}/${this.#name}`
  }

  #said(connection: Connection, said: Said): void {
    switch (said.is) {
      case 'step-1':
        return this.#add({ do: 'answer', connection, stateVector: said.stateVector })
      case 'update':
        return this.#add({ do: 'take', connection, update: said.update, isStep2: said.isStep2 })
      case 'awareness':
        return this.#presence.heard(connection, said.update)
      case 'query-awareness':
        return this.#presence.show(connection)
    }
  }

  #left(connection: Connection): void {
    this.#connections.delete(connection)
    this.#presence.left(connection)
    if (this.#connections.size === 0) this.#add({ do: 'put-away' })
  }

  #add(job: Job): void {
    this.#jobs.push(job)
    if (!this.#working) void this.#work()
  }

  async #work(): Promise<void> {
    this.#working = true
    while (this.#jobs.length > 0) {
      try {
        await this.#next()
      } catch (error) {
        await this.#broken(error)
      }
    }
    this.#working = false
    if (this.#connections.size === 0) this.#onEmpty()
  }

  async #next(): Promise<void> {
    const job = this.#jobs[0]!
    if (job.do === 'take') return this.#take(this.#leading())
    this.#jobs.shift()
    switch (job.do) {
      case 'greet':
        return this.#reply(job.connection, { ask: 'state-vector', key: this.#key }, step1Frame)
      case 'answer':
        return this.#reply(job.connection, { ask: 'missing', key: this.#key, stateVector: job.stateVector }, step2Frame)
      case 'read-on':
        return this.#readOn()
      case 'put-away':
        return this.#putAway()
    }
  }

  /** The updates that wait before anything else does. */
  #leading(): Take[] {
    const others = this.#jobs.findIndex((job) => job.do !== 'take')
    const count = Math.min(others === -1 ? this.#jobs.length : others, AT_ONCE)
    return this.#jobs.splice(0, count) as Take[]
  }

  async #reply(connection: Connection, question: Question, frame: (bytes: Uint8Array) => Uint8Array): Promise<void> {
    if (!connection.isOpen) return
    const { answer, tookMs } = await this.#ask(question)
    connection.spent(tookMs)
    if (answer.is === 'bytes') connection.send(frame(answer.bytes))
    else connection.close(answer.is === 'refused' ? closeCodes.malformed : closeCodes.costly)
  }

  /** Of updates that came one after another: each is looked at, all are stored, then they are passed on. */
  async #take(updates: readonly Take[]): Promise<void> {
    let taken: Taken[] = []
    const waiting = [...updates]
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const { connection, update, isStep2 } = next
      if (!connection.isOpen) continue
      const { answer, tookMs } = await this.#means.thread.ask({
        ask: 'take',
        key: this.#key,
        update,
        mayWrite: connection.mayWrite && this.#isWritten,
        mostBytes: MOST_BYTES,
      })
      connection.spent(tookMs)
      switch (answer.is) {
        case 'taken':
          taken.push({ connection, change: answer.change })
          break
        case 'not-open':
          // What is opened is what the store has: first it gets what was taken.
          await this.#store(taken)
          taken = []
          await this.#open()
          waiting.unshift(next)
          continue
        case 'refused':
          if (answer.why === 'incomplete' && !connection.hasSynced && !isStep2) connection.hold(update)
          else connection.close(codeOf[answer.why])
          continue
        default:
          connection.close(closeCodes.costly)
          continue
      }
      if (!isStep2 || connection.hasSynced) continue
      connection.hasSynced = true
      const held = connection.release().map((update): Take => ({ do: 'take', connection, update, isStep2: false }))
      waiting.unshift(...held)
    }
    await this.#store(taken)
    await this.#compactWhenDue(COMPACT_AT.updates)
  }

  async #store(taken: readonly Taken[]): Promise<void> {
    const changes = taken.flatMap(({ change }) => change ?? [])
    if (changes.length > 0) {
      const last = await this.#means.store.documents.add(this.#roomId, this.#name, changes, this.#owners())
      if (last === 'gone') throw new Broken(closeCodes.noDocument)
      this.#wrote(last, changes)
    }
    const stored = new Map<Connection, number>()
    for (const { connection, change } of taken) {
      stored.set(connection, (stored.get(connection) ?? 0) + 1)
      if (change) this.#passOn(change, connection)
    }
    for (const [connection, count] of stored) connection.stored(count)
  }

  #wrote(last: Position, changes: readonly Uint8Array[]): void {
    const before = last - changes.length
    // The store lost its end. Who has what it lost brings it back.
    if (before < this.#cursor) throw new Broken(closeCodes.comeAgain)
    this.#means.metrics.documentUpdates.inc(changes.length)
    for (const { length } of changes) this.#count(length)
    if (before === this.#cursor) this.#cursor = last
    else {
      for (let position = before + 1; position <= last; position++) this.#ownAhead.add(position)
      this.wake()
    }
  }

  #passOn(update: Uint8Array, but?: Connection): void {
    const frame = updateFrame(update)
    for (const connection of this.#connections) if (connection !== but) connection.send(frame)
  }

  async #readOn(): Promise<void> {
    if (this.#connections.size === 0) return
    const found = await this.#means.store.documents.read(this.#roomId, this.#name, this.#cursor)
    if (found === 'gone') throw new Broken(closeCodes.noDocument)
    const news = found.filter(({ position }) => !this.#ownAhead.has(position)).map(({ update }) => update)
    if (news.length > 0) {
      const { answer } = await this.#ask({ ask: 'add', key: this.#key, updates: news })
      if (answer.is !== 'done') throw new Broken(closeCodes.costly)
      this.#tellDamaged(answer)
      for (const update of news) this.#passOn(update)
      for (const { length } of news) this.#count(length)
    }
    this.#cursor = Math.max(this.#cursor, ...found.map(({ position }) => position))
    for (const position of this.#ownAhead) if (position <= this.#cursor) this.#ownAhead.delete(position)
  }

  /** Asks the thread about the document, which is brought into memory where it is not. */
  async #ask(question: Question): Promise<{ answer: Answer | { is: 'too-heavy' | 'ended' }; tookMs: number }> {
    const reply = await this.#means.thread.ask(question)
    if (reply.answer.is !== 'not-open') return reply
    await this.#open()
    return this.#means.thread.ask(question)
  }

  async #open(): Promise<void> {
    const found = this.#isWritten ? await this.#means.store.documents.read(this.#roomId, this.#name, 0) : []
    if (found === 'gone') throw new Broken(closeCodes.noDocument)
    const updates = found.map(({ update }) => update)
    const { answer } = await this.#means.thread.ask({ ask: 'open', key: this.#key, updates })
    if (answer.is !== 'done') throw new Broken(closeCodes.costly)
    this.#tellDamaged(answer)
    this.#cursor = found.at(-1)?.position ?? 0
    this.#ownAhead.clear()
    this.#sinceCompacted.updates = Math.max(0, found.length - 1)
    this.#sinceCompacted.bytes = updates.slice(1).reduce((sum, { length }) => sum + length, 0)
  }

  #tellDamaged({ damaged }: Extract<Answer, { is: 'done' }>): void {
    if (damaged === 0) return
    const { roomId, log } = { roomId: this.#roomId, log: this.#means.log }
    log.warn({ roomId, document: this.#name, damaged }, 'a document holds updates that cannot be read')
  }

  #count(bytes: number): void {
    this.#sinceCompacted.updates++
    this.#sinceCompacted.bytes += bytes
  }

  async #compactWhenDue(most: number): Promise<void> {
    const { updates, bytes } = this.#sinceCompacted
    if ((updates < most && bytes < COMPACT_AT.bytes) || this.#ownAhead.size > 0) return
    const { answer } = await this.#ask({ ask: 'whole', key: this.#key })
    if (answer.is !== 'bytes') throw new Broken(closeCodes.costly)
    await this.#means.store.documents.compact(this.#roomId, this.#name, this.#cursor, answer.bytes)
    this.#sinceCompacted.updates = this.#sinceCompacted.bytes = 0
  }

  async #putAway(): Promise<void> {
    if (this.#connections.size > 0) return
    await this.#compactWhenDue(COMPACT_AT.updatesWhenLeft)
    await this.#means.thread.ask({ ask: 'close', key: this.#key })
  }

  /** Nothing that was not stored has been seen by anybody: what is stored is what counts. */
  async #broken(error: unknown): Promise<void> {
    if (!(error instanceof Broken || error instanceof StoreUnreachable || error instanceof StoreFull)) {
      const { log } = this.#means
      log.error({ err: error, roomId: this.#roomId, document: this.#name }, 'a document failed')
    }
    this.#jobs.length = 0
    this.closeAll(error instanceof Broken ? error.code : closeCodes.comeAgain)
    await this.#means.thread.ask({ ask: 'close', key: this.#key })
    this.#cursor = 0
    this.#ownAhead.clear()
  }
}
