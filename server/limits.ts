import { isStaff, type Issuer } from '../shared/roles.ts'
import { Bucket, Buckets, type Ticks } from './bucket.ts'

/** How long a socket that is one too many at its address should wait before it tries again, in ms. */
const CROWDED_RETRY_MS = 5_000
const SOCKETS_PER_ADDRESS = 3_000
/** Whose link has so many frames in its bucket sends them faster than people do, or programs at the limit of their commands. */
const HASTY = { person: 60, staff: 600 }
/** Bodies of requests that are read at once for one room, or for one address that opens rooms: each may hold megabytes while it trickles in. */
const BODIES_AT_ONCE = 16

/**
 * What a person, a link, a room and an address may ask for in a while. A hall is one address: what a full one needs is let through, with
 * a fifth more, because clocks of two machines do not tick together. Methods answer undefined, or how long to wait in ms.
 */
export class Limits {
  readonly #commandsOfPerson: Buckets
  readonly #commandsOfStaff: Buckets
  readonly #commandsOfRoom: Buckets
  readonly #commandsOfAddress: Buckets
  readonly #frames: Record<'person' | 'staff', Buckets>
  readonly #connections: Buckets
  readonly #upgrades: Buckets
  readonly #framesOfAddress: Buckets
  readonly #handshakes: Buckets
  readonly #strangers: Buckets
  readonly #newRooms: Buckets
  readonly #requests: Buckets
  readonly #workOfRoom: Buckets
  readonly #workOfAddress: Buckets
  readonly #sockets = new Tally()
  readonly #bodies = new Tally()

  constructor(ticks: Ticks = () => performance.now()) {
    const each = (perSecond: number, holds?: number) => new Buckets(() => new Bucket(perSecond, ticks, holds))
    this.#commandsOfPerson = each(120)
    this.#commandsOfStaff = each(1_200)
    // A full hall at its busiest, 3,000 people with a command every two seconds, and a staff link at its limit: 2,500. One room more than
    // that would take the node from the others.
    this.#commandsOfRoom = each(3_000)
    this.#commandsOfAddress = each(4_000)
    // Five times the commands that are let through: what is beyond is not even read (see Pacer), for reading alone costs.
    this.#framesOfAddress = each(4_500)
    this.#frames = { person: each(600, 1_200), staff: each(6_000) }
    // Up to six for a page and one for the room, 300 people a second.
    this.#connections = each(2_500, 5_000)
    this.#upgrades = each(450)
    this.#handshakes = each(360)
    // Whose token is none of ours: fewer, and counted apart, so that they do not take the hall's place at the door.
    this.#strangers = each(60)
    this.#newRooms = each(66 / 60, 62)
    // The page is some 12 files: 300 people at once, and then 200 a second, who open it for the first time; beyond, they wait.
    this.#requests = each(2_400, 3_600)
    this.#workOfRoom = each(300, 3_000)
    this.#workOfAddress = each(600, 10_000)
  }

  command(roomId: string, issuer: Issuer, speaker: string): number | undefined {
    const own = isStaff(issuer) ? this.#commandsOfStaff : this.#commandsOfPerson
    return own.of(`${roomId}/${speaker}`).take() ?? this.#commandsOfRoom.of(roomId).take()
  }

  /** The same, for commands that come from an address. */
  at(address: string): Pick<Limits, 'command'> {
    return {
      command: (roomId, issuer, speaker) =>
        this.command(roomId, issuer, speaker) ?? this.#commandsOfAddress.of(address).take(),
    }
  }

  /**
   * Something was read from a socket: `weight` is 1 a frame and a little for its bytes. How long nothing more should be read from it, in
   * ms; 0: go on. All sockets of a link count together. Where an address sends too much, only who is hasty there has to wait.
   */
  frame(from: 'person' | 'staff', key: string, address: string, weight: number): number {
    const own = this.#frames[from].of(key)
    const ownMs = own.pour(weight)
    const allMs = this.#framesOfAddress.of(address).pour(weight)
    return Math.max(ownMs, own.level > HASTY[from] ? allMs : 0)
  }

  connection(address: string): number | undefined {
    return this.#connections.of(address).take()
  }

  /** A connection wants to be a socket: well beyond the handshakes nobody asks for its link any more. */
  upgrade(address: string): number | undefined {
    return this.#upgrades.of(address).take()
  }

  /** Somebody wants in with a link that was made here. */
  handshake(address: string): number | undefined {
    if (this.#sockets.of(address) >= SOCKETS_PER_ADDRESS) return CROWDED_RETRY_MS
    return this.#handshakes.of(address).take()
  }

  /** Somebody wants in with what is no link of ours. */
  stranger(address: string): number | undefined {
    return this.#strangers.of(address).take()
  }

  newRoom(address: string): number | undefined {
    return this.#newRooms.of(address).take()
  }

  /** A request over HTTP: how long it should wait, in ms. One that would have to for longer than `longestMs` is not counted. */
  request(address: string, longestMs: number): number {
    const bucket = this.#requests.of(address)
    return bucket.overMs > longestMs ? bucket.overMs : bucket.pour()
  }

  /** Whether this room and this address may have more worked out for them: exports, imports, calendars. */
  work(roomId: string, address: string): number | undefined {
    const waitMs = Math.max(this.#workOfRoom.of(roomId).overMs, this.#workOfAddress.of(address).overMs)
    return waitMs > 0 ? waitMs : undefined
  }

  /** It took `ms` of this process. What is dear is so by its cost, not by its number: a small room may ask often. */
  worked(roomId: string, address: string, ms: number): void {
    this.#workOfRoom.of(roomId).pour(ms)
    this.#workOfAddress.of(address).pour(ms)
  }

  /** Counts a socket until the returned function is called. */
  socketOpened(address: string): () => void {
    return this.#sockets.add(address)
  }

  /** Counts a body that is being read for a room or an address until the returned function is called; undefined: too many are. */
  bodyOpened(key: string): (() => void) | undefined {
    return this.#bodies.of(key) >= BODIES_AT_ONCE ? undefined : this.#bodies.add(key)
  }
}

/** How many there are of each key; keys of none are forgotten. */
class Tally {
  readonly #counts = new Map<string, number>()

  of(key: string): number {
    return this.#counts.get(key) ?? 0
  }

  /** One more, until the returned function is called. */
  add(key: string): () => void {
    this.#counts.set(key, this.of(key) + 1)
    return () => {
      const left = this.of(key) - 1
      if (left > 0) this.#counts.set(key, left)
      else this.#counts.delete(key)
    }
  }
}
