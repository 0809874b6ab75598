import type { RequestState } from '../../../shared/room.ts'
import type { Words } from '../en.ts'
import { listed, some } from './counts.ts'

export const phone: Words['phone'] = {
  pages: 'Seiten',
  page: { day: 'Mein Tag', people: 'Personen', requests: 'Anfragen', me: 'Ich' },
  requestsWaiting: (count) => `Anfragen, ${count} ${count === 1 ? 'wartet' : 'warten'} auf Ihre Antwort`,
  somebody: 'Jemand, der nicht mehr da ist',
  day: 'Tag',
  today: 'Heute',
  yourDay: 'Ihr Tag',

  // My day
  now: 'Jetzt',
  next: 'Als Nächstes',
  left: 'noch',
  paused: 'angehalten',
  toStart: 'bis Beginn',
  inTime: (ms) => `in ${hours(ms)}`,
  minutesLeft: (count) => `Noch ${some(count, 'Minute', 'Minuten')}`,
  changeOver: 'Wechsel',
  online: 'Online',
  joinOnline: 'Online teilnehmen',
  iAmAtTheTable: 'Ich bin am Tisch',
  allHere: 'Alle sind da.',
  notHereYet: (name) => `Sie sind am Tisch. ${name} ist noch nicht da.`,
  andMore: (count) => `und ${count} weitere`,
  youAreFree: 'Es steht nichts mehr an.',
  dayIsOpen: 'Ihr Tag ist noch frei.',
  dayIsOver: 'Das war Ihr Tag.',
  heldCount: (count) => `${some(count, 'Gespräch', 'Gespräche')} geführt.`,
  seekYou: (count) =>
    count === 1
      ? 'Eine Person hier passt zu dem, was Sie bieten oder suchen, und hat Zeit, wenn Sie Zeit haben.'
      : `${count} Personen hier passen zu dem, was Sie bieten oder suchen, und haben Zeit, wenn Sie Zeit haben.`,
  findOut: 'Unter Personen stehen alle, die hier sind. Solange Sie nur anfragen, bleibt alles frei.',
  seePeople: 'Personen ansehen',
  seeThePeople: (count) => (count === 1 ? 'Die Person ansehen' : `Die ${count} Personen ansehen`),
  waitingForPlace: 'Wartet auf einen Platz',
  waitingReason: {
    'no-common-slot': 'Zurzeit keine gemeinsame Zeit. Sobald es eine gibt, bekommt es einen Platz.',
    'no-table': 'Kein Tisch frei, wenn Sie beide Zeit haben. Sobald einer frei wird, bekommt es ihn.',
    'session-limit': 'Eine Seite hat in diesem Teil des Tages alle erlaubten Gespräche.',
    'put-aside': 'Die Leitung hat es vom Plan genommen und gibt ihm einen neuen Platz.',
    missed: 'Es kam nicht zustande. Die Leitung gibt ihm einen neuen Platz.',
  },
  nothingAhead: 'An diesem Tag kommt nichts mehr.',
  earlier: (count) => `Vorher, ${count}`,
  held: 'geführt',
  otherTimeProposed: 'Eine andere Zeit ist vorgeschlagen',
  staySeated: 'Sitzen bleiben',
  walkTo: (zone) => (zone.length <= 2 ? `Zu Bereich ${zone} gehen` : `Gehen zu: ${zone}`),
  free: 'Frei',
  freeAtTime: (time) => `Frei um ${time}`,
  findSomeone: 'Jemanden finden',
  closedByYou: 'Von Ihnen geschlossen',
  closedByOrganisers: 'Von der Leitung geschlossen',
  openMeans: 'Sie haben dann Zeit. Eine Anfrage kann hier ihren Platz bekommen.',
  closedMeans: 'Sie haben diese Zeit geschlossen. Andere sehen Sie als vergeben, ohne Grund.',
  openTime: 'Diese Zeit öffnen',
  closeTime: 'Diese Zeit schließen',

  // Programme
  signUp: 'Anmelden',
  signOff: 'Abmelden',
  signedUp: 'Angemeldet',
  youAreSignedUp: 'Sie sind angemeldet. Zu dieser Zeit wird nichts anderes gelegt.',
  signUpMeans: 'Wer sich anmeldet, ist zu dieser Zeit vergeben.',
  placesLeft: (count) => (count === 0 ? 'Alle Plätze sind vergeben.' : `Noch ${some(count, 'Platz', 'Plätze')}.`),
  forEverybody: 'Für alle, ohne Anmeldung. Gespräche können zu dieser Zeit liegen.',

  // A meeting
  meetingWith: (names) => `Gespräch mit ${names}`,
  hasNotSeen: (names, count) => `${names} ${count === 1 ? 'hat' : 'haben'} die letzte Änderung noch nicht gesehen.`,
  hasSeen: (names, count) => `${names} ${count === 1 ? 'hat' : 'haben'} es gesehen.`,
  allHaveSeen: 'Alle haben die letzte Änderung gesehen.',
  lockedMeans: 'Die Leitung hält dieses Gespräch an seinem Platz.',
  youProposed: (time) => `Sie haben ${time} vorgeschlagen. Bis zur Zustimmung bleibt das Gespräch, wo es ist.`,
  youAgreed: (time) => `Sie haben ${time} zugestimmt. Andere haben noch nicht geantwortet.`,
  theyPropose: (name, time) => `${name} schlägt ${time} vor.`,
  keepsPlace: 'Bis alle zustimmen, bleibt das Gespräch, wo es ist.',
  agreeTo: (time) => `${time} zustimmen`,
  keepIt: 'So lassen',
  proposeTime: 'Andere Zeit vorschlagen',
  proposeAt: (time) => `${time} vorschlagen`,
  pickTime: 'Zuerst eine Zeit wählen',
  noOtherTime: 'Es gibt keine andere Zeit, zu der alle frei sind.',
  cancelMeeting: 'Gespräch absagen',
  leaveMeeting: 'Gespräch verlassen',
  keepMeeting: 'Gespräch behalten',
  cancelMeans: (name) => `${name} erfährt es, und der Tisch geht an andere. Sie können später wieder anfragen.`,
  leaveMeans: 'Die anderen erfahren es und treffen sich ohne Sie.',
  cancelledNow: 'Abgesagt.',
  youLeft: 'Sie haben das Gespräch verlassen.',
  reason: 'Grund',
  mayStayEmpty: 'kann leer bleiben',
  howDidItGo: 'Wie war es?',
  outcome: { held: 'Geführt', 'cut-short': 'Verkürzt', 'did-not-happen': 'Kam nicht zustande' },

  // A change that was not seen yet
  change: {
    new: ({ time }) => `Sie haben ein Gespräch um ${time}`,
    cancelled: ({ before, partners }) =>
      before
        ? `Ihr Gespräch um ${before} mit ${partners} wurde abgesagt`
        : `Das Gespräch mit ${partners} wurde abgesagt`,
    'no-show': ({ before }) => `Ihr Gespräch um ${before} gilt als nicht geführt`,
    'lost-place': ({ before, partners }) =>
      before
        ? `Ihr Gespräch um ${before} hat zurzeit keinen Platz`
        : `Ihr Gespräch mit ${partners} wartet auf einen Platz`,
    'as-before': ({ time }) => (time ? `Ihr Gespräch um ${time} ist wie vorher` : 'Ihr Gespräch ist wie vorher'),
    people: ({ time }) => `Ihr Gespräch um ${time} ist jetzt mit anderen`,
    time: ({ before, time }) =>
      before ? `Ihr Gespräch um ${before} ist jetzt um ${time}` : `Ihr Gespräch ist um ${time}`,
    table: ({ time, table }) => `Ihr Gespräch um ${time} ist jetzt an Tisch ${table}`,
    'times-shifted': ({ before, time }) => `Ihr Gespräch um ${before} ist jetzt um ${time}`,
    held: ({ time }) => `An Ihrem Gespräch um ${time} hat sich etwas geändert`,
  },
  changedAgo: (ms) => `Geändert ${ago(ms)}`,
  moreChanges: (count) => `, danach noch ${count}`,
  was: 'Bisher',
  nowTable: 'Jetzt Tisch',
  nowAt: 'Jetzt um',
  withNames: (names) => `mit ${names}.`,
  changesTogether: (count) => `${count} Ihrer Gespräche haben sich geändert`,
  seen: 'Gesehen',
  seenGoTo: (table) => `Gesehen, ich gehe zu Tisch ${table}`,
  doesNotWork: 'Das geht bei mir nicht',

  // People
  countOf: (shown, all) =>
    shown === all ? `${all.toLocaleString('de-DE')}` : `${shown} von ${all.toLocaleString('de-DE')}`,
  search: 'Personen suchen',
  searchHint: 'Name, Organisation, Thema',
  filters: 'Filter',
  moreFilters: 'Filter',
  freeWhenIAm: 'Frei, wenn ich frei bin',
  fitsMine: 'Passt zu meinem Angebot oder Gesuch',
  byName: 'A bis Z',
  letters: 'Buchstaben',
  any: 'Alle',
  noFilters: 'Alle Filter aufheben',
  showThese: (count) => `${some(count, 'Person', 'Personen')} zeigen`,
  showAll: (count) => `Alle ${count.toLocaleString('de-DE')} zeigen`,
  newOnes: (count) => `${count} neu`,
  nobodyFits: 'Hier passt niemand auf all das.',
  firstHere: 'Sie sind die erste Person. Andere erscheinen hier, sobald sie dazukommen.',
  ask: 'Anfragen',
  meetingAt: (place) => `Gespräch ${place}`,
  meetingWaits: 'Vereinbart, wartet auf einen Platz',
  youAskedAt: (time) => `Von Ihnen angefragt: ${time}`,
  asksYou: 'Fragt Sie an',
  declinedYou: 'Hat Ihre Anfrage abgelehnt. Die andere Seite kann Sie weiterhin anfragen.',
  rulesForbid: 'Nach den Regeln dieser Veranstaltung treffen Sie sich nicht.',
  noTimeInCommon: 'Keine gemeinsame Zeit. Sie können trotzdem anfragen.',
  seeksWhatYouOffer: (what) => `Sucht, was Sie bieten: ${what}`,
  offersWhatYouSeek: (what) => `Bietet, was Sie suchen: ${what}`,
  timesInCommon: (count) => `${some(count, 'gemeinsame Zeit', 'gemeinsame Zeiten')}`,

  // Asking
  askName: (name) => `${name} anfragen`,
  seeksYouOffer: (what) => `Gesucht: ${listed(what)}; Sie bieten es.`,
  offersYouSeek: (what) => `Geboten: ${listed(what)}; Sie suchen es.`,
  youShare: (languages) => `Gemeinsame Sprache: ${listed(languages)}.`,
  aboutThem: 'Alle Angaben zur Person',
  field: {
    name: 'Name',
    country: 'Land',
    kind: 'Art',
    offers: 'Angebot',
    seeks: 'Gesuch',
    sectors: 'Branchen',
    markets: 'Märkte',
    languages: 'Sprachen',
  },
  when: 'Wann',
  anyOfThese: 'eine davon, oder wir wählen',
  moreTimes: (count) => `${some(count, 'weitere Zeit', 'weitere Zeiten')}`,
  afterYour: (time) => `nach Ihrem ${time}`,
  beforeYour: (time) => `vor Ihrem ${time}`,
  noCommonAsk:
    'Keine gemeinsame Zeit. Sie können trotzdem anfragen; nach der Zusage gibt es einen Platz, sobald eine Seite Zeit hat.',
  aLine: 'Ein Satz dazu',
  askForMeeting: 'Um ein Gespräch bitten',
  nothingBlocked: () => 'Bis zur Zusage bleibt alles frei.',
  requestsLeft: (left, of) => `Sie haben noch ${left} von ${some(of, 'Anfrage', 'Anfragen')}.`,
  asked: (name) => `Angefragt. ${name} kann jetzt antworten.`,
  seeMeeting: 'Gespräch ansehen',
  seeRequest: 'Anfrage ansehen',
  opensAt: (time) => `Anfragen sind ab ${time} möglich.`,
  closedAt: (time) => `Anfragen waren bis ${time} möglich. Der Empfang kann noch für Sie buchen.`,

  // Requests
  forYou: (count) => `An Sie, ${count}`,
  fromYou: (count) => `Von Ihnen, ${count}`,
  waitingForYou: 'Warten auf Ihre Antwort',
  waitingForThem: 'Warten auf deren Antwort',
  answered: 'Beantwortet',
  nobodyAsked: 'Noch hat Sie niemand angefragt. Solange Sie warten, bleibt alles frei.',
  nothingOpen: 'Sie haben keine offene Anfrage.',
  forMember: (name) => `Für ${name}`,
  quoted: (text) => `„${text}“`,
  asTheyWish: 'wie gewünscht. Den Tisch finden wir.',
  weFindTable: 'Sie haben beide Zeit. Den Tisch finden wir.',
  noCommonAccept: 'Keine gemeinsame Zeit. Sagen Sie zu, und es bekommt einen Platz, sobald eine Seite Zeit hat.',
  acceptAt: (time) => `${time} zusagen`,
  accept: 'Zusagen',
  acceptName: (name) => `${name} zusagen`,
  acceptBest: 'Zusagen, zur besten Zeit',
  pickOrLeave: 'Wählen Sie eine Zeit, zu der Sie beide frei sind, oder überlassen Sie es uns.',
  anotherTime: 'Andere Zeit',
  decline: 'Ablehnen',
  declineName: (name) => `${name} ablehnen`,
  declineMeans: (name) =>
    `${name} liest die Absage, und den Grund, wenn Sie einen nennen. Sie können später selbst anfragen.`,
  withdraw: 'Zurückziehen',
  wishedFor: (times) => `für ${listed(times, 'disjunction')}`,
  openUntil: (time) => `Offen bis ${time}.`,
  closed: {
    in: (state) => closedRequest(state, 'Zurückgezogen.', 'Von Ihnen abgelehnt.'),
    out: (state) => closedRequest(state, 'Von Ihnen zurückgezogen.', 'Abgelehnt.'),
  },
  placed: (place) => `Platz: ${place}`,
  cancelled: 'Abgesagt',
  didNotHappen: 'Kam nicht zustande',
  freeAt: 'Frei ist:',

  // Me
  asOthersSee: 'So sehen andere Sie',
  nothingSaid: 'noch nichts',
  editProfile: 'Bearbeiten',
  betweenSemicolons: 'mehrere mit ; dazwischen',
  availability: 'Wann man Sie treffen kann',
  availabilityMeans:
    'Sie sind überall offen. Tippen Sie auf eine Zeit, um sie zu schließen; andere sehen Sie dann als vergeben, ohne Grund.',
  slotState: { open: 'offen', closed: 'zu', meeting: 'Gespräch', programme: 'Programm', shut: 'zu' },
  begun: 'begonnen',
  programme: 'Programm',
  calendar: 'Ihr Kalender',
  calendarMeans:
    'Ihre Gespräche im eigenen Kalender, immer aktuell. Behalten Sie den Link für sich: Er zeigt Ihren Tag.',
  subscribe: 'In meinen Kalender',
  copyLink: 'Link kopieren',
  copied: 'Kopiert.',
  settings: 'Dieses Telefon',
  language: 'Sprache',
  light: 'Licht',
  themes: { auto: 'Wie das Telefon', light: 'Hell', dark: 'Dunkel' },
  motionNote: 'Bewegung folgt Ihrem Telefon: Ist dort weniger Bewegung eingestellt, wandert hier nichts.',
}

function hours(ms: number): string {
  const minutes = Math.max(1, Math.ceil(ms / 60_000))
  return [minutes >= 60 ? `${Math.floor(minutes / 60)} Std.` : '', minutes % 60 ? `${minutes % 60} Min.` : '']
    .filter(Boolean)
    .join(' ')
}

function ago(ms: number): string {
  const words = new Intl.RelativeTimeFormat('de-DE', { style: 'short' })
  if (ms < 60_000) return words.format(-Math.max(1, Math.round(ms / 1000)), 'second')
  return ms < 5_400_000
    ? words.format(-Math.round(ms / 60_000), 'minute')
    : words.format(-Math.round(ms / 3_600_000), 'hour')
}

function closedRequest(state: RequestState, withdrawn: string, declined: string): string {
  if (state === 'withdrawn') return withdrawn
  return state === 'declined' ? declined : 'Abgelaufen.'
}
