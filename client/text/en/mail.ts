import { some } from './counts.ts'

/** The organiser's page about mail. */
export const mail = {
  title: 'Mail',
  /** Where nothing waits. */
  lead: (from: string) => `Mail leaves as ${from}.`,
  none: 'This server sends no mail. Whoever runs it can set SMTP_URL and MAIL_FROM; everything else works without.',
  onTheWay: (waiting: number) => `${some(waiting, 'mail is', 'mails are')} on the way.`,
  down: (since: string) => `The mail server has taken nothing since ${since}`,
  downMeans: (waiting: number) =>
    `${waiting === 0 ? 'Nothing waits.' : `${some(waiting, 'mail waits', 'mails wait')} and ${waiting === 1 ? 'goes by itself' : 'go by themselves'} when it is back.`} It says:`,
  failed: 'The state of the mail could not be fetched. Load the page again.',
  send: {
    title: 'Send',
    to: 'To whom',
    choices: {
      'not-invited': 'Not invited yet',
      all: 'Everybody',
      'not-opened': 'Link not opened yet',
    },
    means: {
      'not-invited': (count: number) =>
        count === 0
          ? 'Everybody who has an address was invited.'
          : `${some(count, 'person gets', 'people get')} the invitation with their personal link.`,
      all: (count: number) =>
        count === 0
          ? 'Everybody got the invitation within the last hour.'
          : `${some(count, 'person gets', 'people get')} the invitation with their personal link, whether they got one before or not.`,
      'not-opened': (count: number) =>
        count === 0
          ? 'Nobody to remind: every link was opened, or reminded of within the last hour.'
          : `${some(count, 'person has', 'people have')} not opened their link and ${count === 1 ? 'is' : 'are'} reminded of it.`,
    },
    withoutAddress: (count: number) =>
      `${some(count, 'person has', 'people have')} no address and ${count === 1 ? 'gets' : 'get'} nothing: print their invitation.`,
    preview: 'What it says',
    inLanguage: 'Language',
    act: {
      invitation: (count: number) => `Send ${some(count, 'invitation', 'invitations')}`,
      reminder: (count: number) => `Send ${some(count, 'reminder', 'reminders')}`,
    },
    ask: {
      invitation: (count: number) => `Send ${some(count, 'invitation', 'invitations')}?`,
      reminder: (count: number) => `Send ${some(count, 'reminder', 'reminders')}?`,
    },
    asks: (server: string) =>
      `They leave at once, each in its reader’s language. ${server} Who wants no mail still gets an invitation that you send by hand.`,
    startsItself: 'From then on the room also writes by itself, as settled below.',
    changed: 'Meanwhile it would reach another number of people. Nothing was sent; look again.',
    notSent: 'Nothing was sent. Try it again.',
  },
  settings: {
    title: 'What the room writes by itself',
    off: 'Nothing yet: it begins when you first send or save here.',
    changes: 'Changes not seen after, minutes',
    digest: 'Open requests, daily from, hour',
    remind: 'Remind of unopened links, days before',
    emptyIsNever: 'empty: never',
    language: 'Language',
    languageNote: 'for people who named none of the six',
    words: 'Your own paragraph',
    wordsNote: 'in invitations and reminders',
    replyTo: 'Answers go to',
    emptyIsSender: 'empty: to the sender',
    wrong: 'Check this.',
    save: 'Save',
    asBefore: 'As before',
  },
  test: {
    title: 'Try it',
    to: 'Your address',
    act: 'Send a test mail',
    sent: 'The mail server took it.',
    refused: 'The mail server did not take it. It says:',
    failed: 'No test mail was sent. Try it again.',
  },
  list: {
    title: 'What became of it',
    none: 'Nothing was sent yet.',
    filters: {
      problems: (count: number) => `Problems, ${count}`,
      waiting: (count: number) => `To send, ${count}`,
      sent: (count: number) => `Sent, ${count}`,
      optedOut: (count: number) => `Want no mail, ${count}`,
    },
    empty: { problems: 'No problems.', waiting: 'Nothing waits.', sent: 'Nothing sent yet.', optedOut: 'Nobody.' },
    kinds: {
      invitation: 'Invitation',
      reminder: 'Reminder',
      changes: 'Changes',
      digest: 'Open requests',
      decision: 'Decision on the application',
    },
    sentAt: (when: string) => `sent ${when}`,
    waits: 'waits',
    tried: (count: number) => `waits, ${some(count, 'try', 'tries')} so far`,
    refused: 'not delivered',
    noAddress: 'no address',
    optedOut: 'wants no mail',
    again: 'Send again',
    againNamed: (name: string) => `Send again to ${name}`,
    againAll: (count: number) => `Send ${some(count, 'mail', 'mails')} again`,
  },
}
