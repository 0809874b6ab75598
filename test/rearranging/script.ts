import type { BoardCopy } from './board-copy.ts'
import type { Deed } from './deeds.ts'

/** What happened on the clients' side. `at`: ms since the round's beginning. `by`: which facilitator. */
export type ScriptEntry = { at: number; by: number } & (
  { what: 'drag'; deed: Deed } | { what: 'cut' } | { what: 'mended' }
)

/** A part of a run, and the board as it was at its beginning. */
export interface Round {
  start: BoardCopy
  entries: ScriptEntry[]
}

/** Acts of a round. Another board that is put through the same goes its own way, and after a while no drag fits it any more. */
const ROUND = 250

/** Who dragged what, and when whose line was cut: what another board can be put through too. */
export class Script {
  readonly rounds: Round[] = []
  readonly #cut = new Set<number>()
  #began = 0
  #drags = 0

  /** `copy`: the board as the one who drags sees it. */
  dragged(by: number, deed: Deed, copy: BoardCopy): void {
    if (this.rounds.length === 0 || (this.#drags >= ROUND && !this.#cut.has(by))) this.#begin(copy)
    this.#drags++
    this.#note({ at: this.#now(), by, what: 'drag', deed })
  }

  cut(by: number): void {
    this.#cut.add(by)
    this.#note({ at: this.#now(), by, what: 'cut' })
  }

  mended(by: number): void {
    this.#cut.delete(by)
    this.#note({ at: this.#now(), by, what: 'mended' })
  }

  #begin(start: BoardCopy): void {
    this.#began = performance.now()
    this.#drags = 0
    this.rounds.push({ start, entries: [...this.#cut].map((by) => ({ at: 0, by, what: 'cut' })) })
  }

  #note(entry: ScriptEntry): void {
    this.rounds.at(-1)!.entries.push(entry)
  }

  #now(): number {
    return performance.now() - this.#began
  }
}
