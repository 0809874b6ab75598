import { once } from 'node:events'
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net'

/** A port that leads to a server as a hall's network would: everything comes a little later, and the line can be cut. */
export class SlowLine {
  /** Each way, in ms. */
  readonly delay: number
  isCut = false
  readonly #target: number
  readonly #server: Server
  readonly #sockets = new Set<Socket>()

  private constructor(target: number, delay: number) {
    this.#target = target
    this.delay = delay
    this.#server = createServer((near) => this.#join(near))
  }

  static async to(url: string, delay: number): Promise<SlowLine> {
    const line = new SlowLine(Number(new URL(url).port), delay)
    line.#server.listen(0, '127.0.0.1')
    await once(line.#server, 'listening')
    return line
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`
  }

  /** Connections break with what is on its way, and new ones do too. */
  cut(): void {
    this.isCut = true
    for (const socket of this.#sockets) socket.destroy()
  }

  mend(): void {
    this.isCut = false
  }

  close(): void {
    this.cut()
    this.#server.close()
  }

  #join(near: Socket): void {
    if (this.isCut) return void near.destroy()
    const far = connect({ port: this.#target, host: '127.0.0.1', noDelay: true })
    near.setNoDelay(true)
    for (const [from, to] of [[near, far] as const, [far, near] as const]) {
      this.#sockets.add(from)
      // Timers of one length go off in the order in which they were set.
      from.on('data', (bytes: Buffer) => setTimeout(() => to.writable && to.write(bytes), this.delay))
      from.on('error', () => undefined)
      from.once('close', () => {
        this.#sockets.delete(from)
        to.destroy()
      })
    }
  }
}
