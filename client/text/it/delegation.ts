import type { Words } from '../en.ts'
import { some } from './counts.ts'

// Ciò che legge chi guida una delegazione, in italiano.

export const delegation: Words['delegation'] = {
  title: 'La mia delegazione',
  people: (count) => some(count, 'persona', 'persone'),
  toAnswer: (count) => `${count} in attesa di risposta`,
  unseen: (count) => `${some(count, 'modifica non vista', 'modifiche non viste')}`,
  waiting: (count) => `${count} senza posto`,
  nothingOpen: 'Niente da fare.',
  nothingAhead: 'nient’altro in programma',
  glance: (meetings, free) =>
    `${some(meetings, 'incontro', 'incontri')}, ${some(free, 'orario libero', 'orari liberi')}`,
  find: 'Cerca una persona',
  nobodyFound: 'Nella delegazione nessuno si chiama così.',
  actingFor: (name) => `Per ${name}`,
  actingMeans: 'Ciò che fa qui avviene a nome di questa persona e risulta fatto da Lei.',
  all: 'La delegazione',
  asks: 'In attesa di risposta',
  asked: 'Richieste ancora senza risposta',
  meetings: 'Incontri',
  noMeetings: 'Nessun altro incontro.',
  isHere: 'Presente dalle',
  noteHere: 'Segna come presente',
  noteNotHere: 'Non c’è',
  availability: 'Disponibilità',
  availabilityMeans: 'Tocchi un orario per chiuderlo o aprirlo.',
  answeredBy: (name) => `Risposta data da ${name}`,
  answeredByStaff: 'Risposta data dagli organizzatori',

  substitute: 'Va un’altra persona',
  substituteAll: 'Un’altra persona va a tutti gli incontri',
  whoGoes: (name) => `Chi va al posto di ${name}?`,
  nobodyElse: 'Nessun altro della Sua delegazione è nella stanza.',
  nothingToGive: 'Non ci sono altri incontri.',
  fits: (taken, all) =>
    taken === all
      ? all === 1
        ? 'può andare'
        : `può andare a tutti e ${all}`
      : taken === 0
        ? 'non può andare'
        : `può andare a ${taken} su ${all}`,
  takes: (name, count) =>
    `${name} prende ${some(count, 'incontro', 'incontri')}, con orario e tavolo. Chi partecipa viene avvisato.`,
  takesNone: (name) => `${name} non può prenderne nessuno.`,
  stays: (name) => `Resta a ${name}:`,
  clash: {
    'person-busy': (name) => `${name} ha un altro impegno a quell’ora.`,
    'already-meeting': (name) => `${name} ha già un incontro con le stesse persone.`,
    'same-person': (name) => `${name} partecipa già.`,
    'not-eligible': (name) => `Le regole di questo evento non prevedono questo incontro per ${name}.`,
  },
  goes: (name) => `Va ${name}`,
  tookOver: (name, count) => `${name} ha preso ${some(count, 'incontro', 'incontri')}.`,
  tookNone: (name) => `${name} non ne ha preso nessuno.`,
}
