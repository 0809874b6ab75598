import type { waitingList as english } from '../en/waiting-list.ts'
import { some } from './counts.ts'

// Ce que l’organisateur lit de ceux qui attendent une place.
export const waitingList: typeof english = {
  place: (place, waiting, name) =>
    waiting === 1
      ? `Il y a une place pour la seule personne de la liste d’attente : ${name}.`
      : `Il y a une place pour ${place} des ${waiting} personnes de la liste d’attente. Prochaine personne : ${name}.`,
  takeNext: (name) => `Accepter ${name}`,
  takeAll: (count) => `Accepter les ${count}`,
  atDesk: (count) => `Il y a une place pour ${some(count, 'personne', 'personnes')} de la liste d’attente`,
}
