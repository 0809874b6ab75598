import { counting } from '../counting.ts'

export const some = counting('de-DE')

/** Names in a row as a sentence has them; `disjunction`: any of them. */
export const listed = (names: readonly string[], type: 'conjunction' | 'disjunction' = 'conjunction') =>
  new Intl.ListFormat('de-DE', { type }).format(names)
