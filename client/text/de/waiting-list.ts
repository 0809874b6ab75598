import type { waitingList as english } from '../en/waiting-list.ts'
import { some } from './counts.ts'

// Was ein Veranstalter von denen liest, die auf einen Platz warten.
export const waitingList: typeof english = {
  place: (place, waiting, name) =>
    waiting === 1
      ? `Für die eine Person auf der Warteliste gibt es einen Platz: ${name}.`
      : `Für ${place} von ${waiting} auf der Warteliste gibt es einen Platz. Als Nächstes: ${name}.`,
  takeNext: (name) => `${name} annehmen`,
  takeAll: (count) => `Alle ${count} annehmen`,
  atDesk: (count) =>
    `${some(count, 'Person auf der Warteliste hat', 'Personen auf der Warteliste haben')} jetzt einen Platz`,
}
