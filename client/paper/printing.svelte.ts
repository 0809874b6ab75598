/** So many sheets are made before the page may breathe: some 10 ms of work. */
const AT_ONCE = 8

/** Sheets on their way to the printer. Hundreds of them are made a few at a time, so that the page stays alive and says how far it is. */
export class Printing<Sheet> {
  /** Those of which paper is made; empty while nothing is printed. */
  sheets = $state.raw<readonly Sheet[]>([])
  made = $state(0)

  ready = $derived(this.sheets.slice(0, this.made))
  busy = $derived(this.sheets.length > 0 && this.made < this.sheets.length)

  /** Opens the printer's dialog as soon as all sheets are there. */
  begin(sheets: readonly Sheet[]): void {
    this.sheets = sheets
    this.made = 0
    this.#more()
  }

  stop(): void {
    this.sheets = []
    this.made = 0
  }

  #more(): void {
    const { sheets } = this
    setTimeout(() => {
      if (this.sheets !== sheets || sheets.length === 0) return
      this.made = Math.min(sheets.length, this.made + AT_ONCE)
      if (this.made < sheets.length) this.#more()
      else setTimeout(() => this.sheets === sheets && print())
    })
  }
}
