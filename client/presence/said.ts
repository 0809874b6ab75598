import type { MeetingId } from '../../shared/ids.ts'
import type { Place } from '../../shared/room.ts'

/** A card that is taken up is held for so long without a movement; then anybody may take it. */
export const CLAIM_MS = 30_000

/** What each browser tells the others of itself. It lies in no log: it is gone with the line. Times are ms by the room's clock. */
export interface Said {
  /** Page of the staff's, or `plan`. */
  page: string
  /** The plan that is open. */
  planId: string | null
  /** Local date of the day that is looked at. */
  day: string | null
  /** The cell under the pointer or the focus. */
  at: Place | null
  /** The card in hand. */
  holding: MeetingId | null
  /** When it was taken up: of two who hold the same card the later one has it. */
  since: number
  heldUntil: number
  /** When this browser came; the earlier one keeps a colour that two have chosen. */
  came: number
  /** From 0; the first that nobody else had. */
  colour: number
}

/** Who it is, as the server says: what a browser calls itself is overwritten there. */
export interface User {
  id: string
  name: string
  role: string
}

/** What another browser tells, as far as it makes sense; undefined: nothing of it does. */
export function readState(state: unknown): { user: User; said: Said } | undefined {
  if (!isObject(state) || !isObject(state.user)) return undefined
  const { user, at } = state
  const said: Said = {
    page: text(state.page) ?? '',
    planId: text(state.planId),
    day: text(state.day),
    at: isObject(at) ? placeIn(at) : null,
    holding: text(state.holding),
    since: number(state.since),
    heldUntil: number(state.heldUntil),
    came: number(state.came),
    colour: Math.floor(Math.max(0, Math.min(999, number(state.colour)))),
  }
  return { user: { id: text(user.id) ?? '', name: text(user.name) ?? '', role: text(user.role) ?? '' }, said }
}

export function samePlace(a: Place | null, b: Place | null): boolean {
  return a === b || (a?.slotId === b?.slotId && a?.tableId === b?.tableId)
}

function placeIn({ slotId, tableId }: Record<string, unknown>): Place | null {
  const [slot, table] = [text(slotId), text(tableId)]
  return slot && table ? { slotId: slot, tableId: table } : null
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

function text(value: unknown): string | null {
  return typeof value === 'string' && value.length <= 200 ? value : null
}

function number(value: unknown): number {
  return typeof value === 'number' && Number.isFinite(value) ? value : 0
}
