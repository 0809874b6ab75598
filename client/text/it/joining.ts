import type { Fault } from '../../../shared/import/reading.ts'
import type { joining as english } from '../en/joining.ts'
import { some } from './counts.ts'

// La pagina pubblica di una sala: che cosa, quando e dove; il modulo d'iscrizione; e che cosa ne è stato.

function wrong({ column, code }: Fault): string {
  if (code === 'too-long') return 'È troppo lungo.'
  if (code === 'bad-encoding') return 'Contiene caratteri danneggiati.'
  switch (column) {
    case 'name':
      return 'Manca il Suo nome.'
    case 'organisation':
      return 'Per chi viene?'
    case 'kind':
      return 'Scelga ciò che si adatta meglio.'
    case 'country':
      return 'Scelga un paese dall’elenco.'
    case 'email':
      return 'Serve un indirizzo come anna@example.org.'
    default:
      return 'Da controllare.'
  }
}

export const joining: typeof english = {
  title: (event) => `Partecipare: ${event}`,
  language: 'Lingua',
  noPage: 'Questa pagina non esiste. Chieda l’indirizzo giusto agli organizzatori.',
  noLine: 'Nessuna connessione. Ciò che ha scritto resta su questo dispositivo.',
  again: 'Riprovare',
  when: 'Quando',
  where: 'Dove',
  zone: (zone) => `Gli orari sono quelli di ${zone}.`,
  until: (time) => `Ci si può iscrivere fino a ${time}.`,
  closed: 'Le iscrizioni non sono aperte.',
  over: (time) => `Le iscrizioni sono terminate ${time}.`,
  programme: 'Programma',
  who: 'Chi viene',
  figures: (people, organisations, countries) =>
    `${some(people, 'persona', 'persone')} di ${some(organisations, 'organizzazione', 'organizzazioni')} e ${some(countries, 'paese', 'paesi')}`,
  agreed: 'Chi ha accettato di essere indicato qui.',
  showAll: (count) => `Mostrare tutti e ${count}`,
  applied: 'Da questo dispositivo è già stata inviata un’iscrizione.',
  seeStatus: 'Vedere che cosa ne è stato',
  apply: 'Iscriversi',
  form: {
    title: 'Iscriversi',
    lead: 'Due minuti. Ciò che scrive resta su questo dispositivo finché non lo invia.',
    you: 'Su di Lei',
    name: 'Il Suo nome',
    email: 'E-mail',
    emailNote: 'la vedono solo gli organizzatori',
    organisation: 'Organizzazione',
    kind: 'Tipo di organizzazione',
    country: 'Paese',
    searchCountry: 'Scriva un paese',
    noCountry: 'Nessun paese si chiama così.',
    delegation: 'Delegazione',
    noDelegation: 'nessuna',
    brings: 'Che cosa La porta qui',
    bringsNote: 'Così gli altri La trovano. Bastano una o due indicazioni.',
    sectors: 'Settori',
    sectorsHint: 'ad es. tecnologia alimentare',
    offers: 'Offre',
    offersHint: 'ad es. sensori per la catena del freddo',
    seeks: 'Cerca',
    seeksHint: 'ad es. distributori in Spagna',
    languages: 'Le Sue lingue',
    languagesHint: 'ad es. italiano',
    add: 'Aggiungere',
    removeNamed: (entry) => `Togliere ${entry}`,
    stepFree: 'Mi serve un accesso senza gradini',
    online: 'Partecipo online',
    listed: 'La mia organizzazione e il mio paese possono comparire nella pagina pubblica',
    byHand: 'Decidono gli organizzatori. Lo vede a un Suo link personale.',
    atOnce: 'Finché ci sono posti partecipa subito; altrimenti è in lista d’attesa.',
    kept: (days) => `Tutto viene cancellato ${some(days, 'giorno', 'giorni')} dopo l’evento, o se ritira l’iscrizione.`,
    send: 'Inviare l’iscrizione',
    save: 'Salvare le correzioni',
    check: (faults) => `${some(faults, 'campo resta', 'campi restano')} da compilare.`,
    wrong,
    refused: {
      busy: 'In questo momento si iscrivono in molti. Riprovi tra un istante.',
      'too-late': 'Le iscrizioni sono chiuse.',
      'limit-reached': 'Non si accettano altre iscrizioni.',
      'store-unreachable': 'Al momento non si può salvare. Ciò che ha scritto resta qui; riprovi tra un istante.',
      other: 'L’iscrizione non è stata accolta. Ciò che ha scritto resta qui; riprovi tra un istante.',
    },
  },
  sent: {
    title: 'La Sua iscrizione è arrivata',
    lead: 'Conservi questo link: mostra che cosa decidono gli organizzatori e permette di correggere o ritirare ciò che ha detto.',
    link: 'Il Suo link',
    alone: 'È solo Suo. Chi lo possiede può leggere la Sua iscrizione.',
    next: 'Che cosa succede ora',
    steps: [
      'Gli organizzatori la leggono.',
      'Al Suo link vede la decisione.',
      'Una volta accettata, apre la Sua pagina: persone, richieste, la Sua giornata.',
    ],
    open: 'Aprire la mia iscrizione',
  },
  status: {
    title: (event) => `La Sua iscrizione: ${event}`,
    undecided: 'Non ancora decisa',
    undecidedMeans: 'Gli organizzatori hanno la Sua iscrizione. Torni da questo link.',
    deferred: 'In lista d’attesa',
    deferredMeans: 'Tutti i posti del Suo gruppo sono occupati. È in lista, per il caso che se ne liberi uno.',
    accepted: 'Partecipa',
    acceptedMeans: 'La Sua pagina è pronta: veda chi viene, chieda incontri, trovi il Suo tavolo.',
    openDay: 'Aprire la mia giornata',
    declined: 'Non questa volta',
    declinedMeans:
      'Gli organizzatori non hanno potuto accogliere la Sua iscrizione. Ciò che ha detto viene cancellato dopo l’evento.',
    left: 'Non è più in questa sala',
    leftMeans: 'Se La sorprende, chieda agli organizzatori.',
    ended:
      'Questo link non mostra più un’iscrizione. È stata ritirata, oppure qualcuno si è iscritto di nuovo con lo stesso indirizzo.',
    said: 'Ciò che ha detto',
    correct: 'Correggere',
    corrected: 'Corretto.',
    withdraw: 'Ritirare',
    withdrawSure: 'Ritirare l’iscrizione? Tutto viene cancellato subito.',
    withdrawDo: 'Ritirare e cancellare',
    withdrawn: 'La Sua iscrizione è ritirata e i Suoi dati sono cancellati.',
    toPage: 'Alla pagina dell’evento',
  },
}
