import type { LetterWords } from './words.ts'

const list = new Intl.ListFormat('en-GB')

export const en: LetterWords = {
  locale: 'en-GB',
  hello: (name) => `Hello ${name},`,
  and: (names) => list.format(names),
  table: (label) => `table ${label}`,
  online: 'online',
  timesOf: (zone) => `All times are those of ${zone}.`,
  why: (event) => `You get this mail because you take part in ${event}.`,
  stop: 'No more mail from this event',
  invitation: {
    subject: (event) => `Your invitation: ${event}`,
    lead: (event, when) =>
      `you are invited to ${event}${when && `, ${when}`}. Your day is ready: who is there, whom to meet, when and where.`,
    means: 'The link below opens it, on the phone or the computer. No account and no password are needed.',
    open: 'Open my day',
    scan: 'Or scan this code with the phone.',
    yours: 'The link is yours alone. Whoever has it speaks for you.',
  },
  reminder: {
    subject: (event) => `Your link is waiting: ${event}`,
    lead: (event, when) =>
      `your link to ${event}${when && `, ${when}`}, has not been opened yet. Others may be waiting to meet you.`,
  },
  changes: {
    subject: (event) => `Your meetings have changed: ${event}`,
    lead: (count) => (count === 1 ? 'a meeting of yours has changed.' : `${count} of your meetings have changed.`),
    change: {
      new: ({ time, partners }) => `New: a meeting with ${partners} on ${time}`,
      cancelled: ({ before, partners }) => `Cancelled: the meeting with ${partners}${before && ` on ${before}`}`,
      'no-show': ({ before, partners }) =>
        `Noted as not held: the meeting with ${partners}${before && ` on ${before}`}`,
      'lost-place': ({ before, partners }) =>
        before
          ? `The meeting with ${partners} on ${before} has no place at present`
          : `The meeting with ${partners} waits for a place`,
      'as-before': ({ time, partners }) => `The meeting with ${partners} is as before${time && `: ${time}`}`,
      people: ({ time, partners }) => `The meeting on ${time} is with ${partners} now`,
      time: ({ before, time, partners }) =>
        before
          ? `The meeting with ${partners} moved from ${before} to ${time}`
          : `The meeting with ${partners} is on ${time}`,
      table: ({ time, table, partners }) =>
        table
          ? `The meeting with ${partners} on ${time} is at ${table} now`
          : `The meeting with ${partners} on ${time} has another place`,
      'times-shifted': ({ before, time, partners }) => `The meeting with ${partners} on ${before} is on ${time} now`,
      held: ({ time, partners }) => `Something changed about the meeting with ${partners} on ${time}`,
    },
    open: 'See my day',
  },
  digest: {
    subject: (event) => `Requests wait for your answer: ${event}`,
    lead: (count) => (count === 1 ? 'one person would like to meet you:' : `${count} people would like to meet you:`),
    nothingBlocked: 'Nothing is blocked until you say yes.',
    open: 'Answer',
  },
  decision: {
    subject: (event) => `Your application: ${event}`,
    deferred: (event) =>
      `all places of your side at ${event} are taken. You are on the waiting list, in line for one that comes free.`,
    declined: (event) => `the organisers of ${event} could not take your application. Thank you for asking.`,
    open: 'See my application',
    why: (event) => `You get this mail because you asked to take part in ${event}.`,
  },
  test: {
    subject: 'A test mail from Rondo',
    lead: 'this shows that mail leaves, and what it looks like. Nobody else got it.',
  },
  optOut: {
    ask: (event) => `Should ${event} write to you no more?`,
    still: 'Changes and requests are then shown in your day only. The organisers can still send you your invitation.',
    stop: 'No more mail',
    stopped: 'No more mail',
    stoppedMeans: (event) => `${event} writes to you no more. Your day shows all changes and requests as before.`,
    again: 'Get mail again',
    back: 'Mail comes again',
    backMeans: (event) => `${event} writes to you again.`,
    unknown: 'This link is not valid',
    unknownMeans: 'The event it belongs to may be over and deleted.',
  },
}
