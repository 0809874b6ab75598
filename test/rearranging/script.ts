import type { Deed } from './deeds.ts'

/** What happened on the clients' side of a run. `at`: ms since its beginning. `by`: which facilitator. */
export type ScriptEntry = { at: number; by: number } & (
  { what: 'drag'; deed: Deed } | { what: 'cut' } | { what: 'mended' }
)

/** Who dragged what, and when whose line was cut: what another board can be put through too. */
export class Script {
  readonly entries: ScriptEntry[] = []
  readonly #began = performance.now()

  dragged(by: number, deed: Deed): void {
    this.entries.push({ at: this.#now(), by, what: 'drag', deed })
  }

  cut(by: number): void {
    this.entries.push({ at: this.#now(), by, what: 'cut' })
  }

  mended(by: number): void {
    this.entries.push({ at: this.#now(), by, what: 'mended' })
  }

  #now(): number {
    return performance.now() - this.#began
  }
}
