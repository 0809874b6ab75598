import type { Words } from '../en.ts'
import { plural, some } from './counts.ts'

export const screen: Words['screen'] = {
  meetings: (count) => plural(count, 'reunião', 'reuniões'),
  placed: 'com lugar',
  held: 'realizadas',
  dayFree: (day, free) => `para ${day}. ${some(free, 'lugar livre', 'lugares livres')}.`,
  countriesMost: 'Os países que mais se reúnem',
  other: 'outros',
  justBooked: 'Acabada de marcar',
  lastBooked: 'Última marcação',
  noneYet: (people, countries) =>
    people === 0
      ? 'A sala está aberta. Os convites seguem em breve.'
      : `${some(people, 'pessoa convidada', 'pessoas convidadas')} de ${some(countries, 'país', 'países')}. A primeira reunião aparece aqui.`,
  paper: (meetings, free) =>
    `Mesas por hora: ${some(meetings, 'reunião', 'reuniões')} com lugar, ${some(free, 'lugar livre', 'lugares livres')}.`,
  notYet: 'As horas e as mesas estão a ser preparadas.',
  round: (time) => `Ronda das ${time}`,
  changeOver: 'Mudança de mesa',
  roundHeld: 'A ronda está em pausa',
  changeOverAt: (time) => `Mudança às ${time}`,
  nextRound: (time) => `Próxima ronda às ${time}`,
  lastRound: 'A última ronda do dia',
  inUse: 'Ocupada',
  free: 'Livre',
  out: 'Fora de serviço',
  tables: 'Mesas',
  tableState: (label, state) => `Mesa ${label}: ${state}`,
  thanks: 'Obrigado',
  organisations: (count) => plural(count, 'organização', 'organizações'),
  countries: (count) => plural(count, 'país', 'países'),
  people: (count) => plural(count, 'pessoa', 'pessoas'),
  whoMetWhom: 'Que países se reuniram',
  noLine: (time) => `Sem ligação. Situação às ${time}.`,
}
