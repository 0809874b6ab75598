import type { RequestState } from '../../../shared/room.ts'
import type { Words } from '../en.ts'
import { figure, listed, plural, some } from './counts.ts'

export const phone: Words['phone'] = {
  pages: 'Páginas',
  page: { day: 'Mi día', people: 'Personas', requests: 'Solicitudes', me: 'Yo' },
  requestsWaiting: (count) => `Solicitudes, ${count} ${plural(count, 'espera', 'esperan')} su respuesta`,
  somebody: 'Alguien que se ha ido',
  day: 'Día',
  today: 'Hoy',
  yourDay: 'Su día',

  // My day
  now: 'Ahora',
  next: 'Después',
  left: 'restante',
  paused: 'en pausa',
  toStart: 'para empezar',
  inTime: (ms) => `en ${hours(ms)}`,
  minutesLeft: (count) => `${plural(count, 'Queda', 'Quedan')} ${some(count, 'minuto', 'minutos')}`,
  changeOver: 'Cambio de mesa',
  online: 'En línea',
  joinOnline: 'Participar en línea',
  iAmAtTheTable: 'Estoy en la mesa',
  allHere: 'Ya están todos.',
  notHereYet: (name) => `Está en la mesa. ${name} no ha llegado aún.`,
  andMore: (count) => `y ${count} más`,
  youAreFree: 'No le espera nada.',
  dayIsOpen: 'Su día sigue libre.',
  dayIsOver: 'Ese fue su día.',
  heldCount: (count) => `${some(count, 'reunión celebrada', 'reuniones celebradas')}.`,
  seekYou: (count) =>
    `${some(count, 'persona tiene algo en común con usted y está libre', 'personas tienen algo en común con usted y están libres')} a la vez que usted.`,
  findOut: 'Todos los asistentes figuran en Personas. Mientras pregunta, nada se bloquea.',
  seePeople: 'Ver las personas',
  seeThePeople: (count) => (count === 1 ? 'Ver la persona' : `Ver las ${count} personas`),
  waitingForPlace: 'A la espera de lugar',
  waitingReason: {
    'no-common-slot': 'Por ahora no hay hora en común. Tendrá lugar en cuanto la haya.',
    'no-table': 'No hay mesa libre cuando ambos lo están. Tendrá lugar en cuanto haya una.',
    'session-limit': 'Uno de ustedes tiene todas las reuniones permitidas en esa parte del día.',
    'put-aside': 'Los organizadores la retiraron del tablero y le darán un lugar.',
    missed: 'No llegó a celebrarse. Los organizadores le darán otro lugar.',
  },
  nothingAhead: 'Nada más este día.',
  earlier: (count) => `Antes, ${count}`,
  held: 'celebrada',
  otherTimeProposed: 'Se propone otra hora',
  staySeated: 'Quédese en la mesa',
  walkTo: (zone) => (zone.length <= 2 ? `Vaya a la zona ${zone}` : `Vaya a: ${zone}`),
  free: 'Libre',
  freeAtTime: (time) => `Libre a las ${time}`,
  findSomeone: 'Buscar a alguien',
  closedByYou: 'Cerrado por usted',
  closedByOrganisers: 'Cerrado por los organizadores',
  openMeans: 'A esa hora está libre. Una solicitud puede ocuparla.',
  closedMeans: 'Ha cerrado este horario. Los demás le ven sin disponibilidad, sin motivo.',
  openTime: 'Abrir este horario',
  closeTime: 'Cerrar este horario',

  // Programme
  signUp: 'Inscribirse',
  signOff: 'Darse de baja',
  signedUp: 'Inscripción hecha',
  youAreSignedUp: 'Su inscripción está hecha. A esa hora no se coloca nada más.',
  signUpMeans: 'Quien se inscribe no está disponible a esa hora.',
  placesLeft: (count) =>
    count === 0 ? 'No quedan plazas.' : `${plural(count, 'Queda', 'Quedan')} ${some(count, 'plaza', 'plazas')}.`,
  forEverybody: 'Para todos, sin inscripción. A esa hora puede haber reuniones.',

  // A meeting
  meetingWith: (names) => `Reunión con ${names}`,
  hasNotSeen: (names, count) => `${names} no ${count === 1 ? 'ha' : 'han'} visto el último cambio.`,
  hasSeen: (names, count) => `${names} lo ${count === 1 ? 'ha' : 'han'} visto.`,
  allHaveSeen: 'Todos han visto el último cambio.',
  lockedMeans: 'Los organizadores mantienen esta reunión en su lugar.',
  youProposed: (time) => `Usted propuso ${time}. La reunión conserva su lugar hasta que la otra persona acepte.`,
  youAgreed: (time) => `Usted aceptó ${time}. Otros aún deben responder.`,
  theyPropose: (name, time) => `${name} propone ${time}.`,
  keepsPlace: 'La reunión conserva su lugar hasta que todos acepten.',
  agreeTo: (time) => `Aceptar ${time}`,
  keepIt: 'Dejarla como está',
  proposeTime: 'Proponer otra hora',
  proposeAt: (time) => `Proponer ${time}`,
  pickTime: 'Elija antes una hora',
  noOtherTime: 'No hay otra hora en la que todos estén libres.',
  cancelMeeting: 'Cancelar la reunión',
  leaveMeeting: 'Dejar la reunión',
  keepMeeting: 'Mantener la reunión',
  cancelMeans: (name) => `Se avisa a ${name} y la mesa pasa a otros. Más tarde puede volver a preguntar.`,
  leaveMeans: 'Se avisa a los demás, que se reúnen sin usted.',
  cancelledNow: 'Cancelada.',
  youLeft: 'Ha dejado la reunión.',
  reason: 'Motivo',
  mayStayEmpty: 'puede quedar vacío',
  howDidItGo: '¿Cómo fue?',
  outcome: { held: 'Celebrada', 'cut-short': 'Acortada', 'did-not-happen': 'No se celebró' },

  // A change that was not seen yet
  change: {
    new: ({ time }) => `Tiene una reunión a las ${time}`,
    cancelled: ({ before, partners }) =>
      before ? `Su reunión de las ${before} con ${partners} se canceló` : `La reunión con ${partners} se canceló`,
    'no-show': ({ before }) => `Su reunión de las ${before} consta como no celebrada`,
    'lost-place': ({ before, partners }) =>
      before ? `Su reunión de las ${before} no tiene lugar por ahora` : `Su reunión con ${partners} espera un lugar`,
    'as-before': ({ time }) => (time ? `Su reunión de las ${time} queda como antes` : 'Su reunión queda como antes'),
    people: ({ time }) => `Su reunión de las ${time} es ahora con otras personas`,
    time: ({ before, time }) =>
      before ? `Su reunión de las ${before} pasa a las ${time}` : `Su reunión es a las ${time}`,
    table: ({ time, table }) => `Su reunión de las ${time} pasa a la mesa ${table}`,
    'times-shifted': ({ before, time }) => `Su reunión de las ${before} es ahora a las ${time}`,
    held: ({ time }) => `Algo ha cambiado en su reunión de las ${time}`,
  },
  changedAgo: (ms) => `Cambiado ${ago(ms)}`,
  moreChanges: (count) => `, después ${count} más`,
  was: 'Antes',
  nowTable: 'Ahora mesa',
  nowAt: 'Ahora a las',
  withNames: (names) => `con ${names}.`,
  changesTogether: (count) => `Han cambiado ${count} de sus reuniones`,
  seen: 'Visto',
  seenGoTo: (table) => `Visto, voy a la mesa ${table}`,
  doesNotWork: 'No me va bien',

  // People
  countOf: (shown, all) => (shown === all ? figure(all) : `${figure(shown)} de ${figure(all)}`),
  search: 'Buscar personas',
  searchHint: 'Nombre, organización, tema',
  filters: 'Filtros',
  moreFilters: 'Filtros',
  freeWhenIAm: 'Libre a la vez que yo',
  fitsMine: 'Encaja con lo que ofrezco o busco',
  byName: 'De la A a la Z',
  letters: 'Letras',
  any: 'Todos',
  noFilters: 'Quitar todos los filtros',
  showThese: (count) => `Ver ${some(count, 'persona', 'personas')}`,
  showAll: (count) => `Ver todo, ${figure(count)}`,
  newOnes: (count) => plural(count, `${count} nueva`, `${count} nuevas`),
  nobodyFits: 'Nadie aquí cumple todo eso.',
  firstHere: 'Es la primera persona. Las demás aparecen aquí a medida que se incorporan.',
  ask: 'Solicitar',
  meetingAt: (place) => `Reunión ${place}`,
  meetingWaits: 'Acordada, espera un lugar',
  youAskedAt: (time) => `Su solicitud: ${time}`,
  asksYou: 'Le pide una reunión',
  declinedYou: 'Rechazó su solicitud. Todavía puede enviarle una.',
  rulesForbid: 'Las reglas de este evento no permiten que se reúnan.',
  noTimeInCommon: 'Sin hora en común. Puede preguntar igualmente.',
  seeksWhatYouOffer: (what) => `Busca lo que usted ofrece: ${what}`,
  offersWhatYouSeek: (what) => `Ofrece lo que usted busca: ${what}`,
  timesInCommon: (count) => some(count, 'hora en común con usted', 'horas en común con usted'),

  // Asking
  askName: (name) => `Solicitar a ${name}`,
  seeksYouOffer: (what) => `Busca ${listed(what)}; usted lo ofrece.`,
  offersYouSeek: (what) => `Ofrece ${listed(what)}; usted lo busca.`,
  youShare: (languages) => `Tienen en común: ${listed(languages)}.`,
  aboutThem: 'Todo lo que dice de sí',
  field: {
    name: 'Nombre',
    country: 'País',
    kind: 'Tipo',
    offers: 'Ofrece',
    seeks: 'Busca',
    sectors: 'Sectores',
    markets: 'Mercados',
    languages: 'Idiomas',
  },
  when: 'Cuándo',
  anyOfThese: 'una de estas, o la elegimos',
  moreTimes: (count) => some(count, 'hora más', 'horas más'),
  afterYour: (time) => `tras la de las ${time}`,
  beforeYour: (time) => `antes de la de las ${time}`,
  noCommonAsk:
    'Sin hora en común. Puede preguntar igualmente; si la respuesta es sí, tendrá lugar en cuanto uno de ustedes quede libre.',
  aLine: 'Unas palabras',
  askForMeeting: 'Solicitar una reunión',
  nothingBlocked: (name) => `Nada se bloquea hasta que ${name} acepte.`,
  requestsLeft: (left, of) =>
    `Le ${plural(left, 'queda', 'quedan')} ${left} de ${some(of, 'solicitud', 'solicitudes')}.`,
  asked: (name) => `Solicitud enviada. ${name} ya puede responder.`,
  seeMeeting: 'Ver la reunión',
  seeRequest: 'Ver la solicitud',
  opensAt: (time) => `Solicitudes abiertas desde: ${time}.`,
  closedAt: (time) => `Solicitudes cerradas desde: ${time}. En recepción aún pueden reservar por usted.`,

  // Requests
  forYou: (count) => `Para usted, ${count}`,
  fromYou: (count) => `De usted, ${count}`,
  waitingForYou: 'Esperan su respuesta',
  waitingForThem: 'Esperan su contestación',
  answered: 'Respondidas',
  nobodyAsked: 'Nadie le ha enviado aún una solicitud. Mientras tanto nada se bloquea.',
  nothingOpen: 'No tiene ninguna solicitud abierta.',
  forMember: (name) => `Para ${name}`,
  quoted: (text) => `«${text}»`,
  asTheyWish: 'como lo desea. Buscamos la mesa.',
  weFindTable: 'ambos están libres. Buscamos la mesa.',
  noCommonAccept: 'Sin hora en común. Acepte, y tendrá lugar en cuanto uno de ustedes quede libre.',
  acceptAt: (time) => `Aceptar ${time}`,
  accept: 'Aceptar',
  acceptName: (name) => `Aceptar a ${name}`,
  acceptBest: 'Aceptar, a la mejor hora',
  pickOrLeave: 'Elija una hora en la que ambos estén libres o déjelo en nuestras manos.',
  anotherTime: 'Otra hora',
  decline: 'Rechazar',
  declineName: (name) => `Rechazar a ${name}`,
  declineMeans: (name) => `${name} lee que no, con su motivo si lo indica. Más tarde usted puede preguntar.`,
  withdraw: 'Retirar',
  wishedFor: (times) => `para ${listed(times, 'disjunction')}`,
  openUntil: (time) => `Abierta hasta: ${time}.`,
  closed: {
    in: (state) => closedRequest(state, 'Retirada.', 'Rechazada por usted.'),
    out: (state) => closedRequest(state, 'Retirada por usted.', 'Rechazada.'),
  },
  placed: (place) => `Lugar: ${place}`,
  cancelled: 'Cancelada',
  didNotHappen: 'No se celebró',
  freeAt: 'Libres:',

  // Me
  asOthersSee: 'Así le ven los demás',
  nothingSaid: 'aún nada',
  editProfile: 'Editar',
  betweenSemicolons: 'varios, separados por ;',
  availability: 'Cuándo se le puede encontrar',
  availabilityMeans:
    'Todos sus horarios están abiertos. Toque uno para cerrarlo; los demás le ven entonces sin disponibilidad, sin motivo.',
  slotState: { open: 'abierto', closed: 'cerrado', meeting: 'reunión', programme: 'programa', shut: 'cerrado' },
  begun: 'empezado',
  programme: 'Programa',
  calendar: 'Su calendario',
  calendarMeans:
    'Sus reuniones en su propio calendario, siempre al día. Guarde el enlace para usted: muestra su agenda.',
  subscribe: 'Añadir a mi calendario',
  copyLink: 'Copiar el enlace',
  copied: 'Copiado.',
  settings: 'Este teléfono',
  language: 'Idioma',
  light: 'Aspecto',
  themes: { auto: 'Como el teléfono', light: 'Claro', dark: 'Oscuro' },
  motionNote: 'El movimiento sigue a su teléfono: si está ajustado para reducirlo, nada se desplaza.',
}

function hours(ms: number): string {
  const minutes = Math.max(1, Math.ceil(ms / 60_000))
  return [minutes >= 60 ? `${Math.floor(minutes / 60)} h` : '', minutes % 60 ? `${minutes % 60} min` : '']
    .filter(Boolean)
    .join(' ')
}

function ago(ms: number): string {
  const words = new Intl.RelativeTimeFormat('es-ES', { style: 'short' })
  if (ms < 60_000) return words.format(-Math.max(1, Math.round(ms / 1000)), 'second')
  return ms < 5_400_000
    ? words.format(-Math.round(ms / 60_000), 'minute')
    : words.format(-Math.round(ms / 3_600_000), 'hour')
}

function closedRequest(state: RequestState, withdrawn: string, declined: string): string {
  if (state === 'withdrawn') return withdrawn
  return state === 'declined' ? declined : 'Caducada.'
}
