import { admit, NotLetIn } from '../../server/admission.ts'
import type { Clock } from '../../server/clock.ts'
import { Limits } from '../../server/limits.ts'
import type { Links } from '../../server/links.ts'
import type { Metrics } from '../../server/metrics.ts'
import type { Job, Preparation } from '../../server/rooms/batch.ts'
import type { RoomHost } from '../../server/rooms/host.ts'
import type { Outcome } from '../../server/rooms/means.ts'
import { Rooms } from '../../server/rooms/rooms.ts'
import { Session } from '../../server/session.ts'
import type { Commit, CommitBy } from '../../shared/commit.ts'
import type { Instant } from '../../shared/ids.ts'
import type { Handshake } from '../../shared/protocol.ts'
import type { Room } from '../../shared/room.ts'
import type { Letter } from '../../client/room/outbox.ts'
import { Chance } from './chance.ts'
import { actKey } from './chronicle.ts'
import { calendarOf } from './check-view.ts'
import { FaultyStore, type StoreSurroundings } from './faulty-store.ts'
import type { ServerEnd, Thread } from './thread.ts'

/** How a command was looked at the last time before it was answered. */
export interface Look {
  room: Room
  preparation: Preparation
  at: Instant
}

/** What a node needs of the world around it. */
export interface NodeSurroundings extends Omit<StoreSurroundings, 'asNode' | 'isReachable' | 'isLater'> {
  roomId: string
  links: Links
  metrics: Metrics
  /** Whether this node reaches the disk at this moment. */
  reaches(node: SimNode): boolean
  decided(node: SimNode, by: CommitBy, look: Look | undefined, outcome: Outcome): void
  /** The product told its log that something went wrong in it. */
  complained(node: SimNode, error: unknown, message: string): void
}

/** A server's process: the real rooms and sessions, with a clock and a store of its own; it can die, stand still and come back. */
export class SimNode implements ServerEnd {
  readonly name: string
  isUp = false
  /** Its program is tomorrow's, from its next start on. */
  isLater = false
  /** That of the process at work is. */
  runsLater = false
  pausedUntil = 0
  /** What its clock is wrong by, ms. */
  skewMs = 0
  host: RoomHost | undefined
  /** When each command that is not answered yet came, by line and identity. */
  readonly pending = new Map<Letter, { thread: Thread; at: number }>()
  /** When a command came last, for those that are not in the log yet. */
  readonly arrivals = new Map<string, number>()
  store: FaultyStore | undefined
  readonly #at: NodeSurroundings
  readonly #threads = new Set<Thread>()
  #rooms: Rooms | undefined
  /** Raised at every end: what was under way in an earlier life does not happen. */
  #life = 0
  #limits: Limits

  constructor(name: string, surroundings: NodeSurroundings) {
    this.name = name
    this.#at = surroundings
    this.#limits = new Limits(() => surroundings.timeline.now)
  }

