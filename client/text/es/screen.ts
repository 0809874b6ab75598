import type { Words } from '../en.ts'
import { plural, some } from './counts.ts'

export const screen: Words['screen'] = {
  meetings: (count) => plural(count, 'reunión', 'reuniones'),
  placed: 'con lugar',
  held: 'celebradas',
  dayFree: (day, free) => `para el ${day}. ${some(free, 'lugar libre', 'lugares libres')}.`,
  countriesMost: 'Los países que más se reúnen',
  other: 'otros',
  justBooked: 'Recién reservada',
  lastBooked: 'Última reserva',
  noneYet: (people, countries) =>
    people === 0
      ? 'La sala está abierta. Las invitaciones llegarán pronto.'
      : `${some(people, 'persona invitada', 'personas invitadas')} de ${some(countries, 'país', 'países')}. Aquí aparece la primera reunión.`,
  paper: (meetings, free) =>
    `Mesas por hora: ${some(meetings, 'reunión colocada', 'reuniones colocadas')}, ${some(free, 'lugar libre', 'lugares libres')}.`,
  notYet: 'Se están preparando las horas y las mesas.',
  round: (time) => `Ronda de las ${time}`,
  changeOver: 'Cambio de mesa',
  roundHeld: 'La ronda está en pausa',
  changeOverAt: (time) => `Cambio a las ${time}`,
  nextRound: (time) => `Próxima ronda a las ${time}`,
  lastRound: 'La última ronda del día',
  inUse: 'Ocupada',
  free: 'Libre',
  out: 'Fuera de servicio',
  tables: 'Mesas',
  tableState: (label, state) => `Mesa ${label}: ${state}`,
  thanks: 'Gracias',
  organisations: (count) => plural(count, 'organización', 'organizaciones'),
  countries: (count) => plural(count, 'país', 'países'),
  people: (count) => plural(count, 'persona', 'personas'),
  whoMetWhom: 'Qué países se reunieron',
  noLine: (time) => `Sin conexión. Estado a las ${time}.`,
}
