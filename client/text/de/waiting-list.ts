import type { waitingList as english } from '../en/waiting-list.ts'

// Was ein Veranstalter von denen liest, die auf einen Platz warten.
export const waitingList: typeof english = {
  place: (place, waiting, name) =>
    waiting === 1
      ? `Für die eine Person auf der Warteliste gibt es einen Platz: ${name}.`
      : `Für ${place} von ${waiting} auf der Warteliste gibt es einen Platz. Als Nächstes: ${name}.`,
  takeNext: (name) => `${name} annehmen`,
  takeAll: (count) => `Alle ${count} annehmen`,
  atDesk: (count) => `Für ${count} auf der Warteliste gibt es einen Platz`,
}
