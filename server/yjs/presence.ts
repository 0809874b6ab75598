import { closeCodes } from '../../shared/documents.ts'
import type { Clock } from '../clock.ts'
import { readAwareness, writeAwareness, type AwarenessEntry } from './awareness.ts'
import type { Connection } from './connection.ts'
import { readGossip, writeGossip } from './gossip.ts'
import { awarenessFrame } from './wire.ts'

const LARGEST_STATE = 4_096
/** At most 15 times a second one's state is passed on, the latest winning. ms */
const PAUSE_MS = Math.ceil(1_000 / 15)
/** Clients of another node say every 15 s that they are there; of one that was killed nobody says that they have gone. ms */
const SILENT_MS = 45_000
/** Of how many clients it is remembered what was passed on of them: what comes back of it is an echo. */
const MOST_PASSED = 1_000

/** Somebody who is at the document. */
interface Present {
  clock: number
  state: object
  /** As we stamped it. */
  author: string
  /** Their own connection, or the node they are at. */
  at: Connection | string
  heardAt: number
}

/** A state that is to be passed on. */
interface Waiting {
  passedAt: number
  timer: (() => void) | undefined
}

export interface PresenceMeans {
  clock: Clock
  /** Names this node to the others. */
  node: string
  connections: ReadonlySet<Connection>
  /** Says something to all nodes. */
  tell(message: Uint8Array): void
}

/** Who is at one document, here and at other nodes; nothing of it is stored. Each clientID belongs to one connection, and each state bears its author's name. */
export class Presence {
  readonly #means: PresenceMeans
  readonly #present = new Map<number, Present>()
  /** Latest clock by client, the longest unheard first. */
  readonly #passed = new Map<number, number>()
  readonly #waiting = new Map<Connection, Waiting>()

  constructor(means: PresenceMeans) {
    this.#means = means
  }

  /** Others tell what they know; whoever comes is shown what we know. */
  join(connection: Connection): void {
    if (this.#means.connections.size === 1) this.#means.tell(writeGossip({ node: this.#means.node, is: 'query' }))
    this.show(connection)
  }

  show(connection: Connection): void {
    const others = [...this.#present].filter(([client]) => client !== connection.client)
    if (others.length > 0) connection.send(awarenessFrame(this.#update(others.map(([client]) => client))))
  }

  heard(connection: Connection, update: Uint8Array): void {
    const entries = readAwareness(update)
    if (!entries) return connection.close(closeCodes.malformed)
    for (const entry of entries) {
      if (!connection.isOpen) return
      this.#heardOf(connection, entry)
    }
  }

  left(connection: Connection): void {
    this.#waiting.get(connection)?.timer?.()
    this.#waiting.delete(connection)
    const { client } = connection
    const known = client === undefined ? undefined : this.#present.get(client)
    if (client !== undefined && known?.at === connection) this.#gone(client, known)
  }

  /** Another node speaks. */
  told(message: Uint8Array): void {
    const gossip = readGossip(message)
    if (!gossip || gossip.node === this.#means.node) return
    if (gossip.is === 'query') {
      const own = [...this.#present].filter(([, { at }]) => typeof at !== 'string').map(([client]) => client)
      if (own.length > 0) this.#tellNodes(this.#update(own))
      return
    }
    for (const entry of readAwareness(gossip.update) ?? []) this.#toldOf(gossip.node, entry)
  }

  /** Forgets who was at a node that says nothing any more. */
  sweep(): void {
    const now = this.#means.clock.now()
    for (const [client, known] of this.#present)
      if (typeof known.at === 'string' && now - known.heardAt > SILENT_MS) this.#gone(client, known)
  }

  #heardOf(connection: Connection, entry: AwarenessEntry): void {
    const { client, clock, state, size } = entry
    const known = this.#present.get(client)
    const isEcho = clock <= (this.#passed.get(client) ?? -1)
    if (connection.client === undefined && state !== null && !(known && isEcho)) {
      if (known && known.at !== connection && !this.#takeOver(connection, known)) return
      connection.client = client
    }
    if (client !== connection.client) {
      // A plain client repeats what it hears of others, and says of those it has not heard for long that they have gone.
      if (state !== null && !isEcho) connection.close(closeCodes.access)
      return
    }
    if (known?.at === connection && clock <= known.clock) return
    if (state === null) return known && this.#gone(client, known, clock)
    if (size > LARGEST_STATE) return connection.close(closeCodes.tooLarge)
    const { author } = connection
    const stamped = { ...state, user: { ...author } }
    this.#present.set(client, {
      clock,
      state: stamped,
      author: author.id,
      at: connection,
      heardAt: this.#means.clock.now(),
    })
    this.#passOn(connection, client)
  }

  /** Whoever comes back while their old line is not yet known to be dead keeps their clientID; nobody else gets it. */
  #takeOver(connection: Connection, { author, at }: Present): boolean {
    if (author !== connection.author.id) {
      connection.close(closeCodes.access)
      return false
    }
    if (typeof at !== 'string') at.close(closeCodes.costly)
    return true
  }

  #toldOf(node: string, { client, clock, state }: AwarenessEntry): void {
    const known = this.#present.get(client)
    if (known && typeof known.at !== 'string' && known.clock >= clock) return
    if (state === null) return known?.at === node ? this.#gone(client, known, clock) : undefined
    const { user } = state as { user?: { id?: unknown } }
    const heardAt = this.#means.clock.now()
    this.#present.set(client, { clock, state, author: String(user?.id), at: node, heardAt })
    this.#sendAll(this.#update([client]))
  }

  #passOn(connection: Connection, client: number): void {
    const waiting = this.#waiting.get(connection) ?? { passedAt: -Infinity, timer: undefined }
    this.#waiting.set(connection, waiting)
    if (waiting.timer) return
    const pass = () => {
      waiting.timer = undefined
      if (this.#present.get(client)?.at !== connection) return
      waiting.passedAt = performance.now()
      const update = this.#update([client])
      this.#sendAll(update, connection)
      this.#tellNodes(update)
    }
    const restMs = waiting.passedAt + PAUSE_MS - performance.now()
    if (restMs <= 0) pass()
    else waiting.timer = this.#means.clock.after(restMs, pass)
  }

  #gone(client: number, { at, clock }: Present, said = clock): void {
    this.#present.delete(client)
    const update = writeAwareness([{ client, clock: Math.max(clock, said), state: null }])
    this.#sendAll(update, at)
    if (typeof at !== 'string') this.#tellNodes(update)
  }

  /** What is known of these clients, who are all present. */
  #update(clients: readonly number[]): Uint8Array {
    return writeAwareness(
      clients.map((client) => {
        const { clock, state } = this.#present.get(client)!
        this.#passed.delete(client)
        this.#passed.set(client, clock)
        if (this.#passed.size > MOST_PASSED) this.#passed.delete(this.#passed.keys().next().value!)
        return { client, clock, state }
      }),
    )
  }

  #sendAll(update: Uint8Array, but?: Connection | string): void {
    const frame = awarenessFrame(update)
    for (const connection of this.#means.connections) if (connection !== but) connection.sendIfFree(frame)
  }

  #tellNodes(update: Uint8Array): void {
    this.#means.tell(writeGossip({ node: this.#means.node, is: 'states', update }))
  }
}
