import type { Answer } from '../../shared/protocol.ts'
import type { Ears, Line } from '../../server/line.ts'

/** A line in this process: keeps what goes out over it, with the time, and can get stuck. */
export class KeptLine implements Line {
  readonly #now: () => number
  readonly #sent: string[]
  #ears: Ears | undefined
  #isStuck = false
  isOpen = true

  /** `sent`: where it keeps what goes out. */
  constructor(now: () => number, sent: string[]) {
    this.#now = now
    this.#sent = sent
  }

  listen(ears: Ears): void {
    this.#ears = ears
  }

  welcome: Line['welcome'] = (welcome) => this.#keep(JSON.stringify(welcome))
  writable: Line['writable'] = () => !this.#isStuck
  write: Line['write'] = ({ text }) => this.#keep(text)

  end: Line['end'] = (code) => {
    this.#keep(`ended: ${code}`)
    this.close()
  }

  command(payload: unknown): Promise<Answer> {
    return new Promise((resolve) => this.#ears!.command(payload, resolve))
  }

  stuck(): void {
    this.#isStuck = true
  }

  free(): void {
    this.#isStuck = false
    this.#ears?.ready()
  }

  close(): void {
    if (!this.isOpen) return
    this.isOpen = false
    this.#ears?.closed()
  }

  #keep(bytes: string): void {
    this.#sent.push(`${this.#now()} ${bytes}`)
  }
}
