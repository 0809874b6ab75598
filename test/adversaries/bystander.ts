import { morning, openRoom, invite } from '../server/house.ts'
import type { Hall } from './hall.ts'
import { RawSocket } from './raw-socket.ts'

/** How long answers took, in ms. */
export interface Pace {
  answers: number
  p50: number
  p99: number
  most: number
}

const EVERY_MS = 25

/** Somebody honest in a room of their own, who asks for something small forty times a second and looks how long the answer takes. */
export class Bystander {
  readonly #socket: RawSocket
  #seq = 0
  #times: number[] = []

  private constructor(socket: RawSocket) {
    this.#socket = socket
  }

  static async join(hall: Hall): Promise<Bystander> {
    const room = await openRoom(hall, morning())
    const [ann] = await invite(hall, room, ['Ann'])
    return new Bystander(await RawSocket.connect(hall.url, { token: ann!.token }))
  }

  /** @throws when an answer does not come, or is not the right one */
  async walk(ms: number): Promise<void> {
    const until = performance.now() + ms
    while (performance.now() < until) {
      const begun = performance.now()
      const answer = await this.#socket.send({
        clientId: 'ann',
        seq: ++this.#seq,
        type: 'set-availability',
        slotId: 's1.1',
        open: this.#seq % 2 === 0,
      })
      if (!answer.ok) throw new Error(`somebody honest was refused: ${JSON.stringify(answer)}`)
      this.#times.push(performance.now() - begun)
      await new Promise((resolve) => setTimeout(resolve, Math.max(0, EVERY_MS - (performance.now() - begun))))
    }
  }

  /** Of what was asked since the last look. */
  pace(): Pace {
    const times = this.#times.sort((a, b) => a - b)
    this.#times = []
    const at = (share: number) =>
      Number((times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0).toFixed(1))
    return { answers: times.length, p50: at(0.5), p99: at(0.99), most: at(1) }
  }

  leave(): void {
    this.#socket.leave()
  }
}
