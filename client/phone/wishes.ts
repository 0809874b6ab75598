import type { OrganisationKind } from '../../shared/room.ts'

/** What to keep of the directory. Empty: all. */
export interface Wishes {
  words: string
  /** Free when I am; or in this slot. */
  free: boolean
  slotId: string
  country: string
  kind: OrganisationKind | ''
  sector: string
  market: string
  language: string
  /** Only those who seek what I offer, or offer what I seek. */
  fitting: boolean
  /** By the alphabet, else those who fit first. */
  byName: boolean
}

export const noWishes: Wishes = {
  words: '',
  free: false,
  slotId: '',
  country: '',
  kind: '',
  sector: '',
  market: '',
  language: '',
  fitting: false,
  byName: false,
}
