import type { Rejection } from '../../../shared/rejections.ts'
import type { Words } from '../en.ts'
import { common } from './common.ts'
import { some } from './counts.ts'

export const rejections: Words['rejections'] = {
  malformed: () => 'Algo no estaba como debía. No se ha cambiado nada.',
  'unknown-command': () => 'Esta página es más antigua que la sala. Vuelva a cargarla.',
  'not-allowed': () => 'Este enlace no permite hacerlo.',
  'not-found': () => 'Eso ya no existe.',
  'too-late': () => 'Demasiado tarde: ya ha empezado.',
  'too-early': () => 'Demasiado pronto: todavía no está abierto.',
  'same-person': () => 'Es usted.',
  'already-asked': () => 'Ya ha enviado esta solicitud. La respuesta sigue pendiente.',
  'already-meeting': () => 'Ya tienen una reunión entre ustedes.',
  'declined-before': () => 'Su solicitud fue rechazada. La otra persona todavía puede enviarle una.',
  'not-eligible': () => 'Las reglas de este evento no permiten que se reúnan a esa hora.',
  'limit-reached': (why) => limitReached(why),
  'request-closed': (why) => requestClosed(why),
  'meeting-closed': (why) => (why.state === 'cancelled' ? 'Esta reunión se canceló.' : 'Esta reunión ha terminado.'),
  'application-closed': () => 'Esta solicitud ya está resuelta.',
  'slot-has-meeting': () => 'A esa hora hay una reunión. Muévala o cancélela antes.',
  'slot-closed': () => 'Los organizadores cerraron ese horario.',
  'person-busy': (why) => busy(why),
  'person-closed': (why) => busy(why),
  'table-closed': () => 'Esa mesa está fuera de servicio.',
  'table-taken': () => 'Esa mesa acaba de ocuparse.',
  'table-reserved': () => 'Esa mesa está reservada para otros.',
  'table-unfit': () => 'Esa mesa no es adecuada para alguien de esta reunión.',
  locked: () => 'Esta reunión está bloqueada en su lugar.',
  'meeting-not-placed': () => 'Esta reunión aún no tiene lugar.',
  'item-full': () => 'No quedan plazas.',
  'item-closed': () => 'Ya ha empezado o se canceló.',
  'moved-meanwhile': () => 'Alguien ha movido esta reunión entretanto.',
  'changed-since': () => 'Algo ha cambiado desde entonces y ya no se puede deshacer.',
  'nothing-to-undo': () => 'No tiene nada que deshacer.',
  'no-round': () => 'No hay ninguna ronda en marcha.',
  overlap: () => 'Coincidiría con otros compromisos. No se ha cambiado nada.',
  'plan-clashes': () => 'Algo impide este plan. No se ha cambiado nada.',
  'plan-closed': () => 'Este plan se descartó.',
  'room-archived': () => 'Este evento ha terminado. Todo sigue siendo legible.',
  duplicate: () => 'Eso ya existe.',
  busy: () => 'Hay mucha actividad en la sala. Inténtelo de nuevo en un instante.',
  'store-unreachable': () => common.cannotSaveLong,
}

function limitReached({ limit, who, allowed }: Rejection): string {
  if (who === 'other') return 'A la otra persona no le quedan reuniones disponibles.'
  if (limit === 'openRequestsPerParticipant')
    return `Tiene ${allowed ?? 'todas las'} solicitudes abiertas${allowed ? '' : ' permitidas'}. Retire una o espere una respuesta.`
  const count = allowed === undefined ? 'todas las reuniones permitidas' : some(allowed, 'reunión', 'reuniones')
  return limit === 'meetingsPerSession'
    ? `Tiene ${count} en esta parte del día, que es el límite.`
    : `Tiene ${count}, que es el límite.`
}

function requestClosed({ state }: Rejection): string {
  if (state === 'withdrawn') return 'Esta solicitud se retiró.'
  if (state === 'declined') return 'Esta solicitud se rechazó.'
  if (state === 'expired') return 'Esta solicitud ha caducado.'
  return 'Esta solicitud ya se aceptó.'
}

function busy({ who }: Rejection): string {
  if (who === 'you') return 'Usted no está disponible a esa hora.'
  if (who === 'other') return 'La otra persona no está disponible a esa hora.'
  return 'Alguien no está disponible a esa hora.'
}
