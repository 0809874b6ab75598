import type { Answer } from '../../shared/protocol.ts'
import type { RequestRecord } from '../../shared/views/records.ts'
import type { Line } from './line.ts'

/** How a simulated participant answers: chances in [0, 1). */
export interface Temper {
  accepts: number
  declines: number
  /** Of the meetings agreed, cancelled again. */
  cancels: number
}

/** As at the events: most wishes are met, some are declined, some left without an answer, and some change their minds. */
export const usualTemper: Temper = { accepts: 0.86, declines: 0.1, cancels: 0.04 }
export const agreeable: Temper = { accepts: 1, declines: 0, cancels: 0 }

/** A simulated participant with a phone: answers requests as they come, and asks when told to. */
export class Player {
  readonly id: string
  readonly line: Line
  #temper: Temper
  #random: () => number
  #answered = new Set<string>()

  constructor(id: string, line: Line, temper: Temper, random: () => number) {
    this.id = id
    this.line = line
    this.#temper = temper
    this.#random = random
    line.onChange(() => this.#answerRequests())
  }

  /** Asks, unless that is pointless by now. Resolves with the room's answer. */
  ask(to: string, slotIds: readonly string[] = []): Promise<Answer> {
    return this.line.send('send-request', { to, slotIds })
  }

  #answerRequests(): void {
    for (const request of this.line.records('request').values()) {
      if (request.to !== this.id || request.state !== 'pending' || this.#answered.has(request.id)) continue
      this.#answered.add(request.id)
      void this.#answer(request).catch(() => undefined)
    }
  }

  async #answer({ id: requestId }: RequestRecord): Promise<void> {
    const mood = this.#random()
    if (mood < this.#temper.accepts) {
      const answer = await this.line.send('accept-request', { requestId })
      const regrets = this.#random() < this.#temper.cancels
      if (answer.ok && answer.meetingId && regrets)
        await this.line.send('cancel-meeting', { meetingId: answer.meetingId })
    } else if (mood < this.#temper.accepts + this.#temper.declines) {
      await this.line.send('decline-request', { requestId })
    }
  }
}
