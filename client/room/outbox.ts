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
  /** Told that nothing came back, of letters that were sent once. */
  #abandoned = new Set<() => void>()
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

  /** Sends a letter that somebody else keeps. Undefined: there is no line, or it broke before the answer. */
  once(letter: Letter): Promise<Answer | undefined> {
    return new Promise((resolve) => {
      if (!this.#transmit) return resolve(undefined)
      const abandon = () => resolve(undefined)
      this.#abandoned.add(abandon)
      this.#transmit(letter, (answer) => {
        this.#abandoned.delete(abandon)
        resolve(answer)
      })
    })
  }

  /** The line is there: everything that waits goes out, oldest first. */
  open(transmit: (letter: Letter, answer: (answer: Answer) => void) => void): void {
    this.#transmit = transmit
    for (const { letter } of this.#waiting.values()) this.#send(letter)
  }

  close(): void {
    this.#transmit = undefined
    for (const abandon of this.#abandoned) abandon()
    this.#abandoned.clear()
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
