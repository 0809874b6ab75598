import { once } from 'node:events'
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net'

type State = 'open' | 'cut' | 'hung'

/** A port that leads to another one, and can be cut or made to say nothing. For what a network does to lines between machines. */
export class TcpLine {
  /** Where new connections lead. */
  target: number
  readonly #server: Server
  readonly #sockets = new Set<Socket>()
  /** Those that only hear what Redis publishes, by both ends. */
  readonly #hearing = new Set<Socket>()
  #state: State = 'open'

  private constructor(target: number) {
    this.target = target
    this.#server = createServer((near) => this.#join(near))
  }

  static async to(target: number): Promise<TcpLine> {
    const line = new TcpLine(target)
    line.#server.listen(0, '127.0.0.1')
    await once(line.#server, 'listening')
    return line
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port
  }

  /** Every connection breaks, new ones do too. */
  cut(): void {
    this.#state = 'cut'
    this.#breakAll()
  }

  /** Connections stay open, and nothing comes through any more. New ones are taken, and hear nothing. */
  hang(): void {
    this.#state = 'hung'
    for (const socket of this.#sockets) socket.pause()
  }

  /** Only the connection that subscribed to something at a Redis says nothing any more. @throws when there is none */
  hangHearing(): void {
    if (this.#hearing.size === 0) throw new Error('Nobody hears hints by this line.')
    for (const socket of this.#hearing) socket.pause()
  }

  /** As it was. After a silence what was held back comes through late, unless the connections break. */
  heal(heldBack: 'comes late' | 'is lost' = 'comes late'): void {
    if (heldBack === 'is lost') this.#breakAll()
    this.#state = 'open'
    for (const socket of this.#sockets) socket.resume()
  }

  close(): void {
    this.cut()
    this.#server.close()
  }

  #join(near: Socket): void {
    if (this.#state === 'cut') {
      near.destroy()
      return
    }
    const far = connect({ port: this.target, host: '127.0.0.1', noDelay: true })
    near.setNoDelay(true)
    for (const [from, to] of [[near, far] as const, [far, near] as const]) {
      this.#sockets.add(from)
      if (this.#state === 'hung') from.pause()
      from.on('data', (bytes: Buffer) => {
        if (from === near && bytes.includes('subscribe')) this.#hearing.add(near).add(far)
        if (to.write(bytes)) return
        from.pause()
        to.once('drain', () => this.#state !== 'hung' && from.resume())
      })
      from.on('error', () => undefined)
      from.once('close', () => {
        this.#sockets.delete(from)
        this.#hearing.delete(from)
        to.destroy()
      })
    }
  }

  #breakAll(): void {
    for (const socket of this.#sockets) socket.destroy()
  }
}
