import type { RequestState } from '../../../shared/room.ts'
import type { Words } from '../en.ts'
import { figure, listed, plural, some } from './counts.ts'

export const phone: Words['phone'] = {
  pages: 'Pagine',
  page: { day: 'Giornata', people: 'Persone', requests: 'Richieste', me: 'Io' },
  requestsWaiting: (count) => `Richieste, ${count} in attesa della Sua risposta`,
  somebody: 'Una persona che non c’è più',
  day: 'Giorno',
  today: 'Oggi',
  yourDay: 'La Sua giornata',

  // My day
  now: 'Adesso',
  next: 'Poi',
  left: 'rimasti',
  paused: 'in pausa',
  toStart: 'all’inizio',
  inTime: (ms) => `tra ${hours(ms)}`,
  minutesLeft: (count) => `Ancora ${some(count, 'minuto', 'minuti')}`,
  changeOver: 'Cambio di tavolo',
  online: 'Online',
  joinOnline: 'Partecipa online',
  iAmAtTheTable: 'Sono al tavolo',
  allHere: 'Ci sono tutti.',
  notHereYet: (name) => `È al tavolo. ${name} non è ancora qui.`,
  andMore: (count) => `e altri ${count}`,
  youAreFree: 'Non L’aspetta nulla.',
  dayIsOpen: 'La Sua giornata è ancora libera.',
  dayIsOver: 'La Sua giornata è finita.',
  heldCount: (count) => `${some(count, 'incontro svolto', 'incontri svolti')}.`,
  seekYou: (count) =>
    `${some(count, 'persona qui ha qualcosa in comune con Lei ed è libera', 'persone qui hanno qualcosa in comune con Lei e sono libere')} quando lo è Lei.`,
  findOut: 'Chi è qui compare in Persone. Finché chiede, nulla viene bloccato.',
  seePeople: 'Vedi le persone',
  seeThePeople: (count) => (count === 1 ? 'Vedi la persona' : `Vedi le ${count} persone`),
  waitingForPlace: 'In attesa di un posto',
  waitingReason: {
    'no-common-slot': 'Per ora nessun orario in comune. Avrà un posto appena ce n’è uno.',
    'no-table': 'Nessun tavolo è libero quando entrambi lo siete. Avrà il primo che si libera.',
    'session-limit': 'Una delle parti ha tutti gli incontri consentiti in quella parte della giornata.',
    'put-aside': 'Gli organizzatori lo hanno tolto dal tabellone e gli daranno un posto.',
    missed: 'Non si è svolto. Gli organizzatori gli daranno un nuovo posto.',
  },
  nothingAhead: 'Nient’altro in questo giorno.',
  earlier: (count) => `Prima, ${count}`,
  held: 'svolto',
  otherTimeProposed: 'È proposta un’altra ora',
  staySeated: 'Resti al tavolo',
  walkTo: (zone) => (zone.length <= 2 ? `Vada in zona ${zone}` : `Vada a: ${zone}`),
  free: 'Libero',
  freeAtTime: (time) => `Libero alle ${time}`,
  findSomeone: 'Trova qualcuno',
  closedByYou: 'Chiuso da Lei',
  closedByOrganisers: 'Chiuso dagli organizzatori',
  openMeans: 'A quest’ora è disponibile. Una richiesta può trovarvi posto.',
  closedMeans: 'Ha chiuso questo orario. Per gli altri non è disponibile, senza motivo.',
  openTime: 'Apri questo orario',
  closeTime: 'Chiudi questo orario',

  // Programme
  signUp: 'Iscrizione',
  signOff: 'Annulla l’iscrizione',
  signedUp: 'Iscrizione fatta',
  youAreSignedUp: 'La Sua iscrizione è fatta. A quell’ora non viene messo altro.',
  signUpMeans: 'Chi si iscrive non è disponibile a quell’ora.',
  placesLeft: (count) => (count === 0 ? 'Tutti i posti sono occupati.' : `Ancora ${some(count, 'posto', 'posti')}.`),
  forEverybody: 'Per tutti, senza iscrizione. A quell’ora possono esserci incontri.',

  // A meeting
  meetingWith: (names) => `Incontro con ${names}`,
  hasNotSeen: (names, count) => `${names} non ${count === 1 ? 'ha' : 'hanno'} visto l’ultima modifica.`,
  hasSeen: (names, count) => `${names} l’${count === 1 ? 'ha' : 'hanno'} vista.`,
  allHaveSeen: 'Tutti hanno visto l’ultima modifica.',
  lockedMeans: 'Gli organizzatori tengono questo incontro al suo posto.',
  youProposed: (time) => `Ha proposto ${time}. L’incontro tiene il suo posto finché l’altra parte non accetta.`,
  youAgreed: (time) => `Ha accettato ${time}. Altri devono ancora rispondere.`,
  theyPropose: (name, time) => `${name} propone ${time}.`,
  keepsPlace: 'L’incontro tiene il suo posto finché tutti non accettano.',
  agreeTo: (time) => `Accetta ${time}`,
  keepIt: 'Lascia com’è',
  proposeTime: 'Proponi un’altra ora',
  proposeAt: (time) => `Proponi ${time}`,
  pickTime: 'Scelga prima un’ora',
  noOtherTime: 'Non c’è un’altra ora in cui siete tutti liberi.',
  cancelMeeting: 'Annulla l’incontro',
  leaveMeeting: 'Lascia l’incontro',
  keepMeeting: 'Tieni l’incontro',
  cancelMeans: (name) => `Avvisiamo ${name}, e il tavolo va ad altri. Potrà chiedere di nuovo più tardi.`,
  leaveMeans: 'Gli altri vengono avvisati e si incontrano senza di Lei.',
  cancelledNow: 'Annullato.',
  youLeft: 'Ha lasciato l’incontro.',
  reason: 'Motivo',
  mayStayEmpty: 'può restare vuoto',
  howDidItGo: 'Com’è andata?',
  outcome: { held: 'Svolto', 'cut-short': 'Abbreviato', 'did-not-happen': 'Non si è svolto' },

  // A change that was not seen yet
  change: {
    new: ({ time }) => `Ha un incontro alle ${time}`,
    cancelled: ({ before, partners }) =>
      before ? `Il Suo incontro delle ${before} con ${partners} è annullato` : `L’incontro con ${partners} è annullato`,
    'no-show': ({ before }) => `Il Suo incontro delle ${before} risulta non svolto`,
    'lost-place': ({ before, partners }) =>
      before
        ? `Il Suo incontro delle ${before} per ora non ha un posto`
        : `Il Suo incontro con ${partners} attende un posto`,
    'as-before': ({ time }) => (time ? `Il Suo incontro delle ${time} è come prima` : 'Il Suo incontro è come prima'),
    people: ({ time }) => `Il Suo incontro delle ${time} ora è con altre persone`,
    time: ({ before, time }) =>
      before ? `Il Suo incontro delle ${before} passa alle ${time}` : `Il Suo incontro è alle ${time}`,
    table: ({ time, table }) => `Il Suo incontro delle ${time} passa al tavolo ${table}`,
    'times-shifted': ({ before, time }) => `Il Suo incontro delle ${before} ora è alle ${time}`,
    held: ({ time }) => `Qualcosa è cambiato nel Suo incontro delle ${time}`,
  },
  changedAgo: (ms) => `Modificato ${ago(ms)}`,
  moreChanges: (count) => `, poi altre ${count}`,
  was: 'Prima',
  nowTable: 'Ora tavolo',
  nowAt: 'Ora alle',
  withNames: (names) => `con ${names}.`,
  changesTogether: (count) => `Sono cambiati ${count} dei Suoi incontri`,
  seen: 'Visto',
  seenGoTo: (table) => `Visto, vado al tavolo ${table}`,
  doesNotWork: 'Per me non va bene',

  // People
  countOf: (shown, all) => (shown === all ? figure(all) : `${figure(shown)} di ${figure(all)}`),
  search: 'Cerca persone',
  searchHint: 'Nome, organizzazione, tema',
  filters: 'Filtri',
  moreFilters: 'Filtri',
  freeWhenIAm: 'Libero quando lo sono io',
  fitsMine: 'Adatto a ciò che offro o cerco',
  byName: 'Dalla A alla Z',
  letters: 'Lettere',
  any: 'Tutti',
  noFilters: 'Togli tutti i filtri',
  showThese: (count) => `Mostra ${some(count, 'persona', 'persone')}`,
  showAll: (count) => `Mostra tutto, ${figure(count)}`,
  newOnes: (count) => plural(count, `${count} nuova`, `${count} nuove`),
  nobodyFits: 'Nessuno qui corrisponde a tutto ciò.',
  firstHere: 'È la prima persona qui. Le altre compaiono man mano che arrivano.',
  ask: 'Chiedi',
  meetingAt: (place) => `Incontro ${place}`,
  meetingWaits: 'Concordato, attende un posto',
  youAskedAt: (time) => `La Sua richiesta: ${time}`,
  asksYou: 'Le chiede un incontro',
  declinedYou: 'Ha declinato la Sua richiesta. Può ancora inviargliene una.',
  rulesForbid: 'Le regole di questo evento non prevedono il vostro incontro.',
  noTimeInCommon: 'Nessun orario in comune. Può chiedere lo stesso.',
  seeksWhatYouOffer: (what) => `Cerca ciò che Lei offre: ${what}`,
  offersWhatYouSeek: (what) => `Offre ciò che Lei cerca: ${what}`,
  timesInCommon: (count) => some(count, 'orario in comune con Lei', 'orari in comune con Lei'),

  // Asking
  askName: (name) => `Chiedi a ${name}`,
  seeksYouOffer: (what) => `Cerca ${listed(what)}; Lei lo offre.`,
  offersYouSeek: (what) => `Offre ${listed(what)}; Lei lo cerca.`,
  youShare: (languages) => `In comune: ${listed(languages)}.`,
  aboutThem: 'Tutto ciò che dice di sé',
  field: {
    name: 'Nome',
    country: 'Paese',
    kind: 'Tipo',
    offers: 'Offre',
    seeks: 'Cerca',
    sectors: 'Settori',
    markets: 'Mercati',
    languages: 'Lingue',
  },
  when: 'Quando',
  anyOfThese: 'uno di questi, o scegliamo noi',
  moreTimes: (count) => some(count, 'altro orario', 'altri orari'),
  afterYour: (time) => `dopo quello delle ${time}`,
  beforeYour: (time) => `prima di quello delle ${time}`,
  noCommonAsk:
    'Nessun orario in comune. Può chiedere lo stesso; se la risposta è sì, avrà un posto appena una delle parti è libera.',
  aLine: 'Due parole',
  askForMeeting: 'Chiedi un incontro',
  nothingBlocked: (name) => `Nulla è bloccato finché ${name} non accetta.`,
  requestsLeft: (left, of) =>
    `Le ${plural(left, 'resta', 'restano')} ${left} di ${some(of, 'richiesta', 'richieste')}.`,
  asked: (name) => `Richiesta inviata. ${name} può già rispondere.`,
  seeMeeting: 'Vedi l’incontro',
  seeRequest: 'Vedi la richiesta',
  opensAt: (time) => `Richieste aperte da: ${time}.`,
  closedAt: (time) => `Richieste chiuse da: ${time}. L’accoglienza può ancora prenotare per Lei.`,

  // Requests
  forYou: (count) => `Per Lei, ${count}`,
  fromYou: (count) => `Da Lei, ${count}`,
  waitingForYou: 'Attendono la Sua risposta',
  waitingForThem: 'Attendono la loro risposta',
  answered: 'Con risposta',
  nobodyAsked: 'Nessuno Le ha ancora chiesto un incontro. Intanto nulla è bloccato.',
  nothingOpen: 'Non ha alcuna richiesta aperta.',
  forMember: (name) => `Per ${name}`,
  quoted: (text) => `«${text}»`,
  asTheyWish: 'come desiderato. Il tavolo lo troviamo noi.',
  weFindTable: 'siete liberi entrambi. Il tavolo lo troviamo noi.',
  noCommonAccept: 'Nessun orario in comune. Accetti, e avrà un posto appena una delle parti è libera.',
  acceptAt: (time) => `Accetta ${time}`,
  accept: 'Accetta',
  acceptName: (name) => `Accetta ${name}`,
  acceptBest: 'Accetta, all’ora migliore',
  pickOrLeave: 'Scelga un’ora in cui siete liberi entrambi o lasci scegliere a noi.',
  anotherTime: 'Altra ora',
  decline: 'Declina',
  declineName: (name) => `Declina ${name}`,
  declineMeans: (name) => `${name} legge che è no, con il Suo motivo se lo indica. Più tardi può chiedere Lei.`,
  withdraw: 'Ritira',
  wishedFor: (times) => `per ${listed(times, 'disjunction')}`,
  openUntil: (time) => `Aperta fino a: ${time}.`,
  closed: {
    in: (state) => closedRequest(state, 'Ritirata.', 'Declinata da Lei.'),
    out: (state) => closedRequest(state, 'Ritirata da Lei.', 'Declinata.'),
  },
  placed: (place) => `Posto: ${place}`,
  cancelled: 'Annullato',
  didNotHappen: 'Non si è svolto',
  freeAt: 'Sono liberi:',

  // Me
  asOthersSee: 'Come La vedono gli altri',
  nothingSaid: 'ancora nulla',
  editProfile: 'Modifica',
  betweenSemicolons: 'più voci separate da ;',
  availability: 'Quando è disponibile',
  availabilityMeans:
    'Tutti i Suoi orari sono aperti. Ne tocchi uno per chiuderlo; per gli altri allora non è disponibile, senza motivo.',
  slotState: { open: 'aperto', closed: 'chiuso', meeting: 'incontro', programme: 'programma', shut: 'chiuso' },
  begun: 'cominciato',
  programme: 'Programma',
  calendar: 'Il Suo calendario',
  calendarMeans: 'I Suoi incontri nel Suo calendario, sempre aggiornati. Tenga il link per sé: mostra la Sua agenda.',
  subscribe: 'Aggiungi al mio calendario',
  copyLink: 'Copia il link',
  copied: 'Copiato.',
  settings: 'Questo telefono',
  language: 'Lingua',
  light: 'Aspetto',
  themes: { auto: 'Come il telefono', light: 'Chiaro', dark: 'Scuro' },
  motionNote: 'Il movimento segue il telefono: se è impostato per ridurlo, nulla si sposta.',
}

function hours(ms: number): string {
  const minutes = Math.max(1, Math.ceil(ms / 60_000))
  return [minutes >= 60 ? `${Math.floor(minutes / 60)} h` : '', minutes % 60 ? `${minutes % 60} min` : '']
    .filter(Boolean)
    .join(' ')
}

function ago(ms: number): string {
  const words = new Intl.RelativeTimeFormat('it-IT', { style: 'short' })
  if (ms < 60_000) return words.format(-Math.max(1, Math.round(ms / 1000)), 'second')
  return ms < 5_400_000
    ? words.format(-Math.round(ms / 60_000), 'minute')
    : words.format(-Math.round(ms / 3_600_000), 'hour')
}

function closedRequest(state: RequestState, withdrawn: string, declined: string): string {
  if (state === 'withdrawn') return withdrawn
  return state === 'declined' ? declined : 'Scaduta.'
}
