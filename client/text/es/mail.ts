import type { Words } from '../en.ts'
import { some } from './counts.ts'

export const mail: Words['mail'] = {
  title: 'Correo',
  lead: (from) => `Los correos salen como ${from}.`,
  none: 'Este servidor no envía correos. Quien lo gestiona puede definir SMTP_URL y MAIL_FROM; todo lo demás funciona sin ello.',
  onTheWay: (waiting) => `${some(waiting, 'correo está', 'correos están')} en camino.`,
  down: (since) => `El servidor de correo no acepta nada desde ${since}`,
  downMeans: (waiting) =>
    `${waiting === 0 ? 'Nada espera.' : `${some(waiting, 'correo espera', 'correos esperan')} y ${waiting === 1 ? 'saldrá' : 'saldrán'} cuando vuelva.`} Dice:`,
  failed: 'No se pudo obtener el estado del correo. Cargue la página de nuevo.',
  send: {
    title: 'Enviar',
    to: 'A quién',
    choices: { 'not-invited': 'Aún sin invitar', all: 'Todos', 'not-opened': 'Enlace aún sin abrir' },
    means: {
      'not-invited': (count) =>
        count === 0
          ? 'Todos los que tienen dirección están invitados.'
          : `${some(count, 'persona recibe', 'personas reciben')} la invitación con su enlace personal.`,
      all: (count) =>
        count === 0
          ? 'Todos han recibido la invitación en la última hora.'
          : `${some(count, 'persona recibe', 'personas reciben')} la invitación con su enlace personal, aunque ya tuviera una.`,
      'not-opened': (count) =>
        count === 0
          ? 'Nadie a quien recordar: todos los enlaces se han abierto o recordado en la última hora.'
          : `${some(count, 'persona no ha', 'personas no han')} abierto su enlace y ${count === 1 ? 'recibe' : 'reciben'} un recordatorio.`,
    },
    withoutAddress: (count) =>
      `${some(count, 'persona no tiene', 'personas no tienen')} dirección y no ${count === 1 ? 'recibe' : 'reciben'} nada: imprima su invitación.`,
    preview: 'Lo que dice',
    inLanguage: 'Idioma',
    act: {
      invitation: (count) => `Enviar ${some(count, 'invitación', 'invitaciones')}`,
      reminder: (count) => `Enviar ${some(count, 'recordatorio', 'recordatorios')}`,
    },
    ask: {
      invitation: (count) => `¿Enviar ${some(count, 'invitación', 'invitaciones')}?`,
      reminder: (count) => `¿Enviar ${some(count, 'recordatorio', 'recordatorios')}?`,
    },
    asks: (server) =>
      `Salen enseguida, cada uno en el idioma de la persona. ${server} Quien no quiere correos recibe igualmente la invitación que usted envía a mano.`,
    startsItself: 'Desde entonces la sala también escribe por sí misma, como se ajusta abajo.',
    changed: 'Entretanto llegaría a otro número de personas. No se ha enviado nada; mire de nuevo.',
    notSent: 'No se ha enviado nada. Inténtelo de nuevo.',
  },
  settings: {
    title: 'Lo que la sala escribe por sí misma',
    off: 'Todavía nada: empieza cuando usted envía o guarda aquí por primera vez.',
    changes: 'Cambios no vistos después de, minutos',
    digest: 'Solicitudes abiertas, cada día desde, hora',
    remind: 'Recordar enlaces sin abrir, días antes',
    emptyIsNever: 'vacío: nunca',
    language: 'Idioma',
    languageNote: 'para quien no indicó ninguno de los seis',
    words: 'Su propio párrafo',
    wordsNote: 'en invitaciones y recordatorios',
    replyTo: 'Las respuestas van a',
    emptyIsSender: 'vacío: al remitente',
    wrong: 'Revise esto.',
    save: 'Guardar',
    asBefore: 'Como antes',
  },
  test: {
    title: 'Probar',
    to: 'Su dirección',
    act: 'Enviar un correo de prueba',
    sent: 'El servidor de correo lo ha aceptado.',
    refused: 'El servidor de correo no lo ha aceptado. Dice:',
    failed: 'No se ha enviado ningún correo de prueba. Inténtelo de nuevo.',
  },
  list: {
    title: 'Qué ha sido de ello',
    none: 'Aún no se ha enviado nada.',
    filters: {
      problems: (count) => `Problemas, ${count}`,
      waiting: (count) => `Por enviar, ${count}`,
      sent: (count) => `Enviados, ${count}`,
      optedOut: (count) => `No quieren correos, ${count}`,
    },
    empty: { problems: 'Ningún problema.', waiting: 'Nada espera.', sent: 'Aún nada enviado.', optedOut: 'Nadie.' },
    kinds: {
      invitation: 'Invitación',
      reminder: 'Recordatorio',
      changes: 'Cambios',
      digest: 'Solicitudes abiertas',
      decision: 'Decisión sobre la inscripción',
    },
    sentAt: (when) => `enviado ${when}`,
    waits: 'espera',
    tried: (count) => `espera, ${some(count, 'intento', 'intentos')} hasta ahora`,
    refused: 'no entregado',
    noAddress: 'sin dirección',
    optedOut: 'no quiere correos',
    again: 'Enviar de nuevo',
    againNamed: (name) => `Enviar de nuevo a ${name}`,
    againAll: (count) => `Enviar de nuevo ${some(count, 'correo', 'correos')}`,
  },
}
