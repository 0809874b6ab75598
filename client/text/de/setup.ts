import type { Field } from '../../../shared/import/fields.ts'
import type { Correction, Fault, HeadingLanguage, Separator } from '../../../shared/import/reading.ts'
import type { OrganisationKind } from '../../../shared/room.ts'
import type { Words } from '../en.ts'
import { listed, some } from './counts.ts'

const fields: Record<Field, string> = {
  name: 'Name',
  organisation: 'Organisation',
  kind: 'Art',
  country: 'Land',
  delegation: 'Delegation',
  sectors: 'Branchen',
  offers: 'Angebote',
  seeks: 'Gesuche',
  markets: 'Märkte',
  languages: 'Sprachen',
  email: 'E-Mail',
  label: 'Kürzel',
  stepFree: 'Stufenlos',
  online: 'Online',
  lead: 'Leitung',
}
const kinds: Record<OrganisationKind, string> = {
  cluster: 'Cluster',
  company: 'Unternehmen',
  development: 'Wirtschaftsförderungen',
  research: 'Forschungseinrichtungen',
  public: 'öffentliche Stellen',
}
const separators: Record<Separator, string> = { ',': 'Kommas', ';': 'Strichpunkte', '\t': 'Tabulatoren' }
const headings: Record<HeadingLanguage, string> = {
  en: 'englische Überschriften',
  de: 'deutsche Überschriften',
  es: 'spanische Überschriften',
  fr: 'französische Überschriften',
  it: 'italienische Überschriften',
  pt: 'portugiesische Überschriften',
}

function fault({ column, code, value, suggestion, firstRow }: Fault): string {
  const called = column === '' || column.startsWith('#') ? '' : fields[column as Field]
  const meant = suggestion ? ` Ist ${suggestion} gemeint?` : ''
  switch (code) {
    case 'missing-value':
      return column === 'name' ? 'Der Name fehlt. Alle brauchen einen.' : `${called} fehlt. Alle brauchen eine Angabe.`
    case 'unknown-kind':
      return `„${value}“ ist keine Art.${meant}`
    case 'unknown-country':
      return `„${value}“ ist kein Land.${meant}`
    case 'too-long':
      return `${called}: zu lang.`
    case 'duplicate-participant':
      return `„${value}“ steht schon in Zeile ${firstRow}.`
    case 'bad-encoding':
      return column.startsWith('#')
        ? 'Hier beginnt ein Anführungszeichen und endet nie.'
        : `Kaputte Zeichen in ${called}.`
    case 'missing-column':
      return column.startsWith('#')
        ? `Zelle ${column.slice(1)} steht hinter der letzten Überschrift.`
        : `Die Spalte ${called} fehlt.`
    case 'no-rows':
      return 'Es steht niemand darin.'
    case 'too-many-rows':
      return 'Es sind mehr als 5.000 Personen.'
  }
}

function corrected({ column, from, to }: Correction): string {
  if (column === 'country') return `„${from}“ ist kein Länderkürzel. Wir lesen es als ${to}.`
  if (column === 'kind') return `„${from}“ lesen wir als ${kinds[to as OrganisationKind] ?? to}.`
  return `${fields[column as Field]}: „${from}“ lesen wir als „${to}“.`
}

