import type { ViewKeeper } from '../../client/room/conversation.ts'
import { cursorsOf, withChanges, withWhole, type Views } from '../../client/room/views.ts'
import type { Changes, Cursor, WholeView } from '../../shared/protocol.ts'
import type { View } from '../../shared/views/reducer.ts'
import { doubleBookings, type BoardCopy } from './board-copy.ts'
import { finding, type Finding } from './finding.ts'

/** The staff view of one client, kept by the product's own reducer, and searched for double bookings after every frame that comes. */
export class HeldBoard implements ViewKeeper {
  frames = 0
  /** Frames that did not follow what was held: the client came again for them (L9). */
  gaps = 0
  readonly findings: Finding[] = []
  readonly #heard: () => void
  #views: Views = new Map()

  /** `heard`: called after every frame. */
  constructor(heard: () => void = () => {}) {
    this.#heard = heard
  }

  begin(whole: WholeView): void {
    this.#hold(withWhole(this.#views, whole))
  }

  receive(changes: Changes): boolean {
    const views = withChanges(this.#views, changes)
    if (views) this.#hold(views)
    else this.gaps++
    return views !== undefined
  }

  cursors(): Record<string, Cursor> {
    return cursorsOf(this.#views)
  }

  /** Undefined until the first view has come. */
  get view(): View | undefined {
    return this.#views.get('staff')
  }

  get copy(): BoardCopy {
    const { meeting, slot } = this.view?.records ?? {}
    return { cards: meeting ?? new Map(), slots: slot ?? new Map() }
  }

  #hold(views: Views): void {
    this.#views = views
    this.frames++
    for (const { what, id, cards } of doubleBookings(this.copy))
      this.findings.push(finding('L1', `${what} ${id} is in ${cards.join(' and ')} at once, at ${this.view?.cursor}`))
    this.#heard()
  }
}
