import { once } from 'node:events'
import WebSocket, { type ClientOptions } from 'ws'
import type { Answer } from '../../shared/protocol.ts'

/** Everything we wait for comes within this, in ms, or never. */
const WAIT_MS = 8_000

/** A WebSocket that speaks Engine.IO and Socket.IO by hand: nothing of a client library stands between a frame and the wire. */
export class RawSocket {
  readonly #socket: WebSocket
  readonly #answers = new Map<number, { answered: (answer: Answer) => void; lost: (why: Error) => void }>()
  readonly #waiting = new Set<() => void>()
  /** Packets of Socket.IO that came, but for answers. */
  readonly packets: string[] = []
  #lastId = 0
  closed: { code: number } | undefined

  private constructor(socket: WebSocket) {
    this.#socket = socket
    socket.on('message', (data: Buffer) => this.#take(data.toString()))
    socket.on('error', () => {})
    socket.on('close', (code) => {
      this.closed = { code }
      for (const { lost } of this.#answers.values()) lost(new Error('the socket was closed'))
      this.#tell()
    })
  }

  /** A line on which nothing has been said yet. @throws the status with which the upgrade was refused */
  static async open(url: string, options: ClientOptions = {}): Promise<RawSocket> {
    const socket = new WebSocket(`${url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`, options)
    const raw = new RawSocket(socket)
    const refused = new Promise<never>((_, reject) => {
      socket.once('unexpected-response', (_request, response) => reject(new Error(String(response.statusCode))))
      socket.once('error', reject)
    })
    await Promise.race([once(socket, 'open'), refused])
    return raw
  }

  /** One that asked to be let in with `auth`; `welcomed` or `refusedWith` tell what became of it. */
  static async connect(url: string, auth: unknown, options: ClientOptions = {}): Promise<RawSocket> {
    const raw = await RawSocket.open(url, options)
    raw.text(`40${JSON.stringify(auth)}`)
    await raw.until(() => raw.welcomed || raw.refusedWith !== undefined || raw.closed !== undefined)
    return raw
  }

  get welcomed(): boolean {
    return this.packets.some((packet) => packet.startsWith('2["welcome"'))
  }

  /** The code with which it was not let in. */
  get refusedWith(): string | undefined {
    const refusal = this.packets.find((packet) => packet.startsWith('4'))
    return refusal && ((JSON.parse(refusal.slice(1)) as { data?: { code?: string } }).data?.code ?? 'refused')
  }

  get ended(): string | undefined {
    const ended = this.packets.find((packet) => packet.startsWith('2["ended"'))
    return ended && (JSON.parse(ended.slice(1)) as [string, { code: string }])[1].code
  }

  /** The views that were sent whole, by audience, in the order in which they came. */
  get views(): { audience: string; cursor: string; records: Record<string, unknown>[] }[] {
    return this.packets
      .filter((packet) => packet.startsWith('2["view"'))
      .map((packet) => (JSON.parse(packet.slice(1)) as [string, never])[1])
  }

  /** One text message of Engine.IO, as it is. */
  text(message: string): void {
    this.#socket.send(message)
  }

  /** A command, answered under an acknowledgement id of its own. `payload`: JSON text. */
  ask(payload: string, event = '"command"'): Promise<Answer> {
    const id = ++this.#lastId
    return new Promise((resolve, reject) => {
      const late = setTimeout(() => reject(new Error(`no answer to ${payload.slice(0, 200)}`)), WAIT_MS)
      const settled =
        <T>(settle: (value: T) => void) =>
        (value: T) => {
          clearTimeout(late)
          settle(value)
        }
      this.#answers.set(id, { answered: settled(resolve), lost: settled(reject) })
      this.text(`42${id}[${event}${payload === '' ? '' : ','}${payload}]`)
    })
  }

  send(command: object): Promise<Answer> {
    return this.ask(JSON.stringify(command))
  }

  /** Looks whenever something has come. @throws when it does not in time */
  async until(check: () => boolean): Promise<void> {
    const late = Date.now() + WAIT_MS
    while (!check()) {
      if (Date.now() > late) throw new Error(`waited in vain; last came ${this.packets.at(-1)?.slice(0, 200)}`)
      await new Promise<void>((resolve) => {
        const timer = setTimeout(done, 100)
        const waiting = this.#waiting
        waiting.add(done)
        function done() {
          clearTimeout(timer)
          waiting.delete(done)
          resolve()
        }
      })
    }
  }

  leave(): void {
    this.#socket.terminate()
  }

  #take(message: string): void {
    if (message === '2') return this.text('3')
    if (!message.startsWith('4')) return
    const packet = message.slice(1)
    const answered = /^3(\d+)(\[.*)$/s.exec(packet)
    if (answered) {
      const id = Number(answered[1])
      this.#answers.get(id)?.answered((JSON.parse(answered[2]!) as [Answer])[0])
      this.#answers.delete(id)
    } else {
      this.packets.push(packet)
      this.#tell()
    }
  }

  #tell(): void {
    for (const waiting of [...this.#waiting]) waiting()
  }
}
