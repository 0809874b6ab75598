import type { Audience, Changes, Cursor, RecordName, WholeView } from '../../shared/protocol.ts'
import type { Reach } from '../../shared/views/ledger.ts'
import type { ViewRecord } from '../../shared/views/records.ts'
import type { Sealed } from '../../shared/views/sealed.ts'
import type { Clock } from '../clock.ts'
import { packetOf, type Packet } from './packet.ts'

/** After a frame, changes are gathered this long before the next goes out. */
const FRAME_MS = 40
/** How far back a feed remembers. Who was away for longer gets the whole view. */
const REMEMBERED_CHANGES = 1_000
const REMEMBERED_RECORDS = 10_000
/** Changes shorter than this many characters are sent without a look at how long the whole would be. */
const WORTH_COMPARING = 10_000

/** What one commit changed for an audience, and how far that brought its view. */
export interface Change {
  reach: Reach
  put: readonly Sealed[]
  remove: readonly RecordName[]
}

/** One socket, as a feed sees it. */
export interface Listener {
  /** Whether it can take more now; one that cannot is skipped, and asks for what it missed when it can. */
  writable(): boolean
  write(packet: Packet): void
}

/** What a feed asks of its room. */
export interface Source {
  reach(): Reach
  cursor(reach: Reach): Cursor
  records(): ViewRecord[]
  unseal(sealed: Sealed): ViewRecord
}

/** One audience of a room on this node: what changed lately, who listens, and how far each of them is. */
export class Feed {
  readonly #audience: Audience
  readonly #source: Source
  readonly #clock: Clock
  /** Oldest first; the first one followed `#from`, the last one led to `#reach`. */
  #recent: Change[] = []
  #remembered = 0
  #from: Reach
  #reach: Reach
  /** The count that the last frame led to. */
  #sent: number
  #gathering = false
  #whole: { packet: Packet; count: number } | undefined
  /** The count that each listener holds. */
  readonly #held = new Map<Listener, number>()

  constructor(audience: Audience, source: Source, clock: Clock) {
    this.#audience = audience
    this.#source = source
    this.#clock = clock
    this.#from = this.#reach = source.reach()
    this.#sent = this.#count
  }

  get listeners(): number {
    return this.#held.size
  }

  get #count(): number {
    return this.#reach.count
  }

  /** One commit more that changed what this audience sees. Goes out with the next `send`. */
  note(change: Change): void {
    this.#reach = change.reach
    this.#recent.push(change)
    this.#remembered += sizeOf(change)
    while (this.#recent.length > REMEMBERED_CHANGES || this.#remembered > REMEMBERED_RECORDS) {
      const oldest = this.#recent.shift()!
      this.#remembered -= sizeOf(oldest)
      this.#from = oldest.reach
    }
  }

  /** Sends what was noted: at once when all has been quiet, else with the next frame. */
  send(): void {
    if (this.#gathering || this.#sent === this.#count) return
    this.#sendFrame()
    this.#gathering = true
    this.#clock.after(FRAME_MS, () => {
      this.#gathering = false
      this.send()
    })
  }

  /** From now on `listener` is told; first what it missed since `held`, or the whole view when that is unknown, of another history or longer. */
  join(listener: Listener, held: Reach | undefined): void {
    const isOurs = held !== undefined && this.#reachAt(held.count)?.digest === held.digest
    listener.write(this.#shortestSince(isOurs ? held.count : -1))
    this.#held.set(listener, this.#count)
  }

  leave(listener: Listener): void {
    this.#held.delete(listener)
  }

  /** Brings a listener that can be written to again up to date, unless the next frame does. */
  catchUp(listener: Listener): void {
    const held = this.#held.get(listener)
    if (held === undefined || held === this.#count || !listener.writable()) return
    if (this.#gathering && held >= this.#sent) return
    listener.write(this.#shortestSince(held))
    this.#held.set(listener, this.#count)
  }

  /** Words were erased: a view made before that is not handed out again. */
  forgetWhole(): void {
    this.#whole = undefined
  }

  /** What it remembers counts for nothing any more. */
  startAgain(): void {
    this.#recent = []
    this.#remembered = 0
    this.#whole = undefined
    this.#from = this.#reach = this.#source.reach()
    this.#sent = this.#count
    for (const listener of this.#held.keys()) {
      listener.write(this.#wholePacket())
      this.#held.set(listener, this.#count)
    }
  }

  #sendFrame(): void {
    this.#sent = this.#count
    const packets = new Map<number, Packet>()
    for (const [listener, held] of this.#held) {
      if (held === this.#count || !listener.writable()) continue
      const packet = packets.get(held) ?? this.#packetSince(held)
      packets.set(held, packet)
      listener.write(packet)
      this.#held.set(listener, this.#count)
    }
  }

  #packetSince(count: number): Packet {
    const from = this.#reachAt(count)
    return from ? packetOf('changes', this.#changes(from)) : this.#wholePacket()
  }

  /** How far the view had come at a count; undefined where that is not remembered, or not reached. */
  #reachAt(count: number): Reach | undefined {
    return count === this.#from.count ? this.#from : this.#recent[count - this.#from.count - 1]?.reach
  }

  /** For who was away or slow: what was missed, or the whole where that is shorter. */
  #shortestSince(count: number): Packet {
    const packet = this.#packetSince(count)
    if (packet.text.length < WORTH_COMPARING) return packet
    const whole = this.#wholePacket()
    return whole.text.length < packet.text.length ? whole : packet
  }

  /** All that changed since, each record once, as it is at the end. */
  #changes(from: Reach): Changes {
    const put = new Map<string, Sealed>()
    const remove = new Map<string, RecordName>()
    const missed = this.#count - from.count
    for (const change of missed === 0 ? [] : this.#recent.slice(-missed)) {
      for (const name of change.remove) {
        put.delete(keyOf(name))
        remove.set(keyOf(name), name)
      }
      for (const sealed of change.put) {
        const key = keyOf(sealed.record)
        remove.delete(key)
        // Put anew, so that what is named comes before what names it.
        put.delete(key)
        put.set(key, sealed)
      }
    }
    return {
      audience: this.#audience,
      after: this.#source.cursor(from),
      cursor: this.#source.cursor(this.#reach),
      put: [...put.values()].map((sealed) => this.#source.unseal(sealed)),
      remove: [...remove.values()],
    }
  }

  #wholePacket(): Packet {
    if (this.#whole?.count !== this.#count) {
      const records = this.#source.records()
      const view: WholeView = { audience: this.#audience, cursor: this.#source.cursor(this.#reach), records }
      this.#whole = { packet: packetOf('view', view), count: this.#count }
    }
    return this.#whole.packet
  }
}

function sizeOf({ put, remove }: Change): number {
  return put.length + remove.length
}

function keyOf({ kind, id }: RecordName): string {
  return `${kind} ${id}`
}
