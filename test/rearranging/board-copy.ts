import type { Place } from '../../shared/room.ts'

/** A card, on Rondo's board and on the plain one alike. Without a slot and a table it lies in the tray. */
export interface Card {
  id: string
  participantIds: readonly string[]
  slotId?: string | null | undefined
  tableId?: string | null | undefined
}

/** Instants as texts of one form, so that they compare as times do. */
export interface Span {
  startsAt: string
  endsAt: string
}

/** One client's copy of a board. */
export interface BoardCopy {
  cards: ReadonlyMap<string, Card>
  slots: ReadonlyMap<string, Span>
}

/** Two cards that take one person or one table at once. */
export interface DoubleBooking {
  what: 'person' | 'table'
  id: string
  cards: readonly [string, string]
}

/** Every double booking that a copy shows: the same search for every board, and none of the product's own code in it. */
export function doubleBookings({ cards, slots }: BoardCopy): DoubleBooking[] {
  const found: DoubleBooking[] = []
  const booked = new Map<string, Card[]>()
  const book = (what: DoubleBooking['what'], id: string, card: Card) => {
    const key = `${what} ${id}`
    const others = booked.get(key)
    if (!others) return void booked.set(key, [card])
    for (const other of others) if (overlap(slots, other, card)) found.push({ what, id, cards: [other.id, card.id] })
    others.push(card)
  }
  for (const card of cards.values()) {
    if (!placeOf(card)) continue
    book('table', card.tableId!, card)
    for (const id of card.participantIds) book('person', id, card)
  }
  return found
}

export function placeOf({ slotId, tableId }: Card): Place | null {
  return slotId && tableId ? { slotId, tableId } : null
}

/** Whether the copy shows this place free for these people; `but`: cards that leave theirs. */
export function isFree(
  { cards, slots }: BoardCopy,
  place: Place,
  people: readonly string[],
  but: ReadonlySet<string>,
): boolean {
  for (const card of cards.values()) {
    if (!card.slotId || but.has(card.id) || !overlap(slots, card, place)) continue
    if (card.tableId === place.tableId || card.participantIds.some((id) => people.includes(id))) return false
  }
  return true
}

/** @throws when a card is in a slot that the copy does not have */
function overlap(slots: BoardCopy['slots'], a: Pick<Card, 'slotId'>, b: Pick<Card, 'slotId'>): boolean {
  const [one, other] = [slots.get(a.slotId!), slots.get(b.slotId!)]
  if (!one || !other) throw new Error(`A card is in a slot that is not there: ${a.slotId} or ${b.slotId}`)
  return one.startsAt < other.endsAt && other.startsAt < one.endsAt
}
