import type { askFor as english } from '../en/ask-for.ts'
import { some } from './counts.ts'

// Ce que lit un responsable qui demande un rendez-vous au nom d’un membre.
export const askFor: typeof english = {
  open: (name) => `Demander un rendez-vous pour ${name}`,
  who: (name) => `Rencontre pour ${name} : avec qui ?`,
  more: (count) => `${some(count, 'autre personne', 'autres personnes')}. Tapez un nom ou un sujet.`,
}
