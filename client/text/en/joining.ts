import type { Fault } from '../../../shared/import/reading.ts'
import { some } from './counts.ts'

// A room's public page: what, when and where; the form by which people apply; and what became of it.

/** What is wrong with a field, under it. */
function wrong({ column, code }: Fault): string {
  if (code === 'too-long') return 'This is too long.'
  if (code === 'bad-encoding') return 'There are broken letters in it.'
  switch (column) {
    case 'name':
      return 'Your name is missing.'
    case 'organisation':
      return 'For whom do you come?'
    case 'kind':
      return 'Choose what fits best.'
    case 'country':
      return 'Choose a country from the list.'
    case 'email':
      return 'An address such as anna@example.org is needed.'
    default:
      return 'Check this.'
  }
}

export const joining = {
  title: (event: string) => `Take part: ${event}`,
  language: 'Language',
  noPage: 'There is no such page. Ask the organisers for the right address.',
  noLine: 'No connection. What you typed stays on this device.',
  again: 'Try again',
  when: 'When',
  where: 'Where',
  zone: (zone: string) => `Times are those of ${zone}.`,
  until: (time: string) => `You can apply until ${time}.`,
  closed: 'Applications are not open now.',
  over: (time: string) => `Applications closed on ${time}.`,
  programme: 'Programme',
  who: 'Who comes',
  figures: (people: number, organisations: number, countries: number) =>
    `${some(people, 'person', 'people')} of ${some(organisations, 'organisation', 'organisations')} from ${some(countries, 'country', 'countries')}`,
  agreed: 'Those who agreed to be named here.',
  showAll: (count: number) => `Show all ${count}`,
  applied: 'You have applied from this device.',
  seeStatus: 'See what became of it',
  apply: 'Apply to take part',
  form: {
    title: 'Apply to take part',
    lead: 'Two minutes. What you type stays on this device until you send it.',
    you: 'About you',
    name: 'Your name',
    email: 'E-mail',
    emailNote: 'only the organisers see it',
    organisation: 'Organisation',
    kind: 'Kind of organisation',
    country: 'Country',
    searchCountry: 'Type a country',
    noCountry: 'No country is called so.',
    delegation: 'Delegation',
    noDelegation: 'none',
    brings: 'What brings you here',
    bringsNote: 'Others find you by this. One or two of each are enough.',
    sectors: 'Sectors',
    sectorsHint: 'e.g. food technology',
    offers: 'You offer',
    offersHint: 'e.g. cold chain sensors',
    seeks: 'You seek',
    seeksHint: 'e.g. distributors in Spain',
    languages: 'Languages you speak',
    languagesHint: 'e.g. English',
    add: 'Add',
    removeNamed: (entry: string) => `Remove ${entry}`,
    stepFree: 'I need step-free access',
    online: 'I take part online',
    listed: 'My organisation and country may be named on the public page',
    byHand: 'The organisers decide. You see it under a link of your own.',
    atOnce: 'You are in at once while there are places; else on the waiting list.',
    kept: (days: number) =>
      `All you enter is deleted ${some(days, 'day', 'days')} after the event, or when you withdraw.`,
    send: 'Send the application',
    save: 'Save the corrections',
    check: (faults: number) => `${some(faults, 'field is', 'fields are')} still to be filled in.`,
    wrong,
    refused: {
      busy: 'Many people apply just now. Try again in a moment.',
      'too-late': 'Applications have closed.',
      'limit-reached': 'No more applications are taken.',
      'store-unreachable': 'It cannot be saved just now. What you typed stays here; try again in a moment.',
      other: 'It was not taken. What you typed stays here; try again in a moment.',
    },
  },
  sent: {
    title: 'Your application has arrived',
    lead: 'Keep this link: it shows what the organisers decide, and lets you correct or withdraw what you said.',
    link: 'Your link',
    alone: 'It is yours alone. Who has it can read your application.',
    next: 'What comes next',
    steps: [
      'The organisers read it.',
      'Under your link you see their decision.',
      'Once you are in, it opens your own page: people, requests, your day.',
    ],
    open: 'Open my application',
  },
  status: {
    title: (event: string) => `Your application: ${event}`,
    undecided: 'Not decided yet',
    undecidedMeans: 'The organisers have your application. Come back by this link.',
    deferred: 'On the waiting list',
    deferredMeans: 'All places of your side are taken. You are in line for one that comes free.',
    accepted: 'You are in',
    acceptedMeans: 'Your own page is ready: see who comes, ask for meetings, find your table.',
    openDay: 'Open my day',
    declined: 'Not this time',
    declinedMeans: 'The organisers could not take your application. What you said is deleted after the event.',
    left: 'You are no longer in this room',
    leftMeans: 'If that surprises you, ask the organisers.',
    ended:
      'This link no longer shows an application. It was withdrawn, or somebody applied again with the same address.',
    said: 'What you said',
    correct: 'Correct it',
    corrected: 'Corrected.',
    withdraw: 'Withdraw',
    withdrawSure: 'Withdraw the application? All you said is deleted at once.',
    withdrawDo: 'Withdraw and delete',
    withdrawn: 'Your application is withdrawn, and what you said is deleted.',
    toPage: 'To the page of the event',
  },
}
