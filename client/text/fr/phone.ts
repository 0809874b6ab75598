import type { RequestState } from '../../../shared/room.ts'
import type { Words } from '../en.ts'
import { figure, listed, plural, some } from './counts.ts'

export const phone: Words['phone'] = {
  pages: 'Pages',
  page: { day: 'Ma journée', people: 'Personnes', requests: 'Demandes', me: 'Moi' },
  requestsWaiting: (count) => `Demandes, ${count} ${plural(count, 'attend', 'attendent')} votre réponse`,
  somebody: 'Une personne qui est partie',
  day: 'Jour',
  today: 'Aujourd’hui',
  yourDay: 'Votre journée',

  // My day
  now: 'Maintenant',
  next: 'Ensuite',
  left: 'restant',
  paused: 'en pause',
  toStart: 'avant le début',
  inTime: (ms) => `dans ${hours(ms)}`,
  minutesLeft: (count) => `Encore ${some(count, 'minute', 'minutes')}`,
  changeOver: 'Changement de table',
  online: 'En ligne',
  joinOnline: 'Participer en ligne',
  iAmAtTheTable: 'Je suis à la table',
  allHere: 'Tout le monde est là.',
  notHereYet: (name) => `Vous êtes à la table. ${name} n’est pas encore là.`,
  andMore: (count) => `et ${count} de plus`,
  youAreFree: 'Rien ne vous attend.',
  dayIsOpen: 'Votre journée est encore libre.',
  dayIsOver: 'Votre journée est terminée.',
  heldCount: (count) => `${some(count, 'rendez-vous tenu', 'rendez-vous tenus')}.`,
  seekYou: (count) =>
    `${some(count, 'personne ici a un intérêt commun avec vous et est libre', 'personnes ici ont un intérêt commun avec vous et sont libres')} en même temps que vous.`,
  findOut: 'Toutes les personnes présentes figurent sous Personnes. Rien n’est bloqué tant que vous demandez.',
  seePeople: 'Voir les personnes',
  seeThePeople: (count) => (count === 1 ? 'Voir cette personne' : `Voir les ${count} personnes`),
  waitingForPlace: 'En attente d’une place',
  waitingReason: {
    'no-common-slot': 'Pas de créneau commun pour l’instant. Une place est attribuée dès qu’il y en a un.',
    'no-table': 'Aucune table n’est libre quand vous l’êtes tous deux. La première qui se libère est pour vous.',
    'session-limit': 'L’un de vous a tous les rendez-vous permis dans cette partie de la journée.',
    'put-aside': 'Les organisateurs l’ont retiré du tableau et lui trouveront une place.',
    missed: 'Il n’a pas eu lieu. Les organisateurs lui trouveront une nouvelle place.',
  },
  nothingAhead: 'Plus rien ce jour-là.',
  earlier: (count) => `Plus tôt, ${count}`,
  held: 'tenu',
  otherTimeProposed: 'Une autre heure est proposée',
  staySeated: 'Restez à votre table',
  walkTo: (zone) => (zone.length <= 2 ? `Allez en zone ${zone}` : `Allez à : ${zone}`),
  free: 'Libre',
  freeAtTime: (time) => `Libre à ${time}`,
  findSomeone: 'Trouver quelqu’un',
  closedByYou: 'Fermé par vous',
  closedByOrganisers: 'Fermé par les organisateurs',
  openMeans: 'Vous êtes libre à ce moment. Une demande peut y trouver sa place.',
  closedMeans: 'Vous avez fermé ce créneau. Les autres vous voient indisponible, sans motif.',
  openTime: 'Ouvrir ce créneau',
  closeTime: 'Fermer ce créneau',

  // Programme
  signUp: 'S’inscrire',
  signOff: 'Se désinscrire',
  signedUp: 'Inscription faite',
  youAreSignedUp: 'Votre inscription est faite. Rien d’autre n’est placé à ce moment.',
  signUpMeans: 'Toute personne inscrite est indisponible à ce moment.',
  placesLeft: (count) => (count === 0 ? 'Toutes les places sont prises.' : `Encore ${some(count, 'place', 'places')}.`),
  forEverybody: 'Pour tous, sans inscription. Des rendez-vous peuvent être placés à ce moment.',

  // A meeting
  meetingWith: (names) => `Rendez-vous avec ${names}`,
  hasNotSeen: (names, count) => `${names} n’${count === 1 ? 'a' : 'ont'} pas vu le dernier changement.`,
  hasSeen: (names, count) => `${names} l’${count === 1 ? 'a' : 'ont'} vu.`,
  allHaveSeen: 'Tout le monde a vu le dernier changement.',
  lockedMeans: 'Les organisateurs maintiennent ce rendez-vous à sa place.',
  youProposed: (time) =>
    `Vous avez proposé ${time}. Le rendez-vous garde sa place jusqu’à l’accord de l’autre personne.`,
  youAgreed: (time) => `Vous avez accepté ${time}. D’autres doivent encore répondre.`,
  theyPropose: (name, time) => `${name} propose ${time}.`,
  keepsPlace: 'Le rendez-vous garde sa place jusqu’à l’accord de tous.',
  agreeTo: (time) => `Accepter ${time}`,
  keepIt: 'Ne rien changer',
  proposeTime: 'Proposer une autre heure',
  proposeAt: (time) => `Proposer ${time}`,
  pickTime: 'Choisissez d’abord une heure',
  noOtherTime: 'Il n’y a pas d’autre moment où vous êtes tous libres.',
  cancelMeeting: 'Annuler le rendez-vous',
  leaveMeeting: 'Quitter le rendez-vous',
  keepMeeting: 'Garder le rendez-vous',
  cancelMeans: (name) =>
    `${name} en est informé, et la table va à d’autres. Vous pourrez refaire une demande plus tard.`,
  leaveMeans: 'Les autres en sont informés et se rencontrent sans vous.',
  cancelledNow: 'Annulé.',
  youLeft: 'Vous avez quitté le rendez-vous.',
  reason: 'Motif',
  mayStayEmpty: 'peut rester vide',
  howDidItGo: 'Comment cela s’est-il passé ?',
  outcome: { held: 'Tenu', 'cut-short': 'Écourté', 'did-not-happen': 'N’a pas eu lieu' },

  // A change that was not seen yet
  change: {
    new: ({ time }) => `Vous avez un rendez-vous à ${time}`,
    cancelled: ({ before, partners }) =>
      before
        ? `Votre rendez-vous de ${before} avec ${partners} est annulé`
        : `Le rendez-vous avec ${partners} est annulé`,
    'no-show': ({ before }) => `Votre rendez-vous de ${before} est noté comme non tenu`,
    'lost-place': ({ before, partners }) =>
      before
        ? `Votre rendez-vous de ${before} n’a pas de place pour l’instant`
        : `Votre rendez-vous avec ${partners} attend une place`,
    'as-before': ({ time }) =>
      time ? `Votre rendez-vous de ${time} est comme avant` : 'Votre rendez-vous est comme avant',
    people: ({ time }) => `Votre rendez-vous de ${time} est maintenant avec d’autres personnes`,
    time: ({ before, time }) =>
      before ? `Votre rendez-vous de ${before} passe à ${time}` : `Votre rendez-vous est à ${time}`,
    table: ({ time, table }) => `Votre rendez-vous de ${time} passe à la table ${table}`,
    'times-shifted': ({ before, time }) => `Votre rendez-vous de ${before} est maintenant à ${time}`,
    held: ({ time }) => `Quelque chose a changé pour votre rendez-vous de ${time}`,
  },
  changedAgo: (ms) => `Modifié ${ago(ms)}`,
  moreChanges: (count) => `, encore ${count} ensuite`,
  was: 'Avant',
  nowTable: 'Maintenant table',
  nowAt: 'Maintenant à',
  withNames: (names) => `avec ${names}.`,
  changesTogether: (count) => `${count} de vos rendez-vous ont changé`,
  seen: 'Vu',
  seenGoTo: (table) => `Vu, je vais à la table ${table}`,
  doesNotWork: 'Cela ne me convient pas',

  // People
  countOf: (shown, all) => (shown === all ? figure(all) : `${figure(shown)} sur ${figure(all)}`),
  search: 'Chercher des personnes',
  searchHint: 'Nom, organisation, sujet',
  filters: 'Filtres',
  moreFilters: 'Filtres',
  freeWhenIAm: 'Libre en même temps que moi',
  fitsMine: 'Correspond à mon offre ou ma recherche',
  byName: 'De A à Z',
  letters: 'Lettres',
  any: 'Tous',
  noFilters: 'Enlever tous les filtres',
  showThese: (count) => `Voir ${some(count, 'personne', 'personnes')}`,
  showAll: (count) => `Tout voir, ${figure(count)}`,
  newOnes: (count) => plural(count, `${count} nouvelle`, `${count} nouvelles`),
  nobodyFits: 'Personne ici ne correspond à tout cela.',
  firstHere: 'Vous ouvrez la liste. D’autres apparaissent ici à mesure de leur inscription.',
  ask: 'Demander',
  meetingAt: (place) => `Rendez-vous ${place}`,
  meetingWaits: 'Convenu, attend une place',
  youAskedAt: (time) => `Votre demande : ${time}`,
  asksYou: 'Vous demande un rendez-vous',
  declinedYou: 'A décliné votre demande. Cette personne peut encore vous en faire une.',
  rulesForbid: 'Les règles de cet événement ne prévoient pas votre rencontre.',
  noTimeInCommon: 'Pas de créneau commun. Vous pouvez tout de même demander.',
  seeksWhatYouOffer: (what) => `Cherche ce que vous offrez : ${what}`,
  offersWhatYouSeek: (what) => `Offre ce que vous cherchez : ${what}`,
  timesInCommon: (count) => some(count, 'créneau commun avec vous', 'créneaux communs avec vous'),

  // Asking
  askName: (name) => `Demander un rendez-vous à ${name}`,
  seeksYouOffer: (what) => `Cette personne cherche ${listed(what)} ; vous l’offrez.`,
  offersYouSeek: (what) => `Cette personne offre ${listed(what)} ; vous le cherchez.`,
  youShare: (languages) => `Vous avez en commun : ${listed(languages)}.`,
  aboutThem: 'Toutes ses informations',
  field: {
    name: 'Nom',
    country: 'Pays',
    kind: 'Type',
    offers: 'Offre',
    seeks: 'Recherche',
    sectors: 'Secteurs',
    markets: 'Marchés',
    languages: 'Langues',
  },
  when: 'Quand',
  anyOfThese: 'un de ces créneaux, ou au choix de l’espace',
  moreTimes: (count) => some(count, 'autre créneau', 'autres créneaux'),
  afterYour: (time) => `après celui de ${time}`,
  beforeYour: (time) => `avant celui de ${time}`,
  noCommonAsk:
    'Pas de créneau commun. Vous pouvez tout de même demander ; en cas d’accord, une place est attribuée dès que l’un de vous se libère.',
  aLine: 'Quelques mots',
  askForMeeting: 'Demander un rendez-vous',
  nothingBlocked: (name) => `Rien n’est bloqué avant l’accord de ${name}.`,
  requestsLeft: (left, of) => `Il vous reste ${left} ${plural(left, 'demande', 'demandes')} sur ${of}.`,
  asked: (name) => `Demande envoyée. ${name} peut répondre.`,
  seeMeeting: 'Voir le rendez-vous',
  seeRequest: 'Voir la demande',
  opensAt: (time) => `Demandes ouvertes à partir de : ${time}.`,
  closedAt: (time) => `Demandes closes depuis : ${time}. L’accueil peut encore réserver pour vous.`,

  // Requests
  forYou: (count) => `Pour vous, ${count}`,
  fromYou: (count) => `De vous, ${count}`,
  waitingForYou: 'Attendent votre réponse',
  waitingForThem: 'Attendent leur réponse',
  answered: 'Répondues',
  nobodyAsked: 'Personne ne vous a encore fait de demande. Rien n’est bloqué entre-temps.',
  nothingOpen: 'Vous n’avez aucune demande ouverte.',
  forMember: (name) => `Pour ${name}`,
  quoted: (text) => `« ${text} »`,
  asTheyWish: 'comme souhaité. Nous trouvons la table.',
  weFindTable: 'vous êtes libres tous les deux. Nous trouvons la table.',
  noCommonAccept: 'Pas de créneau commun. Acceptez, et une place est attribuée dès que l’un de vous se libère.',
  acceptAt: (time) => `Accepter ${time}`,
  accept: 'Accepter',
  acceptName: (name) => `Accepter ${name}`,
  acceptBest: 'Accepter, au meilleur moment',
  pickOrLeave: 'Choisissez un moment où vous êtes libres tous les deux, ou laissez-nous choisir.',
  anotherTime: 'Autre heure',
  decline: 'Décliner',
  declineName: (name) => `Décliner ${name}`,
  declineMeans: (name) =>
    `${name} lit que c’est non, avec votre motif si vous en donnez un. Vous pourrez faire une demande plus tard.`,
  withdraw: 'Retirer',
  wishedFor: (times) => `pour ${listed(times, 'disjunction')}`,
  openUntil: (time) => `Ouverte jusqu’à ${time}.`,
  closed: {
    in: (state) => closedRequest(state, 'Retirée.', 'Déclinée par vous.'),
    out: (state) => closedRequest(state, 'Retirée par vous.', 'Déclinée.'),
  },
  placed: (place) => `Placé : ${place}`,
  cancelled: 'Annulé',
  didNotHappen: 'N’a pas eu lieu',
  freeAt: 'Possibilités libres :',

  // Me
  asOthersSee: 'Ce que les autres voient de vous',
  nothingSaid: 'encore rien',
  editProfile: 'Modifier',
  betweenSemicolons: 'séparer par des ;',
  availability: 'Quand on peut vous rencontrer',
  availabilityMeans:
    'Tous vos créneaux sont ouverts. Touchez-en un pour le fermer ; les autres vous voient alors indisponible, sans motif.',
  slotState: { open: 'ouvert', closed: 'fermé', meeting: 'rendez-vous', programme: 'programme', shut: 'fermé' },
  begun: 'commencé',
  programme: 'Programme',
  calendar: 'Votre agenda',
  calendarMeans:
    'Vos rendez-vous dans votre propre agenda, toujours à jour. Gardez ce lien pour vous : il montre votre journée.',
  subscribe: 'Ajouter à mon agenda',
  copyLink: 'Copier le lien',
  copied: 'Copié.',
  settings: 'Ce téléphone',
  language: 'Langue',
  light: 'Affichage',
  themes: { auto: 'Comme le téléphone', light: 'Clair', dark: 'Sombre' },
  motionNote: 'Les mouvements suivent votre téléphone : s’il est réglé pour les réduire, rien ne se déplace.',
}

function hours(ms: number): string {
  const minutes = Math.max(1, Math.ceil(ms / 60_000))
  return [minutes >= 60 ? `${Math.floor(minutes / 60)} h` : '', minutes % 60 ? `${minutes % 60} min` : '']
    .filter(Boolean)
    .join(' ')
}

function ago(ms: number): string {
  const words = new Intl.RelativeTimeFormat('fr-FR', { style: 'short' })
  if (ms < 60_000) return words.format(-Math.max(1, Math.round(ms / 1000)), 'second')
  return ms < 5_400_000
    ? words.format(-Math.round(ms / 60_000), 'minute')
    : words.format(-Math.round(ms / 3_600_000), 'hour')
}

function closedRequest(state: RequestState, withdrawn: string, declined: string): string {
  if (state === 'withdrawn') return withdrawn
  return state === 'declined' ? declined : 'Expirée.'
}
