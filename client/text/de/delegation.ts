import type { Words } from '../en.ts'
import { some } from './counts.ts'

// Was die Leitung einer Delegation liest, auf Deutsch.

export const delegation: Words['delegation'] = {
  title: 'Meine Delegation',
  people: (count) => some(count, 'Person', 'Personen'),
  toAnswer: (count) => `${count} zu beantworten`,
  unseen: (count) => `${some(count, 'Änderung', 'Änderungen')} nicht gesehen`,
  waiting: (count) => `${count} ohne Platz`,
  nothingOpen: 'Nichts zu tun.',
  nothingAhead: 'nichts mehr',
  glance: (meetings, free) => `${some(meetings, 'Gespräch', 'Gespräche')}, ${some(free, 'Zeit', 'Zeiten')} frei`,
  find: 'Jemanden finden',
  nobodyFound: 'In der Delegation heißt niemand so.',
  actingFor: (name) => `Für ${name}`,
  actingMeans: 'Was Sie hier tun, geschieht in ihrem oder seinem Namen und wird als von Ihnen getan gezeigt.',
  all: 'Die Delegation',
  asks: 'Wartet auf Antwort',
  asked: 'Angefragt, noch ohne Antwort',
  meetings: 'Gespräche',
  noMeetings: 'Kein Gespräch mehr.',
  isHere: 'Da seit',
  noteHere: 'Als anwesend vermerken',
  noteNotHere: 'Nicht da',
  availability: 'Wann ein Treffen möglich ist',
  availabilityMeans: 'Tippen Sie auf eine Zeit, um sie zu schließen oder zu öffnen.',
  answeredBy: (name) => `Beantwortet von ${name}`,
  answeredByStaff: 'Beantwortet vom Organisationsteam',

  substitute: 'Jemand anderes geht hin',
  substituteAll: 'Jemand anderes geht zu allen Gesprächen',
  whoGoes: (name) => `Wer geht für ${name}?`,
  nobodyElse: 'Aus Ihrer Delegation ist sonst niemand im Raum.',
  nothingToGive: 'Es steht kein Gespräch mehr an.',
  fits: (taken, all) =>
    taken === all
      ? all === 1
        ? 'kann hingehen'
        : `kann zu allen ${all}`
      : taken === 0
        ? 'kann nicht'
        : `kann zu ${taken} von ${all}`,
  takes: (name, count) =>
    `${name} übernimmt ${some(count, 'Gespräch', 'Gespräche')} mit Zeit und Tisch. Alle Beteiligten erfahren es.`,
  takesNone: (name) => `${name} kann keines davon übernehmen.`,
  stays: (name) => `Bleibt bei ${name}:`,
  clash: {
    'person-busy': (name) => `${name} hat dann etwas anderes.`,
    'already-meeting': (name) => `${name} hat ein Gespräch mit denselben Personen.`,
    'same-person': (name) => `${name} ist schon dabei.`,
    'not-eligible': (name) => `Die Regeln dieser Veranstaltung sehen ein Gespräch mit ${name} nicht vor.`,
  },
  goes: (name) => `${name} geht hin`,
  tookOver: (name, count) => `${name} hat ${some(count, 'Gespräch', 'Gespräche')} übernommen.`,
  tookNone: (name) => `${name} hat keines übernommen.`,
}
