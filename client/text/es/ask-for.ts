import type { askFor as english } from '../en/ask-for.ts'
import { some } from './counts.ts'

// Lo que lee quien dirige una delegación y pide una reunión en nombre de un miembro.
export const askFor: typeof english = {
  open: (name) => `Pedir una reunión para ${name}`,
  who: (name) => `¿Con quién debe reunirse ${name}?`,
  more: (count) => `${some(count, 'persona más', 'personas más')}. Escriba un nombre o un tema.`,
}
