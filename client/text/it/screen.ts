import type { Words } from '../en.ts'
import { plural, some } from './counts.ts'

export const screen: Words['screen'] = {
  meetings: (count) => plural(count, 'incontro', 'incontri'),
  placed: 'con posto',
  held: 'svolti',
  dayFree: (day, free) => `per ${day}. ${some(free, 'posto libero', 'posti liberi')}.`,
  countriesMost: 'I Paesi che si incontrano di più',
  other: 'altri',
  justBooked: 'Appena prenotato',
  lastBooked: 'Ultimo prenotato',
  noneYet: (people, countries) =>
    people === 0
      ? 'La sala è aperta. Seguono gli inviti.'
      : `${some(people, 'persona invitata', 'persone invitate')} da ${some(countries, 'Paese', 'Paesi')}. Qui compare il primo incontro.`,
  paper: (meetings, free) =>
    `Tavoli per orario: ${some(meetings, 'incontro', 'incontri')} con posto, ${some(free, 'posto libero', 'posti liberi')}.`,
  notYet: 'Orari e tavoli sono in preparazione.',
  round: (time) => `Turno delle ${time}`,
  changeOver: 'Cambio di tavolo',
  roundHeld: 'Il turno è in pausa',
  changeOverAt: (time) => `Cambio alle ${time}`,
  nextRound: (time) => `Prossimo turno alle ${time}`,
  lastRound: 'L’ultimo turno della giornata',
  inUse: 'Occupato',
  free: 'Libero',
  out: 'Fuori servizio',
  tables: 'Tavoli',
  tableState: (label, state) => `Tavolo ${label}: ${state}`,
  thanks: 'Grazie',
  organisations: (count) => plural(count, 'organizzazione', 'organizzazioni'),
  countries: (count) => plural(count, 'Paese', 'Paesi'),
  people: (count) => plural(count, 'persona', 'persone'),
  whoMetWhom: 'Quali Paesi si sono incontrati',
  noLine: (time) => `Nessuna connessione. Situazione alle ${time}.`,
}
