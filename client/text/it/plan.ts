import type { Words } from '../en.ts'
import { listed, some } from './counts.ts'

// Che cosa dicono i piani, in italiano.

const people = (count: number) => some(count, 'persona', 'persone')
const moves = (count: number) => some(count, 'spostamento', 'spostamenti')

export const plan: Words['plan'] = {
  title: (name) => `Piano: ${name}`,
  quietShort: 'Nessuno lo vede finché non lo pubblica.',
  quiet: 'Nulla è in vigore e nessun telefono suona finché non lo pubblica.',
  bar: {
    undo: 'Annulla il mio',
    redo: 'Ripeti il mio',
    compare: 'Confronta',
    leave: 'Esci',
    tray: (count) => `Vassoio ${count}`,
  },
  line: {
    opening: 'Il piano si sta aprendo.',
    saving: 'Salvataggio ...',
    away: 'Nessuna connessione. Ciò che pianifica resta qui e viene salvato dopo.',
    refused: 'Questo piano non si può aprire. Forse è stato abbandonato.',
    dropped: (name) => `Il piano «${name}» è stato abbandonato. Questo è il tabellone in vigore.`,
  },
  legend: {
    comes: 'arriva qui',
    leaves: 'parte da qui',
    clash: 'conflitto',
    rest: 'Tutto il resto come sul tabellone in vigore',
  },
  cell: { leaves: (card) => `${card} parte da qui` },
  panel: {
    title: 'Che cosa cambia questo piano',
    head: (count, agendas) => `${moves(count)}, ${some(agendas, 'agenda', 'agende')}`,
    nothing: 'Nulla è ancora pianificato. Prenda una scheda e la metta dove va bene.',
    before: 'in vigore',
    after: 'pianificato',
    better: 'meglio',
    worse: 'peggio',
    same: 'uguale',
    figures: {
      idle: 'Minuti di attesa',
      breaks: 'Pause',
      tables: 'Cambi di tavolo',
      wishes: 'Primi desideri',
    },
  },
  clash: {
    title: (count) => `${some(count, 'conflitto', 'conflitti')} da risolvere`,
    none: 'Nessun conflitto.',
    personTwice: (time, who) => `${time}: ${who} due volte`,
    tableTwice: (time, table) => `${time}: tavolo ${table} due volte`,
    oneOf: (time, card) => `${time}: ${card}`,
    inTray: (card) => `Nel vassoio: ${card}`,
    withAt: (who, table) => `con ${who} al tavolo ${table}`,
    places: (count) =>
      count === 0
        ? 'Nessun posto è adatto'
        : count === 3
          ? 'Tre posti adatti'
          : some(count, 'posto adatto', 'posti adatti'),
    noPlace: (card) => `Nessun posto è adatto a ${card}.`,
    put: (card, place) => `${card} a ${place}`,
    back: (card) => `Lascia ${card} dov’è`,
    leave: 'Lascialo dov’è',
    overrule: 'Pianifica contro i desideri: orari chiusi, regole, limiti, tavoli riservati',
  },
  since: {
    title: 'Da quando ha cominciato',
    live: (what) => `Tabellone in vigore: ${what}, ripreso nel piano.`,
    nothing: 'Nulla è cambiato sul tabellone in vigore.',
    booked: (count) => some(count, 'incontro prenotato', 'incontri prenotati'),
    moved: (count) => some(count, 'incontro spostato', 'incontri spostati'),
    cancelled: (count) => some(count, 'incontro annullato', 'incontri annullati'),
    waiting: (count) => some(count, 'incontro messo nel vassoio', 'incontri messi nel vassoio'),
    ended: (count) => some(count, 'incontro finito', 'incontri finiti'),
    all: (what) => listed(what),
    by: {
      moved: (card) => `ha spostato ${card}`,
      tray: (card) => `ha messo ${card} nel vassoio`,
      locked: (card) => `ha bloccato ${card}`,
      unlocked: (card) => `ha sbloccato ${card}`,
      noted: (card) => `ha scritto su ${card}`,
    },
    somebody: 'Qualcuno',
    fallen: {
      cancelled: (card) => `${card} è stato annullato ed è uscito dal piano.`,
      held: (card) => `${card} è finito ed è uscito dal piano.`,
      'no-show': (card) => `${card} è mancato ed è uscito dal piano.`,
      gone: (card) => `${card} non esiste più ed è uscito dal piano.`,
    },
  },
  publish: {
    solve: (count) => `Risolva prima ${some(count, 'conflitto', 'conflitti')}`,
    nothing: 'Ancora nulla da pubblicare',
    cannot: 'La sala in questo momento non può salvare',
    do: (count) => `Pubblica ${moves(count)}`,
    locks: (count) => `Pubblica ${some(count, 'blocco', 'blocchi')}`,
    people: (count) =>
      count === 0
        ? 'Nessuna agenda cambia, quindi nessuno viene avvisato.'
        : count === 1
          ? 'Pubblicando, 1 persona riceve un avviso.'
          : `Pubblicando, ${people(count)} ricevono un avviso ciascuna.`,
    ask: 'Pubblicare questo piano?',
    askNote: (count, told) =>
      `${some(count, 'spostamento entra', 'spostamenti entrano')} in vigore in una volta sola. ${
        told === 1 ? '1 persona riceve un avviso.' : `${people(told)} ricevono un avviso ciascuna.`
      } Può annullarlo in una volta sola.`,
    yes: 'Pubblica adesso',
    done: (count, told) => `Pubblicato: ${moves(count)}, ${some(told, 'persona avvisata', 'persone avvisate')}.`,
    fell: (cards) => `Usciti dal piano: ${cards}.`,
    refused: 'Non pubblicato. Nulla è stato spostato. Il tabellone in vigore è cambiato: ora ci sono questi conflitti.',
  },
  plans: {
    open: 'Piani',
    title: 'Piani',
    note: 'Un piano è il tabellone come potrebbe essere. Potete riordinarlo in più persone; nulla è in vigore finché uno di voi non lo pubblica.',
    none: 'Nessun piano è aperto.',
    start: 'Comincia un piano',
    name: 'Nome',
    nameAt: (time) => `Piano delle ${time}`,
    by: (who, when) => `cominciato da ${who}, ${when}`,
    published: (when) => `pubblicato ${when}`,
    moves: (count) => `riguarda ${some(count, 'incontro', 'incontri')}`,
    openOne: (name) => `Apri ${name}`,
    openIt: 'Apri',
    here: 'È in questo',
    rename: 'Rinomina',
    renameOne: (name) => `Rinomina ${name}`,
    keepName: 'Tieni questo nome',
    drop: 'Abbandona',
    dropOne: (name) => `Abbandona ${name}`,
    dropAsk: (name) =>
      `Abbandonare «${name}»? Ciò che vi è pianificato va perso per tutti voi. Il tabellone in vigore resta com’è.`,
    dropYes: 'Abbandona',
  },
  compare: {
    title: (name) => `Confronta «${name}»`,
    with: 'Con',
    none: 'Non c’è un altro piano da confrontare.',
    live: 'in vigore',
    figures: 'Cifre',
    moves: 'Spostamenti',
    agendas: 'Agende cambiate',
    clashes: 'Conflitti',
    differ: (count) =>
      count === 0
        ? 'Entrambi prevedono gli stessi spostamenti.'
        : some(count, 'incontro è pianificato in altro modo', 'incontri sono pianificati in altro modo'),
    meeting: 'Incontro',
    stays: 'resta',
    tray: 'nel vassoio',
    opening: 'L’altro piano si sta aprendo.',
  },
  card: {
    from: (place) => `In vigore: ${place}`,
    to: (place) => `In questo piano: ${place}`,
    tray: 'il vassoio',
    pick: 'Prendi',
    toTray: 'Nel vassoio',
    back: 'Lascialo dov’è',
    lock: 'Blocca al suo posto',
    unlock: 'Sblocca',
    note: 'Nota su questa scheda',
    noteNote: 'per chi pianifica con Lei',
    people: 'Persone',
    closed: 'È finito o annullato, quindi non si può pianificare.',
  },
  helpers: {
    moveBy: 'Sposta di minuti',
    minutes: 'Minuti',
    moveDo: 'Vedilo come piano',
    moveAdd: 'Aggiungi a questo piano',
    moveNote:
      'Apre un piano con ogni incontro nel posto più vicino alla sua nuova ora. Nulla è in vigore finché non lo pubblica.',
    moveNoteHere: 'In questo piano ogni incontro va nel posto più vicino alla sua nuova ora.',
    wrong: 'Minuti da -600 a 600, tranne 0.',
    none: 'Nessun incontro in arrivo è interessato.',
    left: (cards) => `Nessun posto è adatto a ${listed(cards)}: resta dov’è.`,
    slotName: (time, minutes) => `${time}, ${minutes}`,
    tableName: (table, minutes) => `Tavolo ${table}, ${minutes}`,
    delegationName: (delegation) => `Autobus di ${delegation} in ritardo`,
    clearName: (table) => `Senza il tavolo ${table}`,
    minutesText: (minutes) => `${minutes > 0 ? '+' : ''}${minutes} min`,
    clear: 'Vedilo prima come piano',
    clearNote:
      'Apre un piano in cui i suoi incontri stanno altrove. Lo pubblichi, poi metta il tavolo fuori servizio: nessuno attende.',
    bus: 'Autobus in ritardo',
    busTitle: 'Una delegazione è in ritardo',
    busNote: 'Apre un piano in cui i suoi incontri cominciano più tardi di altrettanto.',
    delegation: 'Delegazione',
    noDelegation: 'Nessuna delegazione è registrata.',
    gap: 'Prossimo spazio comune',
    gapWith: 'Prossimo spazio comune con',
    gapNone: 'Non hanno alcuno spazio in comune.',
    gapBook: (place) => `Prenota ${place}`,
    gapMove: (place) => `Sposta a ${place}`,
    gapPlan: (place) => `Pianifica ${place}`,
  },
}
