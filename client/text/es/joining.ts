import type { Fault } from '../../../shared/import/reading.ts'
import type { joining as english } from '../en/joining.ts'
import { some } from './counts.ts'

// La página pública de una sala: qué, cuándo y dónde; el formulario de inscripción; y qué fue de ella.

function wrong({ column, code }: Fault): string {
  if (code === 'too-long') return 'Es demasiado largo.'
  if (code === 'bad-encoding') return 'Contiene caracteres dañados.'
  switch (column) {
    case 'name':
      return 'Falta su nombre.'
    case 'organisation':
      return '¿En nombre de quién viene?'
    case 'kind':
      return 'Elija lo que mejor corresponda.'
    case 'country':
      return 'Elija un país de la lista.'
    case 'email':
      return 'Hace falta una dirección como anna@example.org.'
    default:
      return 'Revise esto.'
  }
}

export const joining: typeof english = {
  title: (event) => `Participar: ${event}`,
  language: 'Idioma',
  noPage: 'Esta página no existe. Pida la dirección correcta a los organizadores.',
  noLine: 'Sin conexión. Lo que ha escrito se queda en este dispositivo.',
  again: 'Intentar de nuevo',
  when: 'Cuándo',
  where: 'Dónde',
  zone: (zone) => `Las horas son las de ${zone}.`,
  until: (time) => `Puede inscribirse hasta el ${time}.`,
  closed: 'Ahora no se admiten inscripciones.',
  over: (time) => `Las inscripciones terminaron el ${time}.`,
  programme: 'Programa',
  who: 'Quién viene',
  figures: (people, organisations, countries) =>
    `${some(people, 'persona', 'personas')} de ${some(organisations, 'organización', 'organizaciones')} y ${some(countries, 'país', 'países')}`,
  agreed: 'Quienes aceptan figurar aquí.',
  showAll: (count) => `Mostrar los ${count}`,
  applied: 'Ya se ha enviado una inscripción desde este dispositivo.',
  seeStatus: 'Ver qué fue de ella',
  apply: 'Inscribirse',
  form: {
    title: 'Inscribirse',
    lead: 'Dos minutos. Lo que escriba se queda en este dispositivo hasta que lo envíe.',
    you: 'Sobre usted',
    name: 'Su nombre',
    email: 'Correo electrónico',
    emailNote: 'solo lo ven los organizadores',
    organisation: 'Organización',
    kind: 'Tipo de organización',
    country: 'País',
    searchCountry: 'Escriba un país',
    noCountry: 'Ningún país se llama así.',
    delegation: 'Delegación',
    noDelegation: 'ninguna',
    brings: 'Qué le trae aquí',
    bringsNote: 'Así le encuentran los demás. Bastan una o dos indicaciones.',
    sectors: 'Sectores',
    sectorsHint: 'p. ej. tecnología alimentaria',
    offers: 'Ofrece',
    offersHint: 'p. ej. sensores para la cadena de frío',
    seeks: 'Busca',
    seeksHint: 'p. ej. distribuidores en España',
    languages: 'Sus idiomas',
    languagesHint: 'p. ej. español',
    add: 'Añadir',
    removeNamed: (entry) => `Quitar ${entry}`,
    stepFree: 'Necesito un acceso sin escalones',
    online: 'Participo en línea',
    listed: 'Mi organización y mi país pueden figurar en la página pública',
    byHand: 'Deciden los organizadores. Lo verá en un enlace propio.',
    atOnce: 'Mientras haya plazas, participa de inmediato; si no, queda en la lista de espera.',
    kept: (days) => `Todo se borra ${some(days, 'día', 'días')} después del evento, o si retira su inscripción.`,
    send: 'Enviar la inscripción',
    save: 'Guardar las correcciones',
    check: (faults) => `${some(faults, 'campo queda', 'campos quedan')} por rellenar.`,
    wrong,
    refused: {
      busy: 'Ahora se inscriben muchas personas. Inténtelo de nuevo en un momento.',
      'too-late': 'Las inscripciones han terminado.',
      'limit-reached': 'Ya no se admiten más inscripciones.',
      'store-unreachable':
        'Ahora no se puede guardar nada. Lo escrito se queda aquí; inténtelo de nuevo en un momento.',
      other: 'No se ha admitido la inscripción. Lo escrito se queda aquí; inténtelo de nuevo en un momento.',
    },
  },
  sent: {
    title: 'Su inscripción ha llegado',
    lead: 'Guarde este enlace: muestra lo que deciden los organizadores y permite corregir o retirar lo que ha dicho.',
    link: 'Su enlace',
    alone: 'Es solo suyo. Quien lo tenga puede leer su inscripción.',
    next: 'Qué viene ahora',
    steps: [
      'Los organizadores la leen.',
      'En su enlace verá la decisión.',
      'Cuando le acepten, abre su propia página: personas, solicitudes, su día.',
    ],
    open: 'Abrir mi inscripción',
  },
  status: {
    title: (event) => `Su inscripción: ${event}`,
    undecided: 'Aún sin decidir',
    undecidedMeans: 'Los organizadores tienen su inscripción. Vuelva por este enlace.',
    deferred: 'En la lista de espera',
    deferredMeans: 'Todas las plazas de su grupo están ocupadas. Está en la lista, por si queda una libre.',
    accepted: 'Participa',
    acceptedMeans: 'Su página está lista: vea quién viene, pida reuniones, encuentre su mesa.',
    openDay: 'Abrir mi día',
    declined: 'Esta vez no',
    declinedMeans:
      'Los organizadores no han podido aceptar su inscripción. Lo que ha dicho se borra después del evento.',
    left: 'Ya no está en esta sala',
    leftMeans: 'Si le sorprende, pregunte a los organizadores.',
    ended:
      'Este enlace ya no muestra ninguna inscripción. Se retiró, o alguien se inscribió de nuevo con la misma dirección.',
    said: 'Lo que ha dicho',
    correct: 'Corregir',
    corrected: 'Corregido.',
    withdraw: 'Retirar',
    withdrawSure: '¿Retirar la inscripción? Todo se borra de inmediato.',
    withdrawDo: 'Retirar y borrar',
    withdrawn: 'Su inscripción está retirada y sus datos, borrados.',
    toPage: 'A la página del evento',
  },
}
