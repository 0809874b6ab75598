import * as Y from 'yjs'
import type { Place } from '../../shared/room.ts'
import { doubleBookings, isFree, placeOf, type BoardCopy, type Card } from './board-copy.ts'
import type { Deed } from './deeds.ts'

type Put = [cardId: string, to: Place | null]

/**
 * A board as a plain Yjs map, card -> place: the last write wins. A card is dropped only where this copy shows the cell and its people
 * free, as a careful page would do it.
 */
export class PlainBoard {
  readonly doc = new Y.Doc()
  /** Kept beside the map, so that a look at the board costs no walk through the document. */
  readonly copy: BoardCopy & { cards: Map<string, Card> }
  readonly #places = this.doc.getMap<Place>('places')

  constructor({ cards, slots }: BoardCopy) {
    const bare = [...cards.values()].map(({ id, participantIds }): [string, Card] => [id, { id, participantIds }])
    this.copy = { cards: new Map(bare), slots }
    this.#places.observe(({ keysChanged }) => {
      for (const id of keysChanged) {
        const { participantIds } = this.copy.cards.get(id)!
        this.copy.cards.set(id, { id, participantIds, ...this.#places.get(id) })
      }
    })
  }

  /** As the board that it begins with. */
  fill({ cards }: BoardCopy): void {
    this.#write([...cards.values()].map((card): Put => [card.id, placeOf(card)]))
  }

  /** Whether it was dropped: nothing is written of what this copy shows in the way. */
  drag(deed: Deed): boolean {
    const puts = this.#putsOf(deed).filter(([id, to]) => !samePlace(placeOf(this.copy.cards.get(id)!), to))
    if (puts.length === 0 || !this.#fit(puts)) return false
    this.#write(puts)
    return true
  }

  /** Each double booking that this copy shows, by a name of its own. */
  doubles(): { people: string[]; tables: string[] } {
    const found = doubleBookings(this.copy)
    const named = (what: string) =>
      found.filter((double) => double.what === what).map(({ id, cards }) => `${id} ${[...cards].sort().join(' ')}`)
    return { people: named('person'), tables: named('table') }
  }

  /** The same for copies that are the same. */
  text(): string {
    return JSON.stringify([...this.copy.cards.values()].map((card) => [card.id, placeOf(card)]))
  }

  /** Locks, undoing and plans as such a plain board does not have. */
  #putsOf(deed: Deed): Put[] {
    const here = (id: string) => placeOf(this.copy.cards.get(id)!)
    switch (deed.type) {
      case 'move-meeting':
        return [[deed.meetingId, { slotId: deed.slotId, tableId: deed.tableId }]]
      case 'unplace-meeting':
        return [[deed.meetingId, null]]
      case 'swap-meetings': {
        const [one, other] = deed.meetingIds
        if (!here(one) || !here(other)) return []
        return [
          [one, here(other)],
          [other, here(one)],
        ]
      }
      case 'publish-plan':
        return deed.intents.flatMap(({ meetingId, to }): Put[] => (to === undefined ? [] : [[meetingId, to]]))
      default:
        return []
    }
  }

  /** All in their new places, with all of them out of the way. */
  #fit(puts: readonly Put[]): boolean {
    const moving = new Set(puts.map(([id]) => id))
    const cards = new Map(this.copy.cards)
    for (const id of moving) cards.set(id, { ...cards.get(id)!, slotId: null, tableId: null })
    for (const [id, to] of puts) {
      const card = cards.get(id)!
      if (to && !isFree({ cards, slots: this.copy.slots }, to, card.participantIds, new Set())) return false
      cards.set(id, { ...card, ...to })
    }
    return true
  }

  #write(puts: readonly Put[]): void {
    this.doc.transact(() => {
      for (const [id, to] of puts) {
        if (to) this.#places.set(id, to)
        else this.#places.delete(id)
      }
    }, this)
  }
}

function samePlace(a: Place | null, b: Place | null): boolean {
  return a?.slotId === b?.slotId && a?.tableId === b?.tableId
}
