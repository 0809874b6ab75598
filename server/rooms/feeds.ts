import type { LogId, ParticipantId } from '../../shared/ids.ts'
import type { Audience, Cursor } from '../../shared/protocol.ts'
import type { Room } from '../../shared/room.ts'
import type { ViewRecord } from '../../shared/views/records.ts'
import { cursorOf, parseCursor, personOf, reachOf, type Ledger, type Reach } from '../../shared/views/ledger.ts'
import { recordsOf } from '../../shared/views/project.ts'
import { unseal, type Sealed } from '../../shared/views/sealed.ts'
import { keyNow } from '../../shared/views/words.ts'
import type { Clock } from '../clock.ts'
import { Feed, type Change, type Listener } from './feed.ts'
import type { Personal } from './personal.ts'

/** What the feeds of a room show: the room as it is, with its words. */
export interface Shown {
  readonly room: Room
  readonly ledger: Ledger
  readonly personal: Personal
}

/** Address of somebody's calendar feed, under an origin. */
type CalendarOf = (id: ParticipantId, base: string) => string

/** The feeds of one room: one for each audience that somebody on this node has listened to. */
export class Feeds {
  readonly #feeds = new Map<Audience, Feed>()
  readonly #shown: () => Shown
  readonly #calendar: CalendarOf
  /** Origin under which whom an audience belongs to reached us last. Only people's own: what all read names no address of ours. */
  readonly #bases = new Map<Audience, string>()
  readonly #clock: Clock

  constructor(shown: () => Shown, calendar: CalendarOf, clock: Clock) {
    this.#shown = shown
    this.#calendar = calendar
    this.#clock = clock
  }

  get listeners(): number {
    let listeners = 0
    for (const feed of this.#feeds.values()) listeners += feed.listeners
    return listeners
  }

  /** Opaque to clients; of the room as it is now. */
  cursor(audience: Audience): Cursor {
    const { room, ledger } = this.#shown()
    return cursorOf(room.logId, audience, reachOf(ledger, audience))
  }

  /** Any record of an audience, with its words. */
  records(audience: Audience): ViewRecord[] {
    return recordsOf(this.#shown().room, audience).map((sealed) => this.#unseal(audience, sealed))
  }

  /**
   * `cursors`: whatever the client says it holds; what does not fit counts for nothing. `base`: the origin that it says it reached us by,
   * for links in this audience's own records and nobody else's.
   */
  join(audience: Audience, listener: Listener, cursors: readonly unknown[], base: string): void {
    if (personOf(audience) !== undefined && this.#bases.get(audience) !== base) {
      this.#bases.set(audience, base)
      this.#feeds.get(audience)?.forgetWhole()
    }
    let feed = this.#feeds.get(audience)
    if (!feed) this.#feeds.set(audience, (feed = this.#open(audience)))
    feed.join(listener, heldReach(cursors, this.#shown().room.logId, audience))
  }

  /** Whether a client says that it has seen more of this log than is known here, or other things. */
  isBehind(audience: Audience, cursors: readonly unknown[]): boolean {
    const { room, ledger } = this.#shown()
    const [held, ours] = [heldReach(cursors, room.logId, audience), reachOf(ledger, audience)]
    return held !== undefined && held.count >= ours.count && held.digest !== ours.digest
  }

  leave(audience: Audience, listener: Listener): void {
    this.#feeds.get(audience)?.leave(listener)
  }

  catchUp(audience: Audience, listener: Listener): void {
    this.#feeds.get(audience)?.catchUp(listener)
  }

  note(changes: ReadonlyMap<Audience, Change>): void {
    for (const [audience, change] of changes) this.#feeds.get(audience)?.note(change)
  }

  send(): void {
    for (const feed of this.#feeds.values()) feed.send()
  }

  forgetWholeViews(): void {
    for (const feed of this.#feeds.values()) feed.forgetWhole()
  }

  /** The room is another than it was: everybody gets the whole of it. */
  startAgain(): void {
    for (const feed of this.#feeds.values()) feed.startAgain()
  }

  #open(audience: Audience): Feed {
    return new Feed(
      audience,
      {
        reach: () => reachOf(this.#shown().ledger, audience),
        cursor: (reach) => cursorOf(this.#shown().room.logId, audience, reach),
        records: () => this.records(audience),
        unseal: (sealed) => this.#unseal(audience, sealed),
      },
      this.#clock,
    )
  }

  #unseal(audience: Audience, sealed: Sealed): ViewRecord {
    const { room, personal } = this.#shown()
    return unseal(sealed, (key) => personal.words(keyNow(room, key)), {
      calendar: (id) => this.#calendar(id, this.#bases.get(audience) ?? ''),
      isPersonName: (name) => personal.isPersonName(room, name),
    })
  }
}

function heldReach(cursors: readonly unknown[], logId: LogId, audience: Audience): Reach | undefined {
  for (const text of cursors) {
    const cursor = parseCursor(text)
    if (cursor?.logId === logId && cursor.audience === audience) return cursor.reach
  }
  return undefined
}
