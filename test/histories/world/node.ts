import { startProcess, type ServerProcess } from '../../server/process.ts'
import { TcpLine } from './tcp-line.ts'

/** A server of the room in a process of its own, with a line to it that can be disturbed. */
export class ServerNode {
  readonly number: number
  /** Of its clients; those that want the quick way go to `port`. */
  readonly front: TcpLine
  /** To its Redis; undefined with the embedded store. */
  readonly back: TcpLine | undefined
  readonly #program: string
  readonly #environment: Record<string, string>
  #process: ServerProcess | undefined

  private constructor(
    number: number,
    program: string,
    environment: Record<string, string>,
    lines: { front: TcpLine; back: TcpLine | undefined },
  ) {
    this.number = number
    this.#program = program
    this.#environment = environment
    this.front = lines.front
    this.back = lines.back
  }

  /** `store`: port of its Redis, or undefined where the environment says where the embedded one lies. */
  static async start(
    number: number,
    program: string,
    environment: Record<string, string>,
    store?: number,
  ): Promise<ServerNode> {
    const [front, back] = await Promise.all([TcpLine.to(0), store === undefined ? undefined : TcpLine.to(store)])
    const found = { ...environment, ...(back && { REDIS_URL: `redis://127.0.0.1:${back.port}` }) }
    const node = new ServerNode(number, program, found, { front, back })
    await node.start()
    return node
  }

  get port(): number {
    return this.front.target
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`
  }

  async start(): Promise<void> {
    this.#process = await startProcess(this.#program, this.#environment)
    this.front.target = Number(new URL(this.#process.url).port)
  }

  async kill(): Promise<void> {
    await this.#process?.end('SIGKILL')
    this.#process = undefined
  }

  /** In good order, as an operator would. */
  async stop(): Promise<void> {
    await this.#process?.end('SIGTERM')
    this.#process = undefined
  }

  /** Nothing of it moves, its sockets stay open. */
  freeze(): void {
    this.#process?.child.kill('SIGSTOP')
  }

  thaw(): void {
    this.#process?.child.kill('SIGCONT')
  }

  async end(): Promise<void> {
    this.thaw()
    await this.stop()
    this.front.close()
    this.back?.close()
  }
}
