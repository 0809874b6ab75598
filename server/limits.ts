import type { RoomId } from '../shared/ids.ts'
import { isStaff, type Issuer } from '../shared/roles.ts'
import { Bucket, Buckets, type Ticks } from './bucket.ts'

/** How long a socket that is one too many at its address should wait before it tries again, in ms. */
const CROWDED_RETRY_MS = 5_000
const SOCKETS_PER_ADDRESS = 3_000
/** What hardly anybody sends for long, in frames a second, and how many more than that make a link a hasty one. */
const CALM = { person: 20, staff: 300 }
const HASTY = { person: 60, staff: 600 }
/** Longer than this nobody waits because others send too much, in ms. */
const SHARED_MS = 1_000
/** Rooms are busy while so many frames have come of late from people in them. */
const BUSY = 10
/** Bodies of requests that are read at once for one room, or for one address that opens rooms: each may hold megabytes while it trickles in. */
const BODIES_AT_ONCE = 16

/** Whose link a socket was let in by. */
export interface Link {
  from: 'person' | 'staff'
  roomId: RoomId
  speaker: string
}

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
  readonly #bytes: Record<'person' | 'staff', Buckets>
  readonly #connections: Buckets
  readonly #upgrades: Buckets
  readonly #framesOfAddress: Buckets
  readonly #framesOfRoom: Buckets
  readonly #haste: Record<'person' | 'staff', Buckets>
  readonly #framesOfAll: Bucket
  readonly #handshakes: Buckets
  readonly #strangers: Buckets
  readonly #newRooms: Buckets
  readonly #applications: Buckets
  readonly #applicationsOfRoom: Buckets
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
    // A quarter more than the commands that are let through: what is beyond is not even read (see Pacer), for reading alone costs.
    this.#frames = { person: each(150, 300), staff: each(1_500) }
    // A megabyte takes as long to read as some hundred commands: four at once, and then one a second.
    this.#bytes = { person: each(1_100_000, 4_400_000), staff: each(4_400_000, 8_800_000) }
    this.#haste = { person: each(CALM.person), staff: each(CALM.staff) }
    // Beyond, those who are hasty wait: a program at the limit of its link does not by itself make it so.
    this.#framesOfRoom = each(1_200)
    this.#framesOfAddress = each(1_800)
    this.#framesOfAll = new Bucket(20, ticks)
    // Up to six for a page and one for the room, 300 people a second.
    this.#connections = each(2_500, 5_000)
    this.#upgrades = each(450)
    this.#handshakes = each(360)
    // Whose token is none of ours: fewer, and counted apart, so that they do not take the hall's place at the door.
    this.#strangers = each(60)
    this.#newRooms = each(66 / 60, 62)
    // A hall that is asked to sign up from one address: a hundred people at once, and then five a second.
    this.#applications = each(5, 120)
    this.#applicationsOfRoom = each(20, 300)
    // The page is some 12 files: 300 people at once, and then 200 a second, who open it for the first time; beyond, they wait.
    this.#requests = each(2_400, 3_600)
    // A list of 5,000 looked at and imported on a slow machine, and then three hundredths of the process.
    this.#workOfRoom = each(30, 3_000)
    this.#workOfAddress = each(60, 10_000)
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
   * `frames` of so many bytes together were read from a socket. How long nothing more should be read from it, in ms; 0: go on. All sockets
   * of a link count together. Where a room or an address sends too much, only who is hasty there has to wait.
   */
  frames(link: Link, address: string, frames: number, bytes: number): number {
    const { from, roomId, speaker } = link
    const key = `${roomId}/${speaker}`
    if (!this.areRoomsBusy) this.#framesOfAll.pour(frames)
    const ownMs = Math.max(this.#frames[from].of(key).pour(frames), this.#bytes[from].of(key).pour(bytes))
    const haste = this.#haste[from].of(key)
    if (haste.level <= HASTY[from]) haste.pour(frames)
    const sharedMs = Math.max(
      pourUpTo(SHARED_MS, this.#framesOfRoom.of(roomId), frames),
      pourUpTo(SHARED_MS, this.#framesOfAddress.of(address), frames),
    )
    return haste.level > HASTY[from] ? Math.max(ownMs, sharedMs) : ownMs
  }

  /** Whether people in rooms are being answered. */
  get areRoomsBusy(): boolean {
    return this.#framesOfAll.level > BUSY
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

  /** Whether it is worth describing one: nothing is counted. */
  moreRooms(address: string): number | undefined {
    return this.#newRooms.of(address).fullMs
  }

  /** Somebody applies to take part, or changes what they said. */
  application(roomId: string, address: string): number | undefined {
    return this.#applications.of(address).take() ?? this.#applicationsOfRoom.of(roomId).take()
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

/** Pours in while nobody would have to wait longer than `mostMs` for it. How long that is, in ms. */
function pourUpTo(mostMs: number, bucket: Bucket, amount: number): number {
  const waitMs = bucket.overMs
  return waitMs < mostMs ? bucket.pour(amount) : waitMs
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
