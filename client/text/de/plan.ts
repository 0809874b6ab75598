import type { Words } from '../en.ts'
import { listed, some } from './counts.ts'

// Was Pläne sagen, auf Deutsch.

const people = (count: number) => some(count, 'Person', 'Personen')

export const plan: Words['plan'] = {
  title: (name) => `Plan: ${name}`,
  quietShort: 'Bis zur Veröffentlichung sieht das niemand.',
  quiet: 'Bis zur Veröffentlichung ist nichts davon gültig, und kein Telefon meldet sich.',
  bar: {
    undo: 'Eigenes zurück',
    redo: 'Eigenes wieder vor',
    compare: 'Vergleichen',
    leave: 'Verlassen',
    tray: (count) => `Ablage ${count}`,
  },
  line: {
    opening: 'Der Plan wird geöffnet.',
    saving: 'Wird gesichert ...',
    away: 'Keine Verbindung. Was Sie planen, bleibt hier und wird später gesichert.',
    refused: 'Dieser Plan lässt sich nicht öffnen. Vielleicht wurde er verworfen.',
    dropped: (name) => `Der Plan „${name}“ wurde verworfen. Dies ist die gültige Tafel.`,
  },
  legend: {
    comes: 'kommt hierher',
    leaves: 'geht von hier weg',
    clash: 'Konflikt',
    rest: 'Alles andere wie auf der gültigen Tafel',
  },
  cell: { leaves: (card) => `${card} geht von hier weg` },
  panel: {
    title: 'Was dieser Plan ändert',
    head: (moves, agendas) => `${some(moves, 'Zug', 'Züge')}, ${some(agendas, 'Tagesplan', 'Tagespläne')}`,
    nothing: 'Noch ist nichts geplant. Nehmen Sie eine Karte auf und legen Sie sie dorthin, wo sie passt.',
    before: 'jetzt',
    after: 'geplant',
    better: 'besser',
    worse: 'schlechter',
    same: 'gleich',
    figures: { idle: 'Leerminuten', breaks: 'Pausen', tables: 'Tischwechsel', wishes: 'Erste Wünsche' },
  },
  clash: {
    title: (count) => `${some(count, 'Konflikt', 'Konflikte')} zu lösen`,
    none: 'Keine Konflikte.',
    personTwice: (time, who) => `${time}: ${who} doppelt`,
    tableTwice: (time, table) => `${time}: Tisch ${table} doppelt`,
    oneOf: (time, card) => `${time}: ${card}`,
    inTray: (card) => `In der Ablage: ${card}`,
    withAt: (who, table) => `mit ${who} an Tisch ${table}`,
    places: (count) =>
      count === 0
        ? 'Kein Platz passt'
        : count === 3
          ? 'Drei Plätze, die passen'
          : some(count, 'passender Platz', 'passende Plätze'),
    noPlace: (card) => `Für ${card} passt kein Platz.`,
    put: (card, place) => `${card}: ${place}`,
    back: (card) => `${card} bleibt, wo es ist`,
    leave: 'Lassen, wo es ist',
    overrule: 'Gegen Wünsche planen: geschlossene Zeiten, Regeln, Grenzen, reservierte Tische',
  },
  since: {
    title: 'Seit Sie begonnen haben',
    live: (what) => `Gültige Tafel: ${what}; im Plan berücksichtigt.`,
    nothing: 'Auf der gültigen Tafel hat sich nichts geändert.',
    booked: (count) => some(count, 'Gespräch angelegt', 'Gespräche angelegt'),
    moved: (count) => some(count, 'Gespräch verlegt', 'Gespräche verlegt'),
    cancelled: (count) => some(count, 'Gespräch abgesagt', 'Gespräche abgesagt'),
    waiting: (count) => some(count, 'Gespräch in die Ablage gelegt', 'Gespräche in die Ablage gelegt'),
    ended: (count) => some(count, 'Gespräch beendet', 'Gespräche beendet'),
    all: (what) => listed(what),
    by: {
      moved: (card) => `hat ${card} verlegt`,
      tray: (card) => `hat ${card} in die Ablage gelegt`,
      locked: (card) => `hat ${card} gesperrt`,
      unlocked: (card) => `hat ${card} entsperrt`,
      noted: (card) => `hat auf ${card} geschrieben`,
    },
    somebody: 'Jemand',
    fallen: {
      cancelled: (card) => `${card} wurde abgesagt und fiel aus dem Plan.`,
      held: (card) => `${card} ist vorbei und fiel aus dem Plan.`,
      'no-show': (card) => `${card} kam nicht zustande und fiel aus dem Plan.`,
      gone: (card) => `${card} gibt es nicht mehr und fiel aus dem Plan.`,
    },
  },
  publish: {
    solve: (count) => `Erst ${some(count, 'Konflikt', 'Konflikte')} lösen`,
    nothing: 'Noch nichts zu veröffentlichen',
    cannot: 'Der Raum kann gerade nicht speichern',
    do: (moves) => `${some(moves, 'Zug', 'Züge')} veröffentlichen`,
    locks: (count) => `${some(count, 'Sperre', 'Sperren')} veröffentlichen`,
    people: (count) =>
      count === 0
        ? 'Kein Tagesplan ändert sich, also erfährt niemand davon.'
        : count === 1
          ? 'Beim Veröffentlichen bekommt 1 Person eine Nachricht.'
          : `Beim Veröffentlichen bekommen ${people(count)} je eine Nachricht.`,
    ask: 'Diesen Plan veröffentlichen?',
    askNote: (moves, count) =>
      `${some(moves, 'Zug wird', 'Züge werden')} in einem gültig. ${
        count === 1 ? '1 Person bekommt eine Nachricht.' : `${people(count)} bekommen je eine Nachricht.`
      } Sie können es als Ganzes zurücknehmen.`,
    yes: 'Jetzt veröffentlichen',
    done: (moves, count) => `Veröffentlicht: ${some(moves, 'Zug', 'Züge')}, ${people(count)} benachrichtigt.`,
    fell: (cards) => `Weggefallen: ${cards}.`,
    refused: 'Nicht veröffentlicht. Nichts wurde verlegt. Die gültige Tafel hat sich geändert, nun stößt sich:',
  },
  plans: {
    open: 'Pläne',
    title: 'Pläne',
    note: 'Ein Plan ist die Tafel, wie sie sein könnte. Mehrere können sie zusammen umbauen; nichts gilt, bevor jemand ihn veröffentlicht.',
    none: 'Kein Plan ist offen.',
    start: 'Plan beginnen',
    name: 'Name',
    nameAt: (time) => `Plan von ${time}`,
    by: (who, when) => `begonnen von ${who}, ${when}`,
    published: (when) => `veröffentlicht ${when}`,
    moves: (count) => `plant für ${some(count, 'Gespräch', 'Gespräche')}`,
    openOne: (name) => `${name} öffnen`,
    openIt: 'Öffnen',
    here: 'Sie sind darin',
    rename: 'Umbenennen',
    renameOne: (name) => `${name} umbenennen`,
    keepName: 'Diesen Namen behalten',
    drop: 'Verwerfen',
    dropOne: (name) => `${name} verwerfen`,
    dropAsk: (name) =>
      `„${name}“ verwerfen? Was darin geplant ist, ist dann für alle weg. Die gültige Tafel bleibt, wie sie ist.`,
    dropYes: 'Verwerfen',
  },
  compare: {
    title: (name) => `„${name}“ vergleichen`,
    with: 'Mit',
    none: 'Es gibt keinen anderen Plan zum Vergleichen.',
    live: 'jetzt',
    figures: 'Zahlen',
    moves: 'Züge',
    agendas: 'Geänderte Tagespläne',
    clashes: 'Konflikte',
    differ: (count) =>
      count === 0
        ? 'Beide planen dieselben Züge.'
        : `${some(count, 'Gespräch ist', 'Gespräche sind')} verschieden geplant`,
    meeting: 'Gespräch',
    stays: 'bleibt',
    tray: 'in die Ablage',
    opening: 'Der andere Plan wird geöffnet.',
  },
  card: {
    from: (place) => `Jetzt: ${place}`,
    to: (place) => `In diesem Plan: ${place}`,
    tray: 'die Ablage',
    pick: 'Aufnehmen',
    toTray: 'In die Ablage',
    back: 'Lassen, wo es ist',
    lock: 'Am Platz sperren',
    unlock: 'Entsperren',
    note: 'Notiz auf dieser Karte',
    noteNote: 'für alle, die mit Ihnen planen',
    people: 'Personen',
    closed: 'Es ist vorbei oder abgesagt und kann nicht geplant werden.',
  },
  helpers: {
    moveBy: 'Um Minuten verlegen',
    minutes: 'Minuten',
    moveDo: 'Als Plan ansehen',
    moveAdd: 'In diesen Plan aufnehmen',
    moveNote:
      'Öffnet einen Plan, in dem jedes Gespräch den Platz hat, der seiner neuen Zeit am nächsten ist. Nichts gilt vor der Veröffentlichung.',
    moveNoteHere: 'Jedes Gespräch kommt in diesem Plan an den Platz, der seiner neuen Zeit am nächsten ist.',
    wrong: 'Minuten von -600 bis 600, nicht 0.',
    none: 'Kein künftiges Gespräch ist betroffen.',
    left: (cards) => `Für ${listed(cards)} passt kein Platz; bleibt, wo es ist.`,
    slotName: (time, minutes) => `${time} um ${minutes}`,
    tableName: (table, minutes) => `Tisch ${table} um ${minutes}`,
    delegationName: (delegation) => `Bus verspätet: ${delegation}`,
    clearName: (table) => `Ohne Tisch ${table}`,
    minutesText: (minutes) => `${minutes > 0 ? '+' : ''}${minutes} min`,
    clear: 'Erst als Plan ansehen',
    clearNote:
      'Öffnet einen Plan, in dem seine Gespräche anderswo sind. Veröffentlichen Sie ihn und nehmen Sie dann den Tisch außer Betrieb: So wartet niemand.',
    bus: 'Bus verspätet',
    busTitle: 'Eine Delegation kommt später',
    busNote: 'Öffnet einen Plan, in dem ihre Gespräche um so viel später beginnen.',
    delegation: 'Delegation',
    noDelegation: 'Keine Delegation ist angemeldet.',
    gap: 'Nächste gemeinsame Lücke',
    gapWith: 'Nächste gemeinsame Lücke mit',
    gapNone: 'Sie haben keine Lücke gemeinsam.',
    gapBook: (place) => `Anlegen: ${place}`,
    gapMove: (place) => `Verlegen: ${place}`,
    gapPlan: (place) => `Planen: ${place}`,
  },
}