export const setup: Words['setup'] = {
  steps: 'Schritte der Einrichtung',
  done: 'erledigt',
  pages: {
    times: 'Zeiten',
    tables: 'Tische',
    rules: 'Regeln',
    people: 'Personen',
    invitations: 'Einladungen',
    programme: 'Programm',
    keeping: 'Aufbewahren',
  },
  next: (page) => `Weiter: ${page}`,
  change: 'Ändern',
  remove: 'Entfernen',
  mayStayEmpty: 'kann leer bleiben',
  times: {
    title: (times, days) =>
      times === 0 ? 'Noch keine Zeiten' : `${some(times, 'Zeit', 'Zeiten')} an ${some(days, 'Tag', 'Tagen')}`,
    lead: (zone, now) => `Alle Zeiten gelten in ${zone}, dort ist es ${now}.`,
    none: 'Ein Abschnitt ist ein Teil eines Tages mit Gesprächen, etwa Freitagvormittag.',
    add: 'Abschnitt hinzufügen',
    changeNamed: (name) => `${name} ändern`,
    removeNamed: (name) => `${name} entfernen`,
    holds: (slots, meeting, changeover) =>
      `${some(slots, 'Zeit', 'Zeiten')} zu ${meeting} Minuten, ${changeover} zum Wechseln`,
    name: 'Name',
    date: 'Tag',
    from: 'Beginn',
    meetingMinutes: 'Gespräch, Minuten',
    changeoverMinutes: 'Wechsel, Minuten',
    slots: 'Wie viele Zeiten',
    means: (slots, end) => `${some(slots, 'Zeit', 'Zeiten')}; die letzte endet um ${end}.`,
    incomplete: 'Füllen Sie alles aus: Name, Tag, eine Uhrzeit wie 10:00 und Zahlen.',
    retimes: (meetings) =>
      `${some(meetings, 'Gespräch behält', 'Gespräche behalten')} Platz und Tisch und ${meetings === 1 ? 'bekommt' : 'bekommen'} die neue Zeit. Alle Betroffenen erfahren es.`,
    cuts: (meetings) =>
      `${some(meetings, 'Gespräch kommt', 'Gespräche kommen')} in die Ablage, weil die Zeit wegfällt.`,
    removes: (slots, meetings) =>
      `${some(slots, 'Zeit fällt', 'Zeiten fallen')} weg.${meetings > 0 ? ` ${some(meetings, 'Gespräch kommt', 'Gespräche kommen')} in die Ablage, und alle Betroffenen erfahren es.` : ' Kein Gespräch ist betroffen.'}`,
  },
  tables: {
    title: (tables) => (tables === 0 ? 'Noch keine Tische' : some(tables, 'Tisch', 'Tische')),
    lead: (times, tables) =>
      `${some(times, 'Zeit', 'Zeiten')} × ${some(tables, 'Tisch', 'Tische')} = ${some(times * tables, 'Platz', 'Plätze')}.`,
    howMany: 'Wie viele',
    prefix: 'Vor der Nummer',
    zone: 'Bereich',
    noZone: 'Ohne Bereich',
    addMany: (count, first, last) =>
      count === 0
        ? 'Tische hinzufügen'
        : count === 1
          ? `Tisch ${first} hinzufügen`
          : `${count} Tische hinzufügen: ${first} bis ${last}`,
    changeNamed: (label) => `Tisch ${label}`,
    removeNamed: (label) => `Tisch ${label} entfernen`,
    label: 'Nummer oder Name',
    stepFree: 'stufenlos',
    quiet: 'ruhig',
    virtual: 'virtuell',
    closed: 'außer Betrieb',
    reservedFor: (whom) => `für ${whom}`,
    reserved: 'Reserviert für',
    reservedNote: 'eine Organisation oder Delegation',
    url: 'Webadresse',
    urlNote: 'nur für einen virtuellen Tisch',
    urlWrong: 'Eine Adresse beginnt mit https:// oder http://.',
    close: (meetings) =>
      meetings === 0
        ? 'Außer Betrieb nehmen'
        : `Außer Betrieb nehmen: ${some(meetings, 'Gespräch kommt', 'Gespräche kommen')} in die Ablage`,
    reopen: 'Wieder in Betrieb nehmen',
  },
  programme: {
    title: (items) => (items === 0 ? 'Noch kein Programm' : some(items, 'Programmpunkt', 'Programmpunkte')),
    lead: 'Führungen, Seminare, Mittagessen: was neben den Gesprächen geschieht.',
    none: 'Wer sich für eine Führung oder ein Seminar anmeldet, ist dann vergeben. Das Mittagessen ist für alle und bindet niemanden.',
    add: 'Programmpunkt hinzufügen',
    changeNamed: (title) => `${title} ändern`,
    cancelNamed: (title) => `${title} absagen`,
    cancel: 'Absagen',
    cancels: (people) =>
      people === 0
        ? 'Niemand ist angemeldet.'
        : `${some(people, 'Person ist', 'Personen sind')} dann wieder frei und ${people === 1 ? 'erfährt' : 'erfahren'} es.`,
    signedUp: (people, capacity) =>
      capacity === null ? `${people} angemeldet` : `${people} von ${capacity} angemeldet`,
    forAll: 'für alle',
    name: 'Titel',
    date: 'Tag',
    from: 'Von',
    to: 'Bis',
    place: 'Ort',
    signUp: 'Mit Anmeldung',
    signUpNote: 'Wer sich anmeldet, ist dann vergeben. Eine Anmeldung verlegt nie ein Gespräch.',
    forAllNote: 'Alle sehen es; es bindet niemanden.',
    capacity: 'Plätze',
    capacityNote: 'leer: ohne Grenze',
  },
  rules: {
    title: 'Regeln',
    lead: 'Wer wen treffen darf, wie oft, und wer was sieht. Ohne Änderung dürfen alle alle treffen.',
    who: 'Wer wen treffen darf',
    everybodyMeets: 'Alle dürfen alle treffen.',
    everybody: 'alle',
    kinds,
    anyOf: (names) => listed(names, 'disjunction'),
    ofDelegation: (who, delegation) => `${who} aus ${delegation}`,
    mayMeet: (a, b, sessions) =>
      `${a.charAt(0).toUpperCase()}${a.slice(1)} dürfen ${b} treffen${sessions ? `, nur in: ${sessions}` : ''}.`,
    add: 'Regel hinzufügen',
    removeNamed: (sentence) => `Entfernen: ${sentence}`,
    sideA: 'Die eine Seite',
    sideB: 'Die andere Seite',
    sessions: 'Nur in',
    limits: 'Wie oft',
    meetingsPerParticipant: 'Gespräche je Person',
    meetingsPerSession: 'Gespräche je Person und Abschnitt',
    openRequests: 'Offene Anfragen je Person',
    emptyIsNone: 'leer: ohne Grenze',
    requests: 'Anfragen',
    opensAt: 'Möglich ab',
    emptyIsNow: 'leer: ab jetzt',
    closesAt: 'Möglich bis',
    emptyIsLast: 'leer: bis zur letzten Zeit',
    expire: 'Verfallen nach, Minuten',
    emptyIsNever: 'leer: nie',
    leadMinutes: 'Keine neuen Plätze später als, Minuten vorher',
    shown: 'Was gezeigt und aufbewahrt wird',
    screen: 'Die Leinwand nennt',
    numbers: 'Nur Zahlen',
    organisations: 'Organisationen',
    retention: 'Alles wird gelöscht nach, Tage',
    figureWrong: 'Prüfen Sie diese Zahl.',
    asBefore: 'Wie vorher',
    save: 'Regeln speichern',
  },
  people: {
    titleNone: 'Wer kommt?',
    titleMore: 'Noch eine Liste',
    title: (people) => some(people, 'Person ist im Raum', 'Personen sind im Raum'),
    lead: 'Eine als CSV gespeicherte Tabelle genügt, in einer von sechs Sprachen. Sie sehen alles, bevor jemand importiert wird.',
    summary: (organisations, countries) =>
      `${some(organisations, 'Organisation', 'Organisationen')} aus ${some(countries, 'Land', 'Ländern')}.`,
    oneByOne: 'Eine einzelne Person oder eine Berichtigung geht schneller am Empfang: Personen, oben.',
    choose: 'Liste auswählen',
    drop: 'oder hier ablegen: CSV, bis zu 5.000 Personen',
    columns:
      'Nötig: Name, Organisation, Art und Land. Gern auch: Delegation, Branchen, Angebote, Gesuche, Märkte, Sprachen, E-Mail, Kürzel.',
    paste: 'Oder einfügen',
    pasteNote: 'aus einer Tabelle kopierte Zellen, mit den Überschriften',
    pasted: 'eingefügt',
    read: 'Einlesen',
    another: 'Noch eine Liste',
    anotherFile: 'Andere Datei',
    notRead: (file) => `${file} ließ sich nicht lesen. Es wurde niemand importiert.`,
    wholeFault: (error) => fault(error),
    refused: {
      tooLarge: 'Die Liste ist größer als 5 MB. Es wurde niemand importiert.',
      noLine: 'Der Server hat nicht geantwortet. Es wurde niemand importiert; versuchen Sie es noch einmal.',
      refused: 'Der Server hat die Liste nicht angenommen. Es wurde niemand importiert.',
    },
    readTitle: (people, toMend) =>
      `${some(people, 'Person', 'Personen')} gelesen${toMend > 0 ? `, ${some(toMend, 'Zeile', 'Zeilen')} zu berichtigen` : ''}`,
    readAs: (encoding, separator, language) =>
      `${[encoding, separator && separators[separator], language && headings[language]].filter(Boolean).join(', ')}.`,
    nothingYet: 'Es ist noch nichts importiert.',
    filters: {
      faulty: (count) => `Zu berichtigen, ${count}`,
      corrected: (count) => `Von uns berichtigt, ${count}`,
      all: (count) => `Alle, ${count}`,
    },
    matched: (columns) => some(columns, 'Spalte erkannt', 'Spalten erkannt'),
    fields,
    row: 'Zeile',
    short: 'Kürzel',
    listLabel: 'Zeilen der Liste',
    cellOf: (field, row) => `${field}, Zeile ${row}`,
    fault,
    corrected,
    mended: 'Von Ihnen berichtigt.',
    use: (value) => `${value} nehmen`,
    dropBeyond: 'Diese Zelle weglassen',
    leaveOut: 'Zeile weglassen',
    leaveOutNamed: (row) => `Zeile ${row} weglassen`,
    problem: 'Fehler',
    faultyCsv: 'Fehlerhafte Zeilen als CSV',
    mendFirst: (rows, people) => `${some(rows, 'Zeile', 'Zeilen')} berichtigen, um ${people} zu importieren`,
    import: (people) => `${some(people, 'Person', 'Personen')} importieren`,
    imported: (people) => `${some(people, 'Person', 'Personen')} importiert. Alle haben einen Link.`,
    sum: (clusters, companies, countries) =>
      `${some(clusters, 'Cluster', 'Cluster')}, ${some(companies, 'Unternehmen', 'Unternehmen')}, ${some(countries, 'Land', 'Länder')}.`,
    alike: (count) =>
      count === 1 ? 'Ein Kürzel war vergeben und wurde geändert.' : `${count} Kürzel waren gleich und wurden geändert.`,
    known: (count) =>
      `${some(count, 'Person ist', 'Personen sind')} schon hier und ${count === 1 ? 'wird' : 'werden'} auf den neuen Stand gebracht.`,
  },
  invitations: {
    title: 'Einladungen',
    lead: (people, notOpened) =>
      `${some(people, 'persönlicher Link', 'persönliche Links')}; ${notOpened === 0 ? 'alle wurden geöffnet' : `${notOpened} noch nicht geöffnet`}.`,
    none: 'Wer importiert ist, bekommt einen persönlichen Link. Zuerst kommt die Personenliste.',
    search: 'Eine Person finden',
    filters: {
      all: (count) => `Alle, ${count}`,
      notOpened: (count) => `Nicht geöffnet, ${count}`,
      askedNobody: (count) => `Niemanden angefragt, ${count}`,
    },
    listLabel: 'Persönliche Links',
    openedAt: (when) => `geöffnet ${when}`,
    notOpened: 'noch nicht geöffnet',
    nobodyFound: 'Niemand mit diesem Namen.',
    failed: 'Die Links ließen sich nicht holen. Laden Sie die Seite neu.',
    print: (people, pages) => `${some(people, 'Einladung', 'Einladungen')} drucken, ${some(pages, 'Seite', 'Seiten')}`,
    codeOf: (name) => `QR-Code von ${name}`,
    link: 'Persönlicher Link',
    renew: 'Neuen Link machen',
    renewMeans: (name) => `Der alte Link gilt sofort nicht mehr, auch nicht auf Papier. ${name} braucht den neuen.`,
    scan: 'Scannen: Ihr Tag öffnet sich.',
  },
  team: {
    title: 'Ihr Team und die Leinwand',
    lead: 'Ein eigener Link ist besser als ein gemeinsamer: Dann sagt der Verlauf, wer was getan hat.',
    shared: { facilitator: 'Gemeinsam fürs Team', screen: 'Für die Leinwand' },
    renew: { facilitator: 'Link des Teams erneuern', screen: 'Link der Leinwand erneuern' },
    renews: {
      facilitator: 'Der alte Link gilt sofort nicht mehr. Wer mit ihm arbeitet, braucht den neuen.',
      screen: 'Der alte Link gilt sofort nicht mehr. Die Leinwand bleibt dunkel, bis sie mit dem neuen geöffnet wird.',
    },
    name: 'Name',
    role: 'Rolle',
    roles: { facilitator: 'Moderation', organiser: 'Leitung' },
    add: 'Link machen',
    failed: 'Es wurde kein Link gemacht. Versuchen Sie es noch einmal.',
    linkOf: (name) => `Link von ${name}`,
    members: 'Links mit Namen',
    revoke: 'Entziehen',
    revokeNamed: (name) => `Link von ${name} entziehen`,
    revokes: (name) => `${name} ist sofort nicht mehr im Raum. Was ${name} getan hat, bleibt.`,
    showCode: 'QR-Code zeigen',
  },
  keeping: {
    title: 'Aufbewahren',
    lead: (days) => `Alles wird ${some(days, 'Tag', 'Tage')} nach dem letzten gelöscht.`,
    backup: 'Mitnehmen',
    backupMeans:
      'Die Sicherung ist der ganze Raum als eine Datei, mit den Daten aller. Ein anderes Rondo kann sie wieder öffnen.',
    saveBackup: 'Sicherung speichern',
    files: {
      'participants.csv': 'Personen als CSV',
      'board.csv': 'Tischplan als CSV',
      'report.json': 'Bericht als JSON',
    },
    failed: 'Das hat nicht geklappt. Es wurde nichts geändert; versuchen Sie es noch einmal.',
    copy: 'Noch einmal',
    copyMeans:
      'Zeiten, Tische, Programm und Regeln an einem anderen Datum, ohne Personen. 52 Wochen später sind es dieselben Wochentage.',
    copyNow: 'Einrichtung kopieren',
    copied: 'Die Kopie ist offen. Bewahren Sie ihre Links auf.',
    archive: 'Schließen',
    archiveMeans: 'In einem archivierten Raum bleibt alles lesbar, und nichts kann geändert werden.',
    archivedMeans: 'Dieser Raum ist archiviert: Alles ist lesbar, nichts kann geändert werden.',
    archiveNow: 'Raum archivieren',
    reopen: 'Wieder öffnen',
    secure: {
      yes: 'Die Adresse ist sicher',
      yesMeans: 'Telefone dürfen hier Kamera, Hinweise und Seiten ohne Netz nutzen.',
      no: 'Die Adresse ist nicht sicher',
      noMeans:
        'Über einfaches http geben Telefone einer Seite keine Kamera, keine Hinweise und nichts ohne Netz. Alles andere geht. Drei Wege zu https:',
      ways: [
        'Ein Name im Internet: Stellen Sie Caddy vor Rondo (caddy reverse-proxy --from rondo.example.org --to :3000) und setzen Sie PUBLIC_URL auf https://rondo.example.org.',
        'Ein Tunnel: Einer Ihres Anbieters zu Port 3000 gibt eine https-Adresse; setzen Sie PUBLIC_URL darauf.',
        'Nur das Netz der Halle: ein eigener Name, der auf dieses Gerät zeigt, mit einem vorab über DNS gemachten Zertifikat.',
      ],
    },
    delete: 'Löschen',
    deleteMeans:
      'Endgültig, mit den Daten aller. Speichern Sie vorher die Sicherung, wenn Sie den Raum noch brauchen könnten.',
    deleteNow: 'Raum löschen',
    deleteAsk: (title) => `${title} löschen?`,
    deletes: (people, meetings) =>
      `${some(people, 'Person', 'Personen')} und ${some(meetings, 'Gespräch', 'Gespräche')} werden endgültig gelöscht. Kein Link gilt mehr.`,
    typeTitle: (title) => `Tippen Sie „${title}“`,
  },
}
