import type { LetterWords } from './words.ts'

const list = new Intl.ListFormat('it-IT')

export const it: LetterWords = {
  locale: 'it-IT',
  hello: (name) => `Buongiorno ${name},`,
  and: (names) => list.format(names),
  table: (label) => `tavolo ${label}`,
  online: 'in linea',
  timesOf: (zone) => `Tutti gli orari sono quelli di ${zone}.`,
  why: (event) => `Riceve questa e-mail perché partecipa a «${event}».`,
  stop: 'Non ricevere più e-mail da questo evento',
  invitation: {
    subject: (event) => `Il Suo invito: ${event}`,
    lead: (event, when) =>
      `La invitiamo a «${event}»${when && `, ${when}`}. La Sua giornata è pronta: chi c’è, chi incontrare, quando e dove.`,
    means: 'Il link qui sotto la apre, sul telefono o sul computer. Non servono né account né password.',
    open: 'Aprire la mia giornata',
    scan: 'Oppure inquadri questo codice con il telefono.',
    yours: 'Il link è solo Suo. Chi lo possiede parla a Suo nome.',
  },
  reminder: {
    subject: (event) => `Il Suo link La aspetta: ${event}`,
    lead: (event, when) =>
      `il Suo link per «${event}»${when && `, ${when}`}, non è ancora stato aperto. Forse altri desiderano già incontrarLa.`,
  },
  changes: {
    subject: (event) => `I Suoi incontri sono cambiati: ${event}`,
    lead: (count) => (count === 1 ? 'uno dei Suoi incontri è cambiato.' : `${count} dei Suoi incontri sono cambiati.`),
    change: {
      new: ({ time, partners }) => `Nuovo: un incontro con ${partners}, ${time}`,
      cancelled: ({ before, partners }) => `Annullato: l’incontro con ${partners}${before && `, ${before}`}`,
      'no-show': ({ before, partners }) =>
        `Registrato come non svolto: l’incontro con ${partners}${before && `, ${before}`}`,
      'lost-place': ({ before, partners }) =>
        before
          ? `L’incontro con ${partners}, ${before}, al momento non ha un posto`
          : `L’incontro con ${partners} attende un posto`,
      'as-before': ({ time, partners }) => `L’incontro con ${partners} è come prima${time && `: ${time}`}`,
      people: ({ time, partners }) => `L’incontro, ${time}, ora è con ${partners}`,
      time: ({ before, time, partners }) =>
        before ? `L’incontro con ${partners} passa da ${before} a ${time}` : `L’incontro con ${partners}: ${time}`,
      table: ({ time, table, partners }) =>
        table
          ? `L’incontro con ${partners}, ${time}, ora è al ${table}`
          : `L’incontro con ${partners}, ${time}, ha un altro posto`,
      'times-shifted': ({ before, time, partners }) => `L’incontro con ${partners}, ${before}, ora è ${time}`,
      held: ({ time, partners }) => `Qualcosa è cambiato nell’incontro con ${partners}, ${time}`,
    },
    open: 'Vedere la mia giornata',
  },
  digest: {
    subject: (event) => `Richieste in attesa della Sua risposta: ${event}`,
    lead: (count) => (count === 1 ? 'una persona desidera incontrarLa:' : `${count} persone desiderano incontrarLa:`),
    nothingBlocked: 'Niente è bloccato finché non accetta.',
    open: 'Rispondere',
  },
  decision: {
    subject: (event) => `La Sua iscrizione: ${event}`,
    deferred: (event) =>
      `tutti i posti del Suo gruppo a «${event}» sono occupati. È in lista d’attesa, per il caso che se ne liberi uno.`,
    declined: (event) =>
      `gli organizzatori di «${event}» non hanno potuto accogliere la Sua iscrizione. Grazie dell’interesse.`,
    open: 'Vedere la mia iscrizione',
    why: (event) => `Riceve questa e-mail perché si è iscritta o iscritto a «${event}».`,
  },
  test: {
    subject: 'Un’e-mail di prova da Rondo',
    lead: 'questa e-mail mostra che le e-mail partono e come appaiono. Nessun altro l’ha ricevuta.',
  },
  optOut: {
    ask: (event) => `«${event}» deve smettere di scriverLe?`,
    still:
      'Modifiche e richieste compaiono allora solo nella Sua giornata. Gli organizzatori possono ancora inviarLe l’invito.',
    stop: 'Niente più e-mail',
    stopped: 'Niente più e-mail',
    stoppedMeans: (event) => `«${event}» non Le scrive più. La Sua giornata mostra modifiche e richieste come prima.`,
    again: 'Ricevere di nuovo le e-mail',
    back: 'Le e-mail tornano',
    backMeans: (event) => `«${event}» Le scrive di nuovo.`,
    unknown: 'Questo link non è valido',
    unknownMeans: 'L’evento potrebbe essere finito ed essere stato eliminato.',
  },
}
