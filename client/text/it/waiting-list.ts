import type { waitingList as english } from '../en/waiting-list.ts'
import { some } from './counts.ts'

// Quello che l’organizzatore legge di chi aspetta un posto.
export const waitingList: typeof english = {
  place: (place, waiting, name) =>
    waiting === 1
      ? `C’è posto per l’unica persona in lista d’attesa: ${name}.`
      : `C’è posto per ${place} delle ${waiting} persone in lista d’attesa. La prossima: ${name}.`,
  takeNext: (name) => `Accettare ${name}`,
  takeAll: (count) => `Accettare tutte e ${count}`,
  atDesk: (count) => `C’è posto per ${some(count, 'persona', 'persone')} in lista d’attesa`,
}
