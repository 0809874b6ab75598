import type { RequestState } from '../../../shared/room.ts'
import { listed, some } from './counts.ts'

export const phone = {
  pages: 'Pages',
  page: { day: 'My day', people: 'People', requests: 'Requests', me: 'Me' },
  requestsWaiting: (count: number) => `Requests, ${count} ${count === 1 ? 'waits' : 'wait'} for your answer`,
  somebody: 'Somebody who left',
  day: 'Day',
  today: 'Today',
  yourDay: 'Your day',

  // My day
  now: 'Now',
  next: 'Next',
  left: 'left',
  paused: 'paused',
  toStart: 'to start',
  inTime: (ms: number) => `in ${hours(ms)}`,
  minutesLeft: (count: number) => `${some(count, 'minute', 'minutes')} left`,
  changeOver: 'Change over',
  online: 'Online',
  joinOnline: 'Join online',
  iAmAtTheTable: 'I am at the table',
  allHere: 'You are all here.',
  notHereYet: (name: string) => `You are at the table. ${name} is not here yet.`,
  andMore: (count: number) => `and ${count} more`,
  youAreFree: 'Nothing ahead of you.',
  dayIsOpen: 'Your day is still open.',
  dayIsOver: 'That was your day.',
  heldCount: (count: number) => `${some(count, 'meeting', 'meetings')} held.`,
  seekYou: (count: number) =>
    `${some(count, 'person', 'people')} here ${count === 1 ? 'has' : 'have'} something to do with you, and ${count === 1 ? 'is' : 'are'} free when you are.`,
  findOut: 'Everybody who is here stands under People. Nothing is blocked while you ask.',
  seePeople: 'See the people',
  seeThePeople: (count: number) => (count === 1 ? 'See the person' : `See the ${count} people`),
  waitingForPlace: 'Waiting for a place',
  waitingReason: {
    'no-common-slot': 'No time in common at present. We place it as soon as there is one.',
    'no-table': 'No table is free when you both are. We place it as soon as one is.',
    'session-limit': 'One of you has all the meetings allowed in that part of the day.',
    'put-aside': 'The organisers took it off the board and will place it.',
    missed: 'It did not come about. The organisers will place it anew.',
  },
  nothingAhead: 'Nothing more on this day.',
  earlier: (count: number) => `Earlier, ${count}`,
  held: 'held',
  otherTimeProposed: 'Another time is proposed',
  staySeated: 'Stay seated',
  walkTo: (zone: string) => `Walk to ${zone.length <= 2 ? `zone ${zone}` : zone}`,
  free: 'Free',
  freeAtTime: (time: string) => `Free at ${time}`,
  findSomeone: 'Find someone',
  closedByYou: 'Closed by you',
  closedByOrganisers: 'Closed by the organisers',
  openMeans: 'You are free then. A request may be placed here.',
  closedMeans: 'You closed this time. Others see you as busy, without a reason.',
  openTime: 'Open this time',
  closeTime: 'Close this time',

  // Programme
  signUp: 'Sign up',
  signOff: 'Sign off',
  signedUp: 'Signed up',
  youAreSignedUp: 'You are signed up. Nothing else is placed at that time.',
  signUpMeans: 'Who signs up is busy at that time.',
  placesLeft: (count: number) => (count === 0 ? 'All places are taken.' : `${some(count, 'place', 'places')} left.`),
  forEverybody: 'For everybody, without signing up. Meetings may be placed at that time.',

  // A meeting
  meetingWith: (names: string) => `Meeting with ${names}`,
  hasNotSeen: (names: string, count: number) => `${names} ${count === 1 ? 'has' : 'have'} not seen the last change.`,
  hasSeen: (names: string, count: number) => `${names} ${count === 1 ? 'has' : 'have'} seen it.`,
  allHaveSeen: 'Everybody has seen the last change.',
  lockedMeans: 'The organisers keep this meeting in its place.',
  youProposed: (time: string) => `You proposed ${time}. The meeting keeps its place until the other side agrees.`,
  youAgreed: (time: string) => `You agreed to ${time}. Others have yet to answer.`,
  theyPropose: (name: string, time: string) => `${name} proposes ${time}.`,
  keepsPlace: 'The meeting keeps its place until everybody agrees.',
  agreeTo: (time: string) => `Agree to ${time}`,
  keepIt: 'Keep it',
  proposeTime: 'Propose another time',
  proposeAt: (time: string) => `Propose ${time}`,
  pickTime: 'Pick a time first',
  noOtherTime: 'There is no other time at which all of you are free.',
  cancelMeeting: 'Cancel the meeting',
  leaveMeeting: 'Leave the meeting',
  keepMeeting: 'Keep the meeting',
  cancelMeans: (name: string) => `${name} is told, and the table goes to others. You can ask again later.`,
  leaveMeans: 'The others are told, and meet without you.',
  cancelledNow: 'Cancelled.',
  youLeft: 'You left the meeting.',
  reason: 'Reason',
  mayStayEmpty: 'may stay empty',
  howDidItGo: 'How did it go?',
  outcome: { held: 'We met', 'cut-short': 'Cut short', 'did-not-happen': 'Did not happen' },

  // A change that was not seen yet
  change: {
    new: ({ time }: Told) => `You have a meeting at ${time}`,
    cancelled: ({ before, partners }: Told) =>
      before ? `Your ${before} with ${partners} was cancelled` : `The meeting with ${partners} was cancelled`,
    'no-show': ({ before }: Told) => `Your ${before} was noted as not held`,
    'lost-place': ({ before, partners }: Told) =>
      before ? `Your ${before} has no place at present` : `Your meeting with ${partners} waits for a place`,
    'as-before': ({ time }: Told) => (time ? `Your ${time} is as before` : 'Your meeting is as before'),
    people: ({ time }: Told) => `Your ${time} is with other people now`,
    time: ({ before, time }: Told) => (before ? `Your ${before} moved to ${time}` : `Your meeting is at ${time}`),
    table: ({ time, table }: Told) => `Your ${time} moved to table ${table}`,
    'times-shifted': ({ before, time }: Told) => `Your ${before} is at ${time} now`,
    held: ({ time }: Told) => `Something changed about your ${time}`,
  },
  changedAgo: (ms: number) => `Changed ${ago(ms)}`,
  moreChanges: (count: number) => `, ${count} more after this`,
  was: 'Was',
  nowTable: 'Now table',
  nowAt: 'Now at',
  withNames: (names: string) => `with ${names}.`,
  changesTogether: (count: number) => `${count} of your meetings changed`,
  seen: 'Seen',
  seenGoTo: (table: string) => `Seen, I go to table ${table}`,
  doesNotWork: 'That does not work for me',

  // People
  countOf: (shown: number, all: number) =>
    shown === all ? `${all.toLocaleString('en-GB')}` : `${shown} of ${all.toLocaleString('en-GB')}`,
  search: 'Search people',
  searchHint: 'Name, organisation, topic',
  filters: 'Filters',
  moreFilters: 'Filters',
  freeWhenIAm: 'Free when I am',
  fitsMine: 'Fits what I offer or seek',
  byName: 'A to Z',
  letters: 'Letters',
  any: 'All',
  noFilters: 'Take all filters off',
  showThese: (count: number) => `Show ${some(count, 'person', 'people')}`,
  showAll: (count: number) => `Show all ${count.toLocaleString('en-GB')}`,
  newOnes: (count: number) => `${count} new`,
  nobodyFits: 'Nobody here fits all of that.',
  firstHere: 'You are the first. Others appear here as they are added.',
  ask: 'Ask',
  meetingAt: (place: string) => `Meeting ${place}`,
  meetingWaits: 'Agreed, waits for a place',
  youAskedAt: (time: string) => `You asked at ${time}`,
  asksYou: 'Asks you for a meeting',
  declinedYou: 'Declined your request. They can still ask you.',
  rulesForbid: 'The rules of this event do not bring you together.',
  noTimeInCommon: 'No time in common. You can still ask.',
  seeksWhatYouOffer: (what: string) => `Seeks what you offer: ${what}`,
  offersWhatYouSeek: (what: string) => `Offers what you seek: ${what}`,
  timesInCommon: (count: number) => `${some(count, 'time', 'times')} in common with you`,

  // Asking
  askName: (name: string) => `Ask ${name}`,
  seeksYouOffer: (what: readonly string[]) => `They seek ${listed(what)}; you offer it.`,
  offersYouSeek: (what: readonly string[]) => `They offer ${listed(what)}; you seek it.`,
  youShare: (languages: readonly string[]) => `You share ${listed(languages)}.`,
  aboutThem: 'All they say of themselves',
  field: {
    name: 'Name',
    country: 'Country',
    kind: 'Kind',
    offers: 'Offers',
    seeks: 'Seeks',
    sectors: 'Sectors',
    markets: 'Markets',
    languages: 'Languages',
  },
  when: 'When',
  anyOfThese: 'any of these, or leave it to us',
  moreTimes: (count: number) => `${some(count, 'more time', 'more times')}`,
  afterYour: (time: string) => `after your ${time}`,
  beforeYour: (time: string) => `before your ${time}`,
  noCommonAsk: 'No time in common. You can still ask; if they say yes, it is placed as soon as one of you is free.',
  aLine: 'A line to them',
  askForMeeting: 'Ask for a meeting',
  nothingBlocked: (name: string) => `Nothing is blocked until ${name} says yes.`,
  requestsLeft: (left: number, of: number) => `You have ${left} of ${some(of, 'request', 'requests')} left.`,
  asked: (name: string) => `Asked. ${name} can answer now.`,
  seeMeeting: 'See the meeting',
  seeRequest: 'See the request',
  opensAt: (time: string) => `Requests open ${time}.`,
  closedAt: (time: string) => `Requests closed ${time}. The desk can still book for you.`,

  // Requests
  forYou: (count: number) => `For you, ${count}`,
  fromYou: (count: number) => `From you, ${count}`,
  waitingForYou: 'Waiting for your answer',
  waitingForThem: 'Waiting for their answer',
  answered: 'Answered',
  nobodyAsked: 'Nobody has asked you yet. Nothing is blocked while you wait.',
  nothingOpen: 'You have no open request.',
  forMember: (name: string) => `For ${name}`,
  quoted: (text: string) => `“${text}”`,
  asTheyWish: 'as they wish. We find the table.',
  weFindTable: 'both of you are free. We find the table.',
  noCommonAccept: 'No time in common. Accept, and we place it as soon as one of you is free.',
  acceptAt: (time: string) => `Accept ${time}`,
  accept: 'Accept',
  acceptName: (name: string) => `Accept ${name}`,
  acceptBest: 'Accept, at the best time',
  pickOrLeave: 'Pick a time at which both of you are free, or leave it to us.',
  anotherTime: 'Another time',
  decline: 'Decline',
  declineName: (name: string) => `Decline ${name}`,
  declineMeans: (name: string) =>
    `${name} reads that it is no, with your reason if you give one. You can still ask later.`,
  withdraw: 'Withdraw',
  wishedFor: (times: readonly string[]) => `for ${listed(times, 'disjunction')}`,
  openUntil: (time: string) => `Open until ${time}.`,
  closed: {
    in: (state: RequestState) => closedRequest(state, 'They withdrew it.', 'You declined.'),
    out: (state: RequestState) => closedRequest(state, 'You withdrew it.', 'Declined.'),
  },
  placed: (place: string) => `Placed: ${place}`,
  cancelled: 'Cancelled',
  didNotHappen: 'Did not happen',
  freeAt: 'These are free:',

  // Me
  asOthersSee: 'As others see you',
  nothingSaid: 'nothing yet',
  editProfile: 'Edit',
  betweenSemicolons: 'several with ; between them',
  availability: 'When you can be met',
  availabilityMeans: 'You are open everywhere. Tap a time to close it; others see you as busy then, without a reason.',
  slotState: { open: 'open', closed: 'closed', meeting: 'meeting', programme: 'programme', shut: 'shut' },
  begun: 'begun',
  programme: 'Programme',
  calendar: 'Your calendar',
  calendarMeans:
    'Your meetings in your own calendar, kept up to date. Keep the link to yourself: it shows your agenda.',
  subscribe: 'Add to my calendar',
  copyLink: 'Copy the link',
  copied: 'Copied.',
  settings: 'This phone',
  language: 'Language',
  light: 'Light',
  themes: { auto: 'As the phone', light: 'Light', dark: 'Dark' },
  motionNote: 'Movement follows your phone: where it is set to reduce motion, nothing travels.',
}

/** What a change is told with. `before`: the time it had; empty where there was none. */
interface Told {
  before: string
  time: string
  table: string
  partners: string
}

/** `2 h 30 min` */
function hours(ms: number): string {
  const minutes = Math.max(1, Math.ceil(ms / 60_000))
  return [minutes >= 60 ? `${Math.floor(minutes / 60)} h` : '', minutes % 60 ? `${minutes % 60} min` : '']
    .filter(Boolean)
    .join(' ')
}

function ago(ms: number): string {
  const words = new Intl.RelativeTimeFormat('en-GB', { style: 'narrow' })
  if (ms < 60_000) return words.format(-Math.max(1, Math.round(ms / 1000)), 'second')
  return ms < 5_400_000
    ? words.format(-Math.round(ms / 60_000), 'minute')
    : words.format(-Math.round(ms / 3_600_000), 'hour')
}

function closedRequest(state: RequestState, withdrawn: string, declined: string): string {
  if (state === 'withdrawn') return withdrawn
  return state === 'declined' ? declined : 'It expired.'
}
