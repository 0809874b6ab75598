import { io, type Socket } from 'socket.io-client'
import type { Command } from '../../shared/commands.ts'
import type { ParticipantId, RoomId } from '../../shared/ids.ts'
import type {
  Answer,
  Audience,
  Changes,
  ClientToServer,
  Cursor,
  ServerToClient,
  Welcome,
  WholeView,
} from '../../shared/protocol.ts'
import type { Role } from '../../shared/roles.ts'
import { isKeepable } from '../../shared/kept.ts'
import type { Device, Remembered } from '../device/device.ts'
import { KeptActs } from '../device/kept-acts.svelte.ts'
import { ViewKeeping } from '../device/view-keeping.ts'
import { Clock } from './clock.svelte.ts'
import { Conversation, type Ending, type Wire } from './conversation.ts'
import { takeIdentity } from './identity.ts'
import { RoomRecords } from './records.svelte.ts'
import type { Views } from './views.ts'

/** `connecting`: on the way; what is shown, if anything, is from the visit before. `live`: all that is shown is true now. `offline`: true as of `asOf`. */
export type Line = 'connecting' | 'live' | 'offline'
export type { Ending } from './conversation.ts'

/** A line that drops and comes back sooner than this is not worth a word to the people. */
const PATIENCE_MS = 1500
/** How often a room that cannot store is asked whether it can again. */
const STORE_PROBE_MS = 3000
/** After an `ok` the view follows within a frame or two; where it does not, the line is slow and the answer counts alone. */
const VIEW_FOLLOWS_MS = 2000

/** The line to a room, for phone, staff and screen alike: views come in, commands go out. */
export class RoomClient {
  line = $state<Line>('connecting')
  /** When what is shown was last known to be true, ms by the room's clock. */
  asOf = $state(0)
  /** Known, as the role, when the line has been greeted. */
  roomId: RoomId | undefined
  role = $state<Role>()
  /** The participant whose link this is. */
  me = $state<ParticipantId>()
  ended = $state<Ending>()
  /** False: the room refuses commands, as its store does not answer (L10). */
  storing = $state(true)
  /** What was done here and waits for its answer, or to be read. Absent where this device keeps nothing. */
  kept = $state.raw<KeptActs>()
  readonly clock = new Clock()
  readonly records = new RoomRecords()

  #socket: Socket<ServerToClient, ClientToServer>
  #identity = takeIdentity()
  #conversation: Conversation
  #dropped: ReturnType<typeof setTimeout> | undefined
  #device: Device | undefined
  #keeping: ViewKeeping | undefined
  /** Audiences whose news since the last visit have not come yet. */
  #awaited = new Set<Audience>()

  /**
   * `name`: of the device, on a shared staff link. `url`: of the server, where it is not this page's. Nothing happens before `open` is
   * called.
   */
  constructor(link: { token: string; name?: string; url?: string }) {
    this.#socket = io(link.url ?? location.origin, {
      transports: ['websocket'],
      autoConnect: false,
      reconnectionDelay: 300,
      reconnectionDelayMax: 5000,
      auth: (say) => say(this.#conversation.handshake(link.token, link.name)),
    })
    const after = (ms: number, callback: () => void) => setTimeout(callback, ms)
    this.#conversation = new Conversation(wireOf(this.#socket), this.records, after)
    this.#socket.on('welcome', (welcome) => this.#greet(welcome))
    this.#socket.on('view', (view) => this.#begin(view))
    this.#socket.on('changes', (changes) => this.#receive(changes))
    this.#socket.on('ended', ({ code }) => this.#end(code))
    this.#socket.on('connect_error', (error) => this.#refused(error))
    this.#socket.on('disconnect', () => this.#drop())
    addEventListener('online', this.#hurry)
  }

  /** Goes to the room, at first with what this device remembers of it. */
  async open(device?: Promise<Device | undefined>): Promise<void> {
    this.#device = await device
    const remembered = await this.#device?.remembered().catch(() => undefined)
    if (remembered) this.#restore(remembered)
    this.#socket.connect()
  }

  /** Where a participant's things are kept; undefined for everybody else, and where the browser keeps nothing. */
  get device(): Device | undefined {
    return this.me ? this.#device : undefined
  }

