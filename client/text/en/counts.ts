import { counting } from '../counting.ts'

export const some = counting('en-GB')

/** Names in a row as a sentence has them; `disjunction`: any of them. */
export const listed = (names: readonly string[], type: 'conjunction' | 'disjunction' = 'conjunction') =>
  new Intl.ListFormat('en-GB', { type }).format(names)
