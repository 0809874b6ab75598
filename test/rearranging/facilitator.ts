import type { Chance } from '../histories/world/chance.ts'
import { late } from '../histories/world/late.ts'
import { Browser } from './browser.ts'
import { nextDeed, type Bustle, type Deed } from './deeds.ts'
import type { Script } from './script.ts'
import type { SlowLine } from './slow-line.ts'

/** How many commands one has under way at most while the line is there, and while it is cut: then one drags on for a while. */
const UNDER_WAY = { open: 2, cut: 4 }
/** ms */
const THINKING = { least: 0, most: 25 }
const CUT = { least: 60, most: 900 }
const SHARE = { cut: 1 / 40, askedAgain: 1 / 40 }

/** Somebody who rearranges the board in a browser, over a line that gets cut. */
export class Facilitator {
  readonly browser: Browser
  cuts = 0
  readonly #index: number
  readonly #line: SlowLine
  readonly #chance: Chance
  #underWay = 0

  constructor(index: number, token: string, line: SlowLine, chance: Chance) {
    this.#index = index
    this.#line = line
    this.#chance = chance
    this.browser = new Browser(line.url, token, `board-${index}`)
  }

  /** Acts while `more` says that there is more to do, and cuts the line meanwhile. Resolves when all of it is answered. */
  async play(more: () => boolean, bustle: Bustle, script: Script): Promise<void> {
    const { board } = this.browser
    while (more()) {
      await this.browser.until(() => this.#underWay < (this.#line.isCut ? UNDER_WAY.cut : UNDER_WAY.open))
      const deed = nextDeed(this.#chance, board.view!, board.copy, bustle)
      script.dragged(this.#index, deed, board.copy)
      void this.#ask(deed)
      if (!this.#line.isCut && this.#chance.is(SHARE.cut)) void this.#cutLine(script)
      await late(this.#chance.between(THINKING.least, THINKING.most))
    }
    await this.browser.until(() => this.#underWay === 0 && !this.#line.isCut)
  }

  async #ask(deed: Deed): Promise<void> {
    this.#underWay++
    const asked = await this.browser.ask(deed)
    this.#underWay--
    this.browser.wake()
    if (asked.answer?.ok && this.#chance.is(SHARE.askedAgain)) this.browser.askAgain(asked)
  }

  async #cutLine(script: Script): Promise<void> {
    this.cuts++
    this.#line.cut()
    script.cut(this.#index)
    await late(this.#chance.between(CUT.least, CUT.most))
    this.#line.mend()
    script.mended(this.#index)
    this.browser.wake()
  }
}
