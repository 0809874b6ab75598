import type { LetterWords } from './words.ts'

const list = new Intl.ListFormat('es-ES')

export const es: LetterWords = {
  locale: 'es-ES',
  hello: (name) => `Buenos días, ${name}:`,
  and: (names) => list.format(names),
  table: (label) => `mesa ${label}`,
  online: 'en línea',
  timesOf: (zone) => `Todas las horas son las de ${zone}.`,
  why: (event) => `Recibe este correo porque participa en «${event}».`,
  stop: 'No recibir más correos de este evento',
  invitation: {
    subject: (event) => `Su invitación: ${event}`,
    lead: (event, when) =>
      `le invitamos a «${event}»${when && `, ${when}`}. Su día está listo: quién está, con quién reunirse, cuándo y dónde.`,
    means: 'El enlace de abajo lo abre, en el teléfono o el ordenador. No hace falta cuenta ni contraseña.',
    open: 'Abrir mi día',
    scan: 'O escanee este código con el teléfono.',
    yours: 'El enlace es solo suyo. Quien lo tiene habla en su nombre.',
  },
  reminder: {
    subject: (event) => `Su enlace le espera: ${event}`,
    lead: (event, when) =>
      `su enlace a «${event}»${when && `, ${when}`}, aún no se ha abierto. Quizá otros ya quieran reunirse con usted.`,
  },
  changes: {
    subject: (event) => `Sus reuniones han cambiado: ${event}`,
    lead: (count) => (count === 1 ? 'una de sus reuniones ha cambiado.' : `${count} de sus reuniones han cambiado.`),
    change: {
      new: ({ time, partners }) => `Nueva: una reunión con ${partners}, ${time}`,
      cancelled: ({ before, partners }) => `Cancelada: la reunión con ${partners}${before && `, ${before}`}`,
      'no-show': ({ before, partners }) =>
        `Anotada como no celebrada: la reunión con ${partners}${before && `, ${before}`}`,
      'lost-place': ({ before, partners }) =>
        before
          ? `La reunión con ${partners}, ${before}, no tiene lugar por ahora`
          : `La reunión con ${partners} espera un lugar`,
      'as-before': ({ time, partners }) => `La reunión con ${partners} está como antes${time && `: ${time}`}`,
      people: ({ time, partners }) => `La reunión, ${time}, es ahora con ${partners}`,
      time: ({ before, time, partners }) =>
        before ? `La reunión con ${partners} pasa de ${before} a ${time}` : `La reunión con ${partners}: ${time}`,
      table: ({ time, table, partners }) =>
        table
          ? `La reunión con ${partners}, ${time}, es ahora en la ${table}`
          : `La reunión con ${partners}, ${time}, tiene otro lugar`,
      'times-shifted': ({ before, time, partners }) => `La reunión con ${partners}, ${before}, es ahora ${time}`,
      held: ({ time, partners }) => `Algo ha cambiado en la reunión con ${partners}, ${time}`,
    },
    open: 'Ver mi día',
  },
  digest: {
    subject: (event) => `Hay solicitudes que esperan su respuesta: ${event}`,
    lead: (count) =>
      count === 1 ? 'una persona quiere reunirse con usted:' : `${count} personas quieren reunirse con usted:`,
    nothingBlocked: 'Nada queda bloqueado hasta que usted acepte.',
    open: 'Responder',
  },
  decision: {
    subject: (event) => `Su inscripción: ${event}`,
    deferred: (event) =>
      `todas las plazas de su grupo en «${event}» están ocupadas. Está en la lista de espera, por si queda una libre.`,
    declined: (event) =>
      `los organizadores de «${event}» no han podido aceptar su inscripción. Gracias por su interés.`,
    open: 'Ver mi inscripción',
    why: (event) => `Recibe este correo porque se inscribió en «${event}».`,
  },
  test: {
    subject: 'Un correo de prueba de Rondo',
    lead: 'este correo muestra que los correos salen y qué aspecto tienen. Nadie más lo ha recibido.',
  },
  optOut: {
    ask: (event) => `¿Debe «${event}» dejar de escribirle?`,
    still:
      'Los cambios y las solicitudes se verán entonces solo en su día. La organización aún puede enviarle su invitación.',
    stop: 'No más correos',
    stopped: 'No más correos',
    stoppedMeans: (event) => `«${event}» ya no le escribe. Su día muestra todos los cambios y solicitudes como antes.`,
    again: 'Volver a recibir correos',
    back: 'Los correos vuelven',
    backMeans: (event) => `«${event}» vuelve a escribirle.`,
    unknown: 'Este enlace no es válido',
    unknownMeans: 'Puede que el evento haya terminado y se haya borrado.',
  },
}
