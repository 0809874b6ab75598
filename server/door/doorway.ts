import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { clientAddress, isThisMachine } from '../address.ts'
import type { Limits } from '../limits.ts'

/**
 * Connections of one address that are not in a room and ask nothing just now. A hall that comes in at 300 a second leaves each three
 * seconds to say who it is; a browser whose idle connection is closed opens another.
 */
const IDLE_PER_ADDRESS = 1_000
/** Requests that a connection has sent ahead of the answers. Browsers send none. */
const AHEAD = 32

/** A connection that nobody has come into a room by. */
interface Caller {
  line: Socket
  address: string
  /** Requests not answered yet. */
  asked: number
}

/**
 * Everybody who has a connection but is not in a room: pages being loaded, handshakes under way, and what never says a word. Where there
 * are too many, those who have been silent longest go first, and never who is in a room.
 */
export class Doorway {
  readonly #callers = new Map<Socket, Caller>()
  /** Oldest first. */
  readonly #idle = new Set<Caller>()
  readonly #asking = new Set<Caller>()
  readonly #idleByAddress = new Map<string, Set<Caller>>()
  readonly #limits: Limits
  readonly #mostOpen: number
  #open = 0

  /** `mostOpen`: connections at all, those in rooms too; below what the system lets this process open. */
  constructor(server: Server, limits: Limits, mostOpen: number) {
    this.#limits = limits
    this.#mostOpen = mostOpen
    server.on('connection', (line: Socket) => this.#come(line))
    server.prependListener('request', (request, response) => this.#ask(request, response))
    server.prependListener('upgrade', (request: IncomingMessage) => this.#upgrade(request))
  }

  /** Somebody is in a room by this connection: it is not ours to close any more. */
  letIn(line: Socket): void {
    const caller = this.#callers.get(line)
    if (caller) this.#forget(caller)
  }

  #come(line: Socket): void {
    const address = line.remoteAddress ?? ''
    this.#open++
    line.once('close', () => {
      this.#open--
      this.letIn(line)
    })
    if (this.#limits.connection(address) !== undefined) return void line.destroy()
    const caller = { line, address, asked: 0 }
    this.#callers.set(line, caller)
    this.#rest(caller)
    if (this.#open > this.#mostOpen) (first(this.#idle) ?? first(this.#asking) ?? caller).line.destroy()
  }

  #ask({ socket }: IncomingMessage, response: ServerResponse): void {
    const caller = this.#callers.get(socket)
    if (!caller) return
    if (++caller.asked > AHEAD) return void socket.destroy()
    this.#rouse(caller)
    this.#asking.add(caller)
    response.once('close', () => {
      if (--caller.asked > 0 || !this.#callers.has(socket)) return
      this.#asking.delete(caller)
      this.#rest(caller)
    })
  }

  /** Now we know for whom a proxy speaks. */
  #upgrade({ socket, headers }: IncomingMessage): void {
    const caller = this.#callers.get(socket)
    if (!caller) return
    this.#rouse(caller)
    caller.address = clientAddress(socket.remoteAddress, headers)
    this.#rest(caller)
  }

  #rest(caller: Caller): void {
    const { address } = caller
    this.#idle.add(caller)
    // A proxy has as many as it has people behind it.
    if (isThisMachine(address)) return
    let idle = this.#idleByAddress.get(address)
    if (!idle) this.#idleByAddress.set(address, (idle = new Set()))
    idle.add(caller)
    if (idle.size > IDLE_PER_ADDRESS) first(idle)!.line.destroy()
  }

  #rouse(caller: Caller): void {
    this.#idle.delete(caller)
    const idle = this.#idleByAddress.get(caller.address)
    idle?.delete(caller)
    if (idle?.size === 0) this.#idleByAddress.delete(caller.address)
  }

  #forget(caller: Caller): void {
    this.#rouse(caller)
    this.#asking.delete(caller)
    this.#callers.delete(caller.line)
  }
}

function first<T>(set: ReadonlySet<T>): T | undefined {
  return set.values().next().value
}
