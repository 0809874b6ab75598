import type { RequestState } from '../../../shared/room.ts'
import type { Words } from '../en.ts'
import { figure, listed, plural, some } from './counts.ts'

export const phone: Words['phone'] = {
  pages: 'Páginas',
  page: { day: 'O meu dia', people: 'Pessoas', requests: 'Pedidos', me: 'Eu' },
  requestsWaiting: (count) => `Pedidos, ${count} ${plural(count, 'espera', 'esperam')} a sua resposta`,
  somebody: 'Alguém que saiu',
  day: 'Dia',
  today: 'Hoje',
  yourDay: 'O seu dia',

  // My day
  now: 'Agora',
  next: 'A seguir',
  left: 'restante',
  paused: 'em pausa',
  toStart: 'até começar',
  inTime: (ms) => `daqui a ${hours(ms)}`,
  minutesLeft: (count) => `${plural(count, 'Falta', 'Faltam')} ${some(count, 'minuto', 'minutos')}`,
  changeOver: 'Mudança de mesa',
  online: 'Online',
  joinOnline: 'Participar online',
  iAmAtTheTable: 'Estou na mesa',
  allHere: 'Já estão todos.',
  notHereYet: (name) => `Está na mesa. ${name} ainda não chegou.`,
  andMore: (count) => `e mais ${count}`,
  youAreFree: 'Não tem nada pela frente.',
  dayIsOpen: 'O seu dia ainda está livre.',
  dayIsOver: 'Foi este o seu dia.',
  heldCount: (count) => `${some(count, 'reunião realizada', 'reuniões realizadas')}.`,
  seekYou: (count) =>
    `${some(count, 'pessoa tem algo em comum consigo e está livre', 'pessoas têm algo em comum consigo e estão livres')} às mesmas horas.`,
  findOut: 'Quem cá está aparece em Pessoas. Enquanto pergunta, nada fica bloqueado.',
  seePeople: 'Ver as pessoas',
  seeThePeople: (count) => (count === 1 ? 'Ver a pessoa' : `Ver as ${count} pessoas`),
  waitingForPlace: 'À espera de lugar',
  waitingReason: {
    'no-common-slot': 'De momento não há hora em comum. Terá lugar assim que houver uma.',
    'no-table': 'Não há mesa livre quando ambos podem. Terá lugar assim que houver uma.',
    'session-limit': 'Uma das pessoas já tem todas as reuniões permitidas nessa parte do dia.',
    'put-aside': 'A organização retirou-a do quadro e vai dar-lhe um lugar.',
    missed: 'Não chegou a realizar-se. A organização vai dar-lhe outro lugar.',
  },
  nothingAhead: 'Nada mais neste dia.',
  earlier: (count) => `Antes, ${count}`,
  held: 'realizada',
  otherTimeProposed: 'Há outra hora proposta',
  staySeated: 'Fique na mesa',
  walkTo: (zone) => (zone.length <= 2 ? `Vá para a zona ${zone}` : `Vá para: ${zone}`),
  free: 'Livre',
  freeAtTime: (time) => `Livre às ${time}`,
  findSomeone: 'Procurar alguém',
  closedByYou: 'Fechado por si',
  closedByOrganisers: 'Fechado pela organização',
  openMeans: 'A essa hora está livre. Um pedido pode ocupá-la.',
  closedMeans: 'Fechou este horário. Para os outros aparece sem disponibilidade, sem motivo.',
  openTime: 'Abrir este horário',
  closeTime: 'Fechar este horário',

  // Programme
  signUp: 'Inscrever-se',
  signOff: 'Anular a inscrição',
  signedUp: 'Inscrição feita',
  youAreSignedUp: 'A sua inscrição está feita. Nada mais é marcado para essa hora.',
  signUpMeans: 'Quem se inscreve não está disponível a essa hora.',
  placesLeft: (count) =>
    count === 0 ? 'Não há vagas.' : `${plural(count, 'Resta', 'Restam')} ${some(count, 'vaga', 'vagas')}.`,
  forEverybody: 'Para todos, sem inscrição. Pode haver reuniões a essa hora.',

  // A meeting
  meetingWith: (names) => `Reunião com ${names}`,
  hasNotSeen: (names, count) => `${names} ainda não ${count === 1 ? 'viu' : 'viram'} a última alteração.`,
  hasSeen: (names, count) => `${names} já ${count === 1 ? 'viu' : 'viram'}.`,
  allHaveSeen: 'Todos viram a última alteração.',
  lockedMeans: 'A organização mantém esta reunião no seu lugar.',
  youProposed: (time) => `Propôs ${time}. A reunião mantém o seu lugar até a outra pessoa aceitar.`,
  youAgreed: (time) => `Aceitou ${time}. Falta a resposta de outros.`,
  theyPropose: (name, time) => `${name} propõe ${time}.`,
  keepsPlace: 'A reunião mantém o seu lugar até todos aceitarem.',
  agreeTo: (time) => `Aceitar ${time}`,
  keepIt: 'Manter como está',
  proposeTime: 'Propor outra hora',
  proposeAt: (time) => `Propor ${time}`,
  pickTime: 'Escolha primeiro uma hora',
  noOtherTime: 'Não há outra hora em que todos estejam livres.',
  cancelMeeting: 'Cancelar a reunião',
  leaveMeeting: 'Deixar a reunião',
  keepMeeting: 'Manter a reunião',
  cancelMeans: (name) => `Avisamos ${name}, e a mesa passa para outros. Pode voltar a pedir mais tarde.`,
  leaveMeans: 'Avisamos os outros, que se reúnem sem si.',
  cancelledNow: 'Cancelada.',
  youLeft: 'Deixou a reunião.',
  reason: 'Motivo',
  mayStayEmpty: 'pode ficar vazio',
  howDidItGo: 'Como correu?',
  outcome: { held: 'Realizada', 'cut-short': 'Encurtada', 'did-not-happen': 'Não se realizou' },

  // A change that was not seen yet
  change: {
    new: ({ time }) => `Tem uma reunião às ${time}`,
    cancelled: ({ before, partners }) =>
      before ? `A sua reunião das ${before} com ${partners} foi cancelada` : `A reunião com ${partners} foi cancelada`,
    'no-show': ({ before }) => `A sua reunião das ${before} ficou registada como não realizada`,
    'lost-place': ({ before, partners }) =>
      before
        ? `A sua reunião das ${before} está por agora sem lugar`
        : `A sua reunião com ${partners} espera por um lugar`,
    'as-before': ({ time }) => (time ? `A sua reunião das ${time} está como antes` : 'A sua reunião está como antes'),
    people: ({ time }) => `A sua reunião das ${time} é agora com outras pessoas`,
    time: ({ before, time }) =>
      before ? `A sua reunião das ${before} passou para as ${time}` : `A sua reunião é às ${time}`,
    table: ({ time, table }) => `A sua reunião das ${time} passou para a mesa ${table}`,
    'times-shifted': ({ before, time }) => `A sua reunião das ${before} é agora às ${time}`,
    held: ({ time }) => `Alguma coisa mudou na sua reunião das ${time}`,
  },
  changedAgo: (ms) => `Alterado ${ago(ms)}`,
  moreChanges: (count) => `, depois mais ${count}`,
  was: 'Antes',
  nowTable: 'Agora mesa',
  nowAt: 'Agora às',
  withNames: (names) => `com ${names}.`,
  changesTogether: (count) => `Mudaram ${count} das suas reuniões`,
  seen: 'Visto',
  seenGoTo: (table) => `Visto, vou para a mesa ${table}`,
  doesNotWork: 'Não me convém',

  // People
  countOf: (shown, all) => (shown === all ? figure(all) : `${figure(shown)} de ${figure(all)}`),
  search: 'Procurar pessoas',
  searchHint: 'Nome, organização, tema',
  filters: 'Filtros',
  moreFilters: 'Filtros',
  freeWhenIAm: 'Livre às mesmas horas que eu',
  fitsMine: 'Combina com o que ofereço ou procuro',
  byName: 'De A a Z',
  letters: 'Letras',
  any: 'Todos',
  noFilters: 'Retirar todos os filtros',
  showThese: (count) => `Ver ${some(count, 'pessoa', 'pessoas')}`,
  showAll: (count) => `Ver tudo, ${figure(count)}`,
  newOnes: (count) => plural(count, `${count} nova`, `${count} novas`),
  nobodyFits: 'Ninguém aqui cumpre tudo isso.',
  firstHere: 'É a primeira pessoa. As outras aparecem aqui à medida que chegam.',
  ask: 'Pedir',
  meetingAt: (place) => `Reunião ${place}`,
  meetingWaits: 'Combinada, espera por um lugar',
  youAskedAt: (time) => `O seu pedido: ${time}`,
  asksYou: 'Pede-lhe uma reunião',
  declinedYou: 'Recusou o seu pedido. Ainda lhe pode fazer um.',
  rulesForbid: 'As regras deste evento não preveem que se reúnam.',
  noTimeInCommon: 'Sem hora em comum. Pode pedir na mesma.',
  seeksWhatYouOffer: (what) => `Procura o que oferece: ${what}`,
  offersWhatYouSeek: (what) => `Oferece o que procura: ${what}`,
  timesInCommon: (count) => some(count, 'hora em comum consigo', 'horas em comum consigo'),

  // Asking
  askName: (name) => `Pedir a ${name}`,
  seeksYouOffer: (what) => `A outra pessoa procura o que oferece: ${listed(what)}.`,
  offersYouSeek: (what) => `A outra pessoa oferece o que procura: ${listed(what)}.`,
  youShare: (languages) => `Em comum: ${listed(languages)}.`,
  aboutThem: 'Tudo o que diz de si',
  field: {
    name: 'Nome',
    country: 'País',
    kind: 'Tipo',
    offers: 'Oferece',
    seeks: 'Procura',
    sectors: 'Setores',
    markets: 'Mercados',
    languages: 'Línguas',
  },
  when: 'Quando',
  anyOfThese: 'uma destas, ou escolhemos nós',
  moreTimes: (count) => some(count, 'outra hora', 'outras horas'),
  afterYour: (time) => `depois da reunião das ${time}`,
  beforeYour: (time) => `antes da reunião das ${time}`,
  noCommonAsk:
    'Sem hora em comum. Pode pedir na mesma; se a resposta for sim, terá lugar assim que uma das pessoas ficar livre.',
  aLine: 'Umas palavras',
  askForMeeting: 'Pedir uma reunião',
  nothingBlocked: (name) => `Nada fica bloqueado até ${name} aceitar.`,
  requestsLeft: (left, of) => `${plural(left, 'Resta-lhe', 'Restam-lhe')} ${left} de ${some(of, 'pedido', 'pedidos')}.`,
  asked: (name) => `Pedido enviado. ${name} já pode responder.`,
  seeMeeting: 'Ver a reunião',
  seeRequest: 'Ver o pedido',
  opensAt: (time) => `Pedidos abertos a partir de: ${time}.`,
  closedAt: (time) => `Pedidos encerrados desde: ${time}. A receção ainda pode marcar por si.`,

  // Requests
  forYou: (count) => `Para si, ${count}`,
  fromYou: (count) => `De si, ${count}`,
  waitingForYou: 'Esperam a sua resposta',
  waitingForThem: 'À espera da resposta de outros',
  answered: 'Respondidos',
  nobodyAsked: 'Ainda ninguém lhe fez um pedido. Entretanto nada fica bloqueado.',
  nothingOpen: 'Não tem nenhum pedido em aberto.',
  forMember: (name) => `Para ${name}`,
  quoted: (text) => `«${text}»`,
  asTheyWish: 'como deseja. Nós encontramos a mesa.',
  weFindTable: 'ambos estão livres. Nós encontramos a mesa.',
  noCommonAccept: 'Sem hora em comum. Aceite, e terá lugar assim que uma das pessoas ficar livre.',
  acceptAt: (time) => `Aceitar ${time}`,
  accept: 'Aceitar',
  acceptName: (name) => `Aceitar ${name}`,
  acceptBest: 'Aceitar, à melhor hora',
  pickOrLeave: 'Escolha uma hora em que ambos estejam livres ou deixe a escolha connosco.',
  anotherTime: 'Outra hora',
  decline: 'Recusar',
  declineName: (name) => `Recusar ${name}`,
  declineMeans: (name) => `${name} lê que não, com o seu motivo se o indicar. Mais tarde ainda pode pedir.`,
  withdraw: 'Retirar',
  wishedFor: (times) => `para ${listed(times, 'disjunction')}`,
  openUntil: (time) => `Em aberto até: ${time}.`,
  closed: {
    in: (state) => closedRequest(state, 'Retirado.', 'Recusado por si.'),
    out: (state) => closedRequest(state, 'Retirado por si.', 'Recusado.'),
  },
  placed: (place) => `Lugar: ${place}`,
  cancelled: 'Cancelada',
  didNotHappen: 'Não se realizou',
  freeAt: 'Estão livres:',

  // Me
  asOthersSee: 'O seu perfil, visto pelos outros',
  nothingSaid: 'ainda nada',
  editProfile: 'Editar',
  betweenSemicolons: 'vários, separados por ;',
  availability: 'Quando está disponível',
  availabilityMeans:
    'Todos os seus horários estão abertos. Toque num para o fechar; para os outros aparece então sem disponibilidade, sem motivo.',
  slotState: { open: 'aberto', closed: 'fechado', meeting: 'reunião', programme: 'programa', shut: 'fechado' },
  begun: 'começou',
  programme: 'Programa',
  calendar: 'O seu calendário',
  calendarMeans:
    'As suas reuniões no seu próprio calendário, sempre em dia. Guarde o link só para si: mostra a sua agenda.',
  subscribe: 'Juntar ao meu calendário',
  copyLink: 'Copiar o link',
  copied: 'Copiado.',
  settings: 'Este telemóvel',
  language: 'Língua',
  light: 'Aspeto',
  themes: { auto: 'Como o telemóvel', light: 'Claro', dark: 'Escuro' },
  motionNote: 'O movimento segue o seu telemóvel: se estiver definido para o reduzir, nada se desloca.',
}

function hours(ms: number): string {
  const minutes = Math.max(1, Math.ceil(ms / 60_000))
  return [minutes >= 60 ? `${Math.floor(minutes / 60)} h` : '', minutes % 60 ? `${minutes % 60} min` : '']
    .filter(Boolean)
    .join(' ')
}

function ago(ms: number): string {
  const words = new Intl.RelativeTimeFormat('pt-PT', { style: 'short' })
  if (ms < 60_000) return words.format(-Math.max(1, Math.round(ms / 1000)), 'second')
  return ms < 5_400_000
    ? words.format(-Math.round(ms / 60_000), 'minute')
    : words.format(-Math.round(ms / 3_600_000), 'hour')
}

function closedRequest(state: RequestState, withdrawn: string, declined: string): string {
  if (state === 'withdrawn') return withdrawn
  return state === 'declined' ? declined : 'Expirou.'
}