  start(): void {
    if (this.isUp) return
    this.isUp = true
    const asNode = this.#inThisLife()
    const { timeline, roomId, metrics, links } = this.#at
    const ids = new Chance(this.#at.chance.seed())
    const { isLater } = this
    this.runsLater = isLater
    const clock = this.#clock(asNode)
    this.store = new FaultyStore(roomId, {
      ...this.#at,
      isReachable: () => this.#at.reaches(this),
      isLater: () => isLater,
      asNode,
    })
    this.#limits = new Limits(() => timeline.now)
    this.#rooms = new Rooms({
      store: this.store,
      clock,
      newId: (length = 12) => ids.id(length),
      log: {
        error: (said, message) => this.#at.complained(this, (said as { err?: unknown }).err, message),
        warn: () => {},
        info: () => {},
      },
      metrics,
      calendarLink: calendarOf,
    })
    this.#session = (thread, host, token) =>
      new Session(thread, host, token, { links, limits: this.#commandLimits(), metrics, clock })
  }

  /** Without a word: memory and what was under way are gone. */
  kill(): void {
    this.isUp = false
    this.#life++
    this.#rooms = this.host = this.store = undefined
    this.pending.clear()
    this.arrivals.clear()
    for (const thread of [...this.#threads]) {
      thread.closeServer()
      // A machine that dies says no farewell; a process that dies does, by its kernel.
      if (this.#at.chance.happens(0.7)) thread.cut()
      else thread.goDead('up', 'down')
    }
    this.pausedUntil = 0
  }

  /** Takes nothing more, answers what waits, saves a snapshot; then it is gone. */
  stop(): void {
    const life = this.#life
    void this.#rooms?.stop().then(() => {
      if (this.#life === life) this.kill()
    })
    // What does not end by itself is ended.
    this.#at.timeline.after(10_000, () => this.#life === life && this.kill())
  }

  pause(ms: number): void {
    this.pausedUntil = this.#at.timeline.now + ms
  }

  asNode(act: () => void): void {
    this.#inThisLife()(act)
  }

  /** Something became durable, by whichever node. */
  appended({ by }: Commit): void {
    this.arrivals.delete(actKey(by))
    this.store?.hint()
  }

  knock(handshake: Handshake, thread: Thread): void {
    if (!this.isUp || !this.#rooms) return thread.cut()
    const rooms = this.#rooms
    this.#threads.add(thread)
    const door = {
      rooms: { get: (roomId: string) => rooms.get(roomId).then((host) => host && this.#observed(host)) },
      links: this.#at.links,
      limits: this.#limits,
    }
    admit({ auth: handshake, address: 'hall', base: 'https://room.example' }, door).then(
      (admission) => {
        if (thread.isOpen) this.#session(thread, admission.host, admission.token).start(admission)
      },
      (error: unknown) => thread.refuse(error instanceof NotLetIn ? error.data.code : 'store-unreachable'),
    )
  }

  /** Something comes in without a line, as over HTTP; where the node goes meanwhile, no answer does. */
  asks(job: Job, answered: (outcome: Outcome) => void): void {
    const rooms = this.#rooms
    if (!this.isUp || !rooms) return
    const asNode = this.#inThisLife()
    asNode(() => {
      rooms.get(this.#at.roomId).then(
        (host) =>
          host &&
          void this.#observed(host)
            .perform(job)
            .then((outcome) => asNode(() => answered(outcome))),
        () => undefined,
      )
    })
  }

  commanded(letter: Letter, thread: Thread): void {
    this.pending.set(letter, { thread, at: this.#at.timeline.now })
  }

  answered(letter: Letter): void {
    this.pending.delete(letter)
  }

  gone(thread: Thread): void {
    this.#threads.delete(thread)
    for (const [letter, waiting] of this.pending) if (waiting.thread === thread) this.pending.delete(letter)
  }

  #session: (thread: Thread, host: RoomHost, token: ConstructorParameters<typeof Session>[2]) => Session = () => {
    throw new Error('the node was not started')
  }

  /** How to do something later: not after the end of this life, and not before the end of a pause. */
  #inThisLife(): (act: () => void) => void {
    const life = this.#life
    const { timeline } = this.#at
    const does = (act: () => void): void => {
      if (life !== this.#life) return
      if (this.pausedUntil > timeline.now) timeline.after(this.pausedUntil - timeline.now, () => does(act))
      else act()
    }
    return does
  }

  #clock(asNode: (act: () => void) => void): Clock {
    const { timeline } = this.#at
    return {
      now: () => Math.floor(timeline.now + this.skewMs),
      after: (ms, callback) => {
        let isOff = false
        const cancel = timeline.after(ms, () => asNode(() => isOff || callback()))
        return () => {
          isOff = true
          cancel()
        }
      },
    }
  }

  #commandLimits(): Pick<Limits, 'command'> {
    return {
      command: (...asked) => {
        if (!this.#at.chance.happens(this.#at.faults['over a limit'] ?? 0)) return this.#limits.command(...asked)
        this.#at.struck('over a limit')
        return this.#at.chance.among(1, 2_000)
      },
    }
  }

  /** The host, with somebody looking over its shoulder. */
  #observed(host: RoomHost): RoomHost {
    if (host === this.host) return host
    this.host = host
    const [perform, stop] = [host.perform.bind(host), host.stop.bind(host)]
    host.stop = () => {
      // Idle: the next who comes finds another one.
      if (this.host === host) this.host = undefined
      return stop()
    }
    host.perform = (job: Job) => {
      let look: Look | undefined
      const { now } = this.#at.timeline
      this.arrivals.set(actKey(job.by), now)
      const prepare: Job['prepare'] = (standing) => {
        const preparation = job.prepare(standing)
        look = { room: standing.room, preparation, at: Math.floor(this.#at.timeline.now + this.skewMs) }
        return preparation
      }
      return perform({ by: job.by, prepare }).then((outcome) => {
        this.#at.decided(this, job.by, look, outcome)
        return outcome
      })
    }
    return host
  }
}
