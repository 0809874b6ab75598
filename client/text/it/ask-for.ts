import type { askFor as english } from '../en/ask-for.ts'
import { some } from './counts.ts'

// Quello che legge chi guida una delegazione e chiede un incontro a nome di un membro.
export const askFor: typeof english = {
  open: (name) => `Chiedere un incontro per ${name}`,
  who: (name) => `Chi deve incontrare ${name}?`,
  more: (count) => `${some(count, 'altra persona', 'altre persone')}. Scriva un nome o un tema.`,
}
