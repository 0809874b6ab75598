import type { CommandOf } from '../../../shared/commands.ts'
import type { JoiningRecord } from '../../../shared/views/records.ts'
import { wholeNumber } from '../../room/local.ts'
import type { SideChoice } from '../pairings.ts'
import { sideOf } from '../pairings.ts'

/** A side as its fields hold it. */
export interface SideForm {
  choice: SideChoice
  most: string
}

/** How people may apply, as the fields hold it. */
export interface SettingsForm {
  open: 'open' | 'closed'
  /** `2026-06-12T18:00`, local to the room; empty: none. */
  until: string
  decides: 'by-hand' | 'at-once'
  place: string
  text: string
  names: boolean
  numbers: boolean
  sides: SideForm[]
}

/** `local`: an instant as `2026-06-12T18:00` in the room. Without a record: what a page begins with. */
export function settingsOf(joining: JoiningRecord | undefined, local: (instant: string) => string): SettingsForm {
  if (!joining)
    return { open: 'open', until: '', decides: 'by-hand', place: '', text: '', names: true, numbers: false, sides: [] }
  const { open, until, decides, place, text, shows, sides } = joining
  return {
    open: open ? 'open' : 'closed',
    until: until === null ? '' : local(until),
    decides,
    place,
    text,
    ...shows,
    sides: sides.map(({ kind = [], delegation = [], most }) => {
      return { choice: { kinds: kind, delegations: delegation }, most: String(most) }
    }),
  }
}

export function wishOf(form: SettingsForm): CommandOf<'set-joining'> {
  const { open, until, decides, place, text, names, numbers, sides } = form
  return {
    type: 'set-joining',
    open: open === 'open',
    until: until || null,
    decides,
    place,
    text,
    shows: { names, numbers },
    sides: sides.map(({ choice, most }) => {
      const { kind, delegation } = sideOf(choice)
      return {
        ...(kind && { kind: [...kind] }),
        ...(delegation && { delegation: [...delegation] }),
        most: wholeNumber(most) ?? 0,
      }
    }),
  }
}

export function isFigure(most: string): boolean {
  return wholeNumber(most) !== undefined
}
