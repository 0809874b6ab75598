import type { Words } from '../en.ts'
import { some } from './counts.ts'

// Lo que lee quien dirige una delegación, en español.

export const delegation: Words['delegation'] = {
  title: 'Mi delegación',
  people: (count) => some(count, 'persona', 'personas'),
  toAnswer: (count) => `${count} por responder`,
  unseen: (count) => `${some(count, 'cambio sin ver', 'cambios sin ver')}`,
  waiting: (count) => `${count} sin lugar`,
  nothingOpen: 'Nada que hacer.',
  nothingAhead: 'nada más previsto',
  glance: (meetings, free) => `${some(meetings, 'reunión', 'reuniones')}, ${some(free, 'hora libre', 'horas libres')}`,
  find: 'Buscar a alguien',
  nobodyFound: 'En la delegación no hay nadie con ese nombre.',
  actingFor: (name) => `En nombre de ${name}`,
  actingMeans: 'Lo que haga aquí se hace en su nombre y se muestra como hecho por usted.',
  all: 'La delegación',
  asks: 'Esperan respuesta',
  asked: 'Solicitudes sin respuesta',
  meetings: 'Reuniones',
  noMeetings: 'No hay más reuniones.',
  isHere: 'Presente desde las',
  noteHere: 'Anotar como presente',
  noteNotHere: 'No está',
  availability: 'Disponibilidad',
  availabilityMeans: 'Toque una hora para cerrarla o abrirla en su nombre.',
  answeredBy: (name) => `Respuesta de ${name}`,
  answeredByStaff: 'Respuesta de la organización',

  substitute: 'Va otra persona',
  substituteAll: 'Otra persona va a todas las reuniones',
  whoGoes: (name) => `¿Quién va por ${name}?`,
  nobodyElse: 'No hay nadie más de su delegación en la sala.',
  nothingToGive: 'No hay ninguna reunión por delante.',
  fits: (taken, all) =>
    taken === all
      ? all === 1
        ? 'puede ir'
        : `puede ir a las ${all}`
      : taken === 0
        ? 'no puede ir'
        : `puede ir a ${taken} de ${all}`,
  takes: (name, count) =>
    `${name} asume ${some(count, 'reunión', 'reuniones')}, con hora y mesa. Se avisa a quienes participan.`,
  takesNone: (name) => `${name} no puede asumir ninguna.`,
  stays: (name) => `Se queda con ${name}:`,
  clash: {
    'person-busy': (name) => `${name} tiene otra cosa a esa hora.`,
    'already-meeting': (name) => `${name} ya tiene una reunión con las mismas personas.`,
    'same-person': (name) => `${name} ya participa en ella.`,
    'not-eligible': (name) => `Las reglas de este evento no prevén ese encuentro para ${name}.`,
  },
  goes: (name) => `Va ${name}`,
  tookOver: (name, count) => `${name} ha asumido ${some(count, 'reunión', 'reuniones')}.`,
  tookNone: (name) => `${name} no ha asumido ninguna.`,
}
