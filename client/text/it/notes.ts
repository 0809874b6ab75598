import type { Words } from '../en.ts'

// Che cosa dicono le note di un incontro, in italiano.

export const notes: Words['notes'] = {
  open: { note: 'Nota comune', 'staff-note': 'Nota interna' },
  title: { note: 'Nota comune', 'staff-note': 'Nota interna' },
  readBy: {
    two: 'Possono leggerla entrambe le parti e il team organizzativo.',
    more: 'Possono leggerla tutte le parti e il team organizzativo.',
    lead: 'Anche chi guida la delegazione di una delle parti.',
    people: 'Possono leggerla i partecipanti all’incontro e tutto il team.',
    staff: 'Può leggerla solo il team.',
  },
  label: { note: 'Testo della nota comune', 'staff-note': 'Testo della nota interna' },
  placeholder: 'Che cosa si è detto, che cosa si è promesso',
  opening: 'La nota si sta aprendo.',
  saved: 'Salvato',
  saving: 'Non ancora salvato',
  noLine: 'Nessuna connessione: resta qui finché non torna',
  noLineSaved: 'Nessuna connessione. Ciò che vede è salvato.',
  readOnly: 'Può leggerla, non scriverci.',
  archived: 'L’evento è finito: non si può più modificare nulla.',
  full: 'La nota è piena. Prima tolga qualcosa.',
  refused: 'Questa nota non si può aprire.',
  notYours: 'Questa nota non è destinata a Lei.',
  gone: 'Questa nota non esiste più.',
  again: 'Riprova',
  here: 'Anche qui:',
  team: 'il team organizzativo',
  steps: {
    title: 'Prossimi passi',
    none: 'Nessun passo è ancora concordato.',
    add: 'Aggiungi un passo',
    what: 'Che cosa',
    who: 'Chi',
    by: 'Entro',
    done: 'Fatto',
    nameless: 'questo passo',
    remove: (what) => `Togli: ${what}`,
    removed: (what) => `Tolto: ${what}`,
  },
}
