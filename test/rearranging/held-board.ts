import type { ViewKeeper } from '../../client/room/conversation.ts'
import { cursorsOf, withChanges, withWhole, type Views } from '../../client/room/views.ts'
import type { Changes, Cursor, WholeView } from '../../shared/protocol.ts'
import type { View } from '../../shared/views/reducer.ts'
import { doubleBookings, type BoardCopy, type Card, type Span } from './board-copy.ts'
import { finding, type Finding } from './finding.ts'

/** The views of one client, kept by the product's own reducer, and searched for double bookings after every frame that comes. */
export class HeldBoard implements ViewKeeper {
  frames = 0
  /** Frames that did not follow what was held: the client came again for them (L9). */
  gaps = 0
  readonly findings: Finding[] = []
  /** What its views show together. */
  copy: BoardCopy = { cards: new Map(), slots: new Map() }
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

  /** Of staff; undefined until it has come. */
  get view(): View | undefined {
    return this.#views.get('staff')
  }

  /** All views have come that there are: a person's are two, everybody else's is one. */
  get isWhole(): boolean {
    const [some] = this.#views.keys()
    return some !== undefined && this.#views.size === (some === 'staff' || some === 'screen' ? 1 : 2)
  }

  get all(): Views {
    return this.#views
  }

  #hold(views: Views): void {
    this.#views = views
    this.copy = copyOf(views)
    this.frames++
    for (const { what, id, cards } of doubleBookings(this.copy))
      this.findings.push(finding('L1', `${what} ${id} is in ${cards.join(' and ')} at once, at ${this.#where()}`))
    this.#heard()
  }

  #where(): string {
    return Object.values(this.cursors()).join(' and ')
  }
}

/** Staff see all of it in one view, a person one's own meetings beside the floor's slots, the big screen cells without people. */
function copyOf(views: Views): BoardCopy {
  const [cards, slots] = [new Map<string, Card>(), new Map<string, Span>()]
  for (const { records } of views.values()) {
    for (const [id, card] of records.meeting ?? []) cards.set(id, card)
    for (const [id, { slotId, tableId }] of records.cell ?? [])
      cards.set(id, { id, participantIds: [], slotId, tableId })
    for (const [id, slot] of records.slot ?? []) slots.set(id, slot)
  }
  // The first of a person's two views may be the one without the slots.
  return slots.size > 0 ? { cards, slots } : { cards: new Map(), slots }
}
