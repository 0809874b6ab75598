import { some } from './counts.ts'
import type { Words } from '../en.ts'

export const screen: Words['screen'] = {
  meetings: (count) => (count === 1 ? 'Gespräch' : 'Gespräche'),
  placed: 'mit Platz',
  held: 'geführt',
  dayFree: (day, free) => `am ${day}. ${some(free, 'Platz ist', 'Plätze sind')} frei.`,
  countriesMost: 'Länder, die sich am meisten treffen',
  other: 'andere',
  justBooked: 'Eben gebucht',
  lastBooked: 'Zuletzt gebucht',
  noneYet: (people, countries) =>
    people === 0
      ? 'Der Raum ist offen. Die Einladungen folgen.'
      : `${some(people, 'Person', 'Personen')} aus ${some(countries, 'Land', 'Ländern')} sind eingeladen. Hier erscheint das erste Gespräch.`,
  paper: (meetings, free) =>
    `Tische nach Zeit: ${some(meetings, 'Gespräch', 'Gespräche')}, ${some(free, 'Platz', 'Plätze')} frei.`,
  notYet: 'Zeiten und Tische werden eingerichtet.',
  round: (time) => `Runde um ${time}`,
  changeOver: 'Wechsel',
  roundHeld: 'Die Runde ist angehalten',
  changeOverAt: (time) => `Wechsel ${time}`,
  nextRound: (time) => `Nächste Runde ${time}`,
  lastRound: 'Die letzte Runde des Tages',
  inUse: 'Im Gespräch',
  free: 'Frei',
  out: 'Außer Betrieb',
  tables: 'Tische',
  tableState: (label, state) => `Tisch ${label}: ${state}`,
  thanks: 'Vielen Dank',
  organisations: (count) => (count === 1 ? 'Organisation' : 'Organisationen'),
  countries: (count) => (count === 1 ? 'Land' : 'Länder'),
  people: (count) => (count === 1 ? 'Person' : 'Personen'),
  whoMetWhom: 'Welche Länder sich trafen',
  noLine: (time) => `Keine Verbindung. Stand ${time}.`,
}
