import type { Answer } from '../../shared/protocol.ts'

/** A command with its identity, as it goes over the wire. */
export interface Letter {
  clientId: string
  seq: number
  type: string
}

/** Calls back once, `ms` from now. */
export type After = (ms: number, callback: () => void) => unknown

interface Waiting {
  letter: Letter
  resolve: (answer: Answer) => void
}

/**
 * Commands that are not answered yet, in the order in which they were made. Each is sent again with the same identity after every
 * reconnect, which is safe (L3): what is lost on the way is either the command or its answer, and nobody can tell which.
 */
export class Outbox {
  #waiting = new Map<number, Waiting>()
  #transmit: ((letter: Letter, answer: (answer: Answer) => void) => void) | undefined
  readonly #after: After

  constructor(after: After) {
    this.#after = after
  }

  /** Resolves with the answer, however long the way to it. */
  put(letter: Letter): Promise<Answer> {
    return new Promise((resolve) => {
      this.#waiting.set(letter.seq, { letter, resolve })
      this.#send(letter)
    })
  }

  /** The line is there: everything that waits goes out, oldest first. */
  open(transmit: (letter: Letter, answer: (answer: Answer) => void) => void): void {
    this.#transmit = transmit
    for (const { letter } of this.#waiting.values()) this.#send(letter)
  }

  close(): void {
    this.#transmit = undefined
  }

  #send(letter: Letter): void {
    this.#transmit?.(letter, (answer) => {
      if (!answer.ok && answer.code === 'busy') return this.#again(letter, answer.retryAfterMs)
      this.#waiting.get(letter.seq)?.resolve(answer)
      this.#waiting.delete(letter.seq)
    })
  }

  /** The room asked to wait: nothing for a person to decide. */
  #again(letter: Letter, afterMs = 500): void {
    this.#after(afterMs, () => this.#send(letter))
  }
}
