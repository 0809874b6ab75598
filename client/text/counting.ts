import { lazily } from '../ui/lazily.ts'

/** `1,204 people`, `1 person`: a figure with its word, as the language writes both. */
export function counting(locale: string) {
  const word = choosing(locale)
  const figure = lazily(() => new Intl.NumberFormat(locale))
  return (count: number, one: string, more: string) => `${figure().format(count)} ${word(count, one, more)}`
}

/** The word alone, for `count` of it: French says `0 personne`, the others `0 people`. */
export function choosing(locale: string) {
  const rules = lazily(() => new Intl.PluralRules(locale))
  return (count: number, one: string, more: string) => (rules().select(count) === 'one' ? one : more)
}