  /** Cursor of one's own view: of what was shown when one says "seen" (X). */
  get cursor(): Cursor | undefined {
    return this.records.cursors()[this.#own]
  }

  /**
   * Does what was asked, once (L3), as soon as there is a line; resolves with the room's answer, and after an `ok` when the view
   * shows it. Never rejects. Where the page is closed first, the command may be lost.
   */
  async send(command: Command): Promise<Answer> {
    const { clientId, nextSeq } = this.#identity
    const answer = await this.#conversation.ask({ ...command, clientId, seq: nextSeq() })
    if (answer.ok) await this.records.reached(this.#own, answer.cursor, VIEW_FOLLOWS_MS)
    else if (answer.code === 'store-unreachable') this.#waitForStore()
    return answer
  }

  /**
   * Does one of one's own acts, now or, where there is no line, as soon as there is one: it lies on this device until then. 'kept': nobody
   * should wait for its answer in place; it has a row on the page.
   */
  async act(command: Command): Promise<Answer | 'kept'> {
    const kept = isKeepable(command) ? await this.kept?.keep(command).catch(() => undefined) : undefined
    const answer = kept ?? (await this.send(command))
    if (kept && answer !== 'kept' && answer.ok) await this.records.reached(this.#own, answer.cursor, VIEW_FOLLOWS_MS)
    return answer
  }

  close(): void {
    this.#socket.disconnect()
    removeEventListener('online', this.#hurry)
    this.kept?.close()
    this.clock.stop()
    this.#keeping?.stop()
    clearTimeout(this.#dropped)
  }

  get #own(): Audience {
    if (this.me) return `person:${this.me}`
    return this.role === 'screen' ? 'screen' : 'staff'
  }

  #restore({ room, views }: Remembered): void {
    this.roomId = room.roomId
    this.me = room.me
    this.role = 'participant'
    this.asOf = room.asOf
    this.clock.runOn(room.offset)
    this.records.restore(views)
    this.#keep(views)
    if (navigator.onLine) this.#dropped = setTimeout(() => this.#lose(), PATIENCE_MS)
    else this.line = 'offline'
  }

  /** From now on what comes is kept on the device too. */
  #keep(known: Views): void {
    const [device, roomId, me] = [this.#device, this.roomId, this.me]
    if (this.#keeping || !device || !roomId || !me) return
    const keeping = new ViewKeeping(
      () => this.records.views,
      known,
      async (changed) => {
        const isLive = this.line === 'live'
        if (!isLive && changed.length === 0) return
        const asOf = isLive ? this.clock.exactly() : this.asOf
        await device.remember({ roomId, me, offset: this.clock.offset, asOf }, changed)
      },
    )
    this.records.watch(() => keeping.changed())
    this.#keeping = keeping
    this.kept = new KeptActs(device, {
      isLive: () => this.line === 'live' && this.#socket.connected,
      send: (letter) => this.#conversation.askOnce(letter),
      now: () => this.clock.exactly(),
      known: {
        slot: (id) => this.records.slotsById.get(id),
        slotOf: (id) => this.records.meetings.get(id)?.slotId,
        item: (id) => this.records.items.find((item) => item.id === id),
      },
      cannotStore: () => this.#waitForStore(),
    })
  }

  /** The device has a network again: not to wait until the next try is due. */
  #hurry = (): void => {
    if (this.#socket.connected || this.ended) return
    this.#socket.disconnect()
    this.#socket.connect()
  }

  #greet(welcome: Welcome): void {
    this.roomId = welcome.roomId
    this.role = welcome.role
    this.me = welcome.participantId
    this.clock.set(welcome.serverTime)
    this.#awaited = new Set(this.records.views.keys())
    this.#keep(new Map())
    this.#conversation.welcomed()
  }

  #begin(whole: WholeView): void {
    this.#conversation.view(whole)
    this.#cameOf(whole.audience)
  }

  #receive(changes: Changes): void {
    this.#conversation.changes(changes)
    this.#storesAgain()
    this.#cameOf(changes.audience)
  }

  /** Each view is told on coming, at least that nothing is new: with the last of them all that is shown is true. */
  #cameOf(audience: Audience): void {
    const wasAwaited = this.#awaited.delete(audience)
    if (this.#awaited.size > 0 || !this.#socket.connected) return
    clearTimeout(this.#dropped)
    if (this.line === 'live' && !wasAwaited) return
    this.line = 'live'
    this.asOf = this.clock.now
    this.kept?.send()
  }

  #drop(): void {
    this.#conversation.dropped()
    if (this.line === 'live') this.asOf = this.clock.exactly()
    clearTimeout(this.#dropped)
    this.#dropped = setTimeout(() => this.#lose(), PATIENCE_MS)
  }

  #lose(): void {
    if (this.records.known) this.line = 'offline'
    this.kept?.lineLost()
  }

  #refused(error: Error & { data?: unknown }): void {
    const code = (error.data as { code?: string } | undefined)?.code
    this.#conversation.refused(code)
    if (this.#conversation.ended) this.#end(this.#conversation.ended)
  }

  #end(code: Ending): void {
    this.ended = code
    this.#conversation.end(code)
    this.close()
    this.#device?.forget().catch(() => undefined)
  }

  #storesAgain(): void {
    if (this.storing) return
    this.storing = true
    this.kept?.send()
  }

  #waitForStore(): void {
    if (!this.storing) return
    this.storing = false
    const probe = async () => {
      if (this.storing || this.ended) return
      const ready = await fetch('/readyz').catch(() => undefined)
      if (ready?.ok) this.#storesAgain()
      else setTimeout(probe, STORE_PROBE_MS)
    }
    setTimeout(probe, STORE_PROBE_MS)
  }
}

function wireOf(socket: Socket<ServerToClient, ClientToServer>): Wire {
  return {
    get active() {
      return socket.active
    },
    send: (letter, answer) => void socket.emit('command', letter, answer),
    connect: () => void socket.connect(),
    disconnect: () => void socket.disconnect(),
  }
}
