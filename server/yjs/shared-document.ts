import { closeCodes, type CloseCode, type DocumentName } from '../../shared/documents.ts'
import type { ParticipantId, RoomId } from '../../shared/ids.ts'
import type { Clock } from '../clock.ts'
import { StoreFull, StoreUnreachable } from '../store/store.ts'
import { writeAwareness } from './awareness.ts'
import type { Connection } from './connection.ts'
import { Presence } from './presence.ts'
import type { Refusal } from './shelf.ts'
import { Broken, StoredDocument, type StoredDocumentMeans } from './stored-document.ts'
import { awarenessFrame, step1Frame, step2Frame, updateFrame, type Said } from './wire.ts'

/** Updates that go into one write. */
const AT_ONCE = 100

const codeOf: Record<Refusal, CloseCode> = {
  malformed: closeCodes.malformed,
  incomplete: closeCodes.malformed,
  'read-only': closeCodes.access,
  'too-large': closeCodes.tooLarge,
}

/** What every document of a node is given. */
export interface DocumentMeans extends StoredDocumentMeans {
  clock: Clock
  /** Names this node to the others. */
  node: string
}

type Job =
  /** Tells who came what we have; they tell what we lack. */
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

/**
 * One document on this node, and those who are at it. One thing after another: an update is looked at in the thread, stored, and only then
 * passed on to anybody and called stored to who sent it. All that waits is stored in one write.
 */
export class SharedDocument {
  readonly #roomId: RoomId
  readonly #name: DocumentName
  readonly #means: DocumentMeans
  readonly #onEmpty: () => void
  readonly #stored: StoredDocument
  readonly #connections = new Set<Connection>()
  readonly #presence: Presence
  readonly #jobs: Job[] = []
  #working = false
  #owners: () => readonly ParticipantId[] = () => []

  /** `onEmpty`: nobody is here any more, and it is no longer in memory. */
  constructor(roomId: RoomId, name: DocumentName, means: DocumentMeans, onEmpty: () => void) {
    this.#roomId = roomId
    this.#name = name
    this.#means = means
    this.#onEmpty = onEmpty
    this.#stored = new StoredDocument(roomId, name, means, (update) => this.#passOn(update))
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

  /** Somebody may have written at another node. */
  wake(): void {
    if (!this.#jobs.some((job) => job.do === 'read-on')) this.#add({ do: 'read-on' })
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
        return this.#reply(job.connection, undefined, step1Frame)
      case 'answer':
        return this.#reply(job.connection, job.stateVector, step2Frame)
      case 'read-on':
        return this.#stored.readOn()
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

  async #reply(
    connection: Connection,
    stateVector: Uint8Array | undefined,
    frame: (bytes: Uint8Array) => Uint8Array,
  ): Promise<void> {
    if (!connection.isOpen) return
    const { answer, tookMs } = await this.#stored.missing(stateVector)
    connection.spent(tookMs)
    if (answer.is === 'bytes') connection.send(frame(answer.bytes))
    else connection.close(answer.is === 'refused' ? closeCodes.malformed : closeCodes.costly)
  }

  /** Of updates that came one after another: each is looked at, all are stored, then they are passed on. */
  async #take(updates: readonly Take[]): Promise<void> {
    const taken: Taken[] = []
    const waiting = [...updates]
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const { connection, update, isStep2 } = next
      if (!connection.isOpen) continue
      const { answer, tookMs } = await this.#stored.take(update, connection.mayWrite)
      if (answer.is === 'not-open') {
        // What is opened is what the store has: first it gets what was taken.
        await this.#store(taken.splice(0))
        await this.#stored.open()
        waiting.unshift(next)
        continue
      }
      connection.spent(tookMs)
      if (answer.is === 'refused') {
        if (answer.why === 'incomplete' && !connection.hasSynced && !isStep2) connection.hold(update)
        else connection.close(codeOf[answer.why])
      } else if (answer.is === 'taken') {
        taken.push({ connection, change: answer.change })
        if (isStep2) waiting.unshift(...heldBy(connection))
      } else connection.close(closeCodes.costly)
    }
    await this.#store(taken)
    await this.#stored.compactWhenDue()
  }

  async #store(taken: readonly Taken[]): Promise<void> {
    const changes = taken.flatMap(({ change }) => change ?? [])
    if (changes.length > 0 && (await this.#stored.store(changes, this.#owners()))) this.wake()
    const counts = new Map<Connection, number>()
    for (const { connection, change } of taken) {
      counts.set(connection, (counts.get(connection) ?? 0) + 1)
      if (change) this.#passOn(change, connection)
    }
    for (const [connection, count] of counts) connection.stored(count)
  }

  #passOn(update: Uint8Array, but?: Connection): void {
    const frame = updateFrame(update)
    for (const connection of this.#connections) if (connection !== but) connection.send(frame)
  }

  async #putAway(): Promise<void> {
    if (this.#connections.size === 0) await this.#stored.putAway()
  }

  /** Nothing that was not stored has been seen by anybody: what is stored is what counts. */
  async #broken(error: unknown): Promise<void> {
    if (!(error instanceof Broken || error instanceof StoreUnreachable || error instanceof StoreFull)) {
      const { log } = this.#means
      log.error({ err: error, roomId: this.#roomId, document: this.#name }, 'a document failed')
    }
    this.#jobs.length = 0
    this.closeAll(error instanceof Broken ? error.code : closeCodes.comeAgain)
    await this.#stored.forget()
  }
}

/** What came before somebody had told all they had, and builds on it. From now on there is no such thing. */
function heldBy(connection: Connection): Take[] {
  connection.hasSynced = true
  return connection.release().map((update) => ({ do: 'take', connection, update, isStep2: false }))
}
