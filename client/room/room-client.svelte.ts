import { io, type Socket } from 'socket.io-client'
import type { Command } from '../../shared/commands.ts'
import type { ParticipantId } from '../../shared/ids.ts'
import { protocolVersion } from '../../shared/protocol.ts'
import type {
  Answer,
  Audience,
  Changes,
  ClientToServer,
  Cursor,
  Handshake,
  ServerToClient,
  Welcome,
  WholeView,
} from '../../shared/protocol.ts'
import type { Role } from '../../shared/roles.ts'
import { Clock } from './clock.svelte.ts'
import { takeIdentity } from './identity.ts'
import { Outbox } from './outbox.ts'
import { RoomRecords } from './records.svelte.ts'

/** `connecting`: nothing to show yet. `live`: all that is shown is true now. `offline`: true as of `asOf`. */
export type Line = 'connecting' | 'live' | 'offline'
export type Ending = Parameters<ServerToClient['ended']>[0]['code']

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
  role = $state<Role>()
  /** The participant whose link this is. */
  me = $state<ParticipantId>()
  ended = $state<Ending>()
  /** False: the room refuses commands, as its store does not answer (L10). */
  storing = $state(true)
  readonly clock = new Clock()
  readonly records = new RoomRecords()

  #socket: Socket<ServerToClient, ClientToServer>
  #identity = takeIdentity()
  #outbox = new Outbox()
  #dropped: ReturnType<typeof setTimeout> | undefined

  /** `name`: of the device, on a shared staff link. `url`: of the server, where it is not this page's. */
  constructor(link: { token: string; name?: string; url?: string }) {
    this.#socket = io(link.url ?? location.origin, {
      transports: ['websocket'],
      reconnectionDelay: 300,
      reconnectionDelayMax: 5000,
      auth: (say) => say(this.#handshake(link.token, link.name)),
    })
    this.#socket.on('welcome', (welcome) => this.#greet(welcome))
    this.#socket.on('view', (view) => this.#begin(view))
    this.#socket.on('changes', (changes) => this.#receive(changes))
    this.#socket.on('ended', ({ code }) => this.#end(code))
    this.#socket.on('connect_error', (error) => this.#refused(error))
    this.#socket.on('disconnect', () => this.#drop())
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
    const answer = await this.#outbox.put({ ...command, clientId, seq: nextSeq() })
    if (answer.ok) await this.records.reached(this.#own, answer.cursor, VIEW_FOLLOWS_MS)
    else if (answer.code === 'store-unreachable') this.#waitForStore()
    return answer
  }

  close(): void {
    this.#socket.disconnect()
    this.clock.stop()
    clearTimeout(this.#dropped)
  }

  get #own(): Audience {
    if (this.me) return `person:${this.me}`
    return this.role === 'screen' ? 'screen' : 'staff'
  }

  #handshake(token: string, name: string | undefined): Handshake {
    return {
      token,
      cursors: this.records.cursors(),
      protocol: protocolVersion,
      ...(name === undefined ? {} : { name }),
    }
  }

  #greet(welcome: Welcome): void {
    this.role = welcome.role
    this.me = welcome.participantId
    this.clock.set(welcome.serverTime)
    clearTimeout(this.#dropped)
    if (this.records.known) this.line = 'live'
    this.#outbox.open((letter, answer) => this.#socket.emit('command', letter, answer))
  }

  #begin(whole: WholeView): void {
    this.records.begin(whole)
    this.line = 'live'
    this.asOf = this.clock.now
  }

  #receive(changes: Changes): void {
    // A gap: come again with the cursors, and be told the rest (L9).
    if (!this.records.receive(changes)) this.#socket.disconnect().connect()
    this.storing = true
  }

  #drop(): void {
    this.#outbox.close()
    this.asOf = this.clock.now
    clearTimeout(this.#dropped)
    this.#dropped = setTimeout(() => {
      if (this.line === 'live') this.line = 'offline'
    }, PATIENCE_MS)
  }

  #refused(error: Error & { data?: unknown }): void {
    const code = (error.data as { code?: string } | undefined)?.code
    if (code === 'revoked' || code === 'room-gone' || code === 'not-allowed') this.#end(code)
    // Socket.IO comes back by itself after a broken line, but not after a refusal at the door.
    else if (!this.#socket.active) setTimeout(() => this.ended ?? this.#socket.connect(), PATIENCE_MS)
  }

  #end(code: Ending): void {
    this.ended = code
    this.close()
  }

  #waitForStore(): void {
    if (!this.storing) return
    this.storing = false
    const probe = async () => {
      if (this.storing || this.ended) return
      const ready = await fetch('/readyz').catch(() => undefined)
      if (ready?.ok) this.storing = true
      else setTimeout(probe, STORE_PROBE_MS)
    }
    setTimeout(probe, STORE_PROBE_MS)
  }
}
