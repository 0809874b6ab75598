import type { CommandOf } from '../../shared/commands.ts'
import type { Place } from '../../shared/room.ts'
import type { MeetingRecord } from '../../shared/views/records.ts'
import type { View } from '../../shared/views/reducer.ts'
import type { Chance } from '../histories/world/chance.ts'
import { isFree, placeOf, type BoardCopy } from './board-copy.ts'

/** What a facilitator does. */
export type Deed = CommandOf<
  | 'move-meeting'
  | 'swap-meetings'
  | 'unplace-meeting'
  | 'lock-meeting'
  | 'unlock-meeting'
  | 'undo'
  | 'start-plan'
  | 'publish-plan'
>
type Publish = CommandOf<'publish-plan'>
type Intent = Publish['intents'][number]

/** Where all look just now: the same few cells, the cards of one person, and what was published last. Shared by the facilitators of a room. */
export class Bustle {
  cells: Place[] = []
  cards: string[] = []
  published: Publish | undefined
  #acts = 0

  /** Counted by everybody's acts: after so many the bustle is elsewhere. */
  look(chance: Chance, places: readonly Place[], copy: BoardCopy): void {
    if (this.#acts++ % 30 > 0) return
    const free = places.filter((place) => isFree(copy, place, [], new Set()))
    this.cells = chance.shuffled(free.length > 0 ? free : places).slice(0, 3)
    const cards = [...copy.cards.values()]
    const person = chance.pick(chance.pick(cards).participantIds)
    this.cards = cards.filter(({ participantIds }) => participantIds.includes(person)).map(({ id }) => id)
  }
}

const PLANS = 3

/** The next act of somebody who sees this view: often for what others reach for too, seldom blindly. */
export function nextDeed(chance: Chance, view: View, copy: BoardCopy, bustle: Bustle): Deed {
  const hand = new Hand(chance, view, copy, bustle)
  if ((view.records.plan?.size ?? 0) < PLANS && chance.is(0.2))
    return { type: 'start-plan', name: `Plan ${chance.pick(['A', 'B', 'C'])}` }
  const roll = chance.between(0, 100)
  if (roll < 46) return hand.move()
  if (roll < 64) return hand.swap()
  if (roll < 80) return hand.publish() ?? hand.swap()
  if (roll < 87) return hand.putAside()
  if (roll < 94) return { type: 'undo' }
  return hand.lock()
}

class Hand {
  readonly #chance: Chance
  readonly #view: View
  readonly #copy: BoardCopy
  readonly #bustle: Bustle
  readonly #placed: MeetingRecord[]
  readonly #places: Place[]

  constructor(chance: Chance, view: View, copy: BoardCopy, bustle: Bustle) {
    this.#chance = chance
    this.#view = view
    this.#copy = copy
    this.#bustle = bustle
    this.#placed = [...(view.records.meeting?.values() ?? [])].filter(({ state }) => state === 'placed')
    const tables = [...(view.records.table?.keys() ?? [])]
    this.#places = [...copy.slots.keys()].flatMap((slotId) => tables.map((tableId) => ({ slotId, tableId })))
    bustle.look(chance, this.#places, copy)
  }

  move(): Deed {
    const card = this.#card()
    const taken = this.#chance.is(0.85) ? { from: placeOf(card) } : {}
    return { type: 'move-meeting', meetingId: card.id, ...this.#place(card, new Set([card.id])), ...taken }
  }

  swap(): Deed {
    const [one, other] = [this.#chance.pick(this.#placed), this.#chance.pick(this.#placed)]
    const alike = this.#placed.filter(({ id, slotId }) => slotId === one.slotId && id !== one.id)
    // Within a slot only the tables change hands: nobody is in the way.
    const beside = alike.length > 0 && this.#chance.is(0.6) ? this.#chance.pick(alike) : other
    return { type: 'swap-meetings', meetingIds: [one.id, beside.id] }
  }

  putAside(): Deed {
    const card = this.#chance.pick(this.#placed)
    return { type: 'unplace-meeting', meetingId: card.id, from: placeOf(card) }
  }

  lock(): Deed {
    const locked = this.#placed.filter((card) => card.locked)
    if (locked.length > 3 || (locked.length > 0 && this.#chance.is(0.5)))
      return { type: 'unlock-meeting', meetingId: this.#chance.pick(locked).id }
    return { type: 'lock-meeting', meetingId: this.#chance.pick(this.#placed).id }
  }

  /** Two to twelve intents; now and then what somebody else published just now, once more. Undefined while there is no plan. */
  publish(): Deed | undefined {
    const plans = [...(this.#view.records.plan?.keys() ?? [])]
    if (plans.length === 0) return undefined
    const { published } = this.#bustle
    if (published && this.#chance.is(0.15)) return published
    const planId = this.#chance.pick(plans)
    const deed: Publish = { type: 'publish-plan', planId, intents: this.#intents() }
    this.#bustle.published = deed
    return deed
  }

  #intents(): Intent[] {
    const many = Math.floor(this.#chance.between(2, 13))
    if (this.#chance.is(0.4)) return this.#mixed(many)
    // A circle: each goes where the next one is.
    const slot = this.#chance.pick(this.#placed).slotId
    const among = this.#chance.is(0.8) ? this.#placed.filter(({ slotId }) => slotId === slot) : this.#placed
    const circle = this.#chance.shuffled(among).slice(0, many)
    return circle.map((card, index) => ({ meetingId: card.id, to: placeOf(circle[(index + 1) % circle.length]!) }))
  }

  /** Into free cells, into the tray, locked or not. */
  #mixed(many: number): Intent[] {
    const cards = this.#chance.shuffled([...this.#copy.cards.values()]).slice(0, many)
    const moving = new Set(cards.map(({ id }) => id))
    return cards.map((card) => {
      const roll = this.#chance.between(0, 10)
      if (roll < 1) return { meetingId: card.id, locked: false }
      return { meetingId: card.id, to: (roll < 2 ? undefined : this.#someFree(card, moving)) ?? null }
    })
  }

  #card(): MeetingRecord {
    const cards = this.#view.records.meeting!
    if (this.#chance.is(0.35)) return cards.get(this.#chance.pick(this.#bustle.cards))!
    return this.#chance.pick(this.#chance.is(0.7) ? this.#placed : [...cards.values()])
  }

  /** Where others want to go too, or what is free as far as one can see, or anywhere. */
  #place(card: MeetingRecord, but: ReadonlySet<string>): Place {
    const roll = this.#chance.between(0, 10)
    const hot = this.#bustle.cells.filter((place) => isFree(this.#copy, place, card.participantIds, but))
    if (roll < 3.5) return this.#chance.pick(hot.length > 0 ? hot : this.#bustle.cells)
    return (roll < 9 ? this.#someFree(card, but) : undefined) ?? this.#chance.pick(this.#places)
  }

  #someFree({ participantIds }: { participantIds: readonly string[] }, but: ReadonlySet<string>): Place | undefined {
    for (let tries = 0; tries < 40; tries++) {
      const place = this.#chance.pick(this.#places)
      if (isFree(this.#copy, place, participantIds, but)) return place
    }
    return undefined
  }
}
