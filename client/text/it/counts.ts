import { choosing, counting } from '../counting.ts'

const locale = 'it-IT'

export const some = counting(locale)
export const plural = choosing(locale)
export const figure = (count: number) => count.toLocaleString(locale)

/** Names in a row as a sentence has them; `disjunction`: any of them. */
export const listed = (names: readonly string[], type: 'conjunction' | 'disjunction' = 'conjunction') =>
  new Intl.ListFormat(locale, { type }).format(names)
